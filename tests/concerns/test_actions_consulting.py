"""Talks about nobody in particular."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lykt.concerns.actions_consulting import note_consultation, undo_consultation
from lykt.concerns.models import Consultation
from lykt.concerns.queries import consultations_for
from lykt.organisation import keeping
from lykt.organisation.access import Refused
from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.models import Staff
from tests.support.people import World


def test_it_is_counted_and_about_nobody(world: World, operator: Actor) -> None:
    row = note_consultation(
        by=operator, unit=world.service, with_whom="school", theme="signs", minutes=20
    )
    assert (row.age, row.minutes, row.date) == ("unknown", 20, timezone.localdate())
    assert keeping.kept("concerns.Consultation").subjects == ()


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"with_whom": "neighbour"}, "with_whom"),
        ({"theme": "gossip"}, "theme"),
        ({"age": "old"}, "age"),
        ({"minutes": -1}, "minutes"),
        ({"minutes": 24 * 60 + 1}, "minutes"),
        ({"on": timedelta(days=1)}, "date"),
    ],
)
def test_what_cannot_be(world: World, operator: Actor, told: dict[str, Any], field: str) -> None:
    said = {"with_whom": "school", "theme": "signs"} | told
    if "on" in told:
        said["on"] = timezone.localdate() + told["on"]
    with pytest.raises(ValidationError) as refused:
        note_consultation(by=operator, unit=world.service, **said)
    assert list(refused.value.message_dict) == [field]
    assert not Consultation.objects.exists()


def test_undone_it_is_not_counted(world: World, froya: Staff, kaja: Staff) -> None:
    with acting_as(froya.as_actor()) as actor:
        row = note_consultation(by=actor, unit=world.service, with_whom="nav", theme="duties")
    with acting_as(kaja.as_actor()) as actor, pytest.raises(Refused):
        undo_consultation(by=actor, consultation=row)
    with acting_as(froya.as_actor()) as actor:
        undo_consultation(by=actor, consultation=row)
        assert not consultations_for(actor).exists()
