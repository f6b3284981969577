"""What scenes give the register: kinds and days, no words and no names."""

from lykt.field.scenes import facts
from lykt.organisation.acting import acting_as
from tests.field.scenes.made import WORDS, make_scene, make_signal
from tests.support.pages import OPERATOR


def test_signals_leave_without_their_words(world):
    scene = make_scene(world, kind="bar", name="Barene")
    make_signal(world, scene)
    make_signal(world, make_scene(world, unit=world.clinic))
    with acting_as(OPERATOR):
        [row] = [r for batch in facts.signals([world.service.pk]) for r in batch.to_pylist()]
    assert (row["scene_kind"], row["signal_kind"], row["strength"]) == ("bar", "more", "observed")
    assert "Barene" not in str(row)
    assert WORDS not in str(row)
