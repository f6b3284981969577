"""Which role reaches which page of the users' voice."""

from typing import Any

from lykt.organisation.access import MEETS_PEOPLE
from lykt.organisation.models import Staff
from lykt.organisation.roles import Role
from tests.learning.voice.made import make_complaint, make_feedback, make_meeting, make_wish
from tests.support.pages import Page
from tests.support.people import World


MEETS = frozenset(MEETS_PEOPLE)
LEADER = frozenset({Role.UNIT_LEADER})


def meeting(world: World, reader: Staff) -> dict[str, Any]:
    """A meeting of the municipality's council."""
    return {"handle": make_meeting(world).handle}


def wish(world: World, reader: Staff) -> dict[str, Any]:
    """What it asked for."""
    return {"handle": make_wish(world).handle}


def feedback(world: World, reader: Staff) -> dict[str, Any]:
    """Feedback of the service."""
    return {"handle": make_feedback(world).handle}


def complaint(world: World, reader: Staff) -> dict[str, Any]:
    """A complaint over the service."""
    return {"handle": make_complaint(world).handle}


def own_feedback(world: World, reader: Staff) -> dict[str, Any]:
    """Feedback that whoever asks has just written down, where they may; else another's."""
    return {"handle": _by(reader, MEETS, world, make_feedback).handle}


def own_complaint(world: World, reader: Staff) -> dict[str, Any]:
    """A complaint that whoever asks has just taken in, where they may; else another's."""
    return {"handle": _by(reader, MEETS, world, make_complaint).handle}


def _by(reader: Staff, roles: frozenset[Role], world: World, make: Any) -> Any:
    actor = reader.as_actor()
    here = any(post.role in roles and post.unit == world.service.pk for post in actor.posts)
    return make(world, actor) if here else make(world)


ROWS: dict[str, Page] = {
    "council": Page(MEETS),
    "council_new": Page(MEETS),
    "council_page": Page(MEETS, meeting, wide=True),
    "council_change": Page(MEETS, meeting, wide=True),
    "council_wish": Page(MEETS, meeting, wide=True),
    "council_answer": Page(MEETS, wish, wide=True),
    "feedbacks": Page(MEETS),
    "feedback_new": Page(MEETS),
    "feedback_page": Page(MEETS, feedback),
    "feedback_settle": Page(MEETS, feedback, "post"),
    "feedback_undo": Page(MEETS, own_feedback, "post"),
    "complaints": Page(LEADER),
    "complaint_new": Page(MEETS),
    "complaint_page": Page(LEADER, complaint),
    "complaint_set": Page(LEADER, complaint, "post"),
    "complaint_undo": Page(MEETS, own_complaint, "post"),
}
