"""Shifts of the test people."""

from datetime import time
from decimal import Decimal
from itertools import count
from typing import Any

from django.utils import timezone

from lykt.field import actions
from lykt.field.actions_desk import first_groups
from lykt.field.models import Shift, ShiftNote, Zone
from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.models import Unit
from tests.support.people import World


OPERATOR = Actor(kind="operator", name="test")
_number = count(1)


def make_zone(unit: Unit, name: str = "") -> Zone:
    """Make a zone of a unit."""
    return Zone.objects.create(unit=unit, name=name or f"Sone {next(_number)}")


def make_shift(world: World, by: Actor = OPERATOR, *, ended: bool = False, **told: Any) -> Shift:
    """Make a shift of the service that goes on, or has ended, with four met."""
    with acting_as(by):
        shift = actions.start_shift(
            by=by,
            unit=world.service,
            date=told.pop("date", timezone.localdate()),
            zone=told.pop("zone", None) or make_zone(world.service),
            staff=2,
            started=time(21),
            **told,
        )
        group = first_groups(world.service)[0]
        actions.count(by=by, shift=shift, group=group, what="met", number=4)
        if ended:
            actions.end_shift(by=by, shift=shift, ended=time(1), hours=Decimal(4), staff=2)
        return shift


def make_note(world: World, by: Actor = OPERATOR, text: str = "Stille.") -> ShiftNote:
    """Make a note on a shift of the service."""
    shift = make_shift(world, by)
    with acting_as(by):
        return actions.write_note(by=by, shift=shift, text=text)
