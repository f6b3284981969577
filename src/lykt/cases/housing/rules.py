"""What can be said of places, stays and lists, as pure functions over plain values."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from lykt.cases.housing.codes import RunBy


@dataclass(frozen=True, slots=True)
class Lived:
    """How many beds somebody takes in a place, from a night on and until they left."""

    first: date
    left: date | None
    beds: int = 1

    def on(self, night: date) -> bool:
        """Tell whether they sleep there that night. The day they leave is not a night."""
        return self.first <= night and (self.left is None or night < self.left)


@dataclass(frozen=True, slots=True)
class Room:
    """How many can live in a place from a day on."""

    since: date
    capacity: int


def room_on(rooms: Sequence[Room], night: date) -> int:
    """Return how many can live there a night; `rooms` by day, the first holds before as well."""
    held = [room.capacity for room in rooms if room.since <= night]
    return held[-1] if held else (rooms[0].capacity if rooms else 0)


def taken_on(stays: Iterable[Lived], night: date) -> int:
    """Return how many beds are taken a night."""
    return sum(stay.beds for stay in stays if stay.on(night))


def full_night(
    stays: Sequence[Lived], rooms: Sequence[Room], *, first: date, beds: int
) -> date | None:
    """Return the first night from `first` on when so many more would not have room, or None."""
    changes = {first, *(stay.first for stay in stays), *(room.since for room in rooms)}
    for night in sorted(day for day in changes if day >= first):
        if taken_on(stays, night) + beds > room_on(rooms, night):
            return night
    return None


#: Words that may stand before a number in the name of a place: they say nothing of where.
NEUTRAL = frozenset(
    (
        "plass",
        "sted",
        "stad",
        "hus",
        "rom",
        "romet",
        "seng",
        "leilighet",
        "leilegheit",
        "bolig",
        "bustad",
        "hybel",
        "enhet",
        "eining",
        "avdeling",
        "place",
        "room",
        "bed",
        "flat",
        "house",
        "unit",
        "number",
        "nr",
    )
)
_NUMBERED = re.compile(r"(\w*[^\W\d_])\W*\d")
_POSTCODE = re.compile(r"\d{4,}")


def looks_like_an_address(name: str) -> bool:
    """Tell whether what a place is called could say where it is.

    A comma, a number of four digits, or a number after any word but a few that say nothing:
    nobody can list the names of all streets.
    """
    if "," in name or _POSTCODE.search(name):
        return True
    return any(word.casefold() not in NEUTRAL for word in _NUMBERED.findall(name))


def led_by_child_welfare(kind: str, run_by: str) -> bool:
    """Tell whether a place of child welfare is led by child welfare, as it must be."""
    return kind != "child_welfare" or run_by == RunBy.CHILD_WELFARE


def folded(address: str) -> str:
    """Return an address as two writings are compared: letters and digits, in small."""
    return "".join(letter for letter in address.casefold() if letter.isalnum())
