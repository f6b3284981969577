"""Clocks: when something that began on a day ends, under which rule, and what to do.

A clock keeps the version of its rule that held on the day it began, unless a later version
says that it moves those already running.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from lykt.rulebook.book import Rulebook, rulebook
from lykt.rulebook.rows import Kind, OwnEnd, Rule, Standing, Status, standing
from lykt.rulebook.spans import Span, Unit
from lykt.rulebook.words import CLOCK_FAULTS


PREFIX = "clock."

#: Saturday and Sunday, as `date.weekday` counts.
_WEEKEND = (5, 6)


class BadClock(ValueError):
    """Days that make no clock. `code` is a key of `words.CLOCK_FAULTS`."""

    def __init__(self, code: str) -> None:
        super().__init__(CLOCK_FAULTS[code])
        self.code = code

    @property
    def reason(self) -> str:
        """What to do, a whole sentence in English and a key for translation."""
        return CLOCK_FAULTS[self.code]


class When(StrEnum):
    """Where a clock belongs in the list of the day."""

    LATE = "late"
    TODAY = "today"
    SOON = "soon"
    LATER = "later"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockTime:
    """A clock that runs, or has run. Days are dates; of a clock in hours, times with a zone.

    `ends` is the last day or moment that is still within the time. `beyond` tells that the
    clock's own last day lies later than its rule would have it.
    """

    name: str
    rule: Rule
    begun: date
    ends: date
    standing: Standing
    beyond: bool = False

    @property
    def source(self) -> str:
        """Where its rule is from."""
        return self.rule.source

    @property
    def drives(self) -> bool:
        """Tell whether a decision may rest on it. It is shown also when none may."""
        return self.standing is Standing.SURE

    @property
    def on_weekend(self) -> bool:
        """Tell whether it ends on a Saturday or Sunday. The end does not move for that."""
        return self.ends.weekday() in _WEEKEND

    def days_left(self, now: date) -> int:
        """Return how many days of the calendar are left: 0 on its last, then below 0."""
        return (_day(self.ends) - self._day_of(now)).days

    def when(self, now: date) -> When:
        """Return whether it is late, ends today, soon or later, seen from `now`.

        `now` is a local day; for a clock in hours a time with a zone, and whatever is left of
        those is at least soon.
        """
        left = self.days_left(now)
        in_hours = isinstance(self.ends, datetime)
        if now > self.ends if in_hours else left < 0:
            return When.LATE
        if left == 0:
            return When.TODAY
        return When.SOON if in_hours or left <= (self.rule.warn_days or 0) else When.LATER

    def next(self, language: str, now: date) -> str:
        """Return what is to be done now, in "nb", "nn" or "en"; another gets English."""
        late = self.when(now) is When.LATE
        words = self.rule.next_when_late if late else self.rule.what_to_do
        return words.get(language, words["en"])

    def _day_of(self, now: date) -> date:
        """Return the day of `now` where the clock is."""
        if isinstance(self.ends, datetime):
            if not isinstance(now, datetime) or now.tzinfo is None:
                raise BadClock("in_hours")
            return now.astimezone(self.ends.tzinfo).date()
        if isinstance(now, datetime):
            raise BadClock("in_days")
        return now


def clock_name(ref: str) -> str:
    """Return the short name of a clock: "reflection_period" for "clock.reflection_period"."""
    return ref.removeprefix(PREFIX)


def clocks(on: date | None = None, book: Rulebook | None = None) -> list[Rule]:
    """Return the rules of clocks, in order of their names; with `on`, those of that day."""
    return (book or rulebook()).rules(Kind.CLOCK, on)


def clock(ref: str, begun: date, book: Rulebook | None = None) -> Rule:
    """Return the version of a clock's rule that holds on the day it began.

    `ref` may be the short name.

    Raises:
        NoRule: when there is no such clock, or it had no rule on that day.
    """
    return (book or rulebook()).rule(PREFIX + clock_name(ref), _day(begun))


def clock_end(
    ref: str,
    begun: date,
    *,
    until: date | None = None,
    today: date | None = None,
    book: Rulebook | None = None,
) -> ClockTime:
    """Return when a clock that began on a day ends, however sure its rule is.

    Args:
        ref: the clock, by its name or short name.
        begun: the local day it began; for a clock in hours, a local time with a zone.
        until: the last day that what it is about says itself, where the rule lets it. For a
            clock that counts backwards, the day it counts back from; where the rule names
            another clock to count back from, that one's end is taken when it is left out.
        today: the day one stands on, when it is another than `begun`: whether the check of
            the rule is overdue is asked of it, and whether a new rule has moved the clock.
        book: another rulebook than Lykt's own.

    Raises:
        NoRule: as `clock` does.
        BadClock: when the days do not fit the rule or each other.
    """
    begun_day = _day(begun)
    now = begun_day if today is None else _day(today)
    version = clock(ref, begun, book)
    if until is None and version.back_from:
        until = clock_end(version.back_from, begun, today=today, book=book).ends
    ends = _end(version, begun, until)
    for later in (book or rulebook()).versions(version.ref):
        first = later.valid_from
        if _moves(later) and first and begun_day < first <= min(now, _day(ends)):
            version, ends = later, _end(later, begun, until)
    held_on = max(begun_day, version.valid_from or begun_day)
    return ClockTime(
        name=clock_name(version.ref),
        rule=version,
        begun=begun,
        ends=ends,
        standing=standing(version, held_on, today=now),
        beyond=_beyond(version, begun, until),
    )


def _moves(rule: Rule) -> bool:
    """Tell whether a version moves what runs. One that nobody has checked moves nothing."""
    return rule.moves_running and rule.status in (Status.CURRENT, Status.ADOPTED)


def _end(rule: Rule, begun: date, until: date | None) -> date:
    """Return the last day or moment, or raise BadClock."""
    span = rule.span
    if span is not None and span.unit is Unit.HOURS:
        return _in_hours(span, begun, until)
    if isinstance(begun, datetime) or isinstance(until, datetime):
        raise BadClock("in_days")
    if until is not None and rule.own_end is None:
        raise BadClock("no_own_end")
    if until is None:
        # The checks of the data let only a rule that must have an own end be without length.
        if rule.own_end is OwnEnd.MUST or span is None:
            raise BadClock("own_end")
        return span.until(begun)
    if until < begun:
        raise BadClock("order")
    return span.before(until) if rule.backwards and span is not None else until


def _in_hours(span: Span, begun: date, until: date | None) -> datetime:
    if until is not None:
        raise BadClock("no_own_end")
    if not isinstance(begun, datetime) or begun.tzinfo is None:
        raise BadClock("in_hours")
    return span.until(begun)


def _beyond(rule: Rule, begun: date, until: date | None) -> bool:
    """Tell whether an own last day lies later than the rule's."""
    if until is None or rule.own_end is not OwnEnd.MAY or rule.span is None:
        return False
    return until > rule.span.until(begun)


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
