"""Which role reaches which page of the meetings of the cooperation team."""

from typing import Any

from django.utils import timezone

from lykt.cases.meetings.general.actions import add_task, write_meeting
from lykt.cases.meetings.general.models import GeneralMeeting
from lykt.organisation.access import MEETS_PEOPLE
from lykt.organisation.acting import acting_as
from lykt.organisation.models import Staff
from lykt.organisation.roles import Role
from tests.support.cases import OPERATOR
from tests.support.pages import Page
from tests.support.people import World


WRITES = frozenset({Role.CASE_COORDINATOR, Role.UNIT_LEADER})


def written(world: World) -> GeneralMeeting:
    """A meeting of the service today."""
    with acting_as(OPERATOR):
        return write_meeting(
            by=OPERATOR,
            unit=world.service,
            day=timezone.localdate(),
            purpose="routines",
            themes=["notifying"],
            bodies={"police": 2, "here": 3},
        )


def meeting(world: World, reader: Staff) -> dict[str, Any]:
    """A meeting of the service."""
    return {"handle": written(world).handle}


def task(world: World, reader: Staff) -> dict[str, Any]:
    """A task of it."""
    with acting_as(OPERATOR):
        row = add_task(by=OPERATOR, meeting=written(world), text="Print the card", body="police")
    return {"handle": row.handle}


ROWS: dict[str, Page] = {
    "general_meetings": Page(frozenset(MEETS_PEOPLE)),
    "general_meeting_new": Page(WRITES),
    "general_meeting": Page(frozenset(MEETS_PEOPLE), meeting),
    "general_meeting_change": Page(WRITES, meeting),
    "general_task_new": Page(WRITES, meeting),
    "general_task_set": Page(WRITES, task, "post"),
}
