"""Lykt's codes in the Human Trafficking Case Data Standard (HTCDS 2.0, IOM, CC BY 4.0)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from lykt.rulebook.fields import Field
from lykt.rulebook.lists import LISTS, Row, TellOf, fields_of, read_list
from lykt.rulebook.rows import LANGUAGES


FILE = LISTS / "htcds.toml"

METHODS = "vic_MethodsOfControl"


class NoCode(LookupError):
    """Lykt has no such code, or nobody has said how it is told in the standard."""


@dataclass(frozen=True, slots=True)
class Told:
    """How one of Lykt's codes is told in one field of the standard.

    No `values`: the field is left out, and `note` says why. `not_in_sheet` are values that the
    standard defines but its sheet lacks: a system that takes the sheet only gets Other.
    """

    ours: str
    field: str
    values: tuple[str, ...]
    not_in_sheet: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Means:
    """A means somebody is held by: Lykt's code and name for it."""

    code: str
    titles: Mapping[str, str] = field(hash=False)

    def title(self, language: str) -> str:
        """Return its name in "nb", "nn" or "en"; another language gets English."""
        return self.titles.get(language, self.titles["en"])


@dataclass(frozen=True, slots=True)
class Standard:
    """The mapping, the means, and what must stand where any of it is given out."""

    told: tuple[Told, ...]
    means: tuple[Means, ...]
    attribution: Mapping[str, str] = field(hash=False)
    source: str


_VALUE = r"[A-Z][A-Za-z_]*"
_FIELD = r"[a-z]{3}_[A-Za-z]+"
_NOTE = Field("note", "text", "What is lost, or why nothing is told")

_TABLES = {
    "picklist": fields_of(
        Field("code", "form", "The field of the standard", True, (METHODS,), _FIELD),
        Field("values", "forms", "Its values in the sheet", True, ("Police",), _VALUE),
        Field("defined_only", "forms", "Values it only defines", False, ("Police",), _VALUE),
    ),
    "mapping": fields_of(
        Field("ours", "form", "Our code, after what it is a code of", True,
              ("exploitation.sexual",), r"[a-z_]+\.[a-z_]+"),
        Field("field", "form", "The field of the standard", True, (METHODS,), _FIELD),
        Field("values", "forms", "Its values; none is left out", False, ("Police",), _VALUE),
        _NOTE,
    ),
    "means": fields_of(
        Field("code", "form", "Our code", True, ("debt",), r"[a-z_]+"),
        Field("title", "words", "Its name, in every language", True, LANGUAGES),
        Field("value", "form", "The value of the standard", True, ("DebtBondage",), _VALUE),
        _NOTE,
    ),
}  # fmt: skip


def _check(rows: Mapping[str, list[Row]], tell: TellOf) -> None:
    """Tell of values the standard does not have, of a pair twice, of silence without a note."""
    lists = {row["code"]: _values(row) for row in rows["picklist"]}
    seen = set()
    for number, row in enumerate(rows["mapping"], start=1):
        if row["field"] not in lists:
            tell("mapping", number, "field", row["field"], "code", ", ".join(lists))
            continue
        for value in set(row.get("values", ())) - set(lists[row["field"]]):
            allowed = ", ".join(lists[row["field"]])
            tell("mapping", number, "values", value, "code", allowed)
        if (row["ours"], row["field"]) in seen:
            tell("mapping", number, "ours", row["ours"], "repeated", "")
        seen.add((row["ours"], row["field"]))
        if "values" not in row and "note" not in row:
            tell("mapping", number, "note", "", "missing", "why nothing is told")
    for number, row in enumerate(rows["means"], start=1):
        if row["value"] not in lists.get(METHODS, ()):
            allowed = ", ".join(lists.get(METHODS, ()))
            tell("means", number, "value", row["value"], "code", allowed)


def _values(row: Row) -> Iterable[str]:
    return (*row["values"], *row.get("defined_only", ()))


def read_standard(file: Path = FILE) -> Standard:
    """Read the mapping.

    Raises:
        BadRulebook: as `read_list` does.
    """
    rows = read_list(file, _TABLES, _check)
    outside = {row["code"]: row.get("defined_only", ()) for row in rows["picklist"]}
    pairs = [(row["ours"], row["field"], row.get("values", ()), row) for row in rows["mapping"]]
    pairs += [(f"means.{row['code']}", METHODS, (row["value"],), row) for row in rows["means"]]
    return Standard(
        told=tuple(
            Told(ours, field, values, tuple(one for one in values if one in outside[field]),
                 row.get("note", ""))
            for ours, field, values, row in pairs
        ),
        means=tuple(Means(row["code"], row["title"]) for row in rows["means"]),
        attribution=rows["about"][0]["text"],
        source=rows["about"][0]["source"],
    )  # fmt: skip


@cache
def _lykts() -> Standard:
    return read_standard()


def htcds_all() -> list[Told]:
    """Return how every code is told."""
    return list(_lykts().told)


def htcds(code: str) -> list[Told]:
    """Return how a code is told, field by field; `code` says of what, "means.debt".

    Raises:
        NoCode: when nobody has said how.
    """
    found = [one for one in htcds_all() if one.ours == code]
    if not found:
        raise NoCode(f"no code {code} in the mapping to HTCDS")
    return found


def means() -> list[Means]:
    """Return the means somebody can be held by, with "other" last."""
    return list(_lykts().means)


def attribution(language: str) -> str:
    """Return what the licence of the standard wants said where any of it is given out."""
    words = _lykts().attribution
    return words.get(language, words["en"])
