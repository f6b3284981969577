"""The ways between the rooms of field work, handed down by each: no room knows the others."""

from dataclasses import dataclass

from django.utils.functional import Promise

from lykt.organisation.access import may
from lykt.organisation.acting import Actor


@dataclass(frozen=True, slots=True)
class Door:
    """A way to a page of a room, for those who may: act on thing. They stand by `place`."""

    view: str
    label: str | Promise
    place: int
    act: str
    thing: str


_doors: list[Door] = []


def add(*doors: Door) -> None:
    """Put doors between the rooms of field work; one to an address."""
    known = {one.view for one in _doors}
    _doors.extend(door for door in doors if door.view not in known)
    _doors.sort(key=lambda one: (one.place, one.view))


def doors_of(actor: Actor) -> list[Door]:
    """Return the doors that open for somebody."""
    return [door for door in _doors if may(actor, door.act, door.thing)]
