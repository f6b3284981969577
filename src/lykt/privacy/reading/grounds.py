"""On what ground somebody reads, where it is another than their daily work.

The rooms that open other doors (an emergency, a case team) hand down who came through them.
"""

from collections.abc import Callable, Collection
from uuid import UUID

from lykt.organisation.acting import Actor
from lykt.privacy.reading.codes import Ground


#: Returns the ground of those of the subjects whom the actor reaches by this door alone.
Door = Callable[[Actor, Collection[UUID]], dict[UUID, Ground]]

_doors: list[Door] = []


def add(door: Door) -> None:
    """Let a room say whom an actor reaches through its door."""
    _doors.append(door)


def other_grounds(actor: Actor, subjects: Collection[UUID]) -> dict[UUID, Ground]:
    """Return the ground of those of the subjects who are read on another than the usual."""
    found: dict[UUID, Ground] = {}
    for door in _doors:
        found |= door(actor, subjects)
    return found


#: The doors behind which one reads what the person's own unit reads. Whoever is invited to a
#: case sees what the case shows them, and nothing else.
WHOLE = frozenset((Ground.EMERGENCY,))


def reached(actor: Actor, subjects: Collection[UUID]) -> list[UUID]:
    """Return those of the subjects whom the actor reads as their own unit does."""
    found = other_grounds(actor, subjects)
    return [subject for subject, ground in found.items() if ground in WHOLE]
