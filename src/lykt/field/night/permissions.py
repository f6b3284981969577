"""Who may do what with phones, and with what lies in the tray. The reach is the unit.

Anyone who goes out may report a phone lost: at one in the morning nobody looks for a leader.
"""

from lykt.organisation.access import MEETS_PEOPLE, Scope, grant
from lykt.organisation.roles import Role


RULES = [
    *grant((*MEETS_PEOPLE, Role.VOLUNTEER), "phone", "sign_on", Scope.OWN_UNIT),
    *grant(MEETS_PEOPLE, "phone", "read,lose", Scope.OWN_UNIT),
    *grant([Role.UNIT_LEADER], "phone", "allow", Scope.OWN_UNIT),
    *grant(MEETS_PEOPLE, "tray", "read,decide", Scope.OWN_UNIT),
]
