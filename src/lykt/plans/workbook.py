"""Plans in a workbook (XLSX): one sheet for each table, read strictly and written plainly.

A workbook holds more than text: merged cells, formulas, numbers, days that show only their
month. What cannot be read as the text that is seen there is refused and never guessed.
"""

import contextlib
import datetime
import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.parsers import expat

import xlsxwriter

from lykt.figures.faults import Findings
from lykt.plans.tables import COLUMNS, MOST_BYTES, Raw, Source, Tables, header_holds


#: A workbook is a zip. So much may come out of it, and no more is unpacked.
MOST_UNPACKED = 100_000_000
#: So far down and out a table reaches. A cell or a merged area further out, however empty, lets
#: all before it be made: a file of some kilobytes would fill the memory.
MOST_ROWS, MOST_COLUMNS = 20_000, 200
_CELL = re.compile(r"\$?([A-Za-z]*)\$?([0-9]*)")
#: What openpyxl stumbles on in a file that is no workbook, or a broken one.
_BROKEN = (
    zipfile.BadZipFile,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    SyntaxError,
    OSError,
    RuntimeError,
    NotImplementedError,
    EOFError,
)
SHEETS = ", ".join(COLUMNS)
#: Written into every workbook in place of the clock, so that the bytes can be compared.
MADE = datetime.datetime(2000, 1, 1)  # noqa: DTZ001 - the file format knows no time zone
#: Numbers as which a spreadsheet keeps what is text to us: 1.1 and 1.10 would be one.
_NUMBERED = frozenset(("measure", "parent", "area"))


def read_workbook(path: Path, findings: Findings) -> Tables:
    """Read the four sheets of a workbook; what is amiss is put into `findings`."""
    book = _opened(path, findings)
    sources = {table: Source(table, path.name, table) for table in COLUMNS}
    rows: dict[str, list[Raw]] = {table: [] for table in COLUMNS}
    if book is None:
        return Tables(rows, sources)
    for name in book.sheetnames:
        if name not in COLUMNS:
            findings.add(Source("", path.name, name).fault(0, "", "", "extra_sheet", SHEETS))
    for table, source in sources.items():
        if table in book.sheetnames:
            rows[table] = _sheet_rows(book[table], source, findings)
        else:
            findings.add(source.fault(0, "", "", "missing_sheet", SHEETS))
    return Tables(rows, sources)


def _opened(path: Path, findings: Findings) -> Any:
    # Imported here: it takes a fifth of a second, and only those who read one shall wait for it.
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    whole = Source("", path.name)
    if path.stat().st_size > MOST_BYTES:
        findings.add(whole.fault(0, "", "", "too_large", MOST_BYTES))
        return None
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(one.file_size for one in archive.infolist()) > MOST_UNPACKED:
                findings.add(whole.fault(0, "", "", "too_large", MOST_UNPACKED))
                return None
            if any(_reaches_far(archive.read(one)) for one in archive.infolist()):
                findings.add(whole.fault(0, "", "", "too_far", f"{MOST_ROWS}×{MOST_COLUMNS}"))
                return None
        with warnings.catch_warnings():
            # It warns of parts of a workbook that it leaves alone: colours, lists of choices.
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(path)
    except (*_BROKEN, InvalidFileException):
        findings.add(whole.fault(0, "", "", "broken"))
        return None


def _reaches_far(part: bytes) -> bool:
    """Tell whether a part of a workbook has a cell or a merged area too far out."""
    far: list[str] = []

    def begun(name: str, told: dict[str, str]) -> None:
        where = {"mergeCell": "ref", "c": "r", "row": "r"}.get(name.rpartition(":")[2], "")
        if where in told and any(map(_is_far, told[where].split(":"))):
            far.append(name)

    parser = expat.ParserCreate()
    parser.StartElementHandler = begun
    with contextlib.suppress(expat.ExpatError):
        parser.Parse(part, True)
    return bool(far)


def _is_far(cell: str) -> bool:
    told = _CELL.fullmatch(cell.strip())
    # A whole column or row, or what is no cell at all, reaches as far as can be.
    if told is None or not told[2] or len(told[1]) > 3 or len(told[2]) > 7:
        return True
    column = 0
    for letter in told[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(told[2]) > MOST_ROWS or column > MOST_COLUMNS


def _sheet_rows(sheet: Any, source: Source, findings: Findings) -> list[Raw]:
    if not hasattr(sheet, "iter_rows"):
        findings.add(source.fault(0, "", "", "not_plans", SHEETS))
        return []
    lines = [(line, cells) for line, cells in enumerate(sheet.iter_rows(), 1) if _holds(cells)]
    if not lines or lines[0][0] != 1:
        findings.add(source.fault(1, "", "", "header", ",".join(COLUMNS[source.table])))
        return []
    header = [_name(cell.value) for cell in lines[0][1]]
    while header and not header[-1]:
        header.pop()
    merged = _merged(sheet, header, source, findings)
    if not header_holds(header, source, findings):
        return []
    found, expected = [], 2
    for line, cells in lines[1:]:
        if line > expected and not merged:
            findings.add(source.fault(expected, "", "", "gap"))
        expected = line + 1
        if row := _row(line, cells, header, source, findings):
            found.append(row)
    return found


def read_sheet(path: Path, findings: Findings) -> list[list[str]]:
    """Read the first sheet that holds something, row by row, as a table of whatever columns.

    What is amiss is put into `findings`; a fault names the column by its letter.
    """
    book = _opened(path, findings)
    for sheet in book.worksheets if book is not None else ():
        lines = [(line, cells) for line, cells in enumerate(sheet.iter_rows(), 1) if _holds(cells)]
        if not lines:
            continue
        source = Source("measures", path.name, sheet.title)
        _merged(sheet, [], source, findings)
        return [
            [_text_of(cell, source, line, findings) for cell in cells] for line, cells in lines
        ]
    return []


def _text_of(cell: Any, source: Source, line: int, findings: Findings) -> str:
    # Nobody knows yet which column holds numbers such as 1.1 and 1.10: none may be guessed.
    text, code = _told(cell, "measure")
    if code:
        findings.add(source.fault(line, cell.column_letter, _name(cell.value), code))
    return text


def _holds(cells: Sequence[Any]) -> bool:
    return any(_name(cell.value) for cell in cells)


def _name(value: object) -> str:
    return "" if value is None else str(value).strip()


def _merged(sheet: Any, header: Sequence[str], source: Source, findings: Findings) -> bool:
    for area in sheet.merged_cells.ranges:
        column = header[area.min_col - 1] if area.min_col <= len(header) else ""
        findings.add(source.fault(area.min_row, column, area.coord, "merged"))
    return bool(sheet.merged_cells.ranges)


def _row(
    line: int, cells: Sequence[Any], header: Sequence[str], source: Source, findings: Findings
) -> Raw | None:
    before = findings.count
    for cell in cells[len(header) :]:
        if _name(cell.value):
            findings.add(source.fault(line, cell.column_letter, _name(cell.value), "stray"))
    values = {}
    for name, cell in zip(header, cells, strict=False):
        text, code = _told(cell, name)
        if code:
            findings.add(source.fault(line, name, _name(cell.value), code))
        values[name] = text
    return None if findings.count > before else Raw(source, line, values)


def _told(cell: Any, column: str) -> tuple[str, str]:
    """Return the text a cell shows and no fault, or nothing and the code of what is amiss."""
    value = cell.value
    if value is None:
        return "", ""
    if cell.data_type == "f":
        return "", "formula"
    if isinstance(value, bool) or cell.data_type == "e":
        return "", "cell"
    if isinstance(value, str):
        return value.replace("\r\n", "\n"), ""
    if isinstance(value, datetime.datetime):
        return _day(value, cell.number_format)
    if isinstance(value, int | float):
        return _number(value, column)
    return "", "cell"


def _day(value: datetime.datetime, shown_as: str) -> tuple[str, str]:
    """Return a day as text, where the cell shows all of it and no time of day."""
    letters = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", shown_as.lower())
    if value.time() != datetime.time() or not all(letter in letters for letter in "dmy"):
        return "", "shown"
    return value.date().isoformat(), ""


def _number(value: float, column: str) -> tuple[str, str]:
    if value == int(value):
        return str(int(value)), ""
    return ("", "as_number") if column in _NUMBERED else (repr(value), "")


def write_workbook(tables: Mapping[str, Iterable[Sequence[str]]]) -> bytes:
    """Write the four tables as a workbook. Every cell is text, so that nothing is changed."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"created": MADE})
        bold, text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
        for table, columns in COLUMNS.items():
            sheet = book.add_worksheet(table)
            sheet.set_column(0, len(columns) - 1, 18, text)
            sheet.freeze_panes(1, 0)
            for number, name in enumerate(columns):
                sheet.write_string(0, number, name, bold)
            for line, row in enumerate(tables[table], 1):
                for number, value in enumerate(row):
                    if value:
                        sheet.write_string(line, number, value, text)
    return buffer.getvalue()
