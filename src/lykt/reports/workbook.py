"""Tables as a workbook (XLSX) and as tidy CSV.

Numbers stay numbers, the headings stay where they are when one scrolls, and the same
tables give the same bytes. Text that a spreadsheet could take for a formula is never
let through as one.
"""

import csv
import datetime
import io
import re
from collections.abc import Mapping, Sequence
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _
from django.utils.translation import override

from lykt.figures.rows import KEYS
from lykt.reports import table as kinds
from lykt.reports.definitions import definitions
from lykt.reports.numbers import current
from lykt.reports.table import Cell, ReportTable
from lykt.reports.words import INTERNAL_REASON


#: Written into every workbook in place of the clock, so that the bytes can be compared.
MADE = datetime.datetime(2000, 1, 1)  # noqa: DTZ001 - the file format knows no time zone

_FORMATS = {
    kinds.COUNT: "#,##0",
    kinds.MEAN: "0.0",
    kinds.RATIO: "0.00",
    kinds.SHARE: "0 %",
    kinds.CHANGE: "+0.0 %;\u22120.0 %;0.0 %",
}

#: What a spreadsheet reads as the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")

#: The mark in the note of every row of a CSV file with own figures.
INTERNAL_NOTE = "internal"

#: Where a sheet's heading row stands: title, mark, caption and an empty row come first.
_HEADING_ROW = 4


def tables_xlsx(
    tables: Sequence[ReportTable],
    *,
    title: str = "",
    language: str | None = None,
    internal: bool = True,
    notes: Sequence[str] = (),
) -> bytes:
    """Write the tables as a workbook: a title sheet, a sheet for each, the definitions.

    Shares and changes are fractions shown as per cent. `internal` writes on the face
    of every sheet, and on every printed page, that the figures are internal. `notes` are
    sentences about all the figures; they stand on the title sheet and below each table.
    """
    with override(current(language)):
        buffer = io.BytesIO()
        with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
            book.set_properties({"title": title, "created": MADE})
            mark = str(INTERNAL_REASON) if internal else ""
            _Sheets(book, mark, notes).write(tables, title)
        return buffer.getvalue()


class _Sheets:
    """Writes one workbook, sheet by sheet."""

    def __init__(self, book: Any, mark: str, notes: Sequence[str]) -> None:
        self.book = book
        self.mark = mark
        self.notes = notes
        self.names: set[str] = set()
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.marked = book.add_format({"bold": True, "font_color": "#9a1c1c"})
        self.plain = book.add_format({"text_wrap": False})
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self.heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        self.right = book.add_format(
            {"bold": True, "bottom": 1, "text_wrap": True, "align": "right"}
        )
        self.label_total = book.add_format({"bold": True})
        self.kinds = {
            (kind, bold): book.add_format({"num_format": code, "bold": bold})
            for kind, code in _FORMATS.items()
            for bold in (False, True)
        }

    def write(self, tables: Sequence[ReportTable], title: str) -> None:
        front = self._sheet(_("Contents"), title or _("Tables"), " ".join(self.notes))
        sheets = [(table, self._table(table)) for table in tables]
        for row, (table, sheet) in enumerate(sheets, start=_HEADING_ROW):
            link = f"internal:'{sheet.get_name()}'!A1"
            front.write_url(row, 0, link, string=str(table.title), tip=str(table.title))
        front.set_column(0, 0, 60)
        self._definitions(tables)

    def _sheet(self, name: str, title: str, caption: str) -> Any:
        """Add a sheet with its title, the mark and a caption at the top."""
        sheet = self.book.add_worksheet(self._name(name))
        sheet.write_string(0, 0, title, self.title)
        sheet.write_string(2, 0, caption, self.plain)
        if self.mark:
            sheet.write_string(1, 0, self.mark, self.marked)
            sheet.set_header(f"&R{self.mark}")
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        return sheet

    def _name(self, wanted: str) -> str:
        """Return a sheet name that the format allows and that is not taken."""
        clean = re.sub(r"[\[\]:*?/\\']", " ", wanted).strip()[:28] or "-"
        name, number = clean, 1
        while name.lower() in self.names:
            number += 1
            name = f"{clean} {number}"
        self.names.add(name.lower())
        return name

    def _table(self, table: ReportTable) -> Any:
        sheet = self._sheet(str(table.title), str(table.title), str(table.caption))
        for column, one in enumerate(table.columns):
            style = self.right if one.numeric else self.heading
            sheet.write_string(_HEADING_ROW, column, str(one.heading), style)
            sheet.set_column(column, column, 14 if one.numeric else 40)
        for number, row in enumerate(table.rows):
            total = number >= len(table.rows) - table.totals
            for column, cell in enumerate(row):
                self._cell(sheet, _HEADING_ROW + 1 + number, column, cell, total)
        below = _HEADING_ROW + len(table.rows) + 2
        for number, note in enumerate([*table.notes, *self.notes]):
            sheet.write_string(below + number, 0, str(note), self.plain)
        sheet.freeze_panes(_HEADING_ROW + 1, 1)
        sheet.repeat_rows(_HEADING_ROW)
        return sheet

    def _cell(self, sheet: Any, row: int, column: int, cell: Cell, total: bool) -> None:
        if not cell.is_number:
            style = self.label_total if total else self.plain
            sheet.write_string(row, column, cell.show(), style)
        elif cell.value is not None:
            part = 100 if cell.kind in {kinds.SHARE, kinds.CHANGE} else 1
            value = cell.value / part if part > 1 else cell.value
            sheet.write_number(row, column, value, self.kinds[cell.kind, total])
        elif cell.low is not None:
            sheet.write_string(row, column, cell.show(), self.plain)

    def _definitions(self, tables: Sequence[ReportTable]) -> None:
        if not (found := definitions(tables)):
            return
        sheet = self._sheet(_("Definitions"), _("Definitions"), _("What each number counts."))
        for column, heading in enumerate((_("Series"), _("Name"), _("What it counts"))):
            sheet.write_string(_HEADING_ROW, column, heading, self.heading)
        for row, one in enumerate(found, start=_HEADING_ROW + 1):
            for column, text in enumerate((one.series, one.title, one.text)):
                sheet.write_string(row, column, str(text), self.wrapped)
        sheet.set_column(0, 1, 32)
        sheet.set_column(2, 2, 90)
        sheet.freeze_panes(_HEADING_ROW + 1, 0)


def table_csv(
    table: ReportTable, *, internal: bool = True, marks: Mapping[int, str] | None = None
) -> str:
    """Write each number of a table as one tidy row under `KEYS`.

    The file stays one plain table that any tool reads, so the mark is no line of its
    own: each row says "internal" in its note, and keeps saying so when rows are copied.
    `marks` are put into the notes of the rows of a year. Shares and changes have one
    decimal; a number nobody has gives no row.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(KEYS)
    for cell in table.numbers():
        if cell.value is None and cell.low is None:
            continue
        mark = (marks or {}).get(cell.year or 0, "")
        writer.writerow(_tidy(cell, internal, mark))
    return buffer.getvalue()


def _tidy(cell: Cell, internal: bool, mark: str) -> list[object]:
    note = "; ".join(filter(None, [INTERNAL_NOTE if internal else "", mark, cell.note]))
    return [
        safe_text(cell.series),
        safe_text(cell.breakdown),
        safe_text(cell.category or "all"),
        safe_text(cell.period),
        cell.year,
        _plain(cell),
        "" if cell.low is None else cell.low,
        "" if cell.high is None else cell.high,
        safe_text(cell.unit),
        safe_text(note),
    ]


def _plain(cell: Cell) -> int | float | str:
    if cell.value is None:
        return ""
    return round(cell.value, 1) if cell.kind in {kinds.SHARE, kinds.CHANGE} else cell.value


def safe_text(text: str) -> str:
    """Return text that a spreadsheet cannot take for a formula: an apostrophe before it."""
    return f"'{text}" if text.startswith(_FORMULA) else text
