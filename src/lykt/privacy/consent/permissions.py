"""Who may do what with consents.

The person may take it back to whoever they happen to meet: nobody who meets people may have
to say "you must tell that to another".
"""

from lykt.organisation.access import MEETS_PEOPLE, Scope, grant
from lykt.organisation.roles import Role


RULES = [
    *grant(MEETS_PEOPLE, "consent", "read,give,withdraw", Scope.OWN_UNIT),
    # When a case closes, its consents lapse with it.
    *grant([Role.CASE_COORDINATOR, Role.UNIT_LEADER], "consent", "close", Scope.OWN_UNIT),
]
