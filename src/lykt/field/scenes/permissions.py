"""Who may do what with scenes and signals: whoever meets people, in the unit."""

from lykt.organisation.access import MEETS_PEOPLE, Scope, grant


RULES = [
    *grant(MEETS_PEOPLE, "scene", "read,make,change", Scope.OWN_UNIT),
    *grant(MEETS_PEOPLE, "signal", "read,make,change", Scope.OWN_UNIT),
]
