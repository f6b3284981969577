"""Who may do what with shifts."""

from lykt.organisation.access import MEETS_PEOPLE, Scope, grant


RULES = [*grant(MEETS_PEOPLE, "shift", "read,make,change", Scope.OWN_UNIT)]
