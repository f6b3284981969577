"""A table that knows which figure each of its numbers is."""

import pytest

from lykt.figures.rows import Row
from lykt.reports import table
from lykt.reports.table import Cell, Column, ReportTable


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        (table.COUNT, 1130, "1,130"),
        (table.COUNT, 0, "0"),
        (table.COUNT, None, "–"),
        (table.MEAN, 46, "46.0"),
        (table.RATIO, 15.04, "15.04"),
        (table.SHARE, 20.619, "21%"),
        (table.CHANGE, 0.5, "+0.5%"),
        (table.CHANGE, None, "–"),
    ],
)
def test_how_numbers_are_shown(kind, value, text):
    assert Cell(kind, value=value).show("en") == text


def test_a_range_shows_its_two_ends():
    row = Row("people", "", "all", "year", 2012, None, low=30, high=40)
    assert table.from_row(row).show("en") == "30–40"


def test_a_cell_carries_the_keys_of_its_row():
    row = Row("people", "origin", "foreign", "year", 2012, 947, unit="persons", note="printed")
    cell = table.from_row(row)
    assert cell.is_number
    assert (cell.series, cell.breakdown, cell.category) == ("people", "origin", "foreign")
    assert (cell.year, cell.value, cell.unit, cell.note) == (2012, 947, "persons", "printed")


def test_labels_are_no_numbers():
    cell = table.label("Nigeria", "people", "country", "NG")
    assert not cell.is_number
    assert str(cell) == "Nigeria"


def test_body_foot_and_definitions():
    def line(name, value, series):
        return (table.label(name), Cell(table.COUNT, value=value, series=series))

    made = table.with_definitions(
        ReportTable(
            key="t",
            title="T",
            caption="C",
            columns=(Column("name", "Name", numeric=False), Column("2012", "2012")),
            rows=(line("a", 1, "people"), line("b", 2, "contacts"), line("all", 3, "people")),
            totals=1,
        )
    )
    assert [row[0].text for row in made.body] == ["a", "b"]
    assert [row[0].text for row in made.foot] == ["all"]
    assert [cell.value for cell in made.numbers()] == [1, 2, 3]
    assert made.definitions == ("people", "contacts")


def test_without_totals_there_is_no_foot():
    made = ReportTable("t", "T", "C", (), ((table.label("a"),),))
    assert len(made.body) == 1
    assert made.foot == ()
