"""What moved: pure functions over numbers with the uncertainty they carry.

A number may be a range. Two ranges that meet cannot be told apart, and then nothing is said
to have moved: a report that calls noise a result is worse than none.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lykt.plans.dates import Printed
from lykt.plans.evaluation.codes import Wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A number as of a day, month or year.

    `value` is None where only a range is known, or where it is too small to be shown, in
    which case `low` and `high` say between what it lies. `year` is set for a whole year.
    """

    as_of: Printed
    value: float | None
    low: float | None = None
    high: float | None = None
    year: int | None = None
    source: str = ""
    note: str = ""

    @property
    def ends(self) -> tuple[float, float] | None:
        """Between what the number lies; None where nobody knows."""
        low = self.low if self.low is not None else self.value
        high = self.high if self.high is not None else self.value
        return None if low is None or high is None else (low, high)


def of_year(year: int, value: float | None, **rest: object) -> Point:
    """Return the number of a whole year, which is known on its last day."""
    day = Printed(date(year, 12, 31), date(year, 1, 1), str(year))
    return Point(as_of=day, value=value, year=year, **rest)  # type: ignore[arg-type]


class Verdict(StrEnum):
    """What can be said of two numbers."""

    UP = "up"
    DOWN = "down"
    SAME = "same"
    #: Their ranges meet.
    UNSURE = "unsure"
    #: There is only one of them, or none.
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """From where to where, and what can be said of it.

    `change` is the difference where both are plain numbers. `as_wanted` is None where it
    cannot be told, or nothing in particular was wanted; so is `reached` without a target.
    """

    start: Point | None
    end: Point | None
    verdict: Verdict
    change: float | None = None
    as_wanted: bool | None = None
    reached: bool | None = None


def known(points: Iterable[Point], on: date) -> list[Point]:
    """Return the numbers that were known on a day, the earliest first."""
    found = [point for point in points if point.as_of.known_on(on) and point.ends is not None]
    return sorted(found, key=lambda point: point.as_of)


def moved(
    points: Iterable[Point],
    on: date,
    *,
    wanted: str,
    baseline: Point | None = None,
    target: float | None = None,
) -> Moved:
    """Say what moved up to a day.

    Args:
        points: every number there is, in any order.
        on: the day one looks from.
        wanted: a code of `Wanted`.
        baseline: where it began; without it the earliest of the points.
        target: where it should come to.
    """
    found = known(points, on)
    end = found[-1] if found else None
    start = baseline or (found[0] if found else None)
    if start is None or end is None or (baseline is None and len(found) < 2):
        return Moved(start=start, end=end, verdict=Verdict.UNKNOWN)
    verdict = _compared(start, end)
    change = None if start.value is None or end.value is None else end.value - start.value
    return Moved(
        start=start,
        end=end,
        verdict=verdict,
        change=change,
        as_wanted=_as_wanted(verdict, wanted),
        reached=_reached(end, target, wanted),
    )


def _compared(start: Point, end: Point) -> Verdict:
    before, after = start.ends, end.ends
    if before is None or after is None:
        return Verdict.UNKNOWN
    if before == after and before[0] == before[1]:
        return Verdict.SAME
    if after[0] > before[1]:
        return Verdict.UP
    if after[1] < before[0]:
        return Verdict.DOWN
    return Verdict.UNSURE


_HOPED = {Wanted.UP: Verdict.UP, Wanted.DOWN: Verdict.DOWN, Wanted.STEADY: Verdict.SAME}


def _as_wanted(verdict: Verdict, wanted: str) -> bool | None:
    hoped = _HOPED.get(Wanted(wanted))
    if hoped is None or verdict in (Verdict.UNSURE, Verdict.UNKNOWN):
        return None
    return verdict is hoped


def _reached(end: Point, target: float | None, wanted: str) -> bool | None:
    """Tell whether a target is reached whatever the number is within its range."""
    ends, which = end.ends, Wanted(wanted)
    if target is None or ends is None or which is Wanted.KNOWN:
        return None
    kept = {
        Wanted.UP: (ends[0] >= target, ends[1] >= target),
        Wanted.DOWN: (ends[1] <= target, ends[0] <= target),
        Wanted.STEADY: (ends == (target, target), ends[0] <= target <= ends[1]),
    }
    surely, perhaps = kept[which]
    return surely if surely == perhaps else None
