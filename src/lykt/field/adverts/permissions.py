"""Who may do what with what was seen of the market."""

from lykt.organisation.access import Scope, grant
from lykt.organisation.roles import Role


#: Whoever goes out, and whoever leads them. Health staff have no part in it.
WATCH = (Role.FIELD_WORKER, Role.SOCIAL_WORKER, Role.UNIT_LEADER)

RULES = [
    *grant(WATCH, "adverts", "read,make,change,undo,import", Scope.OWN_UNIT),
    # Which sites there are is the same for all units of an organisation.
    *grant(WATCH, "advert_site", "read,change", Scope.OWN_CONTROLLER),
]
