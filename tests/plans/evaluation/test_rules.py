"""What moved, as tables: never more than the numbers can carry."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lykt.plans.dates import Printed
from lykt.plans.evaluation.rules import Point, Verdict, known, moved, of_year


def point(as_of: str, value=None, low=None, high=None) -> Point:
    return Point(as_of=Printed.read(as_of), value=value, low=low, high=high)


NOBODY = (None, None, None)
TABLE = [
    # before, after (value, low, high), wanted, what can be said, as wanted
    ((10, None, None), (12, None, None), "up", Verdict.UP, True),
    ((10, None, None), (12, None, None), "down", Verdict.UP, False),
    ((10, None, None), (12, None, None), "known", Verdict.UP, None),
    ((10, None, None), (10, None, None), "steady", Verdict.SAME, True),
    ((10, None, None), (9, None, None), "steady", Verdict.DOWN, False),
    ((10, 8, 12), (12, 11, 13), "up", Verdict.UNSURE, None),
    ((10, 8, 12), (14, 13, 15), "up", Verdict.UP, True),
    ((None, 1, 4), (None, 1, 4), "up", Verdict.UNSURE, None),
    ((None, 1, 4), (9, None, None), "up", Verdict.UP, True),
    ((0, None, None), (0, None, None), "down", Verdict.SAME, False),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "wanted", "verdict", "as_wanted"), TABLE)
def test_what_can_be_said(before, after, wanted, verdict, as_wanted) -> None:
    found = moved(
        [point("2011-05", *after), point("2010-05", *before)], date(2012, 1, 1), wanted=wanted
    )
    assert (found.verdict, found.as_wanted) == (verdict, as_wanted)


TARGETS = [
    ((12, None, None), 10, "up", True),
    ((8, None, None), 10, "up", False),
    ((None, 8, 12), 10, "up", None),
    ((12, None, None), 10, "down", False),
    ((8, None, None), 10, "down", True),
    ((10, None, None), 10, "steady", True),
    ((11, None, None), 10, "steady", False),
    ((None, 9, 11), 10, "steady", None),
    ((12, None, None), None, "up", None),
    ((12, None, None), 10, "known", None),
]


@pytest.mark.parametrize(("after", "target", "wanted", "reached"), TARGETS)
def test_a_target_is_reached_only_where_it_surely_is(after, target, wanted, reached) -> None:
    numbers = [point("2010-05", 10), point("2011-05", *after)]
    assert moved(numbers, date(2012, 1, 1), wanted=wanted, target=target).reached is reached


def test_one_number_moves_nowhere() -> None:
    found = moved([point("2010-05", 10)], date(2012, 1, 1), wanted="up")
    assert (found.verdict, found.as_wanted, found.change) == (Verdict.UNKNOWN, None, None)


def test_a_baseline_and_one_number_are_two() -> None:
    found = moved(
        [point("2010-05", 13)], date(2012, 1, 1), wanted="up", baseline=point("2008-12", 10)
    )
    assert (found.verdict, found.change) == (Verdict.UP, 3)


def test_a_year_is_known_on_its_last_day() -> None:
    assert known([of_year(2011, 5)], date(2011, 12, 30)) == []
    assert [one.year for one in known([of_year(2011, 5)], date(2011, 12, 31))] == [2011]


_DAYS = st.dates(date(2008, 1, 1), date(2014, 12, 31))


@given(st.lists(st.tuples(_DAYS, st.integers(0, 50)), max_size=8), _DAYS, st.integers(1, 500))
def test_nothing_of_a_later_day_changes_an_answer(numbers, on, later) -> None:
    points = [point(day.isoformat(), value) for day, value in numbers]
    after = point((on + timedelta(days=later)).isoformat(), 999)
    kept = [one for one in points if one.as_of.last <= on]
    assert moved([*points, after], on, wanted="up") == moved(kept, on, wanted="up")
