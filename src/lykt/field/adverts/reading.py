"""A file of one's own observations, read strictly or refused row by row.

No fault shows what stands in the file: a number may stand in any column by mistake.
"""

import csv
import io
from dataclasses import dataclass
from datetime import date
from typing import NoReturn

from lykt.field.adverts import rules
from lykt.field.numbers.fields import MOST_NUMBERS
from lykt.field.numbers.rules import PhoneNumber, normalised, parted
from lykt.figures.faults import BadRegister, Fault, Findings
from lykt.figures.words import N_


NEEDED = ("date", "site", "place", "number")
COLUMNS = (*NEEDED, "count")
#: A year's observations are some thousand rows.
MOST_BYTES = 10_000_000

MESSAGES = {
    "encoding": N_("The text is not UTF-8. Save the file as UTF-8."),
    "too_large": N_("The file is too large. Allowed: at most %(allowed)s bytes."),
    "header": N_("The first line should be the column names: %(allowed)s."),
    "columns": N_("The line does not have %(allowed)s values."),
    "quote": N_("A quotation mark is out of place or not closed."),
    "date": N_("This is not a date. Allowed: year-month-day, such as 2026-03-01."),
    "day": N_("Allowed: a day of this year or the last, up to today."),
    "gone": N_("The year is counted and erased. Allowed: %(allowed)s."),
    "name": N_("Allowed: a name of 1 to 60 letters, and no telephone number."),
    "number": N_(
        "This is no telephone number. Allowed: eight digits, or + and the code of the country "
        "first; empty where none could be read."
    ),
    "many": N_("Too many numbers in one advert. Allowed: %(allowed)s."),
    "count": N_("This is not a number of adverts. Allowed: %(allowed)s."),
    "empty": N_("The file holds no observations."),
}


class AdvertFault(Fault):
    """A fault in a file of observations; its value is never told."""

    @property
    def message(self) -> str:
        """The message to translate, to be filled with `params`."""
        return MESSAGES[self.code]


class BadAdverts(BadRegister):
    """A file of observations that may not be used."""


@dataclass(frozen=True, slots=True)
class Observation:
    """One row: adverts alike, seen on one site for one place on one day."""

    line: int
    day: date
    site: str
    place: str
    numbers: tuple[PhoneNumber, ...]
    count: int


def read_observations(content: bytes, *, file: str, today: date) -> list[Observation]:
    """Return the observations of a file, in its order.

    Columns are parted by commas or semicolons, in any order; `count` may be left out.

    Raises:
        BadAdverts: with every row that does not hold, its column, and what is allowed.
    """
    return _Reading(file, today).all(content)


class _Reading:
    def __init__(self, file: str, today: date) -> None:
        self.file, self.today, self.found = file, today, Findings()

    def all(self, content: bytes) -> list[Observation]:
        text = self._text(content)
        first = text.split("\n", 1)[0]
        lines = csv.reader(
            io.StringIO(text), delimiter=";" if first.count(";") > first.count(",") else ",",
            strict=True,
        )  # fmt: skip
        rows: list[Observation] = []
        try:
            columns = self._columns(next(lines, []))
            for values in lines:
                if any(value.strip() for value in values):
                    rows += self._row(lines.line_num, columns, values)
        except csv.Error:
            self._stop("quote", line=lines.line_num)
        if not rows and not self.found.count:
            self._fault("empty")
        self._raise_any()
        return rows

    def _text(self, content: bytes) -> str:
        if len(content) > MOST_BYTES:
            self._stop("too_large", allowed=f"{MOST_BYTES}")
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError:
            self._stop("encoding")

    def _columns(self, header: list[str]) -> list[str]:
        columns = [name.strip().lower() for name in header]
        wrong = len(set(columns)) < len(columns) or not set(columns) <= set(COLUMNS)
        if wrong or not set(NEEDED) <= set(columns):
            self._stop("header", line=1, allowed=", ".join(COLUMNS))
        return columns

    def _row(self, line: int, columns: list[str], values: list[str]) -> list[Observation]:
        if len(values) != len(columns):
            self._fault("columns", line, allowed=str(len(columns)))
            return []
        told = {name: value.strip() for name, value in zip(columns, values, strict=True)}
        before = self.found.count
        day = self._day(line, told["date"])
        site, place = self._name(line, told, "site"), self._name(line, told, "place")
        numbers = self._numbers(line, told["number"])
        count = self._count(line, told.get("count", ""))
        if self.found.count > before or day is None:
            return []
        return [Observation(line, day, site, place, numbers, count)]

    def _day(self, line: int, text: str) -> date | None:
        try:
            day = date.fromisoformat(text) if len(text) == 10 else None
        except ValueError:
            day = None
        if day is None:
            self._fault("date", line, "date")
        elif rules.day_problem(day, self.today):
            self._fault("day", line, "date")
        return day

    def _name(self, line: int, told: dict[str, str], column: str) -> str:
        name = rules.place_of(told[column])
        if rules.name_problem(name):
            self._fault("name", line, column)
        return name

    def _numbers(self, line: int, text: str) -> tuple[PhoneNumber, ...]:
        texts = parted(text)
        numbers = [number for one in texts if (number := normalised(one))]
        if len(numbers) < len(texts):
            self._fault("number", line, "number")
        found = tuple(dict.fromkeys(numbers))
        if len(found) > MOST_NUMBERS:
            self._fault("many", line, "number", allowed=f"0–{MOST_NUMBERS}")
        return found

    def _count(self, line: int, text: str) -> int:
        count = int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 0
        if text and not 1 <= count <= rules.MOST_ADVERTS:
            self._fault("count", line, "count", allowed=f"1–{rules.MOST_ADVERTS}")
        return count or 1

    def _fault(self, code: str, line: int = 0, column: str = "", **params: str) -> None:
        self.found.add(AdvertFault(self.file, line, column, "", code, params))

    def _raise_any(self) -> None:
        try:
            self.found.raise_any()
        except BadRegister as bad:
            raise BadAdverts(bad.faults, bad.more) from None

    def _stop(self, code: str, line: int = 0, **params: str) -> NoReturn:
        raise BadAdverts([AdvertFault(self.file, line, "", "", code, params)])
