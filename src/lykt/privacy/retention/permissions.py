"""Who may erase, hold back an erasure, and decide how long things are kept."""

from lykt.organisation.access import Scope, grant
from lykt.organisation.roles import Role


RULES = [
    # Whoever works with people every day cannot make them go, nor by an emergency.
    *grant([Role.UNIT_LEADER], "person", "erase", Scope.OWN_UNIT),
    *grant([Role.UNIT_LEADER], "hold", "read,set,lift", Scope.OWN_UNIT),
    *grant([Role.UNIT_LEADER], "retention", "read", Scope.OWN_UNIT),
    *grant([Role.DATA_PROTECTION_OFFICER], "retention", "read,decide", Scope.OWN_CONTROLLER),
]
