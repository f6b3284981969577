"""Who may do what with places. What happens in a case is asked of its team, see `cases.case`.

Nobody has a right to addresses by role: one is named on a placement, see `queries.address_of`.
"""

from lykt.cases.case.permissions import TEAM
from lykt.organisation.access import Scope, grant
from lykt.organisation.roles import Role


OVERSEE = (Role.CASE_COORDINATOR, Role.UNIT_LEADER)

RULES = [
    *grant(OVERSEE, "place", "read,make,change", Scope.OWN_UNIT),
    # Whoever is named may write an address a second time, and so make it count.
    *grant(TEAM, "place", "confirm", Scope.OWN_UNIT),
    # The keeper of a kind of subject is asked for this when its key is to go.
    *grant([Role.UNIT_LEADER], "place", "erase", Scope.OWN_UNIT),
    *grant(OVERSEE, "housing_need", "read", Scope.OWN_UNIT),
]
