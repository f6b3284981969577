"""Who may do what with rapid assessments. They are the controller's, and plans take them on."""

from lykt.organisation.access import MEETS_PEOPLE, Scope, grant
from lykt.organisation.roles import Role


_WRITES = (*MEETS_PEOPLE, Role.ANALYST)

RULES = [
    *grant(_WRITES, "rapid", "read,make,change,review", Scope.OWN_CONTROLLER),
    *grant([Role.PLAN_OWNER], "rapid", "read,review", Scope.OWN_CONTROLLER),
]
