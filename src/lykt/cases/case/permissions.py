"""Who may do what with a case. The reach is its team, and a place in it is given by name.

A leader oversees: how many cases there are, whose, and how late, with nobody's content.
"""

from lykt.organisation.access import Scope, grant
from lykt.organisation.roles import Role


#: Those of the house who can be in the team of a case.
TEAM = (
    Role.FIELD_WORKER,
    Role.SOCIAL_WORKER,
    Role.HEALTH_WORKER,
    Role.CASE_COORDINATOR,
    Role.UNIT_LEADER,
)

RULES = [
    *grant([Role.CASE_COORDINATOR], "case", "make", Scope.OWN_UNIT),
    *grant([*TEAM, Role.INVITED_PARTNER], "case", "read", Scope.CASE_TEAM),
    *grant(TEAM, "case", "change", Scope.CASE_TEAM),
    # Who is invited, handed over to, closed: the coordinator's, by the table and by place.
    *grant([Role.CASE_COORDINATOR], "case", "lead", Scope.CASE_TEAM),
    *grant([Role.UNIT_LEADER, Role.CASE_COORDINATOR], "caseload", "read", Scope.OWN_UNIT),
]
