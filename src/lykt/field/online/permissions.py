"""Who may do what with chats and calls."""

from lykt.organisation.access import Scope, grant
from lykt.organisation.roles import Role


#: Health staff chat too; calls are for those who do outreach.
CHATS = (Role.FIELD_WORKER, Role.SOCIAL_WORKER, Role.HEALTH_WORKER, Role.UNIT_LEADER)
CALLS = (Role.FIELD_WORKER, Role.SOCIAL_WORKER, Role.UNIT_LEADER)

RULES = [
    *grant(CHATS, "chat", "read,make,change,undo", Scope.OWN_UNIT),
    *grant(CALLS, "advert_call", "read,make,undo,check", Scope.OWN_UNIT),
]
