"""Who may look at the reading record: the officer, who sees that and no content."""

from lykt.organisation.access import Scope, grant
from lykt.organisation.roles import Role


RULES = [
    *grant(
        [Role.DATA_PROTECTION_OFFICER],
        "reading_record",
        "read,verify,export",
        Scope.OWN_CONTROLLER,
    ),
]
