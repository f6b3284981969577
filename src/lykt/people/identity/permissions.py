"""Who may see a name. Not whoever only counts: the field worker knows people by their codes."""

from lykt.organisation.access import Scope, grant
from lykt.organisation.roles import Role


RULES = [
    *grant(
        [Role.SOCIAL_WORKER, Role.HEALTH_WORKER, Role.CASE_COORDINATOR, Role.UNIT_LEADER],
        "identity",
        "read,change,search",
        Scope.OWN_UNIT,
    ),
]
