"""How old material may be, and what a pile comes to."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lykt.learning.material.rules import can_go, is_out_of_date, pile, review_by, review_rule
from lykt.rulebook import Span, Unit


YEAR = Span(12, Unit.MONTHS)
DAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("made", "reviewed", "within", "by"),
    [
        (date(2026, 1, 31), None, YEAR, date(2027, 1, 31)),
        (date(2024, 2, 29), None, YEAR, date(2025, 2, 28)),
        (date(2020, 1, 1), date(2026, 5, 4), YEAR, date(2027, 5, 4)),
        (date(2020, 1, 1), None, None, None),
    ],
)
def test_material_is_read_again_by_a_day(made, reviewed, within, by):
    assert review_by(made, reviewed, within) == by


@pytest.mark.parametrize(("by", "out"), [(None, False), (DAY, False), (DAY - timedelta(1), True)])
def test_the_last_day_is_in_time(by, out):
    assert is_out_of_date(by, DAY) is out


def test_the_rule_says_that_it_is_our_own():
    rule = review_rule(DAY)
    assert rule is not None
    assert (rule.mark, str(rule.span)) == ("own", str(YEAR))
    # Before anybody checked it, and once the check is overdue, nothing is decided.
    assert review_rule(date(2040, 1, 1)) is None


@given(st.lists(st.integers(-200, 200)))
def test_a_pile_that_is_asked_first_is_never_less_than_nothing(wanted):
    done: list[int] = []
    for change in wanted:
        if can_go(pile(done), change):
            done.append(change)
        assert pile(done) >= 0
