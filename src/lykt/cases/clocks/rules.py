"""Which clocks run, given what has happened and the rulebook: pure functions, nothing stored.

A clock runs from the latest event it begins with, unless an event it stops on has happened
since. What happens on the day it began stops it too, since most is known by day alone; only
where two events of one source stand in an order does that order count.
"""

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from lykt.cases.case.codes import TRACK_BY_KIND
from lykt.rulebook import BadClock, ClockTime, NoRule, Rule, Rulebook, When, clock_end, rulebook
from lykt.rulebook.clocks import clock, clock_name, clocks
from lykt.rulebook.rows import Standing
from lykt.rulebook.spans import Unit


#: The clock of what somebody has said yes to: each consent is one of its own.
CONSENT = "clock.consent"
#: The source of what stands in the case's own ledger.
CASE = "case"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that has happened, on a local day, and at a moment where that is known.

    Events of one `source` on one day happened in the order of `order`. `about` tells apart
    what is reckoned each for itself, such as several consents. `until` is the last day that
    was told: of every clock that begins here, or of the one that `until_of` names.
    """

    name: str
    day: date
    moment: datetime | None = None
    until: date | None = None
    until_of: str = ""
    source: str = ""
    order: int = 0
    about: str = ""


class Now(NamedTuple):
    """The day one stands on, and the moment in it, with the zone that days are counted in."""

    day: date
    moment: datetime

    @classmethod
    def of(cls, day: date, moment: datetime) -> "Now":
        """Return the moment itself where it is of the day, and else the last of the day."""
        if moment.date() == day:
            return cls(day, moment)
        return cls(day, datetime.combine(day, time.max, moment.tzinfo))


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A clock that runs, seen from a moment.

    `time` is None where it cannot be reckoned; `lacks` then says why: a code of
    `lykt.rulebook.words.CLOCK_FAULTS`, or "no_rule".
    """

    rule: Rule
    start: Event
    now: Now
    time: ClockTime | None = None
    lacks: str = ""

    @property
    def name(self) -> str:
        """Its short name: "reflection_period"."""
        return clock_name(self.rule.ref)

    @property
    def kind(self) -> str | None:
        """The kind of information a partner must be covered for to see it; None for none."""
        return TRACK_BY_KIND.get(self.rule.starts_on[0].partition(".")[0])

    @property
    def last_day(self) -> date | None:
        """The local day it ends on, None where it cannot be reckoned."""
        if self.time is None:
            return None
        ends = self.time.ends
        return ends.date() if isinstance(ends, datetime) else ends

    @property
    def days_left(self) -> int | None:
        """How many days are left: 0 on the last, then below 0."""
        return None if self.time is None else self.time.days_left(self._now(self.time))

    @property
    def when(self) -> When | None:
        """Whether it is late, ends today, soon or later."""
        return None if self.time is None else self.time.when(self._now(self.time))

    @property
    def standing(self) -> Standing | None:
        """How far its rule can be relied on, None where it cannot be reckoned."""
        return None if self.time is None else self.time.standing

    def to_do(self, language: str) -> str:
        """Return what is to be done now, in "nb", "nn" or "en"."""
        if self.time is None:
            return self.rule.what_to_do.get(language, self.rule.what_to_do["en"])
        return self.time.next(language, self._now(self.time))

    def _now(self, found: ClockTime) -> date:
        return self.now.moment if isinstance(found.ends, datetime) else self.now.day


def running(
    events: Iterable[Event],
    now: Now,
    *,
    consents: Iterable[Event] = (),
    book: Rulebook | None = None,
) -> list[Running]:
    """Return the clocks of one case that run on a day, those that cannot be reckoned first.

    Args:
        events: all that has happened in the case, in any order; what happened after the day
            is left out of account, so that it changes nothing of an earlier one.
        now: the day one stands on.
        consents: those that count on that day, each a clock of its own.
        book: another rulebook than Lykt's own.
    """
    known = [event for event in events if event.day <= now.day]
    refs = sorted({rule.ref for rule in clocks(book=book)} - {CONSENT})
    starts = [(ref, start) for ref in refs if (start := _start(ref, known, book))]
    starts += [(CONSENT, event) for event in consents if event.day <= now.day]
    found = [
        _running(rule, start, now, book)
        for ref, start in starts
        if (rule := _version(ref, start.day, book))
    ]
    return sorted(found, key=_in_order)


def _in_order(one: Running) -> tuple[bool, date, str, str]:
    return (one.time is not None, one.last_day or date.min, one.name, one.start.about)


def _version(ref: str, day: date, book: Rulebook | None) -> Rule | None:
    """Return the rule of a clock that begins on a day: of one without a rule, the first."""
    try:
        return clock(ref, day, book)
    except NoRule:
        return next(iter((book or rulebook()).versions(ref)), None)


def _start(ref: str, known: Collection[Event], book: Rulebook | None) -> Event | None:
    """Return the event that a clock runs from, or None where it does not run."""
    going: list[tuple[Event, Rule]] = []
    for event in known:
        rule = _version(ref, event.day, book)
        if rule is None or event.name not in rule.starts_on:
            continue
        if not any(_stops(other, event, rule) for other in known):
            going.append((event, rule))
    if not going:
        return None
    # What a room tells of its own knows more than the entry of the track it goes with.
    going.sort(key=lambda one: _place_in_time(one[0]))
    # Whatever stopped the first of them would have stopped it: none has stopped since.
    return going[0][0] if going[-1][1].first_counts else going[-1][0]


def _stops(other: Event, start: Event, rule: Rule) -> bool:
    """Tell whether an event stops a clock that has begun with another."""
    if other.name not in rule.stops_on or other.day < start.day:
        return False
    same_source = other.source == start.source and other.day == start.day
    return not (same_source and _place_in_time(other) < _place_in_time(start))


def _place_in_time(event: Event) -> tuple[date, bool, int, float]:
    """Return what puts events in order: within a day, a source's own order, then moments."""
    moment = event.moment.timestamp() if event.moment and event.source != CASE else math.inf
    return (event.day, event.source != CASE, event.order, moment)


def _running(rule: Rule, start: Event, now: Now, book: Rulebook | None) -> Running:
    begun = _begun(rule, start, now.moment.tzinfo)
    try:
        found = clock_end(rule.ref, begun, until=_own_end(rule, start), today=now.day, book=book)
    except NoRule:
        return Running(rule=rule, start=start, now=now, lacks="no_rule")
    except BadClock as bad:
        return Running(rule=rule, start=start, now=now, lacks=bad.code)
    return Running(rule=found.rule, start=start, now=now, time=found)


def _own_end(rule: Rule, start: Event) -> date | None:
    """Return the last day that was told, for a clock that may have one of its own."""
    told = start.until_of in ("", clock_name(rule.ref))
    return start.until if told and rule.own_end is not None else None


def _begun(rule: Rule, start: Event, zone: tzinfo | None) -> date:
    """Return the day a clock began; of one in hours the moment, or the first of that day."""
    if rule.span is None or rule.span.unit is not Unit.HOURS:
        return start.day
    if start.moment is not None:
        return start.moment.astimezone(zone)
    return datetime.combine(start.day, time.min, zone)


def sorted_by_day(running: Iterable[Running]) -> dict[str, list[Running]]:
    """Return clocks by where they stand in the list of the day.

    The keys are lacking, late, today, week (the seven days after it) and later.
    """
    found: dict[str, list[Running]] = {
        key: [] for key in ("lacking", "late", "today", "week", "later")
    }
    for one in running:
        found[_place(one)].append(one)
    return found


def _place(one: Running) -> str:
    if one.when is None or one.last_day is None:
        return "lacking"
    if one.when in (When.LATE, When.TODAY):
        return one.when.value
    return "week" if one.last_day <= one.now.day + timedelta(days=7) else "later"
