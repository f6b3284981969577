"""The files of a register: which they are, and whether they have the shape of a table.

Here a file is only looked at from outside: its kind, its encoding, its columns and the
number of values on each line. The values are checked with the engine (`checks.py`).
Reading goes line by line with a limit, so a file of any size and any content takes the
same memory, and is given up as soon as it is plain that it is not a table.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from lykt.figures.faults import Fault, Findings
from lykt.figures.fields import Table
from lykt.figures.schema import TABLES


#: Longest line, in bytes. The fields of a row are ids, codes, dates and names of units.
LONGEST_LINE = 8192

#: After so many faults a file is no longer read: it is not the table it should be.
MOST_FAULTS = 1000

#: A file of more bytes is first judged by its beginning.
LARGE = 50_000_000
_BEGINNING = 1_000_000

_BOM = b"\xef\xbb\xbf"

#: First bytes of what is now and then sent by mistake, named .csv.
_OTHER_FORMATS = (
    b"\x89PNG", b"PK\x03\x04", b"%PDF", b"PAR1", b"\x1f\x8b", b"\xff\xd8\xff", b"GIF8",
    b"\xd0\xcf\x11\xe0", b"SQLite format 3", b"{", b"[", b"<",
)  # fmt: skip
_OTHER_ENCODINGS = (b"\xff\xfe", b"\xfe\xff")


@dataclass
class TableFile:
    """One file of a register, as found.

    `columns` in the file's order, `rows` counted (CSV only), `odd_lines` the numbers of
    the lines that do not have the shape of a row. `usable`: it can be read as a table.
    `content` stands in for what the path holds where only the beginning is looked at.
    """

    table: Table
    path: Path
    columns: list[str] = field(default_factory=list)
    rows: int = 0
    odd_lines: list[int] = field(default_factory=list)
    usable: bool = True
    content: bytes | None = None

    @property
    def format(self) -> str:
        """Return "csv" or "parquet"."""
        return self.path.suffix[1:]

    @property
    def large(self) -> bool:
        """Whether the beginning is to be judged before the whole."""
        return self.content is None and self.path.stat().st_size > LARGE

    def open(self) -> BinaryIO:
        """Open the content for reading."""
        return self.path.open("rb") if self.content is None else io.BytesIO(self.content)

    def beginning(self) -> "TableFile":
        """Return the first lines of the file as a file of their own."""
        with self.open() as stream:
            content = stream.read(_BEGINNING)
        end = content.rfind(b"\n") + 1 or len(content)
        return TableFile(self.table, self.path, content=content[:end])

    def fault(
        self, code: str, line: int = 0, column: str = "", value: str = "", allowed: str = ""
    ) -> Fault:
        """Make a fault that names this file."""
        return Fault(self.path.name, line, column, value, code, {"allowed": allowed})


def find_files(folder: Path, findings: Findings) -> dict[str, TableFile]:
    """Find the file of each table, CSV or Parquet; what is missing goes to `findings`.

    A table that a register may lack is simply not there.
    """
    if not folder.is_dir():
        findings.add(Fault(folder.name, 0, "", "", "no_folder"))
        return {}
    found = {}
    for name, table in TABLES.items():
        paths = [folder / f"{name}.csv", folder / f"{name}.parquet"]
        # A pipe or a folder of that name would never end or not open: it counts as missing.
        present = [path for path in paths if path.is_file()]
        if len(present) == 1:
            found[name] = TableFile(table, present[0])
            continue
        if not present and table.optional:
            continue
        code = "two_files" if present else "missing_file"
        allowed = " / ".join(path.name for path in paths)
        findings.add(Fault(paths[0].name, 0, "", "", code, {"allowed": allowed}))
    return found


def check_columns(file: TableFile, findings: Findings) -> None:
    """Hold the file's columns against the table's."""
    allowed = ", ".join(file.table.field_names)
    if not set(file.columns) & set(file.table.needed_names):
        # Nothing fits: rather another file than one with a few columns amiss.
        findings.add(file.fault("format", 1, allowed=f"CSV: {allowed}"))
        file.usable = False
        return
    for name in file.table.needed_names:
        if name not in file.columns:
            needed = ", ".join(file.table.needed_names)
            findings.add(file.fault("missing_column", 1, name, allowed=needed))
    seen = set()
    for name in file.columns:
        if name in seen:
            findings.add(file.fault("repeated_column", 1, name))
            file.usable = False
        elif name not in file.table.field_names:
            findings.add(file.fault("extra_column", 1, name, allowed=allowed))
        seen.add(name)


def check_csv(file: TableFile, findings: Findings) -> None:
    """Check the shape of a CSV file, filling in `columns`, `rows` and `odd_lines`."""
    with file.open() as stream:
        header = stream.readline(LONGEST_LINE)
        fault = _header_fault(file, header)
        if fault:
            findings.add(fault)
            file.usable = False
            return
        text = header.removeprefix(_BOM).decode().rstrip("\r\n")
        file.columns = next(csv.reader([text]))
        check_columns(file, findings)
        if not file.usable:
            return
        _check_lines(file, stream, header, findings)


def _header_fault(file: TableFile, header: bytes) -> Fault | None:
    allowed = ", ".join(file.table.field_names)
    text = header.removeprefix(_BOM)
    if not text.strip():
        return file.fault("empty_file", 1, allowed=allowed)
    if text.startswith(_OTHER_ENCODINGS):
        return file.fault("encoding", 1)
    if text.startswith(_OTHER_FORMATS):
        return file.fault("format", 1, allowed="CSV")
    try:
        decoded = text.decode()
    except UnicodeDecodeError:
        # Bytes that are no text at all are another format rather than another encoding.
        code = "format" if any(byte < 9 for byte in text) else "encoding"
        return file.fault(code, 1, allowed="CSV")
    if "\0" in decoded:
        return file.fault("encoding", 1)
    if not header.endswith(b"\n") and len(header) >= LONGEST_LINE:
        return file.fault("long_line", 1, allowed=str(LONGEST_LINE))
    if "\r" in decoded.rstrip("\r\n") or decoded.endswith("\r"):
        return file.fault("line_break", 1)
    if "," not in decoded and re.search("[;\t|]", decoded):
        return file.fault("separator", 1)
    return None


def _check_lines(file: TableFile, stream: BinaryIO, header: bytes, findings: Findings) -> None:
    ending = b"\r\n" if header.endswith(b"\r\n") else b"\n"
    is_row = _row_pattern(len(file.columns), ending).fullmatch
    blanks: list[tuple[int, str]] = []
    number = 1
    while line := stream.readline(LONGEST_LINE):
        number += 1
        if is_row(line) and len(line) < LONGEST_LINE and _is_utf8(line):
            file.rows += 1
            if blanks:
                _add_odd(file, findings, blanks)
                blanks = []
        elif not line.strip(b"\r\n"):
            # Blank lines at the very end do no harm; only those before a row are faults.
            blanks.append((number, "blank_line"))
        else:
            code = _line_fault(line, ending)
            _add_odd(file, findings, [*blanks, (number, code)])
            blanks = []
            # After such a line nothing can be trusted to be a line at all.
            file.usable = code not in ("encoding", "long_line", "control")
        if not file.usable or len(file.odd_lines) + len(blanks) > MOST_FAULTS:
            _add_odd(file, findings, blanks)
            file.usable = False
            findings.exact = False
            return


def _add_odd(file: TableFile, findings: Findings, odd: list[tuple[int, str]]) -> None:
    allowed = {"columns": str(len(file.columns)), "long_line": str(LONGEST_LINE)}
    for number, code in odd:
        file.odd_lines.append(number)
        findings.add(file.fault(code, number, allowed=allowed.get(code, "")))


#: A value, in quotation marks or without any; the two never overlap, so matching is linear.
_VALUE = rb'(?:"(?:[^"\r\n\x00]|"")*"|[^,"\r\n\x00]*)'
_ANY_ROW = re.compile(_VALUE + b"(?:," + _VALUE + b")*[\r\n]*")


def _row_pattern(columns: int, ending: bytes) -> re.Pattern[bytes]:
    """Match one line that holds just so many values."""
    return re.compile(_VALUE + (b"," + _VALUE) * (columns - 1) + b"(?:" + ending + b")?")


def _line_fault(line: bytes, ending: bytes) -> str:
    if not _is_utf8(line):
        # A line cut at the limit may end in half a letter; that is a long line.
        return "long_line" if len(line) >= LONGEST_LINE else "encoding"
    if b"\0" in line:
        return "control"
    if len(line) >= LONGEST_LINE:
        return "long_line"
    if b"\r" in line.removesuffix(ending) or (line.endswith(b"\n") and not line.endswith(ending)):
        return "line_break"
    return "columns" if _ANY_ROW.fullmatch(line) else "quote"


def _is_utf8(line: bytes) -> bool:
    if line.isascii():
        return True
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def good_rows(file: TableFile) -> Iterator[tuple[int, list[str]]]:
    """Give (line, values) of every line of a CSV file that has the shape of a row."""
    odd = set(file.odd_lines)
    with file.open() as stream:
        stream.readline()
        for number, line in enumerate(stream, start=2):
            if number not in odd and line.strip(b"\r\n"):
                yield number, next(csv.reader([line.decode()]))
