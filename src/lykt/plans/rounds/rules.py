"""When people are reminded of an answer they owe: pure functions over days.

A day on which nobody ran the command is not lost: the reminder goes out on the next. Two
that were missed are one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lykt.rulebook import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """How long before the day an answer is due one is reminded, and how often after it.

    None where no rule says so.
    """

    first: Span | None = None
    last: Span | None = None
    late: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Owing:
    """Somebody who owes answers to a round, and on which days they were reminded."""

    who: str
    opened_on: date
    due_on: date
    reminded_on: tuple[date, ...] = ()


def days_of(opened_on: date, due_on: date, schedule: Schedule, until: date) -> list[date]:
    """Return the days on which one is reminded, up to and including `until`, in order.

    On the day the round opens everybody is told; of the days before that none is left.
    """
    days = {opened_on}
    for span in (schedule.first, schedule.last):
        if span is not None:
            days.add(span.before(due_on))
    if schedule.late is not None:
        day = schedule.late.until(due_on)
        while day <= until:
            days.add(day)
            day = schedule.late.until(day)
    return sorted(day for day in days if opened_on <= day <= until)


def reminders_due(owing: Iterable[Owing], on: date, schedule: Schedule) -> list[Owing]:
    """Return those who are to be reminded on a day: whose last such day no reminder has met."""
    return [one for one in owing if _is_due(one, on, schedule)]


def _is_due(one: Owing, on: date, schedule: Schedule) -> bool:
    days = days_of(one.opened_on, one.due_on, schedule, on)
    return bool(days) and not any(days[-1] <= day <= on for day in one.reminded_on)
