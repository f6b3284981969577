"""Which role reaches which page of shifts."""

from typing import Any

from lykt.field.actions_desk import first_groups
from lykt.organisation.access import MEETS_PEOPLE
from lykt.organisation.models import Staff
from lykt.organisation.roles import Role
from tests.field.made import make_note, make_shift, make_zone
from tests.support.pages import Page
from tests.support.people import World


MEETS = frozenset(MEETS_PEOPLE)
LEADER = frozenset({Role.UNIT_LEADER})


def shift(world: World, reader: Staff) -> dict[str, Any]:
    """A shift of the service that has ended."""
    return {"handle": make_shift(world, ended=True).handle}


def going_on(world: World, reader: Staff) -> dict[str, Any]:
    """A shift of the service that goes on."""
    return {"handle": make_shift(world).handle}


def own_note(world: World, reader: Staff) -> dict[str, Any]:
    """A note whoever asks has just written, where they may; else another's."""
    actor = reader.as_actor()
    here = any(post.role in MEETS and post.unit == world.service.pk for post in actor.posts)
    return {"handle": (make_note(world, actor) if here else make_note(world)).handle}


def unit(world: World, reader: Staff) -> dict[str, Any]:
    """The service."""
    return {"unit": world.service.handle}


def zone(world: World, reader: Staff) -> dict[str, Any]:
    """A zone of the service."""
    return {"handle": make_zone(world.service).handle}


def group(world: World, reader: Staff) -> dict[str, Any]:
    """A group the service counts by."""
    return {"handle": first_groups(world.service)[0].handle}


ROWS: dict[str, Page] = {
    "shifts": Page(MEETS),
    "shift_new": Page(MEETS),
    "shift_page": Page(MEETS, shift),
    "shift_correct": Page(MEETS, shift),
    "shift_counts": Page(MEETS, shift),
    "shift_end": Page(MEETS, going_on),
    "shift_open": Page(MEETS, shift, "post"),
    "shift_note": Page(MEETS, shift),
    "shift_note_undo": Page(MEETS, own_note, "post", own=True),
    "zones": Page(LEADER),
    "zone_new": Page(LEADER, unit),
    "zone_change": Page(LEADER, zone),
    "group_new": Page(LEADER, unit),
    "group_change": Page(LEADER, group),
}
