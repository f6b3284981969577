"""Who may have the days of their cases in a calendar: whoever can be in the team of a case."""

from lykt.cases.case.permissions import TEAM
from lykt.organisation.access import Scope, grant
from lykt.organisation.roles import Role


RULES = [
    *grant([*TEAM, Role.INVITED_PARTNER], "own_calendar", "read,change", Scope.OWN_RECORD),
]
