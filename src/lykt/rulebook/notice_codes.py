"""The national codes of a notice to child welfare, as they were on its day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

from lykt.rulebook.book import NoRule
from lykt.rulebook.fields import Field
from lykt.rulebook.lists import LISTS, Row, TellOf, fields_of, read_list
from lykt.rulebook.rows import LANGUAGES


FILE = LISTS / "child_welfare_codes.toml"


@dataclass(frozen=True, slots=True)
class NoticeCode:
    """A code with the days it holds on, both the first and the last with."""

    code: str
    source: str
    valid_from: date
    valid_to: date | None
    titles: Mapping[str, str] = field(hash=False)

    def title(self, language: str) -> str:
        """Return what it stands for in "nb", "nn" or "en"; another language gets English."""
        return self.titles.get(language, self.titles["en"])

    def holds(self, on: date) -> bool:
        """Tell whether it is a code of that day."""
        return self.valid_from <= on <= (self.valid_to or date.max)


_DATED = fields_of(
    Field("code", "form", "The code", True, ("27", "2.4.06"), r"\d+(\.\d+)*"),
    Field("title", "words", "What it stands for, in every language", True, LANGUAGES),
    Field("valid_from", "date", "Its first day", True),
    Field("valid_to", "date", "Its last day; without it, until further notice"),
    Field("source", "text", "The part of the document, and what was odd", True),
)


def _check(rows: Mapping[str, list[Row]], tell: TellOf) -> None:
    """Tell of days in the wrong order, and of a day with two codes for what it is about."""
    for table in ("content", "reporter"):
        for number, row in enumerate(rows[table], start=1):
            last = row.get("valid_to")
            if last and last < row["valid_from"]:
                tell(table, number, "valid_to", last, "order", row["valid_from"].isoformat())
    ordered = sorted(enumerate(rows["content"], start=1), key=lambda one: one[1]["valid_from"])
    for (_, before), (number, after) in pairwise(ordered):
        if after["valid_from"] <= before.get("valid_to", date.max):
            tell("content", number, "valid_from", after["valid_from"], "overlap", before["code"])


def read_codes(file: Path = FILE) -> dict[str, list[NoticeCode]]:
    """Read the codes: under "content" what a notice is about, under "reporter" who notifies.

    Raises:
        BadRulebook: as `read_list` does.
    """
    rows = read_list(file, {"content": _DATED, "reporter": _DATED}, _check)
    return {
        table: [
            NoticeCode(row["code"], row["source"], row["valid_from"], row.get("valid_to"),
                       row["title"])
            for row in rows[table]
        ]
        for table in ("content", "reporter")
    }  # fmt: skip


@cache
def _lykts() -> dict[str, list[NoticeCode]]:
    return read_codes()


def content_codes() -> list[NoticeCode]:
    """Return every code for a notice about trafficking, also those of other days."""
    return list(_lykts()["content"])


def notice_code(on: date) -> NoticeCode:
    """Return the code for a notice about trafficking sent on a day.

    Raises:
        NoRule: on a day from before there was such a code.
    """
    for one in content_codes():
        if one.holds(on):
            return one
    raise NoRule("child_welfare.content", on)


def reporter_codes(on: date) -> list[NoticeCode]:
    """Return the codes for who notifies that one of Lykt's services can be, on a day."""
    return [one for one in _lykts()["reporter"] if one.holds(on)]
