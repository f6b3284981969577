"""Counting what cases ask of a unit, as tables."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lykt.cases.capacity.rules import (
    Counted,
    Stated,
    by_length,
    by_month,
    capacity_on,
    months_until,
)


TODAY = date(2026, 11, 28)
ONE, OTHER = uuid4(), uuid4()
DAYS = st.dates(date(2025, 1, 1), TODAY)


def test_months_end_on_their_last_day_and_the_last_one_today():
    assert months_until(date(2024, 3, 15), 3) == [
        (date(2024, 1, 1), date(2024, 1, 31)),
        (date(2024, 2, 1), date(2024, 2, 29)),
        (date(2024, 3, 1), date(2024, 3, 15)),
    ]


def test_a_unit_month_by_month():
    cases = [
        Counted(date(2026, 8, 3), None, ONE),
        Counted(date(2026, 9, 30), date(2026, 10, 31), ONE),
        Counted(date(2026, 10, 1), None, OTHER),
    ]
    hours = [(date(2026, 9, 30), Decimal("1.5")), (date(2026, 10, 1), Decimal(2))]
    stated = [Stated(date(2026, 10, 15), 5, Decimal("0.5"))]
    found = list(by_month(cases, hours, stated, today=TODAY, number=3))
    told = [
        (one.open, one.opened, one.closed, one.hours, one.each, one.capacity, one.room)
        for one in found
    ]
    assert told == [
        (2, 1, 0, Decimal("1.5"), Decimal("2.0"), None, None),
        (2, 1, 1, Decimal(2), Decimal("1.0"), Decimal("2.5"), Decimal("0.5")),
        (2, 0, 0, Decimal(0), Decimal("1.0"), Decimal("2.5"), Decimal("0.5")),
    ]


@pytest.mark.parametrize(
    ("day", "cases"),
    [
        (date(2025, 12, 31), None),
        (date(2026, 1, 1), 10),
        (date(2026, 6, 30), 10),
        (date(2026, 7, 1), 6),
    ],
)
def test_what_was_said_last_holds_from_its_day(day, cases):
    stated = [
        Stated(date(2026, 7, 1), 6, Decimal(1)),
        Stated(date(2026, 1, 1), 5, Decimal(2)),
    ]
    assert capacity_on(stated, day) == cases


@pytest.mark.parametrize(
    ("days", "group"), [(0, 0), (90, 0), (91, 1), (183, 2), (365, 2), (366, 3)]
)
def test_how_long_they_have_been_open(days, group):
    found = by_length([Counted(TODAY - timedelta(days=days), None)], TODAY)
    assert found == [int(place == group) for place in range(4)]


@given(st.lists(st.tuples(DAYS, st.none() | DAYS), max_size=20))
def test_each_month_is_the_one_before_and_what_came_and_went(days):
    cases = [Counted(a, b) for a, b in days if b is None or b >= a]
    months = list(by_month(cases, [], [], today=TODAY, number=8))
    for before, now in pairwise(months):
        assert now.open == before.open + now.opened - now.closed
    assert sum(by_length(cases, TODAY)) == months[-1].open
