"""Who the people are: countries, gender, age; contacts without a person."""

import pytest
from django.utils import translation

from lykt.reports.annual import groups
from lykt.reports.lookup import Lookup
from lykt.reports.table import Missing
from tests.reports.made import rows, small


@pytest.fixture
def lookup():
    return Lookup(small(), year=2012, span=6)


def countries(lookup, largest):
    return groups.countries(
        lookup, series="people", key="countries", title="T", total="All", largest=largest
    )


def lines(table):
    return {row[0].category or row[0].series: [c.value for c in row[1:]] for row in table.rows}


@pytest.mark.parametrize(
    ("largest", "shown", "others"),
    [
        (1, ["NG"], [18, 13]),
        (2, ["NG", "NO"], [8, 7]),
        (3, ["NG", "NO", "RO"], [4, 2]),
        (4, ["NG", "NO", "RO", "TH"], [1, 0]),
        (5, ["NG", "NO", "RO", "TH", "BR"], None),
        (18, ["NG", "NO", "RO", "TH", "BR"], None),
    ],
)
def test_the_largest_the_others_and_the_unknown_make_up_the_total(lookup, largest, shown, others):
    table = countries(lookup, largest)
    codes = [row[0].category for row in table.body if row[0].category not in ("", "unknown")]
    assert codes == shown
    rest = [row for row in table.body if row[1].category == "other"]
    assert [cell.value for row in rest for cell in row[1:]] == (others or [])
    if others:
        for column in (1, 2):
            assert sum(row[column].value for row in table.body) == table.foot[0][column].value


def test_a_country_with_nobody_this_year_still_counts_among_the_others_of_its_year(lookup):
    """Brazil had one person in 2011 and none in 2012."""
    others = next(row for row in countries(lookup, 3).body if row[1].category == "other")
    assert [cell.value for cell in others[1:]] == [3 + 1, 2]


def test_how_many_countries_in_all(lookup):
    table = countries(lookup, 2)
    assert [cell.value for cell in table.foot[1][1:]] == [5, 4]
    assert [cell.unit for cell in table.foot[1][1:]] == ["countries", "countries"]


def test_a_list_of_only_the_largest_does_not_say_how_many():
    made = rows("people -:all | 50 60\npeople country:NG | 9 8\npeople country:NO | 3 4")
    table = countries(Lookup(made, year=2012, span=2), 18)
    assert [row[0].text for row in table.foot] == ["All"]


@pytest.mark.parametrize(
    ("lines", "order"),
    [
        # The years added up, not the latest alone.
        (("SE | 1 3", "DK | 4 1"), ["DK", "SE"]),
        # The same sum: the latest year first.
        (("DK | 3 1", "SE | 1 3"), ["SE", "DK"]),
        # The same in every year: by code.
        (("SE | 1 3", "AL | 1 3"), ["AL", "SE"]),
        # Nobody in the latest year, but more in all.
        (("SE | 0 3", "DK | 4 0"), ["DK", "SE"]),
    ],
)
def test_countries_are_ranked_by_the_years_shown_added_up(lines, order):
    made = rows("\n".join(["people -:all | 9 9", *(f"people country:{one}" for one in lines)]))
    for shuffled in (made, made[::-1]):
        lookup = Lookup(shuffled, year=2012, span=2)
        assert groups.ranked_countries(lookup, "people") == order


def test_years_that_are_not_shown_do_not_count():
    made = rows("people -:all | 9 9\npeople country:SE | 1 3\npeople country:DK | 8 1")
    lookup = Lookup(made, year=2012, span=1)
    assert groups.ranked_countries(lookup, "people") == ["SE", "DK"]


@pytest.mark.parametrize(
    ("span", "text"),
    [
        (1, "The 2 countries with the most people in 2012. There were 4 in 2012."),
        (6, "The 2 countries with the most people, 2011–2012 added up. There were 4 in 2012."),
    ],
)
def test_the_caption_says_how_they_were_chosen(span, text):
    with translation.override("en"):
        caption = countries(Lookup(small(), year=2012, span=span), 2).caption
        assert str(caption) == text


def test_without_countries_there_is_no_table():
    lookup = Lookup(rows("people -:all | 1 2"), year=2012, span=2)
    assert isinstance(countries(lookup, 18), Missing)
    assert isinstance(groups.gender(lookup), Missing)
    assert isinstance(groups.age(lookup), Missing)
    assert isinstance(groups.anonymous(lookup), Missing)


def test_gender(lookup):
    assert lines(groups.gender(lookup)) == {
        "female": [36, 27, 90.0],
        "male": [3, 2, pytest.approx(6.667, abs=0.001)],
        "unknown": [1, 1, pytest.approx(3.333, abs=0.001)],
        "people": [40, 30, 100.0],
    }


def test_age_from_young_to_old_with_unknown_last(lookup):
    table = groups.age(lookup)
    assert [row[0].category for row in table.body] == ["18-23", "30-39", "50+", "unknown"]
    assert [cell.value for cell in table.foot[0][1:]] == [40, 30, 100.0]


def test_anonymous_contacts_by_channel(lookup):
    assert lines(groups.anonymous(lookup)) == {
        "street": [5, 6],
        "phone": [0, 1],
        "anonymous_contacts": [5, 7],
    }


def test_a_gender_nobody_has_named_is_kept():
    made = rows("people -:all | 2 2\npeople gender:female | 1 1\npeople gender:new | 1 1")
    table = groups.gender(Lookup(made, year=2012, span=2))
    assert [row[0].category for row in table.body] == ["female", "new"]
