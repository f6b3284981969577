"""Who may do what with events and those they reach. Both are the whole controller's."""

from lykt.organisation.access import MEETS_PEOPLE, Scope, grant
from lykt.organisation.roles import Role


#: Those who take a year's events out as a file.
EXPORTING = (Role.CASE_COORDINATOR, Role.UNIT_LEADER, Role.PLAN_OWNER)

RULES = [
    *grant(MEETS_PEOPLE, "event", "read,make,change,undo", Scope.OWN_CONTROLLER),
    *grant([Role.PLAN_OWNER], "event", "read", Scope.OWN_CONTROLLER),
    *grant(EXPORTING, "event", "export", Scope.OWN_CONTROLLER),
    *grant(MEETS_PEOPLE, "receiver", "read,make,change", Scope.OWN_CONTROLLER),
    *grant([Role.PLAN_OWNER], "receiver", "read", Scope.OWN_CONTROLLER),
]
