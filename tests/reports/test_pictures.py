"""The pictures of the annual report."""

import pytest

from lykt.reports.drawing import SCHEMES
from lykt.reports.pictures import _drawn, annual_picture, annual_pictures
from lykt.reports.tables import annual_tables
from tests.reports import printed
from tests.reports.made import rows, small
from tests.reports.svg import SVG, parsed, texts


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
        ("people", "People met in each year, 2011–2012: from 40 to 30."),
        (
            "origin",
            "Norwegian, 2011–2012: from 10 to 6. Foreign, 2011–2012: from 30 to 24.",
        ),
        (
            "countries",
            "People by country in 2012, 5 bars. "
            "Nigeria: 15; Norway: 6; Romania: 5; Thailand: 2; Brazil: 0.",
        ),
        (
            "street",
            "People met per evening on average, 2011–2012: from 13 to 10. "
            "The band in 2012: from 3 to 20.",
        ),
        ("indoor", "People, 2011–2012: from 8 to 10. Contacts, 2011–2012: from 16 to 25."),
    ],
)
def test_the_text_alternative_says_the_form_and_the_ends(pictures, key, said):
    assert pictures[key].alt == said
    assert pictures[key].spoken == f"{pictures[key].title}. {said}"


def test_no_text_alternative_is_endless():
    """Six years, two lines, 18 countries: what is heard takes less than half a minute."""
    for language in ("nb", "nn", "en"):
        made = annual_pictures(printed.counted_rows(), year=2012, language=language)
        assert len(made) == 9
        assert max(len(picture.spoken.split()) for picture in made) <= 50


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("countries", "bars and numbers are 2012, the thin marks 2011"),
        ("origin", "on the same scale"),
        ("indoor", "each line has a scale of its own"),
        ("street", "the band from the lowest to the highest evening"),
    ],
)
def test_the_caption_says_what_cannot_be_seen(pictures, key, said):
    assert said in pictures[key].caption


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_picture_can_be_drawn_and_says_that_it_is_internal(pictures, scheme):
    for picture in pictures.values():
        svg = picture.svg(scheme)
        shown = [element.text for element in parsed(svg).iter()]
        assert MARK in shown
        assert picture.title in shown
        assert picture.alt in shown


def test_one_picture_alone_is_the_same_as_among_all(pictures):
    for key, picture in pictures.items():
        assert annual_picture(small(), key, year=2012, language="en") == picture


@pytest.mark.parametrize("key", ["gender", "phone", "", "no-such-thing"])
def test_of_what_has_no_picture_there_is_none(key):
    assert annual_picture(small(), key, year=2012) is None


@pytest.mark.parametrize("sheet", ["wide", "narrow"])
def test_a_page_knows_how_large_a_picture_becomes(pictures, sheet):
    for picture in pictures.values():
        root = parsed(picture.svg("light" if sheet == "wide" else "light-narrow"))
        drawn = (int(root.get("width")), int(root.get("height")))
        assert tuple(getattr(picture, sheet)) == drawn


def test_only_a_picture_for_a_page_brings_its_letters(pictures):
    for scheme in SCHEMES:
        styles = list(parsed(pictures["people"].svg(scheme)).iter(f"{SVG}style"))
        assert len(styles) == (scheme != "print")


def test_the_countries_of_the_table_the_longest_bar_first():
    """The table is in order of all years, the bars in order of what they show."""
    made = rows(
        """
        people -:all       | 30 30
        people country:NG  |  9  1
        people country:NO  |  2  6
        people country:TH  |  4  3
        people country:RO  |  4  3
        people country:BR  |  0  5
        people country:CO  |  1  1
        """
    )
    table = annual_tables(made, year=2012, largest=5).get("countries")
    picture = annual_picture(made, "countries", year=2012, largest=5, language="en")
    assert [row[0].category for row in table.body[:5]] == ["NG", "NO", "RO", "TH", "BR"]
    assert [point.where for point in picture.what.points] == [
        "Norway",
        "Brazil",
        "Romania",
        "Thailand",
        "Nigeria",
    ]
    assert [point.strong for point in picture.what.points] == [True, *[False] * 4]
    assert picture.title == "The largest group comes from Norway: 6 of 30 people"


def test_nobody_this_year_is_no_picture_of_countries():
    made = rows("people -:all | 9 0\npeople country:NG | 9 0")
    assert annual_picture(made, "countries", year=2012) is None


def test_an_evening_has_its_span_at_the_end(pictures):
    assert "3–20" in texts(pictures["street"].svg())


def test_where_the_ends_of_the_evenings_are_unknown_the_mean_stands_alone():
    made = rows("street_mean_per_evening -:all | 3.0 4.0")
    picture = annual_picture(made, "street", year=2012, language="en")
    assert [point.span for point in picture.what.points] == ["", ""]
    assert picture.caption == "People met on each outreach evening: the mean of the year."


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
