"""The ways between the rooms of one folder, handed down by each: no room knows the others."""

from dataclasses import dataclass, field

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


@dataclass
class Doors:
    """The doors of one folder of rooms, in their order."""

    _doors: list[Door] = field(default_factory=list)

    def add(self, *doors: Door) -> None:
        """Put doors between the rooms; one to an address."""
        known = {one.view for one in self._doors}
        self._doors.extend(door for door in doors if door.view not in known)
        self._doors.sort(key=lambda one: (one.place, one.view))

    def open_to(self, actor: Actor) -> list[Door]:
        """Return the doors that open for somebody."""
        return [door for door in self._doors if may(actor, door.act, door.thing)]
