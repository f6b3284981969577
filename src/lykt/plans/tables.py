"""The four tables of plans as they lie in files: their columns, and how CSV is read.

The format is public: `plans`, `areas`, `measures` and `status`, each a CSV file of a folder or
a sheet of one workbook. Here rows are only read; `checking` says whether they hold.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lykt.figures.faults import SHOWN, BadRegister, Fault, Findings
from lykt.figures.words import N_


#: The columns of each table, in the order in which they are written.
COLUMNS: dict[str, tuple[str, ...]] = {
    "plans": (
        "plan",
        "municipality",
        "title",
        "period_from",
        "period_to",
        "adopted_by",
        "adopted_on",
        "case_number",
        "supersedes",
        "source",
    ),
    "areas": ("plan", "area", "kind", "title"),
    "measures": (
        "plan",
        "area",
        "measure",
        "parent",
        "title",
        "responsible",
        "deadline_kind",
        "deadline",
        "note",
    ),
    "status": ("plan", "measure", "as_of", "status", "note"),
}

#: A plan is some hundred rows. What is larger than this is another file.
MOST_BYTES = 20_000_000

MESSAGES = {
    "no_plans": N_("There is no such folder or file."),
    "not_plans": N_("These are no plans. Allowed: a folder with %(allowed)s, or one XLSX file."),
    "missing_table": N_("The file is missing. Plans are in %(allowed)s."),
    "quote": N_("A quotation mark is out of place or not closed."),
    "header": N_("The first line should be the column names: %(allowed)s."),
    "too_large": N_("The file is too large. Allowed: at most %(allowed)s bytes."),
    "too_far": N_(
        "A cell or a merged area lies too far out, perhaps an empty one. "
        "Allowed: %(allowed)s rows and columns."
    ),
    "text": N_("Write it in %(allowed)s characters at most, and not nothing."),
    "long": N_("The text is too long. Allowed: at most %(allowed)s characters."),
    "key": N_("This is no short name of a plan. Allowed: %(allowed)s."),
    "number": N_("This is no number. Allowed: text without space before or after."),
    "period": N_("This is not a day or a month. Allowed: %(allowed)s."),
    "order": N_("The plan ends before it begins, %(allowed)s."),
    "twice": N_("It stands before, on line %(allowed)s. Allowed: each once."),
    "no_plan": N_("There is no such plan. Allowed: %(allowed)s."),
    "no_area": N_("There is no such area in this plan. Allowed: %(allowed)s."),
    "no_measure": N_("There is no such measure in this plan. Allowed: a number in %(allowed)s."),
    "no_parent": N_("There is no such measure in this plan. Allowed: %(allowed)s, or empty."),
    "circle": N_("The measure is a part of itself. Allowed: another measure, or empty."),
    "bodies": N_("A body has no name, or stands there twice. Allowed: names parted by ;"),
    "deadline": N_("This is no deadline of the kind %(kind)s. Allowed: %(allowed)s."),
    "no_deadline": N_("A deadline of the kind %(kind)s has no day. Allowed: empty."),
    "before_plan": N_("The day lies before the plan. Allowed: from %(allowed)s."),
    "ahead": N_("The day lies ahead. Allowed: up to %(allowed)s; a month when it is over."),
    "other_content": N_("It is here already and says something else."),
    # Workbooks.
    "broken": N_("The workbook cannot be opened. Save it as XLSX, without a password."),
    "missing_sheet": N_("The sheet is missing. Allowed: %(allowed)s."),
    "extra_sheet": N_("There is no such table. Allowed: %(allowed)s. Take the sheet out."),
    "merged": N_("Merged cells. Allowed: one cell for each value. Part them."),
    "stray": N_("Something stands outside the table. Allowed: the columns of the first row."),
    "gap": N_("A row is empty in the middle of the table. Take it out."),
    "formula": N_("A formula. Allowed: text. Put in what it comes to."),
    "cell": N_("The cell holds an error or a mark. Allowed: text."),
    "shown": N_("The cell holds a whole day and shows only a part of it. Write it as text."),
    "as_number": N_("The cell holds a number: 1.1 and 1.10 are the same there. Write it as text."),
}


@dataclass(frozen=True)
class PlanFault(Fault):
    """A fault in tables of plans: like a register's, with messages of its own."""

    #: The sheet of a workbook, "" for a file.
    sheet: str = ""

    @property
    def message(self) -> str:
        """The message to translate, to be filled with `params`."""
        return MESSAGES.get(self.code) or super().message

    def __str__(self) -> str:
        if not self.sheet:
            return super().__str__()
        where = [self.file, f"sheet {self.sheet}"]
        if self.line:
            where.append(f"row {self.line}")
        if self.field:
            where.append(f"column {self.field}")
        if self.value:
            where.append(f"value '{self.value}'")
        return f"{', '.join(where)}: {self.message % self.params}"


class BadPlans(BadRegister):
    """Tables of plans that may not be used."""


def refuse_any(findings: Findings) -> None:
    """Raise BadPlans when anything was found: the tables in their order, each by line."""
    if not findings.count:
        return
    order = {name: number for number, name in enumerate(COLUMNS)}

    def place(fault: Fault) -> tuple[int, int]:
        table = getattr(fault, "sheet", "") or fault.file.removesuffix(".csv")
        return (order.get(table, -1), fault.line)

    shown = sorted(findings.faults, key=place)[:SHOWN]
    raise BadPlans(shown, findings.count - len(shown), exact=findings.exact)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a table stands: a file, or a sheet of one."""

    table: str
    file: str
    sheet: str = ""

    @property
    def name(self) -> str:
        """What the table is called where faults speak of it."""
        return self.sheet or self.file

    def fault(
        self, line: int, column: str, value: str, code: str, allowed: object = "", **more: str
    ) -> PlanFault:
        """Return a fault at a place of this table."""
        params = {"allowed": str(allowed), **more}
        return PlanFault(self.file, line, column, value, code, params, sheet=self.sheet)


@dataclass(frozen=True, slots=True)
class Raw:
    """One row as it was read: where, and the text in each column."""

    source: Source
    line: int
    values: Mapping[str, str]

    def fault(self, column: str, code: str, allowed: object = "", **more: str) -> PlanFault:
        """Return a fault in one of the columns."""
        value = self.values.get(column, "")
        return self.source.fault(self.line, column, value, code, allowed, **more)


@dataclass(frozen=True, slots=True)
class Tables:
    """All rows of the four tables, as they were read."""

    rows: Mapping[str, list[Raw]] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)


FILES = ", ".join(f"{table}.csv" for table in COLUMNS)


def read_folder(folder: Path, findings: Findings) -> Tables:
    """Read the four CSV files of a folder; what is amiss is put into `findings`."""
    rows: dict[str, list[Raw]] = {}
    sources: dict[str, Source] = {}
    for table in COLUMNS:
        path = folder / f"{table}.csv"
        sources[table] = Source(table, path.name)
        rows[table] = list(_csv_rows(path, sources[table], findings))
    return Tables(rows, sources)


def _csv_rows(path: Path, source: Source, findings: Findings) -> Iterator[Raw]:
    text = _text(path, source, findings)
    if text is None:
        return
    columns = COLUMNS[source.table]
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    begins = 1
    try:
        header = next(reader, [])
        if not header_holds(header, source, findings):
            return
        blank = 0
        while (begins := reader.line_num + 1) and (values := next(reader, None)) is not None:
            if not values:
                # Blank lines at the very end do no harm; those before a row are faults.
                blank = blank or begins
                continue
            if blank:
                findings.add(source.fault(blank, "", "", "blank_line"))
                blank = 0
            if len(values) != len(columns):
                findings.add(source.fault(begins, "", "", "columns", len(columns)))
                continue
            told = zip(header, map(from_csv, values), strict=True)
            yield Raw(source, begins, dict(told))
    except csv.Error:
        findings.add(source.fault(begins, "", "", "quote"))


def header_holds(header: list[str], source: Source, findings: Findings) -> bool:
    """Tell whether a first line names the columns of the table, each once, in any order."""
    columns = COLUMNS[source.table]
    if sorted(header) == sorted(columns):
        return True
    findings.add(source.fault(1, "", "", "header", ",".join(columns)))
    return False


def _text(path: Path, source: Source, findings: Findings) -> str | None:
    if not path.is_file():
        findings.add(source.fault(0, "", "", "missing_table", FILES))
        return None
    with path.open("rb") as file:
        # A little more than may be is read, never all of whatever it is.
        content = file.read(MOST_BYTES + 1)
    columns = ",".join(COLUMNS[source.table])
    if len(content) > MOST_BYTES:
        findings.add(source.fault(0, "", "", "too_large", MOST_BYTES))
    elif not content.strip():
        findings.add(source.fault(1, "", "", "empty_file", columns))
    elif b"\0" in content:
        findings.add(source.fault(1, "", "", "format", "CSV"))
    else:
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError as problem:
            line = content[: problem.start].count(b"\n") + 1
            findings.add(source.fault(line, "", "", "encoding"))
    return None


# ---- Text that a spreadsheet would take for a formula

#: It is written with an apostrophe before it, and the apostrophe is taken away when it is read:
#: both ways nothing is lost, and no spreadsheet runs what somebody wrote.
_ESCAPED = re.compile(r"'+[=+\-@\t\r\n]")
_TO_ESCAPE = re.compile(r"'*[=+\-@\t\r\n]")


def to_csv(text: str) -> str:
    """Return text as it is written to CSV."""
    return f"'{text}" if _TO_ESCAPE.match(text) else text


def from_csv(text: str) -> str:
    """Return text as it was before `to_csv`, with the line breaks of one kind."""
    text = text.replace("\r\n", "\n")
    return text[1:] if _ESCAPED.match(text) else text
