"""Who may do what with people and contacts. The reach is the unit, never further."""

from lykt.organisation.access import MEETS_PEOPLE, Scope, grant
from lykt.organisation.roles import Role


RULES = [
    *grant(MEETS_PEOPLE, "person", "read,make,change", Scope.OWN_UNIT),
    *grant(
        [Role.SOCIAL_WORKER, Role.HEALTH_WORKER, Role.CASE_COORDINATOR, Role.UNIT_LEADER],
        "person",
        "merge",
        Scope.OWN_UNIT,
    ),
    *grant(MEETS_PEOPLE, "contact", "read,make,correct,undo", Scope.OWN_UNIT),
    # What happened at the clinic is between the person and the health staff.
    *grant([Role.HEALTH_WORKER], "health_contact", "read,make,correct,undo", Scope.OWN_UNIT),
]
