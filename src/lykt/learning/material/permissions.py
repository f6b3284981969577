"""Who may do what with material. It is the controller's, and so is its reach."""

from lykt.organisation.access import MEETS_PEOPLE, Scope, grant
from lykt.organisation.roles import Role


RULES = [
    *grant(MEETS_PEOPLE, "material", "read,make,change", Scope.OWN_CONTROLLER),
    *grant([Role.PLAN_OWNER], "material", "read", Scope.OWN_CONTROLLER),
]
