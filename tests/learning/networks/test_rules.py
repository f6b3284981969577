"""When a network is to meet, and when something is late."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lykt.learning.networks.rules import agenda_of, is_late, is_overdue, lacks_minutes, meets_by


DAY = date(2026, 11, 29)
DAYS = st.dates(date(2000, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("every", "last", "since", "by"),
    [
        (None, date(2026, 1, 1), date(2020, 1, 1), None),
        (3, date(2026, 8, 15), date(2020, 1, 1), date(2026, 11, 15)),
        # The last of a shorter month.
        (1, date(2027, 1, 31), date(2020, 1, 1), date(2027, 2, 28)),
        # Never met: from the day it began.
        (6, None, date(2026, 3, 1), date(2026, 9, 1)),
    ],
)
def test_a_network_meets_by_its_rhythm(every, last, since, by):
    assert meets_by(every, last, since) == by


@pytest.mark.parametrize(
    ("by", "overdue"),
    [(None, False), (DAY, False), (DAY - timedelta(1), True), (DAY + timedelta(1), False)],
)
def test_the_last_day_is_in_time(by, overdue):
    assert is_overdue(by, DAY) is overdue


@given(st.integers(1, 36), DAYS, DAYS)
def test_a_later_meeting_never_makes_it_sooner(every, one, other):
    earlier, later = sorted((one, other))
    assert meets_by(every, earlier, earlier) <= meets_by(every, later, earlier)


@pytest.mark.parametrize(
    ("state", "due", "late"),
    [
        ("to_do", DAY - timedelta(1), True),
        ("to_do", DAY, False),
        ("to_do", None, False),
        ("done", DAY - timedelta(1), False),
        ("dropped", DAY - timedelta(1), False),
        ("none", None, False),
    ],
)
def test_only_what_is_to_be_done_is_late(state, due, late):
    assert is_late(state, due, DAY) is late


@pytest.mark.parametrize(
    ("state", "days", "lacks"),
    [("planned", -1, True), ("planned", 0, False), ("held", -1, False), ("cancelled", -1, False)],
)
def test_a_meeting_that_passed_wants_minutes(state, days, lacks):
    assert lacks_minutes(state, DAY + timedelta(days), DAY) is lacks


def test_an_agenda_is_a_line_for_each_point():
    assert agenda_of(" Varsling \n\nKurs\r\nVarsling\n") == ["Varsling", "Kurs"]
