"""Finding one figure among many tidy rows."""

from dataclasses import replace

import pytest

from lykt.figures.rows import Row
from lykt.reports.lookup import Lookup, countries_series
from tests.reports.made import rows, small


@pytest.fixture
def lookup():
    return Lookup(small(), year=2012, span=6)


def test_only_years_with_rows_and_up_to_the_report():
    made = rows("people -:all | 1 2 3 4", first=2009)
    assert Lookup(made, year=2011, span=2).years == (2010, 2011)
    assert Lookup(made, year=2011, span=9).years == (2009, 2010, 2011)
    assert Lookup([], year=2011, span=3).years == (2011,)


def test_months_are_left_aside():
    month = Row("people", "", "all", "2012-03", 2012, 99)
    assert Lookup([month], year=2012, span=1).value("people", 2012) is None


@pytest.mark.parametrize(
    ("series", "key", "change"),
    [
        ("people", ("", "all"), -25.0),
        ("people", ("origin", "foreign"), -20.0),
        ("people", ("country", "BR"), -100.0),
        ("indoor_people", ("", "all"), 25.0),
        ("phone_people", ("", "all"), None),
    ],
)
def test_changes(lookup, series, key, change):
    cell = lookup.change(series, 2012, key)
    assert cell.value == change
    assert (cell.series, cell.breakdown, cell.category) == (f"{series}_change", *key)


def test_no_change_from_nought_or_from_before_the_first_year(lookup):
    assert lookup.change("people", 2011).value is None
    made = rows("people -:all | 0 5")
    assert Lookup(made, year=2012, span=2).change("people", 2012).value is None


@pytest.mark.parametrize(("now", "change"), [(81, 1.3), (79, -1.3), (80, 0.0)])
def test_a_half_is_rounded_away_from_nought_as_the_engine_does(now, change):
    made = rows(f"people origin:foreign | 80 {now}")
    found = Lookup(made, year=2012, span=2).change("people", 2012, ("origin", "foreign"))
    assert found.value == change


def test_the_engines_own_change_is_the_one_shown():
    made = [replace(row, value=-25.1) if row.series == "people_change" else row for row in small()]
    assert Lookup(made, year=2012, span=2).change("people", 2012).value == -25.1


def test_shares(lookup):
    part, whole = ("people", ("origin", "foreign")), ("people", ("", "all"))
    assert lookup.share(part, whole, 2012, "people_share").value == 80
    assert lookup.share(part, ("phone_people", ("", "all")), 2012, "x").value is None


def test_countries_are_counted_only_when_they_are_all_there(lookup):
    assert lookup.countries("people", 2012) == 4
    assert lookup.countries("people", 2011) == 5
    without = [row for row in small() if row.category != "TH"]
    assert Lookup(without, year=2012, span=2).countries("people", 2012) is None


def test_a_printed_number_of_countries_is_taken():
    made = rows("people -:all | 9 9\npeople country:NG | 3 3\npeople_countries -:all | 7 8")
    assert Lookup(made, year=2012, span=2).countries("people", 2012) == 8


def test_names_of_the_number_of_countries():
    assert countries_series("people") == "people_countries"
    assert countries_series("follow_up_people") == "follow_up_countries"


def test_categories_without_anyone_are_left_out(lookup):
    assert lookup.categories("people", "country") == ("BR", "NG", "NO", "RO", "TH", "unknown")
    assert Lookup(small(), year=2012, span=1).categories("people", "gender") == (
        "female",
        "male",
        "unknown",
    )
    assert "BR" not in Lookup(small(), year=2012, span=1).categories("people", "country")
