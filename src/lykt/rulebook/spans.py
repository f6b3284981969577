"""How long something lasts, in the unit the rule counts in: months are not thirty days."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import TypeVar


#: A time that begins on a day ends on a day; one that begins at a moment, at a moment.
Start = TypeVar("Start", date, datetime)


class Unit(StrEnum):
    """What a length of time is counted in."""

    MONTHS = "months"
    DAYS = "days"
    HOURS = "hours"


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time: so many months, days or hours, at least one."""

    number: int
    unit: Unit

    def until(self, start: Start) -> Start:
        """Return the end of the time that begins at `start`: the last day or moment within it.

        A time in months ends on the day of the same number, or the last of a shorter month:
        31 January and one month is the last day of February. Give local days. Months and
        days keep the time of the clock; hours are hours that have passed, also in the night
        when the clocks change.

        Raises:
            ValueError: for hours after a day, or after a time without a time zone.
        """
        if self.unit is Unit.MONTHS:
            return _months_later(start, self.number)
        if self.unit is Unit.DAYS:
            return start + timedelta(days=self.number)
        if not isinstance(start, datetime) or start.tzinfo is None:
            raise ValueError("a time in hours begins at a time with a time zone")
        moment = start.astimezone(UTC) + timedelta(hours=self.number)
        return moment.astimezone(start.tzinfo)

    def before(self, end: Start) -> Start:
        """Return the last day or moment that lies this long before `end`.

        One month before 31 March is the last day of February. Counted forwards again from
        there one never comes past `end`.

        Raises:
            ValueError: as `until` does.
        """
        if self.unit is Unit.MONTHS:
            return _months_later(end, -self.number)
        return Span(-self.number, self.unit).until(end)


def _months_later(start: Start, months: int) -> Start:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return start.replace(year=year, month=month + 1, day=min(start.day, last))
