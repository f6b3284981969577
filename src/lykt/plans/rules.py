"""How a measure stands on a day: pure functions over what has been written.

Entries are never changed. Each has the day it speaks of and the moment it was written; a
correction is a new entry that points to the one it corrects. The state as of a day is read
from those entries alone that speak of that day or an earlier one; the state as it was known
at a moment, from those of them that had been written by then. So nothing that is said of a
later day, and nothing that is written later, can change an answer that was given.

Late and stale are worked out here each time and stored nowhere.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from lykt.plans.codes import SETTLED, TAKEN_BACK, Pace, Phase
from lykt.plans.dates import Deadline, Printed
from lykt.rulebook import Span, Unit


_KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")


def is_key(text: str) -> bool:
    """Tell whether a text can be the short name of a plan."""
    return _KEY.fullmatch(text) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What somebody has said of a measure.

    `key` tells entries apart, and of two written in the same moment the later has the greater
    one. `corrects` is the key of the entry it stands in for. `phase` is a code of `Phase`, or
    `TAKEN_BACK` for an entry that only takes another one back.
    """

    key: str
    as_of: Printed
    written_at: datetime
    phase: str
    note: str = ""
    corrects: str | None = None


def heard(
    entries: Iterable[Entry], on: date, known_at: datetime | None = None
) -> tuple[Entry, ...]:
    """Return the entries that may count: none of a later day, none written after `known_at`."""
    return tuple(
        entry
        for entry in entries
        if entry.as_of.known_on(on) and (known_at is None or entry.written_at <= known_at)
    )


def that_stand(
    entries: Iterable[Entry], on: date, known_at: datetime | None = None
) -> tuple[Entry, ...]:
    """Return the entries that may count and that no such entry corrects, the earliest first."""
    found = heard(entries, on, known_at)
    corrected = {entry.corrects for entry in found}
    standing = (
        entry for entry in found if entry.key not in corrected and entry.phase != TAKEN_BACK
    )
    return tuple(sorted(standing, key=_in_time))


def _in_time(entry: Entry) -> tuple[date, datetime, str]:
    return (entry.as_of.last, entry.written_at, entry.key)


def latest(entries: Iterable[Entry], on: date, known_at: datetime | None = None) -> Entry | None:
    """Return the entry that says how it stands on a day, None where nothing has been said."""
    standing = that_stand(entries, on, known_at)
    return standing[-1] if standing else None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanTimes:
    """The days of a plan, each as far as it is known."""

    period_from: Printed | None = None
    period_to: Printed | None = None
    adopted_on: Printed | None = None

    @property
    def is_backwards(self) -> bool:
        """Tell whether the plan ends before it begins."""
        begins, ends = self.period_from, self.period_to
        return begins is not None and ends is not None and ends.last < begins.first

    def in_force(self, on: date) -> bool:
        """Tell whether the plan had been adopted by a day. What nobody knows has not happened."""
        return self.adopted_on is not None and self.adopted_on.known_on(on)

    @property
    def begins(self) -> date | None:
        """The first day the plan can speak of: of its period or its adoption, the earlier."""
        known = [one.first for one in (self.period_from, self.adopted_on) if one is not None]
        return min(known, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """How a measure stands on a day: phase as told, pace as derived."""

    entry: Entry | None
    late: bool
    stale: bool
    pace: Pace

    @property
    def phase(self) -> Phase | None:
        """What was told last, None where nothing has been."""
        return Phase(self.entry.phase) if self.entry else None


def state_of(
    deadline: Deadline,
    entries: Iterable[Entry],
    times: PlanTimes,
    on: date,
    *,
    known_at: datetime | None = None,
    news_within: Span | None = None,
) -> State:
    """Work out how a measure stands on a day.

    Args:
        deadline: what was printed.
        entries: all that has been said of the measure, in any order.
        times: the days of its plan.
        on: the day one looks from.
        known_at: leave out what was written after this moment.
        news_within: how long the last news may be old; None when no rule says so.
    """
    kept = tuple(entries)
    entry = latest(kept, on, known_at)
    settled = entry is not None and entry.phase in SETTLED
    owed = times.in_force(on) and not settled
    late = owed and deadline.passed(on)
    stale = owed and _is_stale(deadline, that_stand(kept, on, known_at), times, on, news_within)
    pace = _pace(deadline, times.in_force(on), settled, late, stale)
    return State(entry=entry, late=late, stale=stale, pace=pace)


def _is_stale(
    deadline: Deadline,
    standing: tuple[Entry, ...],
    times: PlanTimes,
    on: date,
    news_within: Span | None,
) -> bool:
    """Tell whether the last news is too old. That nothing was reported is no news.

    What comes again and again is asked for in its own rhythm. After the plan has ended nobody
    reports on it: it stays as it was on its last day.
    """
    span = Span(deadline.rhythm, Unit.MONTHS) if deadline.rhythm else news_within
    if span is None or times.adopted_on is None:
        return False
    news = [one.as_of.last for one in standing if one.phase != Phase.UNKNOWN]
    since = max([times.adopted_on.last, *news])
    until = on if times.period_to is None else min(on, times.period_to.last)
    return until > span.until(since)


def _pace(deadline: Deadline, in_force: bool, settled: bool, late: bool, stale: bool) -> Pace:
    if settled:
        return Pace.SETTLED
    if not in_force:
        return Pace.NOT_ADOPTED
    if late:
        return Pace.LATE
    if stale:
        return Pace.STALE
    return Pace.NO_DEADLINE if deadline.last is None else Pace.IN_TIME


def status_day_problem(as_of: Printed, times: PlanTimes, *, today: date) -> str | None:
    """Return the code of why nothing can be said of a day: "before_plan", "ahead", or None."""
    if times.begins is not None and as_of.last < times.begins:
        return "before_plan"
    return "ahead" if as_of.last > today else None


def circle_in(parents: dict[str, str]) -> str | None:
    """Return a number that is a part of itself, by way of its parents, or None."""
    for start in parents:
        seen, number = {start}, parents.get(start, "")
        while number:
            if number in seen:
                return start
            seen.add(number)
            number = parents.get(number, "")
    return None
