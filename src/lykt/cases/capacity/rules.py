"""Counting what cases ask of a unit, month by month: pure functions over plain values."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from uuid import UUID


#: How long cases have been open, in whole days from the first of a group on.
OPEN_FOR = (0, 91, 183, 366)


@dataclass(frozen=True, slots=True)
class Counted:
    """A case as it is counted: its days and whose it is, and nothing of whom it is about."""

    opened: date
    closed: date | None
    coordinator: UUID | None = None

    def open_on(self, day: date) -> bool:
        """Tell whether the case was open at the end of a day."""
        return self.opened <= day and (self.closed is None or self.closed > day)


@dataclass(frozen=True, slots=True)
class Stated:
    """What a leader has said there is room for, from a day on."""

    since: date
    at_once: int
    positions: Decimal

    @property
    def cases(self) -> Decimal:
        """Return how many cases at once that is."""
        return self.at_once * self.positions


@dataclass(frozen=True, slots=True)
class Month:
    """What a unit had in a month. `room` is None where nobody has said what there is room for."""

    first: date
    #: The day it is counted on: the last of the month, or today.
    last: date
    open: int
    opened: int
    closed: int
    hours: Decimal
    coordinators: int
    capacity: Decimal | None

    @property
    def room(self) -> Decimal | None:
        """Return how many more cases there was room for at the end; below none is too many."""
        return None if self.capacity is None else self.capacity - self.open

    @property
    def over(self) -> Decimal:
        """Return how many cases there are beyond what there is room for, none at the least."""
        return max(-(self.room or Decimal(0)), Decimal(0))

    @property
    def each(self) -> Decimal | None:
        """Return cases for each coordinator who had one, with one decimal."""
        if not self.coordinators:
            return None
        return (Decimal(self.open) / self.coordinators).quantize(
            Decimal("0.1"), rounding=ROUND_HALF_UP
        )


def months_until(today: date, number: int) -> list[tuple[date, date]]:
    """Return the first and last day of so many months, the month of today the last of them."""
    found = []
    last = today
    for _ in range(number):
        first = last.replace(day=1)
        found.append((first, last))
        last = first - timedelta(days=1)
    return found[::-1]


def capacity_on(stated: Iterable[Stated], day: date) -> Decimal | None:
    """Return how many cases there was room for on a day, by what was said last."""
    held = [one for one in stated if one.since <= day]
    return max(held, key=lambda one: one.since).cases if held else None


def by_month(
    cases: Sequence[Counted],
    hours: Iterable[tuple[date, Decimal]],
    stated: Sequence[Stated],
    *,
    today: date,
    number: int,
) -> Iterator[Month]:
    """Yield what a unit had, the oldest month first.

    Args:
        cases: every case of the unit, open and closed.
        hours: a day and the hours used on it.
        stated: what the leader has said there is room for.
        today: the day one stands on.
        number: how many months.
    """
    used = list(hours)
    for first, last in months_until(today, number):
        there = [one for one in cases if one.open_on(last)]
        yield Month(
            first=first,
            last=last,
            open=len(there),
            opened=sum(first <= one.opened <= last for one in cases),
            closed=sum(one.closed is not None and first <= one.closed <= last for one in cases),
            hours=sum((many for day, many in used if first <= day <= last), Decimal(0)),
            coordinators=len({one.coordinator for one in there if one.coordinator}),
            capacity=capacity_on(stated, last),
        )


def by_length(cases: Iterable[Counted], today: date) -> list[int]:
    """Return how many open cases have been open for how long, by the groups of `OPEN_FOR`."""
    found = [0] * len(OPEN_FOR)
    for one in cases:
        if one.open_on(today):
            days = (today - one.opened).days
            found[max(place for place, first in enumerate(OPEN_FOR) if days >= first)] += 1
    return found
