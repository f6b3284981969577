"""Tables as a workbook and as tidy CSV."""

import csv
import io
from dataclasses import replace

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lykt.figures.rows import KEYS
from lykt.reports.table import COUNT, Cell, Column, ReportTable, label
from lykt.reports.tables import annual_tables
from lykt.reports.workbook import MADE, safe_text, table_csv, tables_xlsx
from tests.reports.made import small


MARK = "Internal – small numbers can point to persons"


@pytest.fixture
def tables():
    return annual_tables(small(), year=2012)


def opened(tables, **options):
    content = tables_xlsx(tables, language="en", **options)
    return openpyxl.load_workbook(io.BytesIO(content))


def test_a_sheet_for_each_table_between_the_contents_and_the_definitions(tables):
    book = opened(tables)
    assert book.sheetnames[0] == "Contents"
    assert book.sheetnames[-1] == "Definitions"
    assert book.sheetnames[1:-1] == [str(t.title)[:28] for t in tables]
    titles = [cell.value for (cell,) in book["Contents"]["A5:A18"]]
    assert titles == [str(table.title) for table in tables]


def test_every_sheet_says_on_its_face_and_on_paper_that_it_is_internal(tables):
    for sheet in opened(tables):
        assert sheet["A2"].value == MARK
        assert sheet.oddHeader.right.text == MARK


def test_the_mark_can_be_left_off_for_what_is_not_our_own(tables):
    for sheet in opened(tables, internal=False):
        assert sheet["A2"].value is None
        assert not sheet.oddHeader.right.text


def test_numbers_are_numbers(tables):
    sheet = opened(tables)["Portfolio"]
    found = [[cell.value for cell in row] for row in sheet["A5:D8"]]
    assert found == [
        ["Figure", "2011", "2012", "Change from 2011"],
        ["People", 40, 30, -0.25],
        ["People, of these foreign", 30, 24, -0.2],
        ["Contacts", 1400, 1200, -0.143],
    ]
    assert sheet["B8"].number_format == "#,##0"
    assert "%" in sheet["D8"].number_format


def test_the_heading_stays_where_it_is(tables):
    sheet = opened(tables)["Portfolio"]
    assert sheet.freeze_panes == "B6"
    assert sheet.print_title_rows == "$5:$5"


def test_an_unknown_number_is_an_empty_cell_and_nought_is_nought(tables):
    assert opened(tables)["People by year"]["C6"].value is None
    assert opened(tables)["Contacts without a person"]["B7"].value == 0


def test_a_range_is_written_as_text(tables):
    ranged = ReportTable(
        "t", "T", "C", (Column("a", "A"),), ((Cell(COUNT, low=3, high=4, series="people"),),)
    )
    assert opened([ranged])["T"]["A6"].value == "3–4"


def test_each_definition_is_there(tables):
    sheet = opened(tables)["Definitions"]
    series = [row[0].value for row in sheet.iter_rows(min_row=6)]
    assert series[0] == "people"
    assert {"follow_up_share", "people_countries", "health_consultations"} <= set(series)


def test_notes_stand_below_the_table(tables):
    noted = replace(tables[0], notes=("=1+1", "counted twice"))
    sheet = opened([noted])["Portfolio"]
    assert [sheet["A13"].value, sheet["A14"].value] == ["=1+1", "counted twice"]
    assert sheet["A13"].data_type == "s"


def test_the_same_tables_give_the_same_bytes(tables):
    again = annual_tables(small(), year=2012)
    assert tables_xlsx(tables, language="nb") == tables_xlsx(again, language="nb")
    assert opened(tables).properties.created == MADE


@pytest.mark.parametrize("name", ["=cmd()", "a/b:c?*[x]", "'quoted'", "", "x" * 60, "History"])
def test_names_of_sheets_are_always_allowed_and_never_the_same(name):
    one = ReportTable("t", name, "C", (Column("a", "A", numeric=False),), ((label("x"),),))
    book = opened([one, one, one])
    # The contents and one for each: where nothing is counted there is nothing to define.
    assert len(set(book.sheetnames)) == 4
    assert all(len(each) <= 31 for each in book.sheetnames)


def test_text_is_never_a_formula_in_a_workbook():
    bad = '=HYPERLINK("http://example.org")'
    one = ReportTable("t", bad, bad, (Column("a", bad, numeric=False),), ((label(bad),),))
    sheet = opened([one]).worksheets[1]
    kinds = {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value}
    assert kinds == {"s"}
    assert not sheet._hyperlinks


# ---- CSV


def read(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_csv_is_tidy_under_the_keys_of_a_row(tables):
    found = read(table_csv(tables.get("portfolio")))
    assert tuple(found[0]) == KEYS
    assert found[0] == dict(
        zip(
            KEYS,
            ("people", "", "all", "year", "2011", "40", "", "", "persons", "internal"),
            strict=True,
        )
    )
    assert len(found) == 6 * 3


def test_csv_has_each_row_marked_and_notes_kept(tables):
    cells = [replace(cell, note="printed") for cell in tables[0].numbers()]
    noted = replace(tables[0], rows=(tuple(cells),))
    assert {row["note"] for row in read(table_csv(noted))} == {"internal; printed"}
    assert {row["note"] for row in read(table_csv(noted, internal=False))} == {"printed"}


def test_csv_leaves_out_what_nobody_knows_and_keeps_nought(tables):
    people = read(table_csv(tables.get("people")))
    assert [(row["series"], row["year"]) for row in people] == [
        ("people", "2011"),
        ("people", "2012"),
        ("people_change", "2012"),
    ]
    assert "0" in [row["value"] for row in read(table_csv(tables.get("anonymous")))]


def test_shares_have_one_decimal_in_csv(tables):
    shares = [r for r in read(table_csv(tables.get("gender"))) if r["series"] == "people_share"]
    assert [(row["category"], row["value"], row["unit"]) for row in shares] == [
        ("female", "90.0", "per cent"),
        ("male", "6.7", "per cent"),
        ("unknown", "3.3", "per cent"),
        ("all", "100.0", "per cent"),
    ]


def test_a_range_in_csv():
    cell = Cell(COUNT, low=30, high=40, series="people", year=2012)
    one = ReportTable("t", "T", "C", (Column("a", "A"),), ((cell,),))
    (row,) = read(table_csv(one))
    assert (row["value"], row["low"], row["high"]) == ("", "30", "40")


def test_a_category_from_outside_cannot_be_a_formula():
    cell = Cell(COUNT, 1, series="chats", breakdown="programme", category="=1+1", year=2012)
    one = ReportTable("t", "T", "C", (Column("a", "A"),), ((cell,),))
    assert read(table_csv(one))[0]["category"] == "'=1+1"


@given(st.text())
def test_no_text_begins_like_a_formula(text):
    safe = safe_text(text)
    assert not safe.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert safe in (text, f"'{text}")
