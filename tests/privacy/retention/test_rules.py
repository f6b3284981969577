"""Time, and when it has run out."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lykt.privacy.retention.rules import holds, over_before
from lykt.rulebook import Span, Unit


MONTHS, DAYS = Unit.MONTHS, Unit.DAYS


@pytest.mark.parametrize(
    ("number", "unit", "today", "latest"),
    [
        # Kept to the end of the last day, so it is over the day after.
        (24, MONTHS, date(2026, 11, 23), date(2024, 11, 22)),
        (36, MONTHS, date(2026, 11, 23), date(2023, 11, 22)),
        # A month that begins on the 31st ends on the last day of a shorter one.
        (1, MONTHS, date(2026, 3, 1), date(2026, 1, 31)),
        (12, MONTHS, date(2025, 3, 1), date(2024, 2, 29)),
        (10, DAYS, date(2026, 11, 23), date(2026, 11, 12)),
    ],
)
def test_when_a_time_has_run_out(number, unit, today, latest):
    assert over_before(Span(number, unit), today) == latest


@given(
    st.integers(1, 1200),
    st.sampled_from([MONTHS, DAYS]),
    st.dates(date(2150, 1, 1), date(2300, 1, 1)),
)
def test_over_is_over_and_the_day_after_is_not(number, unit, today):
    span = Span(number, unit)
    latest = over_before(span, today)
    assert span.until(latest) < today
    assert span.until(latest + timedelta(days=1)) >= today


TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("until", "lifted", "stands"),
    [
        (None, False, True),
        (TODAY + timedelta(days=1), False, True),
        (TODAY, False, True),
        (TODAY - timedelta(days=1), False, False),
        (None, True, False),
        (TODAY, True, False),
    ],
)
def test_when_a_hold_stands(until, lifted, stands):
    assert holds(until, lifted, TODAY) is stands
