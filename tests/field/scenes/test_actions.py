"""Scenes and signals: written down, looked at again, settled, undone."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from lykt.field.scenes import actions, queries
from lykt.field.scenes.models import Signal, SignalEvent
from lykt.organisation.access import Refused
from lykt.organisation.acting import acting_as
from tests.field.scenes.made import make_scene, make_signal
from tests.support.pages import OPERATOR


TODAY = timezone.localdate()


def acts(signal):
    with acting_as(OPERATOR):
        rows = SignalEvent.objects.filter(signal=signal).order_by("at", "id")
        return [one.act for one in rows]


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"kind": "castle"}, "kind"),
        ({"name": ""}, "name"),
        ({"name": "BLÅ-KRONE-7"}, "name"),
        ({"name": "x" * 101}, "name"),
        ({"zone": "900 12 345"}, "zone"),
    ],
)
def test_what_a_scene_cannot_be_called(world, told, field):
    with pytest.raises(ValidationError) as refused:
        make_scene(world, **told)
    assert list(refused.value.message_dict) == [field]


def test_a_name_stands_once_in_a_unit(world):
    make_scene(world, name="Kaia")
    with pytest.raises(ValidationError, match="already"):
        make_scene(world, name="kaia ")
    make_scene(world, unit=world.clinic, name="Kaia")


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"kind": "love"}, "kind"),
        ({"source": "gossip"}, "source"),
        ({"strength": "9"}, "strength"),
        ({"day": TODAY + timedelta(1)}, "day"),
        ({"words": "BLÅ-KRONE-7"}, "words"),
        ({"kind": "minors"}, "words"),
        ({"done": ["arrest"]}, "done"),
    ],
)
def test_what_a_signal_cannot_say(world, told, field):
    with pytest.raises(ValidationError) as refused:
        make_signal(world, **told)
    assert list(refused.value.message_dict) == [field]


def test_the_database_itself_keeps_no_words_of_children(world):
    row = make_signal(world, kind="minors", words="")
    row.words = "Hun går i niende"
    with acting_as(OPERATOR), pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def holding():
    with acting_as(OPERATOR):
        return list(queries.holding(queries.signals_for(OPERATOR)))


def test_a_signal_lapses_unless_it_is_looked_at(world, froya):
    old = make_signal(world, day=TODAY - timedelta(300))
    assert holding() == []
    with acting_as(froya.as_actor()) as by:
        actions.look_again(by=by, signal=old)
    assert holding() == [old]
    assert acts(old) == ["made", "reviewed"]


def test_a_settled_signal_holds_no_more_and_can_be_taken_up(world):
    row = make_signal(world)
    with acting_as(OPERATOR):
        actions.set_state(by=OPERATOR, signal=row, state="settled")
        assert holding() == []
        for refused in (
            lambda: actions.look_again(by=OPERATOR, signal=row),
            lambda: actions.set_state(by=OPERATOR, signal=row, state="settled"),
            lambda: actions.say_done(by=OPERATOR, signal=row, done=["arrest"]),
        ):
            with pytest.raises(ValidationError):
                refused()
        actions.set_state(by=OPERATOR, signal=row, state="stands")
        actions.say_done(by=OPERATOR, signal=row, done=["went", "talked"])
        actions.say_done(by=OPERATOR, signal=row, done=["talked", "went"])
    assert holding() == [row]
    assert acts(row) == ["made", "settled", "taken_up", "done"]


def test_only_the_author_undoes(world, froya, sunniva):
    row = make_signal(world, make_scene(world), froya.as_actor())
    with acting_as(sunniva.as_actor()) as by, pytest.raises(Refused):
        actions.undo_signal(by=by, signal=row)
    with acting_as(froya.as_actor()) as by:
        actions.undo_signal(by=by, signal=row)
        assert not Signal.objects.exists()


def test_another_units_scenes_are_refused(world, hedda):
    scene = make_scene(world, unit=world.clinic)
    with pytest.raises(Refused):
        make_signal(world, scene, hedda.as_actor())
