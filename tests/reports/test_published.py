"""Own figures and published ones side by side, never mixed."""

from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from lykt.reports import table
from lykt.reports.published import (
    by_breakdown,
    comparison_table,
    kind_of,
    outside_cell,
    side_by_side,
)
from tests.reports.made import rows, small


def outside(**keys):
    """Return a row as it comes from a file: all text."""
    row = {
        "source": "report 2012",
        "publisher": "Pro Sentret",
        "place": "Oslo",
        "series": "people",
        "breakdown": "",
        "category": "all",
        "period": "year",
        "year": "2012",
        "value": "1130",
        "low": "",
        "high": "",
        "unit": "persons",
        "note": "",
    }
    return row | keys


def lines(comparison):
    own = [[cell.value for cell in comparison.own.cells]] if comparison.own else []
    return own + [[cell.value for cell in line.cells] for line in comparison.outside]


def test_each_keeper_has_a_line_and_no_gap_is_filled_from_another():
    printed = [
        outside(year="2010", value="1077"),
        outside(value="1130"),
        outside(publisher="Nadheim", value="1000"),
    ]
    (comparison,) = side_by_side(small(), printed)
    assert comparison.years == (2010, 2011, 2012)
    assert [line.publisher for line in comparison.outside] == ["Nadheim", "Pro Sentret"]
    assert lines(comparison) == [[None, 40, 30], [None, None, 1000], [1077, None, 1130]]


@pytest.mark.parametrize(
    "other",
    [
        {"series": "street_estimate"},
        {"breakdown": "origin", "category": "norwegian", "unit": "contacts"},
        {"unit": "per cent"},
        {"period": "2011-09 to 2012-12"},
        {"category": "Bikuben", "breakdown": "programme"},
    ],
)
def test_what_counts_something_else_is_not_set_beside(other):
    assert side_by_side(small(), [outside(**other)]) == []


def test_what_we_do_not_have_is_given_when_asked_for():
    (comparison,) = side_by_side(small(), [outside(series="pregnancies")], unmatched=True)
    assert comparison.own is None
    assert lines(comparison) == [[1130]]


def test_only_the_years_asked_for():
    (comparison,) = side_by_side(small(), [outside(), outside(year="2007")], years=[2011, 2012])
    assert comparison.years == (2011, 2012)


def test_two_sources_of_one_publisher_keep_their_own_lines():
    printed = [outside(source="a", value="1"), outside(source="b", value="2")]
    (comparison,) = side_by_side(small(), printed)
    assert [line.source for line in comparison.outside] == ["a", "b"]


@pytest.mark.parametrize(
    ("value", "number"),
    [("1130", 1130), ("15.4", 15.4), (Decimal("12.0000"), 12), (7, 7), ("", None), (None, None)],
)
def test_numbers_from_files_and_databases(value, number):
    cell = outside_cell(outside(value=value))
    assert cell.value == number
    assert type(cell.value) is type(number)


def test_a_range_keeps_its_ends():
    cell = outside_cell(outside(value="", low="30", high="40"))
    assert cell.show("en") == "30–40"


@pytest.mark.parametrize(
    ("unit", "series", "kind"),
    [
        ("persons", "people", table.COUNT),
        ("persons per evening", "street_mean_per_evening", table.MEAN),
        ("persons per evening", "street_max_per_evening", table.COUNT),
        ("persons per evening", "", table.MEAN),
        ("contacts per person", "contacts_per_person", table.RATIO),
        ("per cent", "x", table.SHARE),
        ("per cent change", "people_change", table.CHANGE),
    ],
)
def test_how_a_number_is_written(unit, series, kind):
    assert kind_of(unit, series) == kind


def test_the_table_names_the_keepers_and_their_sources_and_notes():
    printed = [outside(note="around"), outside(series="indoor_people", value="158")]
    made = comparison_table(side_by_side(small(), printed))
    with translation.override("en"):
        shown = [[cell.show() for cell in row] for row in made.rows]
        notes = [str(note) for note in made.notes]
    assert [row[1:] for row in shown] == [
        ["Own figures", "8", "10"],
        ["Pro Sentret, Oslo", "–", "158"],
        ["Own figures", "40", "30"],
        ["Pro Sentret, Oslo", "–", "1,130"],
    ]
    assert notes == ["Pro Sentret, Oslo, People, 2012: around", "Pro Sentret, Oslo: report 2012."]


@given(
    own=st.dictionaries(st.integers(2000, 2012), st.integers(0, 99)),
    theirs=st.dictionaries(st.integers(2000, 2012), st.integers(100, 199)),
)
def test_nothing_moves_from_one_line_to_another(own, theirs):
    mine = [row for year, n in own.items() for row in rows(f"people -:all | {n}", first=year)]
    printed = [outside(year=str(year), value=str(n)) for year, n in theirs.items()]
    found = side_by_side(mine, printed)
    assert len(found) == (1 if own and theirs else 0)
    for comparison in found:
        for line, source in ((comparison.own, own), (comparison.outside[0], theirs)):
            assert {c.year: c.value for c in line.cells if c.value is not None} == source


def test_the_categories_of_a_breakdown_stand_in_one_table_in_their_order():
    def printed(category, value):
        return {
            "publisher": "KOM", "place": "Norway", "source": "Printed", "note": "",
            "series": "possible_victims", "breakdown": "gender and age", "category": category,
            "period": "year", "year": 2011, "value": value, "low": None, "high": None,
            "unit": "persons",
        }  # fmt: skip

    rows = [printed("male minor", 33), printed("female adult", 191)]
    (one,) = by_breakdown(side_by_side([], rows, unmatched=True))
    assert one.years == (2011,)
    assert [(str(line[0]), [cell.value for cell in line[2]]) for line in one.lines] == [
        ("Women: Adult", [191]),
        ("Men: Under 18", [33]),
    ]
