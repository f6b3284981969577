"""Who may do what with a concern, within the unit that has it.

Whoever meets people takes concerns in, reads those of the unit, calls for help and notifies
child welfare: the duty is each one's own. What becomes of it is for the coordinator and the
leader. Whoever oversees sees no content: there is no row for them.
"""

from lykt.organisation.access import MEETS_PEOPLE, Scope, grant
from lykt.organisation.roles import Role


#: Those who decide what becomes of a concern.
TRIAGING = (Role.CASE_COORDINATOR, Role.UNIT_LEADER)
#: Those whose work knows who somebody is.
JOINING = (
    Role.SOCIAL_WORKER,
    Role.HEALTH_WORKER,
    Role.CASE_COORDINATOR,
    Role.UNIT_LEADER,
)

RULES = [
    *grant(MEETS_PEOPLE, "concern", "read,make,correct,undo,help,notify", Scope.OWN_UNIT),
    # To tell of a worry is everyone's who is out; a volunteer does it, and reads none.
    *grant((*MEETS_PEOPLE, Role.VOLUNTEER), "concern", "tell", Scope.OWN_UNIT),
    *grant(TRIAGING, "concern", "triage", Scope.OWN_UNIT),
    *grant(JOINING, "concern", "join", Scope.OWN_UNIT),
    *grant([Role.UNIT_LEADER], "concern", "erase", Scope.OWN_UNIT),
    *grant(MEETS_PEOPLE, "consultation", "read,make,undo", Scope.OWN_UNIT),
]
