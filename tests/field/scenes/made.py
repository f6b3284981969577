"""Scenes and signals of Fjordby's service, as tests and rows of access want them."""

from typing import Any

from django.utils import timezone

from lykt.field.scenes import actions
from lykt.field.scenes.models import Scene, Signal
from lykt.organisation.acting import Actor, acting_as
from tests.support.pages import OPERATOR
from tests.support.people import World


WORDS = "Flere biler med leie enn før"


def make_scene(world: World, by: Actor = OPERATOR, **told: Any) -> Scene:
    """Write a scene down."""
    told = {"kind": "hotel", "name": f"Hotellene {Scene._base_manager.count() + 1}", **told}
    with acting_as(by):
        return actions.make_scene(by=by, **{"unit": world.service, **told})


def make_signal(
    world: World, scene: Scene | None = None, by: Actor = OPERATOR, **told: Any
) -> Signal:
    """Write a signal of today down."""
    told = {
        "kind": "more",
        "source": "seen",
        "strength": "observed",
        "words": WORDS,
        "day": timezone.localdate(),
        **told,
    }
    with acting_as(by):
        return actions.write_signal(by=by, scene=scene or make_scene(world), **told)
