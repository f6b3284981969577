"""Who may see figures, and who may carry a register in or out."""

from lykt.organisation.access import EVERYONE, MEETS_PEOPLE, Scope, grant
from lykt.organisation.roles import Role


RULES = [
    # Figures are counts, but small ones can point at people: nobody outside the unit's own
    # staff and those who plan and count for it sees them.
    *grant([*MEETS_PEOPLE, Role.ANALYST, Role.PLAN_OWNER], "figures", "read", Scope.OWN_UNIT),
    # A year is closed for a whole controller, which no post of a unit speaks for: the operator
    # does it, from the command line.
    *grant(EVERYONE, "figures", "close", Scope.NOBODY),
    # A register is rows about people. It leaves and enters by the leader's hand only.
    *grant([Role.UNIT_LEADER], "register", "import,export", Scope.OWN_UNIT),
    *grant([Role.UNIT_LEADER, Role.ANALYST], "series", "import,remove", Scope.OWN_UNIT),
    *grant([*MEETS_PEOPLE, Role.ANALYST, Role.PLAN_OWNER], "series", "read", Scope.OWN_UNIT),
]
