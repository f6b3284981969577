"""Lengths of time: what the calendar does to a month, and the clock to an hour."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lykt.rulebook.spans import Span, Unit


OSLO = ZoneInfo("Europe/Oslo")

#: start, length, the last day within it.
DAYS = """
2026-01-15 |  1 months | 2026-02-15
2026-01-31 |  1 months | 2026-02-28
2028-01-31 |  1 months | 2028-02-29
2026-03-31 |  1 months | 2026-04-30
2026-08-31 |  6 months | 2027-02-28
2028-02-29 | 12 months | 2029-02-28
2028-02-29 | 48 months | 2032-02-29
2026-12-31 |  1 months | 2027-01-31
2026-12-01 | 24 months | 2028-12-01
2026-11-23 | 14 days   | 2026-12-07
2028-02-28 |  2 days   | 2028-03-01
2026-12-31 |  1 days   | 2027-01-01
"""


@pytest.mark.parametrize("line", DAYS.strip().splitlines())
def test_the_last_day_within_a_time(line: str) -> None:
    start, length, end = (cell.strip() for cell in line.split("|"))
    number, unit = length.split()
    span = Span(int(number), Unit(unit))
    assert span.until(date.fromisoformat(start)) == date.fromisoformat(end)


#: start in Oslo, length, end in Oslo. The clocks change on 29 March and 25 October 2026.
MOMENTS = """
2026-11-23T22:30+01:00 |  4 hours  | 2026-11-24T02:30+01:00
2026-03-28T22:30+01:00 |  4 hours  | 2026-03-29T03:30+02:00
2026-10-24T23:30+02:00 |  4 hours  | 2026-10-25T02:30+01:00
2026-03-28T12:00+01:00 | 24 hours  | 2026-03-29T13:00+02:00
2026-03-28T12:00+01:00 |  1 days   | 2026-03-29T12:00+02:00
2026-01-31T12:00+01:00 |  1 months | 2026-02-28T12:00+01:00
"""


@pytest.mark.parametrize("line", MOMENTS.strip().splitlines())
def test_the_last_moment_within_a_time(line: str) -> None:
    start, length, end = (cell.strip() for cell in line.split("|"))
    number, unit = length.split()
    begun = datetime.fromisoformat(start).astimezone(OSLO)
    until = Span(int(number), Unit(unit)).until(begun)
    # In the hour that comes twice, Python finds no two zones equal: ask in one of them.
    assert until.astimezone(UTC) == datetime.fromisoformat(end).astimezone(UTC)
    # Equal moments may be written in several zones; people read the clock of their own.
    assert until.replace(tzinfo=None).isoformat(timespec="minutes") == end[:16]


def test_hours_begin_at_a_time_with_a_zone() -> None:
    span = Span(4, Unit.HOURS)
    with pytest.raises(ValueError, match="begins at a time"):
        span.until(date(2026, 11, 23))
    with pytest.raises(ValueError, match="time zone"):
        span.until(datetime(2026, 11, 23, 22, 30))  # noqa: DTZ001 - that is the point
    assert span.until(datetime(2026, 11, 23, 22, tzinfo=UTC)).hour == 2


days = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@given(days, st.integers(1, 600))
def test_months_end_in_the_month_they_should_and_never_on_a_later_day(
    start: date, number: int
) -> None:
    end = Span(number, Unit.MONTHS).until(start)
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == number
    if end.day != start.day:
        assert end.day < start.day
        assert (end + timedelta(days=1)).day == 1


@given(days, days, st.integers(1, 600))
def test_what_begins_later_never_ends_earlier(one: date, other: date, number: int) -> None:
    first, second = sorted((one, other))
    span = Span(number, Unit.MONTHS)
    assert span.until(first) <= span.until(second)
