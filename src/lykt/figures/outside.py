"""Figures that others have published, as a file: read strictly, or refused line by line.

The columns are those of a tidy row with `source`, `publisher` and `place` before them.
Oddities of the source are kept with a note; only what cannot be read is refused.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from lykt.figures.faults import BadRegister, Fault, Findings
from lykt.figures.rows import KEYS
from lykt.figures.schema import FIRST_YEAR
from lykt.figures.words import N_


COLUMNS = ("source", "publisher", "place", *KEYS)
#: What tells one published figure from another.
KEY = COLUMNS[:8]
#: Longest text of each column, as the database keeps it.
LONGEST = {
    "source": 200,
    "publisher": 100,
    "place": 100,
    "series": 60,
    "breakdown": 40,
    "category": 100,
    "period": 40,
    "unit": 40,
    "note": 1000,
}
_MAY_BE_EMPTY = {"place", "breakdown", "note"}
LAST_YEAR = 2100
#: A few hundred rows is usual. What is larger than this is another file.
MOST_BYTES = 20_000_000
_SERIES = re.compile(r"[a-z][a-z0-9_]*")
_NUMBER = re.compile(r"-?[0-9]{1,10}(?:\.[0-9]{1,4})?")

MESSAGES = {
    "no_file": N_("There is no such file."),
    "header": N_("The first line should be the column names: %(allowed)s."),
    "too_large": N_("The file is too large. Allowed: at most %(allowed)s bytes."),
    "text": N_("Write it in %(allowed)s characters at most, and not nothing."),
    "series": N_("This is no name of a series. Allowed: %(allowed)s."),
    "year": N_("This is not a year. Allowed: %(allowed)s."),
    "total": N_("A row without breakdown counts all. Allowed: %(allowed)s."),
    "amount": N_("This is not a number. Allowed: %(allowed)s."),
    "value_or_range": N_("Give either the value, or both low and high."),
    "order": N_("The low end is higher than the high end, %(allowed)s."),
    "twice": N_("The same figure stands on line %(allowed)s. Allowed: each once."),
    "other_content": N_("The same figure is here already and says something else."),
}


class OutsideFault(Fault):
    """A fault in a file of published figures: like a register's, with messages of its own."""

    @property
    def message(self) -> str:
        """The message to translate, to be filled with `params`."""
        return MESSAGES.get(self.code) or super().message


class BadSeries(BadRegister):
    """A file of published figures that may not be used."""


@dataclass(frozen=True, slots=True)
class OutsideFigure:
    """One published figure, and on which line it stands."""

    line: int
    source: str
    publisher: str
    place: str
    series: str
    breakdown: str
    category: str
    period: str
    year: int
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str
    note: str

    @property
    def key(self) -> tuple[str | int, ...]:
        """What tells this figure from another."""
        return tuple(getattr(self, name) for name in KEY)

    @property
    def content(self) -> tuple[Decimal | str | None, ...]:
        """What is said of it."""
        return (self.value, self.low, self.high, self.unit, self.note)


def read_outside_figures(path: Path) -> list[OutsideFigure]:
    """Read a file of published figures (CSV, UTF-8, with a head).

    Raises:
        BadSeries: with every fault counted and the first told.
    """
    findings = Findings()
    figures: list[OutsideFigure] = []
    try:
        seen: dict[tuple[str | int, ...], int] = {}
        for line, row in _rows(path, findings):
            figure = _figure(path.name, line, row, findings)
            if figure is None:
                continue
            first = seen.setdefault(figure.key, line)
            if first != line:
                findings.add(_fault(path.name, line, "series", figure.series, "twice", first))
            figures.append(figure)
        findings.raise_any()
    except BadRegister as bad:
        raise BadSeries(bad.faults, bad.more, exact=bad.exact) from None
    return figures


def _rows(path: Path, findings: Findings) -> Iterator[tuple[int, dict[str, str]]]:
    """Give the rows by line, or put down why the file is no such table."""
    text = _text(path, findings)
    if text is None:
        return
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader, [])
        if sorted(header) != sorted(COLUMNS):
            findings.add(_fault(path.name, 1, "", "", "header", ",".join(COLUMNS)))
            return
        for values in reader:
            if len(values) == len(header):
                yield reader.line_num, dict(zip(header, values, strict=True))
            elif values:
                count = str(len(header))
                findings.add(_fault(path.name, reader.line_num, "", "", "columns", count))
    except csv.Error:
        findings.add(_fault(path.name, reader.line_num, "", "", "quote"))


def _text(path: Path, findings: Findings) -> str | None:
    if not path.is_file():
        findings.add(_fault(path.name, 0, "", "", "no_file"))
        return None
    with path.open("rb") as file:
        # A little more than may be is read, never all of whatever it is.
        content = file.read(MOST_BYTES + 1)
    code, line = "", 1
    if not content.strip():
        code = "empty_file"
    elif b"\0" in content:
        code = "format"
        line = content[: content.index(b"\0")].count(b"\n") + 1
    elif len(content) > MOST_BYTES:
        findings.add(_fault(path.name, 0, "", "", "too_large", MOST_BYTES))
        return None
    else:
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError as problem:
            code = "encoding"
            line = content[: problem.start].count(b"\n") + 1
    allowed = "CSV" if code == "format" else ",".join(COLUMNS)
    findings.add(_fault(path.name, line, "", "", code, allowed))
    return None


def _figure(file: str, line: int, row: dict[str, str], findings: Findings) -> OutsideFigure | None:
    """Make a figure of a row, or put down each of its faults."""
    before = findings.count

    def wrong(field: str, code: str, allowed: object = "") -> None:
        findings.add(_fault(file, line, field, row[field], code, allowed))

    for field, longest in LONGEST.items():
        if len(row[field]) > longest or (not row[field].strip() and field not in _MAY_BE_EMPTY):
            wrong(field, "text", longest)
    if row["series"] and not _SERIES.fullmatch(row["series"]):
        wrong("series", "series", "a-z, 0-9, _")
    if not row["breakdown"] and row["category"] != "all":
        wrong("category", "total", "all")
    if not re.fullmatch("[0-9]{4}", row["year"]) or not (
        FIRST_YEAR <= int(row["year"]) <= LAST_YEAR
    ):
        wrong("year", "year", f"{FIRST_YEAR}–{LAST_YEAR}")
    amounts: dict[str, Decimal | None] = {}
    for field in ("value", "low", "high"):
        amounts[field] = None
        if row[field]:
            try:
                if not _NUMBER.fullmatch(row[field]):
                    raise InvalidOperation
                amounts[field] = Decimal(row[field])
            except InvalidOperation:
                wrong(field, "amount", "12, 12.5, -7.2")
    given = (bool(row["value"]), bool(row["low"]), bool(row["high"]))
    if given not in ((True, False, False), (False, True, True)):
        wrong("value", "value_or_range")
    low, high = amounts["low"], amounts["high"]
    if low is not None and high is not None and low > high:
        wrong("low", "order", row["high"])
    if findings.count > before:
        return None
    return OutsideFigure(
        line=line,
        source=row["source"],
        publisher=row["publisher"],
        place=row["place"],
        series=row["series"],
        breakdown=row["breakdown"],
        category=row["category"],
        period=row["period"],
        year=int(row["year"]),
        value=amounts["value"],
        low=low,
        high=high,
        unit=row["unit"],
        note=row["note"],
    )


def _fault(
    file: str, line: int, field: str, value: str, code: str, allowed: object = ""
) -> OutsideFault:
    return OutsideFault(file, line, field, value, code, {"allowed": str(allowed)})
