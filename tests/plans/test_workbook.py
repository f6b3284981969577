"""Plans in a workbook: what people do to spreadsheets is told by sheet, row and column."""

import datetime
import io
import zipfile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lykt.figures.faults import Findings
from lykt.plans.checking import read_plans
from lykt.plans.tables import COLUMNS, BadPlans, from_csv, to_csv
from lykt.plans.workbook import read_sheet, read_workbook, write_workbook
from tests.plans.made import TABLES


TODAY = datetime.date(2026, 11, 29)


def rows_of(table):
    return [line.split(",") for line in TABLES[table].strip().splitlines()[1:]]


@pytest.fixture
def book():
    """Return the small plan as somebody has it open in a spreadsheet."""
    content = write_workbook({table: rows_of(table) for table in COLUMNS})
    return openpyxl.load_workbook(io.BytesIO(content))


@pytest.fixture
def read(tmp_path):
    """Return a function that saves a workbook and reads the plans in it."""

    def saved(book):
        book.save(tmp_path / "plan.xlsx")
        return read_plans(tmp_path / "plan.xlsx", today=TODAY)

    return saved


def test_a_workbook_says_what_the_files_say(book, read):
    found = read(book)
    assert list(found.measures) == [("by-2010", "1a"), ("by-2010", "1b"), ("by-2010", "2a")]
    assert found.measures["by-2010", "1a"].bodies == ("Uteteamet", "Legevakten")
    assert [raw.values["as_of"] for raw in found.status.values()] == ["2010-04-01", "2010-09"]


def put(cell, value, shown_as=""):
    """Return what puts a value into a cell."""

    def spoil(book):
        sheet, place = cell.split("!")
        book[sheet][place] = value
        if shown_as:
            book[sheet][place].number_format = shown_as

    return spoil


BAD = [
    ("merged cells", lambda book: book["measures"].merge_cells("A2:A3"),
     "plan.xlsx, sheet measures, row 2, column plan, value 'A2:A3': Merged cells. Allowed: one"),
    ("merged outside", lambda book: book["areas"].merge_cells("H9:I9"),
     "plan.xlsx, sheet areas, row 9, value 'H9:I9': Merged cells."),
    ("a row left empty", lambda book: book["measures"].insert_rows(3),
     "plan.xlsx, sheet measures, row 3: A row is empty in the middle of the table."),
    ("a sum below", put("measures!A7", "Sum"),
     "plan.xlsx, sheet measures, row 5: A row is empty in the middle of the table."),
    ("a remark below", put("measures!A5", "Se vedlegg"),
     "plan.xlsx, sheet measures, row 5, column plan, value 'Se vedlegg': There is no such plan."),
    ("a remark beside", put("areas!G3", "sjekk"),
     "plan.xlsx, sheet areas, row 3, column G, value 'sjekk': Something stands outside"),
    ("a title above", lambda book: book["areas"].insert_rows(1),
     "plan.xlsx, sheet areas, row 1: The first line should be the column names: plan,area"),
    ("a column more", put("areas!E1", "color"),
     "plan.xlsx, sheet areas, row 1: The first line should be the column names"),
    ("a sheet more", lambda book: book.create_sheet("notes"),
     "plan.xlsx, sheet notes: There is no such table. Allowed: plans, areas, measures, status."),
    ("a sheet less", lambda book: book.remove(book["status"]),
     "plan.xlsx, sheet status: The sheet is missing."),
    ("a formula", put("measures!E2", '=HYPERLINK("x")'),
     "plan.xlsx, sheet measures, row 2, column title, value '=HYPERLINK(\"x\")': A formula."),
    ("an error", put("measures!E2", "#REF!"),
     "plan.xlsx, sheet measures, row 2, column title, value '#REF!': The cell holds an error"),
    ("a tick", put("measures!I2", True),
     "plan.xlsx, sheet measures, row 2, column note, value 'True': The cell holds an error or"),
    ("a number that could be another", put("measures!C4", 2.1),
     "plan.xlsx, sheet measures, row 4, column measure, value '2.1': The cell holds a number"),
    ("a month that is a day", put("status!C3", datetime.datetime(2010, 9, 1), "mmm yy"),  # noqa: DTZ001
     "plan.xlsx, sheet status, row 3, column as_of, value '2010-09-01 00:00:00': The cell holds"),
    ("a day with a time", put("status!C3", datetime.datetime(2010, 9, 1, 9), "dd.mm.yyyy"),  # noqa: DTZ001
     "plan.xlsx, sheet status, row 3, column as_of"),
    ("an unknown area", put("measures!B2", "7"),
     "plan.xlsx, sheet measures, row 2, column area, value '7': There is no such area in this"),
    ("a status of no measure", put("status!B2", "7"),
     "plan.xlsx, sheet status, row 2, column measure, value '7': There is no such measure in "
     "this plan. Allowed: a number in measures."),
]  # fmt: skip


@pytest.mark.parametrize(("spoil", "told"), [pytest.param(*row[1:], id=row[0]) for row in BAD])
def test_what_people_do_to_a_spreadsheet(book, read, spoil, told):
    spoil(book)
    with pytest.raises(BadPlans) as refusal:
        read(book)
    assert str(refusal.value.faults[0]).startswith(told), str(refusal.value)


@pytest.mark.parametrize(
    ("spoil", "table", "column", "text"),
    [
        (put("measures!C4", 2), "measures", "measure", "2"),
        (put("status!C3", datetime.datetime(2010, 9, 1), "dd.mm.yyyy"),  # noqa: DTZ001
         "status", "as_of", "2010-09-01"),
        (put("measures!I2", 4.5), "measures", "note", "4.5"),
        (put("areas!A9", " "), "areas", "title", "Voksne"),
    ],
)  # fmt: skip
def test_what_can_be_read_as_it_is_seen(book, tmp_path, spoil, table, column, text):
    spoil(book)
    book.save(tmp_path / "plan.xlsx")
    findings = Findings()
    rows = read_workbook(tmp_path / "plan.xlsx", findings).rows[table]
    assert not findings.faults
    assert text in [raw.values[column] for raw in rows]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 and no more", b"plan,area", b"\0" * 99])
def test_what_is_no_workbook(tmp_path, content):
    path = tmp_path / "plan.xlsx"
    path.write_bytes(content)
    with pytest.raises(BadPlans, match=r"plan\.xlsx: The workbook cannot be opened"):
        read_plans(path, today=TODAY)


@pytest.mark.parametrize("where", ["far", "wide", "merged", "column"])
def test_a_small_file_does_not_fill_the_memory(tmp_path, where):
    ref = {"far": "A1048576", "wide": "XFD1", "merged": "A1:XFD1048576", "column": "A:XFD"}[where]
    merge = f'<mergeCells><mergeCell ref="{ref}"/></mergeCells>' if ":" in ref else ""
    cell = "A1" if merge else ref
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        f'<row><c r="{cell}"><v>1</v></c></row></sheetData>{merge}</worksheet>'
    )
    whole = write_workbook({table: rows_of(table) for table in COLUMNS})
    path = tmp_path / "plan.xlsx"
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(path, "w") as new:
        for one in old.infolist():
            is_first = one.filename.endswith("sheet1.xml")
            new.writestr(one, sheet if is_first else old.read(one))
    findings = Findings()

    assert read_sheet(path, findings) == []
    assert [fault.code for fault in findings.faults] == ["too_far"]


def test_the_same_plans_are_the_same_bytes():
    tables = {table: rows_of(table) for table in COLUMNS}
    assert write_workbook(tables) == write_workbook(tables)


@given(st.text())
def test_no_spreadsheet_runs_what_was_written_and_nothing_is_lost(text):
    written = to_csv(text)
    assert not written.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert from_csv(written) == text.replace("\r\n", "\n")
