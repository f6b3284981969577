"""What is drawn, in which inks and on how large a sheet."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lykt.reports import drawing
from lykt.reports.drawing import (
    NARROW,
    ON_SCREEN,
    SCHEMES,
    WIDE,
    Bars,
    Multiples,
    Panel,
    Point,
    Scheme,
    size,
    ticks,
)


POINT = Point("2012", 3, "3")
LINE = Panel("", (POINT,))
NAMED = Panel("A", (POINT,))


@pytest.mark.parametrize(
    ("highest", "numbers"),
    [
        (0, [0]),
        (0.4, [0]),
        (1, [0, 1]),
        (3.5, [0, 1, 2, 3]),
        (5, [0, 1, 2, 3, 4, 5]),
        (6, [0, 2, 4, 6]),
        (9, [0, 2, 4, 6, 8]),
        (130, [0, 50, 100]),
        (299, [0, 100, 200, 300]),
        (951, [0, 200, 400, 600, 800, 1000]),
        (1585, [0, 500, 1000, 1500]),
        (8835, [0, 2000, 4000, 6000, 8000]),
    ],
)
def test_the_numbers_of_an_axis(highest, numbers):
    assert ticks(highest) == numbers


@given(st.floats(0, 10**7))
def test_an_axis_has_few_whole_numbers_evenly_apart(highest):
    found = ticks(highest)
    assert found[0] == 0
    assert len(found) <= 6
    assert len({b - a for a, b in pairwise(found)}) <= 1
    assert found[-1] <= highest * drawing.NEARLY
    assert highest < 1 or len(found) > 1


@pytest.mark.parametrize(
    ("what", "wide", "narrow"),
    [
        (LINE, (720, 14 + 170 + 30), (344, 14 + 120 + 30)),
        (Multiples((NAMED, NAMED), True), (720, 34 + 170 + 30), (344, 2 * (34 + 120 + 30))),
        (Bars((POINT,) * 3), (720, 8 + 3 * 28), (344, 8 + 3 * 38)),
        (Bars((POINT,) * 18), (720, 8 + 18 * 23), (344, 8 + 18 * 38)),
    ],
)
def test_a_drawing_has_its_size_before_it_is_drawn(what, wide, narrow):
    assert size(what, WIDE, marked=False) == wide
    assert size(what, NARROW, marked=False) == narrow
    assert size(what, WIDE) == (wide[0], wide[1] + drawing.MARK)


def test_paper_is_no_scheme_of_the_screen():
    """A picture for paper brings no letters of its own."""
    assert set(SCHEMES) - set(ON_SCREEN) == {"print"}


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(
    ("name", "page"), [("light", "#fbfaf7"), ("dark", "#1f1e1b"), ("print", "#ffffff")]
)
def test_inks_can_be_told_from_the_page_and_from_each_other_in_grey(name, page):
    inks: Scheme = SCHEMES[name]
    for words in (inks.ink, inks.muted, inks.accent):
        assert contrast(words, page) >= 4.5
    assert contrast(inks.context, page) >= 3
    assert contrast(inks.accent, inks.context) >= 2
    assert contrast(inks.accent, inks.band) >= 3
