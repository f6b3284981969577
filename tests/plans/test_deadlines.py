"""Deadlines as they are written in tables of plans, and what is never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lykt.plans.dates import Deadline
from lykt.plans.deadlines import read_deadline


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("", ("none", "")), ("–", ("none", "")), ("Ingen frist", ("none", "")),
        ("2011-05-01", ("date", "2011-05-01")), ("1.5.2011", ("date", "2011-05-01")),
        ("01. 05. 2011.", ("date", "2011-05-01")), ("Innen 1. mai 2011", ("date", "2011-05-01")),
        ("by 1 May 2011", ("date", "2011-05-01")),
        ("innen utgangen av 2011", ("date", "2011-12-31")),
        ("2007-08", ("month", "2007-08")), ("Mai 2011", ("month", "2011-05")),
        ("des. 2011", ("month", "2011-12")), ("05.2011", ("month", "2011-05")),
        ("05/2011", ("month", "2011-05")),
        ("Våren 2011", ("season", "2011-spring")), ("haust 2012", ("season", "2012-autumn")),
        ("i løpet av sommeren  2011", ("season", "2011-summer")),
        ("vinteren 2011", ("season", "2011-winter")),
        ("2011/2012", ("school_year", "2011/2012")), ("2011/12", ("school_year", "2011/2012")),
        ("Skoleåret 2011–2012", ("school_year", "2011/2012")),
        ("Løpende", ("ongoing", "")), ("Kontinuerlig.", ("ongoing", "")),
        ("jevnlig", ("recurring", "")), ("Årlig", ("recurring", "P1Y")),
        ("hvert andre år", ("recurring", "P2Y")), ("Halvårlig", ("recurring", "P6M")),
    ],
)  # fmt: skip
def test_what_is_understood(text, kept):
    assert read_deadline(text) == kept


@pytest.mark.parametrize(
    "text",
    ["2011", "snart", "2011-2012", "2011–2012", "2011/2013", "31.02.2011", "2011-13", "13/2011",
     "1. halvår 2011", "1.5.11", "mai", "våren", "1. mai 2011 eller før", "1/5-2011"],
)  # fmt: skip
def test_what_is_never_guessed(text):
    assert read_deadline(text) is None


@given(st.text(max_size=40))
def test_whatever_is_understood_is_a_deadline(text):
    if found := read_deadline(text):
        Deadline.read(*found)
