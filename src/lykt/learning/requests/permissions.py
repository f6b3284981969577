"""Who may do what with requests for advice. They are the whole controller's."""

from lykt.organisation.access import MEETS_PEOPLE, Scope, grant
from lykt.organisation.roles import Role


RULES = [
    *grant(MEETS_PEOPLE, "advice", "read,make,undo", Scope.OWN_CONTROLLER),
    *grant([Role.PLAN_OWNER], "advice", "read", Scope.OWN_CONTROLLER),
]
