"""Counting a year: sums, means, groups and rows of a file."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lykt.learning.year import rules
from lykt.learning.year.rules import Column, Line, Table, Taught


ROWS = [
    Taught("talk", "law", 30, None, 10, Decimal("5.0")),
    Taught("talk", "law", None, None, None, None),
    Taught("school_class", "attitudes", 55, 2, 20, Decimal("4.1")),
    Taught("seminar", "law", 0, None, 0, None),
]


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (rules.events, 4), (rules.participants, 85), (rules.uncounted, 1), (rules.classes, 2),
        (rules.evaluations, 30), (rules.mean_grade, Decimal("4.4")),
    ],
)  # fmt: skip
def test_what_a_year_comes_to(count, expected):
    assert count(ROWS) == expected


def test_of_nothing_there_is_no_mean():
    assert rules.mean_grade([]) is None
    assert rules.mean_grade([ROWS[1], ROWS[3]]) is None


def test_groups_stand_in_the_order_of_the_list_and_unknown_codes_last():
    found = rules.by(ROWS, lambda one: one.kind, ["seminar", "talk", "students"])
    assert list(found) == ["seminar", "talk", "school_class"]
    assert [len(rows) for rows in found.values()] == [1, 2, 1]


EVENTS = st.builds(
    Taught,
    kind=st.sampled_from(["talk", "seminar"]),
    theme=st.just("law"),
    participants=st.none() | st.integers(0, 500),
    evaluations=st.none() | st.integers(0, 50),
    grade=st.none() | st.decimals(1, 6, places=1),
)


@given(st.lists(EVENTS, max_size=20))
def test_the_groups_add_up_to_the_whole_and_a_mean_lies_between(rows):
    groups = rules.by(rows, lambda one: one.kind, ["talk"]).values()
    for count in (rules.events, rules.participants, rules.uncounted, rules.evaluations):
        assert sum(map(count, groups)) == count(rows)
    mean, grades = rules.mean_grade(rows), [r.grade for r in rows if r.grade and r.evaluations]
    assert (mean is None) is (not grades)
    if mean is not None:
        assert min(grades) <= mean <= max(grades)


def test_tidy_rows():
    columns = (Column("events", "Events", ""), Column("mean_grade", "Mean", ""))
    table = Table(
        "kind", "", "", columns, (Line("talk", "Talk", (2, None)),), Line("all", "", (2, None))
    )
    # A total that stands in two tables is told once.
    assert rules.tidy([table, table]) == [
        {"figure": "events_by_kind", "group": "talk", "value": 2},
        {"figure": "mean_grade_by_kind", "group": "talk", "value": None},
        {"figure": "events", "group": "all", "value": 2},
        {"figure": "mean_grade", "group": "all", "value": None},
    ]
