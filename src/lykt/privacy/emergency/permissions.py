"""Who may open a door in an emergency, and who is told of it.

Everyone who meets people may, in the whole of their own organisation and never further:
nothing ever stops emergency help. What they then see follows from their role.
"""

from lykt.organisation.access import MEETS_PEOPLE, Scope, grant
from lykt.organisation.roles import Role


RULES = [
    *grant(MEETS_PEOPLE, "emergency", "open", Scope.OWN_CONTROLLER),
    *grant([Role.UNIT_LEADER], "emergency", "read", Scope.OWN_UNIT),
    *grant([Role.DATA_PROTECTION_OFFICER], "emergency", "read", Scope.OWN_CONTROLLER),
]
