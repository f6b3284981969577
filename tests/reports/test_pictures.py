"""The pictures of the annual report."""

import pytest

from lykt.reports.drawing import SCHEMES
from lykt.reports.pictures import _drawn, annual_pictures
from lykt.reports.tables import annual_tables
from tests.reports.made import rows, small
from tests.reports.svg import parsed


MARK = "Internal – small numbers can point to persons"


@pytest.fixture(scope="module")
def pictures():
    return {one.key: one for one in annual_pictures(small(), year=2012, language="en")}


def test_the_pictures_the_rows_allow_in_printed_order(pictures):
    assert list(pictures) == [
        "people",
        "origin",
        "countries",
        "age",
        "street",
        "follow_up",
        "indoor",
        "drop_in",
        "health",
    ]


def test_every_picture_stands_above_a_table(pictures):
    assert set(pictures) <= {table.key for table in annual_tables(small(), year=2012)}


@pytest.mark.parametrize(
    ("key", "title"),
    [
        ("people", "30 people in 2012, 25% fewer than in 2011"),
        ("origin", "80% of the people were foreign in 2012"),
        ("countries", "The largest group comes from Nigeria: 15 of 30 people"),
        ("age", "The largest age group is 30–39: 16 of 30 people"),
        ("street", "On average 10 people were met per evening in 2012, from 3 to 20"),
        ("follow_up", "12 people in follow-up in 2012, 40% of all people"),
        ("indoor", "Indoor outreach: 10 people in 2012, 25% more than in 2011"),
        ("drop_in", "Drop-in: 20 people in 2012, 9% fewer than in 2011"),
    ],
)
def test_the_title_says_the_message(pictures, key, title):
    assert pictures[key].title == title


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("people", "Line: people met in each year. 2011: 40; 2012: 30."),
        ("origin", "Norwegian. 2011: 10; 2012: 6. Foreign. 2011: 30; 2012: 24."),
        (
            "countries",
            "Bars: people by country in 2012. Nigeria: 15, the year before 20; "
            "Norway: 6, the year before 10; Romania: 5, the year before 4; "
            "Thailand: 2, the year before 3.",
        ),
        (
            "street",
            "Line: people met per evening on average. "
            "2011: 13, from 4 to 25; 2012: 10, from 3 to 20.",
        ),
        ("indoor", "People. 2011: 8; 2012: 10. Contacts. 2011: 16; 2012: 25."),
    ],
)
def test_the_text_alternative_says_every_number(pictures, key, said):
    assert pictures[key].alt == said


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_every_picture_can_be_drawn_and_says_that_it_is_internal(pictures, scheme):
    for picture in pictures.values():
        svg = picture.svg(scheme)
        shown = [element.text for element in parsed(svg).iter()]
        assert MARK in shown
        assert picture.title in shown
        assert picture.alt in shown


def test_every_picture_is_as_vega_lite_says(pictures):
    """Altair checks what it draws against the schema; a page does not wait for that."""
    for picture in pictures.values():
        drawn = picture.draw(picture.what, SCHEMES["light"])
        assert drawn.to_dict() == drawn.to_dict(validate=False)


def test_a_picture_is_drawn_once_and_alike_again(pictures):
    picture = pictures["health"]
    first = picture.svg()
    assert picture.svg() is first
    _drawn.cache_clear()
    assert picture.svg() == first
    assert picture.svg() is not first


def test_only_a_page_that_says_it_itself_leaves_the_mark_out(pictures):
    assert MARK not in pictures["people"].svg("print", marked=False)


def test_a_picture_keeps_the_language_it_was_made_in():
    norwegian = annual_pictures(small(), year=2012, language="nb")
    alt = next(one.alt for one in norwegian if one.key == "countries")
    assert "Norge" in alt


@pytest.mark.parametrize(
    "text",
    [
        "people -:all | - 30",
        "people -:all | 30 -",
        "people -:all | 0 0",
        "contacts -:all | 3 4",
        "follow_up_people -:all | - 3\npeople -:all | - 5",
        "street_mean_per_evening -:all | 3.0 -",
    ],
)
def test_one_year_is_no_line_and_nought_is_no_picture(text):
    assert annual_pictures(rows(text), year=2012, language="en") == []


def test_no_country_without_the_number_of_all_people():
    assert annual_pictures(rows("people country:NG | 3 4"), year=2012, language="en") == []


def test_how_many_countries_are_drawn():
    drawn = annual_pictures(small(), year=2012, largest=2, language="en")
    alt = next(one.alt for one in drawn if one.key == "countries")
    assert "Norway" in alt
    assert "Romania" not in alt
