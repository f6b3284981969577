"""A table that knows, for each of its numbers, which figure it is.

A cell with a number carries the keys of the tidy row it comes from, so that a page, a
PDF or a sheet can link it to its definition and its source. Texts wait for the
reader's language; numbers are kept as they are and written out only when shown.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lykt.figures.rows import TOTAL, Row
from lykt.reports import numbers
from lykt.reports.words import Text


#: What a cell holds. It decides how the number is written.
LABEL, COUNT, MEAN, RATIO, SHARE, CHANGE = "label", "count", "mean", "ratio", "share", "change"

_DECIMALS = {COUNT: 0, MEAN: 1, RATIO: 2}


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: a label with its text, or a number with the keys of its figure.

    `value` is in the unit named; shares and changes are in per cent. A number that
    nobody has is None, which is another thing than 0.
    """

    kind: str
    value: int | float | None = None
    text: Text = ""
    series: str = ""
    breakdown: str = ""
    category: str = ""
    year: int | None = None
    unit: str = ""
    note: str = ""
    low: int | float | None = None
    high: int | float | None = None
    period: str = "year"

    @property
    def is_number(self) -> bool:
        """Say whether the cell holds a number (or the place of one)."""
        return self.kind != LABEL

    def show(self, language: str | None = None) -> str:
        """Write the cell in `language`, or in the active one."""
        if self.kind == LABEL:
            return str(self.text)
        if self.value is None and self.low is not None and self.high is not None:
            ends = (numbers.number(end, language) for end in (self.low, self.high))
            return numbers.NO_FIGURE.join(ends)
        if self.kind == SHARE:
            return numbers.percent(self.value, language)
        if self.kind == CHANGE:
            return numbers.change(self.value, language)
        return numbers.number(self.value, language, _DECIMALS[self.kind])

    def __str__(self) -> str:
        return self.show()


def label(text: Text, series: str = "", breakdown: str = "", category: str = "") -> Cell:
    """Make the cell that names a row; with a series it can be linked to its definition."""
    return Cell(LABEL, text=text, series=series, breakdown=breakdown, category=category)


def from_row(row: Row, kind: str = COUNT) -> Cell:
    """Make the cell of a tidy row."""
    return Cell(
        kind,
        value=row.value,
        series=row.series,
        breakdown=row.breakdown,
        category=row.category,
        year=row.year,
        unit=row.unit,
        note=row.note,
        low=row.low,
        high=row.high,
        period=row.period,
    )


def derived(
    kind: str, value: float | None, series: str, year: int, key: tuple[str, str] = TOTAL
) -> Cell:
    """Make the cell of a share or a change reckoned here from two other figures."""
    unit = {SHARE: "per cent", CHANGE: "per cent change"}.get(kind, "")
    breakdown, category = key
    return Cell(
        kind,
        value=value,
        series=series,
        breakdown=breakdown,
        category=category,
        year=year,
        unit=unit,
    )


@dataclass(frozen=True, slots=True)
class Column:
    """A column: a key that stays the same in every language, and its heading."""

    key: str
    heading: Text
    numeric: bool = True
    series: str = ""


@dataclass(frozen=True, slots=True)
class ReportTable:
    """A table of the report, ready for a page, a PDF, a sheet or a CSV file.

    `totals` says how many of the last rows sum the others up. `definitions` are the
    series counted, in the order they appear; `notes` are sentences to stand below.
    """

    key: str
    title: Text
    caption: Text
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    definitions: tuple[str, ...] = ()
    notes: tuple[Text, ...] = ()
    totals: int = 0

    def numbers(self) -> Iterator[Cell]:
        """Give each cell with a number, row by row."""
        return (cell for row in self.rows for cell in row if cell.is_number)

    @property
    def body(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows above the totals."""
        return self.rows[: len(self.rows) - self.totals]

    @property
    def foot(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows that sum the others up."""
        return self.rows[len(self.rows) - self.totals :]


def with_definitions(table: ReportTable) -> ReportTable:
    """Fill in `definitions` from the numbers of the table."""
    found = dict.fromkeys(cell.series for cell in table.numbers() if cell.series)
    return replace(table, definitions=tuple(found))


@dataclass(frozen=True, slots=True)
class Missing:
    """A table that could not be made, and why, for the reader."""

    key: str
    title: Text
    reason: Text
