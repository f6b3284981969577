"""Which role reaches which page of indoor outreach."""

from typing import Any

from lykt.organisation.access import MEETS_PEOPLE
from lykt.organisation.models import Staff
from tests.field.places.made import make_address, make_place, make_visit
from tests.support.pages import Page
from tests.support.people import World


MEETS = frozenset(MEETS_PEOPLE)


def place(world: World, reader: Staff) -> dict[str, Any]:
    """A place of the service, with an address."""
    made = make_place(world)
    make_address(made)
    return {"handle": made.handle}


def own_place(world: World, reader: Staff) -> dict[str, Any]:
    """A place that whoever asks has just written down, where they may; else another's."""
    return {"handle": _by(reader, world, make_place).handle}


def visit(world: World, reader: Staff) -> dict[str, Any]:
    """A visit of the service."""
    return {"handle": make_visit(world).handle}


def own_visit(world: World, reader: Staff) -> dict[str, Any]:
    """A visit that whoever asks has just registered, where they may; else another's."""
    return {"handle": _by(reader, world, make_visit).handle}


def _by(reader: Staff, world: World, make: Any) -> Any:
    actor = reader.as_actor()
    here = any(post.role in MEETS and post.unit == world.service.pk for post in actor.posts)
    return make(world, by=actor) if here else make(world)


ROWS: dict[str, Page] = {
    "indoor_places": Page(MEETS),
    "indoor_place_new": Page(MEETS),
    "indoor_place": Page(MEETS, place),
    "indoor_place_change": Page(MEETS, place),
    "indoor_place_close": Page(MEETS, place),
    "indoor_place_reopen": Page(MEETS, place),
    "indoor_place_undo": Page(MEETS, own_place, "post"),
    "indoor_address": Page(MEETS, place),
    "visits": Page(MEETS),
    "visit_new": Page(MEETS),
    "visit_page": Page(MEETS, visit),
    "visit_correct": Page(MEETS, visit),
    "visit_undo": Page(MEETS, own_visit, "post"),
}
