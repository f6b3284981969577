"""Who may do what with shifts. The reach is the unit, never further.

Volunteers and peers count and see no codes: to start, count and end is an act of its own,
and the pages of shifts are not theirs.
"""

from lykt.organisation.access import MEETS_PEOPLE, Scope, grant
from lykt.organisation.roles import Role


#: Those who name the zones and the groups of their unit.
NAMING = (Role.UNIT_LEADER,)

RULES = [
    *grant(MEETS_PEOPLE, "shift", "read,make,change,count", Scope.OWN_UNIT),
    *grant([Role.VOLUNTEER], "shift", "count", Scope.OWN_UNIT),
    *grant(NAMING, "zone", "read,change", Scope.OWN_UNIT),
]
