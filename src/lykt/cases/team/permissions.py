"""Who may do what with a team.

Who is in it is the coordinator's, by "lead" on a case. Here stands what is not about one
case: an invitation to oneself, and which addresses may be invited at all.
"""

from lykt.organisation.access import Scope, grant
from lykt.organisation.roles import Role


RULES = [
    *grant([Role.INVITED_PARTNER], "invitation", "read,accept", Scope.OWN_RECORD),
    # A case that another city asks this one to take over.
    *grant([Role.CASE_COORDINATOR], "incoming_case", "read,answer", Scope.OWN_UNIT),
    *grant([Role.ADMINISTRATOR], "partner_domain", "read,change", Scope.OWN_CONTROLLER),
]
