"""By when an answer is owed."""

from datetime import date, timedelta

import pytest

from lykt.learning.voice.rules import (
    COMPLAINT_ANSWER,
    COUNCIL_ANSWER,
    answer_by,
    is_late,
)


DAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("ref", "since", "by"),
    [
        (COMPLAINT_ANSWER, date(2026, 10, 15), date(2026, 11, 15)),
        (COMPLAINT_ANSWER, date(2027, 1, 31), date(2027, 2, 28)),
        (COUNCIL_ANSWER, date(2026, 9, 1), date(2026, 12, 1)),
    ],
)
def test_an_answer_is_owed_by_the_rulebook(ref, since, by):
    assert answer_by(ref, since, DAY) == by


def test_a_rule_that_nobody_has_checked_lately_decides_nothing():
    assert answer_by(COMPLAINT_ANSWER, DAY, date(2040, 1, 1)) is None


@pytest.mark.parametrize(
    ("due", "owed", "late"),
    [
        (None, True, False),
        (DAY, True, False),
        (DAY - timedelta(1), True, True),
        (DAY - timedelta(1), False, False),
    ],
)
def test_the_last_day_is_in_time(due, owed, late):
    assert is_late(due, owed, DAY) is late
