"""Who may share, and who may look at what was shared.

Everyone who meets people may share: nothing stops emergency help, and what else may go out
is for the consent and the rulebook to say, not for a role. Nobody may let out what these do
not: there is no row for it, and no override.
"""

from lykt.organisation.access import MEETS_PEOPLE, Scope, grant
from lykt.organisation.roles import Role


RULES = [
    *grant(MEETS_PEOPLE, "disclosure", "read,share,note", Scope.OWN_UNIT),
    # What was told of somebody's health is between them and the health staff.
    *grant([Role.HEALTH_WORKER], "health_disclosure", "read", Scope.OWN_UNIT),
    # Shares on an uncertain ground, without a person and without content.
    *grant([Role.DATA_PROTECTION_OFFICER], "disclosure", "oversee", Scope.OWN_CONTROLLER),
]
