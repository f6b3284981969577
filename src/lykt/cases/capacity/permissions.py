"""Who says what there is room for. Who sees it stands with cases: "caseload"."""

from lykt.organisation.access import Scope, grant
from lykt.organisation.roles import Role


RULES = [*grant([Role.UNIT_LEADER], "caseload", "state", Scope.OWN_UNIT)]
