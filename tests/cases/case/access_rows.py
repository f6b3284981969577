"""Which role reaches which page of cases."""

from typing import Any

from lykt.cases.case.permissions import TEAM
from lykt.organisation.models import Staff
from lykt.organisation.roles import Role
from tests.support.cases import case_for
from tests.support.pages import Page, make_person
from tests.support.people import World


IN_A_TEAM = frozenset(TEAM) | {Role.INVITED_PARTNER}
OWN_TEAM = frozenset(TEAM)
COORDINATOR = frozenset({Role.CASE_COORDINATOR})


def case(world: World, reader: Staff) -> dict[str, Any]:
    """A case of the service, with the reader in its team."""
    return {"handle": case_for(world, reader, make_person(world)).handle}


ROWS: dict[str, Page] = {
    "cases": Page(IN_A_TEAM),
    "case_page": Page(IN_A_TEAM, case),
}
