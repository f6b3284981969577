"""Doors on the page of a person into rooms above this one, handed down at start-up."""

from collections.abc import Callable, Collection, Iterable
from typing import NamedTuple
from uuid import UUID

from lykt.organisation.acting import Actor
from lykt.people.models import Person


class Door(NamedTuple):
    """A way on that this reader may go: its words, and the address."""

    label: str
    url: str


#: Takes the reader, the person and the keys of all codes taken to be them.
Doors = Callable[[Actor, Person, Collection[UUID]], Iterable[Door]]

_doors: list[Doors] = []


def add(doors: Doors) -> None:
    """Let a room's doors stand on the page of a person; the same ones are handed down once."""
    if doors not in _doors:
        _doors.append(doors)


def doors_of(actor: Actor, person: Person, codes: Collection[UUID]) -> list[Door]:
    """Return the doors that this reader may open, room by room."""
    return [door for ask in _doors for door in ask(actor, person, codes)]
