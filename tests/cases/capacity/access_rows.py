"""Which role reaches which page of hours and room."""

from typing import Any

from lykt.cases.capacity.models import Hours
from lykt.organisation.acting import acting_as
from lykt.organisation.models import Staff
from lykt.organisation.roles import Role
from tests.cases.case.access_rows import OWN_TEAM
from tests.support.cases import OPERATOR, case_for
from tests.support.pages import Page, make_person
from tests.support.people import World


OVERSEES = frozenset({Role.UNIT_LEADER, Role.CASE_COORDINATOR})
LEADER = frozenset({Role.UNIT_LEADER})


def case(world: World, reader: Staff) -> dict[str, Any]:
    """A case of the service, with the reader in its team."""
    return {"case": case_for(world, reader, make_person(world)).handle}


def own_hours(world: World, reader: Staff) -> dict[str, Any]:
    """Hours that the reader has just written in it."""
    found = case_for(world, reader, make_person(world))
    actor = reader.as_actor() if reader.posts.filter(unit=world.service).exists() else OPERATOR
    with acting_as(actor):
        row = Hours.objects.create(case=found, what="phone", hours=1)
    return {"case": found.handle, "handle": row.handle}


ROWS: dict[str, Page] = {
    "case_hours": Page(OWN_TEAM, case),
    "hours_undo": Page(OWN_TEAM, own_hours, "post"),
    "capacity": Page(OVERSEES),
    "capacity_state": Page(LEADER),
}
