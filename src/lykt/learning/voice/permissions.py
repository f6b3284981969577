"""Who may do what with what the users say.

The council is the controller's. What is said in a unit stays in it; a complaint is taken in by
whoever gets it, and read by the leader alone, for it may be about a colleague.
"""

from lykt.organisation.access import MEETS_PEOPLE, Scope, grant
from lykt.organisation.roles import Role


RULES = [
    *grant(MEETS_PEOPLE, "council", "read,make,change", Scope.OWN_CONTROLLER),
    *grant(MEETS_PEOPLE, "feedback", "read,make,change", Scope.OWN_UNIT),
    *grant(MEETS_PEOPLE, "complaint", "make", Scope.OWN_UNIT),
    *grant([Role.UNIT_LEADER], "complaint", "read,change", Scope.OWN_UNIT),
]
