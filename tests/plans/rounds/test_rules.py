"""On which days people are reminded, as tables."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lykt.plans.rounds.rules import Owing, Schedule, days_of, reminders_due
from lykt.rulebook import Span, Unit


def days(number: int) -> Span:
    return Span(number, Unit.DAYS)


SCHEDULE = Schedule(first=days(14), last=days(3), late=days(7))
OPENED, DUE = date(2027, 4, 1), date(2027, 4, 30)


def april(day: int) -> date:
    return date(2027, 4, day)


def test_the_days_of_a_round() -> None:
    assert days_of(OPENED, DUE, SCHEDULE, date(2027, 5, 20)) == [
        april(1), april(16), april(27), date(2027, 5, 7), date(2027, 5, 14),
    ]  # fmt: skip


def test_a_round_that_opens_late_has_fewer() -> None:
    assert days_of(april(28), DUE, SCHEDULE, DUE) == [april(28)]
    assert days_of(april(20), DUE, SCHEDULE, DUE) == [april(20), april(27)]


def test_where_no_rule_speaks_the_opening_alone_is_told() -> None:
    assert days_of(OPENED, DUE, Schedule(), date(2028, 1, 1)) == [OPENED]


TABLE = [
    # on, reminded on, due
    (date(2027, 3, 31), [], False),
    (april(1), [], True),
    (april(1), [1], False),
    (april(2), [], True),
    (april(15), [2], False),
    (april(16), [2], True),
    (april(18), [2], True),
    (april(18), [2, 17], False),
    (april(27), [16], True),
    (april(29), [], True),
    (date(2027, 5, 6), [27], False),
    (date(2027, 5, 7), [27], True),
    # Sent ahead, to see what would be: it does not count for earlier days.
    (april(16), [20], True),
]


@pytest.mark.parametrize(("on", "reminded", "due"), TABLE)
def test_who_is_reminded(on: date, reminded: list[int], due: bool) -> None:
    one = Owing(who="kaja", opened_on=OPENED, due_on=DUE, reminded_on=tuple(map(april, reminded)))
    assert bool(reminders_due([one], on, SCHEDULE)) is due


@given(st.integers(0, 60), st.lists(st.integers(0, 120), unique=True), st.integers(1, 5))
def test_one_run_a_day_reminds_once_for_each_day(due_in: int, runs: list[int], late: int) -> None:
    """However often the command runs, one is reminded at most once for each day of the plan."""
    schedule = Schedule(first=days(14), last=days(3), late=days(late))
    due_on, sent = OPENED + timedelta(days=due_in), []
    for run in sorted(runs):
        on = OPENED + timedelta(days=run)
        one = Owing(who="x", opened_on=OPENED, due_on=due_on, reminded_on=tuple(sent))
        if reminders_due([one], on, schedule):
            sent.append(on)
    planned = days_of(OPENED, due_on, schedule, OPENED + timedelta(days=121))
    assert len(sent) <= len(planned)
    for earlier, later in pairwise(sent):
        assert any(earlier < day <= later for day in planned)
