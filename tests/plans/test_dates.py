"""Deadlines as printed: what is kept, when they pass, and what is no deadline."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lykt.plans.dates import Deadline, NotPrinted, Printed


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2011-02-10", "2011-02-10", "2011-02-10"),
        # Both stand in real plans: the day is unknown, and stays so.
        ("2007-08", "2007-08-01", "2007-08-31"),
        ("2010-07", "2010-07-01", "2010-07-31"),
        ("2012-02", "2012-02-01", "2012-02-29"),
    ],
)
def test_a_day_or_a_month(text, first, last):
    read = Printed.read(text)
    assert (read.text, read.first.isoformat(), read.last.isoformat()) == (text, first, last)


NO_DAYS = [
    "", "2011", "2011-13", "2011-00", "2011-02-30", "2011-2-3", "10.02.2011", "2011-02-10 ",
    "2011-02-10T00:00", "x", "0001-01-01", "9999-12-31", "２０１１-02-10", "2011-02-10\n",
    "våren 2011",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_DAYS)
def test_what_is_no_day_is_not_guessed(text):
    with pytest.raises(NotPrinted):
        Printed.read(text)


def test_a_month_is_known_at_its_end():
    assert not Printed.read("2007-08").known_on(date(2007, 8, 30))
    assert Printed.read("2007-08").known_on(date(2007, 8, 31))


#: Kind, text, and the last day on which it is kept.
DEADLINES = [
    ("date", "2011-06-01", "2011-06-01"),
    ("date", "2011-06", "2011-06-30"),
    ("month", "2011-06", "2011-06-30"),
    ("season", "2011-spring", "2011-06-30"),
    ("season", "2011-summer", "2011-08-31"),
    ("season", "2011-autumn", "2011-12-31"),
    ("season", "2011-winter", "2012-02-29"),
    ("school_year", "2011/2012", "2012-07-31"),
]


@pytest.mark.parametrize(("kind", "text", "last"), DEADLINES)
def test_a_deadline_passes_after_its_last_day(kind, text, last):
    deadline, day = Deadline.read(kind, text), date.fromisoformat(last)
    assert deadline.text == text
    assert not deadline.passed(day)
    assert deadline.passed(day + timedelta(days=1))


@pytest.mark.parametrize(
    ("kind", "text", "rhythm"),
    [("none", "", 0), ("ongoing", "", 0), ("recurring", "", 0), ("recurring", "P6M", 6),
     ("recurring", "P2Y", 24)],
)  # fmt: skip
@given(on=st.dates())
def test_what_has_no_day_never_passes(kind, text, rhythm, on):
    deadline = Deadline.read(kind, text)
    assert not deadline.passed(on)
    assert deadline.rhythm == rhythm


NO_DEADLINES = [
    ("date", ""), ("date", "2011-13"), ("date", "2011-spring"), ("month", ""),
    ("month", "2011-06-01"), ("month", "2011-13"), ("season", ""), ("season", "spring"),
    ("season", "2011-vår"), ("season", "2011"), ("school_year", ""), ("school_year", "2011"),
    ("school_year", "2011/2013"), ("school_year", "2011/12"), ("recurring", "P0M"),
    ("recurring", "often"), ("recurring", "2011-06-01"), ("ongoing", "2011"),
    ("none", "2011-06-01"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), NO_DEADLINES)
def test_what_is_no_deadline_of_its_kind_is_refused(kind, text):
    with pytest.raises(NotPrinted):
        Deadline.read(kind, text)


def test_a_kind_that_is_none_is_refused():
    with pytest.raises(ValueError, match="someday"):
        Deadline.read("someday", "")
