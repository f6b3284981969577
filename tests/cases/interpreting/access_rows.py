"""Which role reaches which page of interpreting: the team alone, no partner."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from lykt.cases.case.permissions import TEAM
from lykt.cases.interpreting import actions
from lykt.organisation.acting import acting_as
from lykt.organisation.models import Staff
from tests.support.cases import OPERATOR, case_for
from tests.support.pages import Page, make_person
from tests.support.people import World


OWN_TEAM = frozenset(TEAM)


def booking(world: World, reader: Staff) -> dict[str, Any]:
    """A case with wishes, and an interpreter who is wanted."""
    case = case_for(world, reader, make_person(world))
    with acting_as(OPERATOR):
        actions.write_wishes(by=OPERATOR, case=case, languages=["ro"], avoid="Nobody from home")
        made = actions.book(
            by=OPERATOR,
            case=case,
            when=timezone.now() + timedelta(days=2),
            language="ro",
            occasion="first_talk",
            way="phone",
            remark="Call from the office.",
        )
    return {"case": case.handle, "booking": made.handle}


def case(world: World, reader: Staff) -> dict[str, Any]:
    """The same case."""
    return {"case": booking(world, reader)["case"]}


ROWS: dict[str, Page] = {
    "case_interpreter": Page(OWN_TEAM, case),
    "interpreter_wishes": Page(OWN_TEAM, case),
    "booking_new": Page(OWN_TEAM, case),
    "booking_answer": Page(OWN_TEAM, booking),
}
