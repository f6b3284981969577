"""Which role reaches which page of scenes and signals."""

from typing import Any

from lykt.organisation.access import MEETS_PEOPLE
from lykt.organisation.models import Staff
from tests.field.scenes.made import make_scene, make_signal
from tests.support.pages import Page
from tests.support.people import World


MEETS = frozenset(MEETS_PEOPLE)


def scene(world: World, reader: Staff) -> dict[str, Any]:
    """A scene of the service, with a signal."""
    made = make_scene(world)
    make_signal(world, made)
    return {"handle": made.handle}


def signal(world: World, reader: Staff) -> dict[str, Any]:
    """A signal about a scene of the service."""
    return {"handle": make_signal(world).handle}


def own_signal(world: World, reader: Staff) -> dict[str, Any]:
    """A signal that whoever asks has just written down, where they may; else another's."""
    actor = reader.as_actor()
    here = any(post.role in MEETS and post.unit == world.service.pk for post in actor.posts)
    made = make_signal(world, make_scene(world), actor) if here else make_signal(world)
    return {"handle": made.handle}


ROWS: dict[str, Page] = {
    "scenes": Page(MEETS),
    "scene_new": Page(MEETS),
    "scene_page": Page(MEETS, scene),
    "scene_change": Page(MEETS, scene),
    "signal_new": Page(MEETS, scene),
    "signal_page": Page(MEETS, signal),
    "signal_done": Page(MEETS, signal, "post"),
    "signal_review": Page(MEETS, signal, "post"),
    "signal_settle": Page(MEETS, signal, "post"),
    "signal_undo": Page(MEETS, own_signal, "post"),
}
