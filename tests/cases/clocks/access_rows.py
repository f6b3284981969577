"""Which role reaches which page of clocks."""

from typing import Any

from lykt.organisation.models import Staff
from tests.cases.case.access_rows import IN_A_TEAM, OWN_TEAM
from tests.support.cases import case_for
from tests.support.pages import Page, make_person
from tests.support.people import World


def of_case(world: World, reader: Staff) -> dict[str, Any]:
    """A case of the service, with the reader in its team."""
    return {"case": case_for(world, reader, make_person(world)).handle}


def rule(world: World, reader: Staff) -> dict[str, Any]:
    """A rule of a clock, which is everybody's."""
    return {"name": "reflection_period"}


ROWS: dict[str, Page] = {
    "clocks": Page(IN_A_TEAM),
    "clock_rule": Page(IN_A_TEAM, rule, own=True),
    "case_follow_up": Page(OWN_TEAM, of_case),
    "calendar": Page(IN_A_TEAM),
    "calendar_shut": Page(IN_A_TEAM, method="post"),
}
