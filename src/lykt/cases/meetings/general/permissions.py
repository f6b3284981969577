"""Who may read what the cooperation team meets about, and who writes it down."""

from lykt.organisation.access import MEETS_PEOPLE, Scope, grant
from lykt.organisation.roles import Role


RULES = [
    *grant(MEETS_PEOPLE, "general_meeting", "read", Scope.OWN_UNIT),
    *grant(
        [Role.CASE_COORDINATOR, Role.UNIT_LEADER], "general_meeting", "make,change", Scope.OWN_UNIT
    ),
]
