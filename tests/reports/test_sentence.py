"""The sentence that comes first."""

import pytest
from django.utils import translation

from lykt.reports.lookup import Lookup
from lykt.reports.sentence import (
    Effort,
    compared,
    effort_sentence,
    people_sentence,
    year_sentence,
)
from tests.reports.made import rows, small


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.mark.parametrize(
    ("now", "before", "text"),
    [
        (1130, 1218, "7% fewer than in 2011"),
        (1218, 1077, "13% more than in 2011"),
        (10611, 10560, "0.5% more than in 2011"),
        (991, 1000, "0.9% fewer than in 2011"),
        (1000, 1000, "as many as in 2011"),
        (0, 4, "100% fewer than in 2011"),
        (4, 0, ""),
        (4, None, ""),
        (None, 4, ""),
    ],
)
def test_compared_with_the_year_before(now, before, text):
    assert compared(now, before, 2011) == text


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("people -:all | 1218 1130", "1,130 people in 2012, 7% fewer than in 2011."),
        ("people -:all | - 1130", "1,130 people in 2012."),
        ("people -:all | 2 1", "1 person in 2012, 50% fewer than in 2011."),
        ("people -:all | 2 0", "0 people in 2012, 100% fewer than in 2011."),
        ("contacts -:all | 2 0", "Nothing is registered for 2012."),
    ],
)
def test_people(text, sentence):
    assert people_sentence(Lookup(rows(text), year=2012, span=2)) == sentence


@pytest.mark.parametrize(
    ("effort", "before", "sentence"),
    [
        (
            Effort(106, 420),
            Effort(150, 600),
            "The effort was 106 shifts (420 hours), 30% less than in 2011.",
        ),
        (Effort(1, 1), None, "The effort was 1 shift (1 hour)."),
        (Effort(shifts=12), Effort(shifts=10), "The effort was 12 shifts, 20% more than in 2011."),
        (Effort(hours=10), Effort(shifts=10), "The effort was 10 hours."),
        (
            Effort(12, 50),
            Effort(12, 50.0),
            "The effort was 12 shifts (50 hours), as much as in 2011.",
        ),
        (Effort(0), Effort(0), "The effort was 0 shifts."),
        (Effort(), Effort(1, 1), ""),
    ],
)
def test_effort(effort, before, sentence):
    assert effort_sentence(effort, before, year=2012) == sentence


def test_the_whole_year():
    said = year_sentence(small(), year=2012, effort=Effort(20, 80), effort_before=Effort(20, 100))
    assert said == (
        "30 people in 2012, 25% fewer than in 2011. "
        "They were met 1,200 times, 14% fewer than in 2011. "
        "10 people were new. "
        "The effort was 20 shifts (80 hours), 20% less than in 2011."
    )


def test_numbers_in_the_readers_language():
    with translation.override("nb"):
        assert "1\u202f200" in year_sentence(small(), year=2012)


def test_a_year_nobody_has():
    assert year_sentence([], year=2012) == "Nothing is registered for 2012."
