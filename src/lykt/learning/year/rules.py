"""Counting a year in learning, as pure functions over plain values."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeVar


@dataclass(frozen=True, slots=True)
class Taught:
    """An event that was held in the year."""

    kind: str
    theme: str
    #: None where nobody counted.
    participants: int | None = None
    #: At least one for a visit to a school, None for every other event.
    classes: int | None = None
    evaluations: int | None = None
    grade: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A request for advice in the year."""

    asked_by: str
    theme: str
    way: str
    outcome: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Body:
    """A body of the register, as it stood at the end of the year."""

    kind: str
    reached: bool
    due: bool
    never: bool


#: A figure's value: a whole number, a mean, or None where there is nothing to count from.
Value = int | Decimal | None
One = TypeVar("One")


def events(rows: Iterable[Taught]) -> int:
    """Return how many events were held."""
    return sum(1 for _one in rows)


def participants(rows: Iterable[Taught]) -> int:
    """Return how many came to those events where somebody counted."""
    return sum(one.participants or 0 for one in rows)


def uncounted(rows: Iterable[Taught]) -> int:
    """Return at how many events nobody counted who came."""
    return sum(one.participants is None for one in rows)


def classes(rows: Iterable[Taught]) -> int:
    """Return how many school classes were taught."""
    return sum(one.classes or 0 for one in rows)


def evaluations(rows: Iterable[Taught]) -> int:
    """Return how many have evaluated an event."""
    return sum(one.evaluations or 0 for one in rows)


def mean_grade(rows: Iterable[Taught]) -> Decimal | None:
    """Return the mean of all grades, each event weighing as many as gave it; None for none."""
    graded = [(one.grade, one.evaluations) for one in rows if one.grade and one.evaluations]
    if not graded:
        return None
    whole = sum((grade * many for grade, many in graded), Decimal(0))
    mean = whole / sum(many for _grade, many in graded)
    return mean.quantize(Decimal("0.1"), ROUND_HALF_UP)


def by(
    rows: Iterable[One], key: Callable[[One], str], order: Sequence[str]
) -> dict[str, list[One]]:
    """Return the rows of each code, in the given order; codes that are on no list stand last.

    A code without rows is left out.
    """
    found: dict[str, list[One]] = {}
    for one in rows:
        found.setdefault(key(one), []).append(one)
    known = [code for code in order if code in found]
    return {code: found[code] for code in [*known, *sorted(found.keys() - set(order))]}


@dataclass(frozen=True, slots=True)
class Column:
    """A figure of a table: its name in files, what it is called, and what it counts."""

    key: str
    title: str
    definition: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table: a code, what it is called, and a value for each column."""

    code: str
    title: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Figures told apart by one thing; `total` counts over all of it, or is left out."""

    #: Stands in files: "kind" makes "events_by_kind".
    key: str
    title: str
    head: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    total: Line | None = None


def tidy(tables: Iterable[Table]) -> list[Mapping[str, object]]:
    """Return tables as tidy rows: figure, group, value. A total is the group "all", told once."""
    rows: dict[tuple[str, str], Value] = {}
    for table in tables:
        for line in table.lines:
            for column, value in zip(table.columns, line.values, strict=True):
                rows[f"{column.key}_by_{table.key}", line.code] = value
        if table.total is not None:
            for column, value in zip(table.columns, table.total.values, strict=True):
                rows[column.key, "all"] = value
    return [
        {"figure": figure, "group": group, "value": value}
        for (figure, group), value in rows.items()
    ]
