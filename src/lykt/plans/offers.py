"""What the rooms of plans above this one hand down at start-up: nothing is imported upwards.

A door on the page of a plan, and a part of the page of a measure.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise

from lykt.organisation.acting import Actor
from lykt.plans.models import Measure, Plan


Words = str | Promise


@dataclass(frozen=True, slots=True)
class Door:
    """A way from a plan to a page about all of it, for those who may go there.

    `view` is the name of an address that takes the plan's handle. Doors stand in the order
    of `place`.
    """

    view: str
    label: Words
    place: int
    may: Callable[[Actor, Plan], bool]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a measure's page, as it stood on a day. `build` returns None for nothing.

    The template gets what `build` returns as `told`, and the measure.
    """

    key: str
    title: Words
    place: int
    template: str
    build: Callable[[Actor, Measure, date], Mapping[str, Any] | None]


_doors: list[Door] = []
_parts: list[Part] = []


def add_door(door: Door) -> None:
    """Put a door on the pages of plans."""
    _doors.append(door)
    _doors.sort(key=lambda one: (one.place, one.view))


def add_part(part: Part) -> None:
    """Put a part on the pages of measures."""
    _parts.append(part)
    _parts.sort(key=lambda one: (one.place, one.key))


def doors_of(actor: Actor, plan: Plan) -> list[Door]:
    """Return the doors of a plan that open for somebody."""
    return [door for door in _doors if door.may(actor, plan)]


def parts_of(actor: Actor, measure: Measure, on: date) -> list[tuple[Part, Mapping[str, Any]]]:
    """Return the parts of a measure's page that have something to show."""
    built = ((part, part.build(actor, measure, on)) for part in _parts)
    return [(part, told) for part, told in built if told is not None]
