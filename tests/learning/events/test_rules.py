"""When it is time again, what can follow what, and what an event cannot be."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lykt.learning.events.codes import Standing, State
from lykt.learning.events.rules import (
    change_problem,
    due_again,
    due_on,
    event_problems,
    outcome_problems,
    standing,
    state_of_new,
)
from lykt.rulebook import Span, Unit, deciding


TODAY = date(2026, 11, 29)
TWO_YEARS = Span(24, Unit.MONTHS)
DAYS = st.dates(date(1990, 1, 1), date(2060, 1, 1))


def test_the_rule_is_that_of_the_rulebook():
    assert deciding("learning.again", TODAY).span == TWO_YEARS


@pytest.mark.parametrize(
    ("last", "on", "due"),
    [
        ("2024-11-29", "2026-11-28", False),
        ("2024-11-29", "2026-11-29", True),
        ("2024-11-30", "2026-11-29", False),
        # A leap day comes again on the last of February.
        ("2024-02-29", "2026-02-27", False),
        ("2024-02-29", "2026-02-28", True),
        ("2022-02-28", "2024-02-28", True),
        ("2020-01-01", "2026-11-29", True),
        # What is planned for later has not been reached yet, and is not due.
        ("2027-01-01", "2026-11-29", False),
    ],
)
def test_every_second_year(last, on, due):
    assert due_again(date.fromisoformat(last), date.fromisoformat(on), TWO_YEARS) is due


@given(DAYS, DAYS, DAYS)
def test_who_is_due_stays_due_and_a_later_event_never_makes_it_sooner(last, later, on):
    last, later = sorted([last, later])
    if due_again(last, on, TWO_YEARS):
        assert due_again(last, max(on, later), TWO_YEARS)
    if due_again(later, on, TWO_YEARS):
        assert due_again(last, on, TWO_YEARS)
    assert due_again(last, due_on(last, TWO_YEARS), TWO_YEARS)


@pytest.mark.parametrize(
    ("last", "rule", "expected"),
    [
        (None, TWO_YEARS, Standing.NEVER),
        (None, None, Standing.NEVER),
        (date(2020, 1, 1), None, Standing.UNKNOWN),
        (date(2020, 1, 1), TWO_YEARS, Standing.DUE),
        (date(2026, 1, 1), TWO_YEARS, Standing.REACHED),
    ],
)
def test_how_a_receiver_stands(last, rule, expected):
    assert standing(last, TODAY, rule) == expected


ALLOWED = {
    (State.PLANNED, State.HELD),
    (State.PLANNED, State.CANCELLED),
    (State.CANCELLED, State.PLANNED),
}


@pytest.mark.parametrize("now", State)
@pytest.mark.parametrize("becomes", State)
def test_every_pair_of_states(now, becomes):
    assert (change_problem(now, becomes) is None) is ((now, becomes) in ALLOWED)


@pytest.mark.parametrize(
    ("day", "state"),
    [(date(2026, 11, 28), State.HELD), (TODAY, State.HELD), (date(2026, 11, 30), State.PLANNED)],
)
def test_what_lies_behind_was_held(day, state):
    assert state_of_new(day, TODAY) == state


GOOD = {"kind": "school_class", "day": date(2026, 11, 1), "title": "9B", "theme": "law",
        "audience": "pupils", "classes": 2}  # fmt: skip


def problems(state=State.HELD, **told):
    return set(event_problems({**GOOD, **told}, today=TODAY, themes={"law"}, state=state))


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ({}, set()), ({"classes": None}, set()), ({"classes": 60}, set()),
        ({"kind": "ball"}, {"kind", "classes"}), ({"theme": "cooking"}, {"theme"}),
        ({"audience": ""}, {"audience"}), ({"title": ""}, {"title"}),
        ({"classes": 0}, {"classes"}), ({"classes": 61}, {"classes"}),
        ({"kind": "talk"}, {"classes"}), ({"kind": "talk", "classes": None}, set()),
        ({"day": date(2026, 11, 30)}, {"day"}), ({"day": date(1979, 12, 31)}, {"day"}),
        ({"day": date(2030, 1, 1)}, {"day"}),
    ],
)  # fmt: skip
def test_what_an_event_cannot_be(told, wrong):
    assert problems(**told) == wrong


def test_what_is_planned_may_lie_ahead_but_not_too_far():
    assert problems(State.PLANNED, day=date(2029, 12, 31)) == set()
    assert problems(State.PLANNED, day=date(2030, 1, 1)) == {"day"}


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ({}, set()),
        ({"participants": 0}, set()), ({"participants": 40, "evaluations": 40}, set()),
        ({"participants": None, "evaluations": 12, "grade": Decimal("5.1")}, set()),
        ({"participants": -1}, {"participants"}), ({"participants": 20_001}, {"participants"}),
        ({"participants": 3, "evaluations": 4}, {"evaluations"}),
        ({"evaluations": -1}, {"evaluations"}), ({"grade": Decimal("4")}, {"evaluations"}),
        ({"grade": Decimal("4"), "evaluations": 0}, {"evaluations"}),
        ({"grade": Decimal("0.9"), "evaluations": 3}, {"grade"}),
        ({"grade": Decimal("6.1"), "evaluations": 3}, {"grade"}),
        ({"day": date(2026, 11, 30)}, {"__all__"}),
    ],
)  # fmt: skip
def test_what_cannot_have_come_of_it(told, wrong):
    asked = {"day": TODAY, "participants": None, "evaluations": None, "grade": None, **told}
    assert set(outcome_problems(today=TODAY, **asked)) == wrong
