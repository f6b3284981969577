"""Who may do what with plans. A plan is the controller's own, so its reach is the controller."""

from lykt.organisation.access import EVERYONE, Scope, grant
from lykt.organisation.roles import Role


RULES = [
    *grant(
        [Role.PLAN_OWNER], "plan", "read,make,change,report,import,export", Scope.OWN_CONTROLLER
    ),
    *grant([Role.UNIT_LEADER, Role.CASE_COORDINATOR], "plan", "read", Scope.OWN_CONTROLLER),
    # Whoever is named as the contact of a measure reads its plan, and tells how it goes.
    *grant(
        [role for role in EVERYONE if role is not Role.INVITED_PARTNER],
        "own_measure",
        "read,report",
        Scope.OWN_RECORD,
    ),
]
