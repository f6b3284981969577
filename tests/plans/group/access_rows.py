"""Which role reaches which page of a reference group: those who read the plan, and its owner."""

from typing import Any

from lykt.organisation.models import Staff
from tests.plans.access_rows import OWNER, READS, plan
from tests.plans.group.made import make_advice, make_meeting
from tests.support.pages import Page
from tests.support.people import World


def meeting(world: World, reader: Staff) -> dict[str, Any]:
    """A meeting of a group."""
    return {"handle": make_meeting(world).handle}


def member(world: World, reader: Staff) -> dict[str, Any]:
    """A member of a group."""
    return {"handle": make_meeting(world).members.get().handle}


def advice(world: World, reader: Staff) -> dict[str, Any]:
    """What a group advised."""
    return {"handle": make_advice(world).handle}


ROWS: dict[str, Page] = {
    "group": Page(READS, plan, wide=True),
    "group_member_new": Page(OWNER, plan, wide=True),
    "group_member_end": Page(OWNER, member, "post", wide=True),
    "group_meeting_new": Page(OWNER, plan, wide=True),
    "group_meeting": Page(READS, meeting, wide=True),
    "group_advice_new": Page(OWNER, meeting, wide=True),
    "group_advice_answer": Page(OWNER, advice, wide=True),
}
