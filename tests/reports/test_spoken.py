"""Pictures in words."""

import pytest

from lykt.reports.drawing import Point
from lykt.reports.spoken import bar_words, line_words


def points(*values, first=2007):
    return [
        Point(str(first + at), value, "–" if value is None else str(value))
        for at, value in enumerate(values)
    ]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ((40, 30), "People, 2007–2008: from 40 to 30."),
        ((40, 30, 20), "People, 2007–2009: from 40 to 20."),
        ((40, 50, 30), "People, 2007–2009: from 40 to 30. Highest in 2008: 50."),
        ((40, 20, 30), "People, 2007–2009: from 40 to 30. Lowest in 2008: 20."),
        (
            (40, 50, 20, 30),
            "People, 2007–2010: from 40 to 30. Highest in 2008: 50. Lowest in 2009: 20.",
        ),
        ((None, 40, None, 30), "People, 2008–2010: from 40 to 30."),
        ((40, 50, 50), "People, 2007–2009: from 40 to 50."),
        ((5, 5, 5), "People, 2007–2009: from 5 to 5."),
    ],
)
def test_a_line(language_en, values, said):
    assert line_words("People", points(*values)) == said


def test_a_band(language_en):
    made = [Point("2011", 5, "5", low=1, high=9), Point("2012", 6, "6", low=2, high=1100)]
    assert line_words("Met", made) == (
        "Met, 2011–2012: from 5 to 6. The band in 2012: from 2 to 1,100."
    )


def test_few_bars_are_all_named(language_en):
    made = [Point("18–23", 2, "2"), Point("24–29", 5, "5")]
    assert bar_words("By age", made) == "By age, 2 bars. 18–23: 2; 24–29: 5."


def test_of_many_bars_the_longest_and_the_shortest(language_en):
    made = [Point(name, value, str(value)) for value, name in enumerate("ABCDEFGHI", start=1)]
    assert bar_words("By country", made) == (
        "By country, 9 bars. Longest: I: 9; H: 8; G: 7. Shortest: A: 1."
    )


@pytest.fixture
def language_en():
    from django.utils import translation

    with translation.override("en"):
        yield
