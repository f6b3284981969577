"""Who may do what with places, their addresses and visits: whoever meets people, in the unit."""

from lykt.organisation.access import MEETS_PEOPLE, Scope, grant


RULES = [
    *grant(MEETS_PEOPLE, "indoor_place", "read,make,change", Scope.OWN_UNIT),
    *grant(MEETS_PEOPLE, "indoor_address", "read,change", Scope.OWN_UNIT),
    *grant(MEETS_PEOPLE, "visit", "read,make,correct,undo", Scope.OWN_UNIT),
]
