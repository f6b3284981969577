"""Need against capacity, month by month: counts of nights and of people, and nobody's name.

Pure: nothing here asks the database.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lykt.cases.housing.rules import Lived, Room, room_on, taken_on


@dataclass(frozen=True, slots=True)
class Housed:
    """A place as it is counted: its kind, when it was in use, its room, who lived there."""

    kind: str
    active_from: date
    active_to: date | None
    rooms: Sequence[Room]
    stays: Sequence[Lived]

    def open_on(self, night: date) -> bool:
        """Tell whether it was in use that night."""
        return self.active_from <= night and (self.active_to is None or night <= self.active_to)


@dataclass(frozen=True, slots=True)
class Month:
    """One month, in whole or as far as it has come.

    `beds` is how many could live there on its last night counted; `nights` how many nights of
    a bed there were in all, and `occupied` how many of them were slept; `waiting` how many
    stood on the list when it ended, None where only one kind of place is counted; `refused`
    how many times a place said no.
    """

    first: date
    beds: int
    nights: int
    occupied: int
    refused: int
    waiting: int | None = None

    @property
    def share(self) -> int | None:
        """Return how many of a hundred nights were slept, None where there was no bed."""
        return round(100 * self.occupied / self.nights) if self.nights else None


def months(last: date, how_many: int) -> list[date]:
    """Return the first days of so many months, the month of `last` at the end."""
    found = [last.replace(day=1)]
    while len(found) < how_many:
        found.append((found[-1] - timedelta(days=1)).replace(day=1))
    return found[::-1]


def nights_of(first: date, today: date) -> Iterator[date]:
    """Yield the nights of a month that have begun: through today, not beyond."""
    night = first
    while night.month == first.month and night <= today:
        yield night
        night += timedelta(days=1)


def month_of(
    first: date,
    today: date,
    places: Iterable[Housed],
    refusals: Iterable[date],
    waits: Iterable[tuple[date, date | None]] | None = None,
) -> Month:
    """Count one month.

    Args:
        first: its first day.
        today: nights after it are not counted.
        places: the places to count.
        refusals: the day of every no of these places.
        waits: from when until when somebody waited, None where it is not counted.
    """
    nights = list(nights_of(first, today))
    beds = total = occupied = 0
    for place in places:
        for night in nights:
            room = room_on(place.rooms, night) if place.open_on(night) else 0
            total += room
            occupied += taken_on(place.stays, night)
            beds += room if night == nights[-1] else 0
    return Month(
        first=first,
        beds=beds,
        nights=total,
        occupied=occupied,
        refused=sum(1 for day in refusals if (day.year, day.month) == (first.year, first.month)),
        waiting=None if waits is None or not nights else _waiting(waits, nights[-1]),
    )


def _waiting(waits: Iterable[tuple[date, date | None]], day: date) -> int:
    return sum(1 for since, until in waits if since <= day and (until is None or until > day))


def by_kind(
    firsts: Sequence[date],
    today: date,
    places: Sequence[Housed],
    refusals: Sequence[tuple[date, str]],
) -> Mapping[str, list[Month]]:
    """Return the months of each kind of place there is, in the order of their kinds."""
    kinds = sorted({place.kind for place in places} | {kind for _day, kind in refusals})
    return {
        kind: [
            month_of(
                first,
                today,
                [place for place in places if place.kind == kind],
                [day for day, of in refusals if of == kind],
            )
            for first in firsts
        ]
        for kind in kinds
    }
