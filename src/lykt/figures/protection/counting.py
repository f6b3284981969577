# ruff: noqa: S608
# Names come from the schema and the definitions, never from a register.
"""The figures of protection and outreach: counted by the engine, laid out as rows."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from lykt.figures.figure import Figure
from lykt.figures.market.definitions import ORDER
from lykt.figures.outreach.definitions import OUTREACH_FIGURES
from lykt.figures.outreach.tables import OUTREACH
from lykt.figures.periods import Period, period_name, period_year
from lykt.figures.protection.definitions import CALLED, GENDER_AND_AGE, PROTECTION_FIGURES
from lykt.figures.protection.statements import PERIODS, cells
from lykt.figures.protection.tables import PROTECTION
from lykt.figures.rows import TOTAL, UNKNOWN, Row
from lykt.figures.teaching.definitions import TEACHING_FIGURES
from lykt.figures.teaching.tables import TEACHING


if TYPE_CHECKING:
    from lykt.figures.register import Register

#: Kinds of which a total stands for every period, 0 included.
THROUGHOUT = frozenset({"rows", "persons", "nights", "housed", "resting", "distinct", "sum"})
#: Of which somebody or something can be in two categories, so that these do not add up.
_APART = frozenset({"housed", "distinct"})

#: Every table that is counted by rows, and its figures.
TABLES = (*PROTECTION, *OUTREACH, *TEACHING)
COUNTED = (*PROTECTION_FIGURES, *OUTREACH_FIGURES, *TEACHING_FIGURES)

_GENDERS = ("female", "male", "transgender", "other", "unknown")

#: The statements as SQL, by series, period and breakdowns: a register has the same tables as
#: the next, and making them takes longer than running them.
_made: dict[tuple[str, Period, tuple[str, ...]], str] = {}


def tables_told(register: "Register") -> frozenset[str]:
    """Return the names of the tables counted here that hold anything."""
    names = (table.name for table in TABLES)
    return frozenset(name for name in names if _answers(register, f"SELECT 1 FROM {name} LIMIT 1"))


def span(register: "Register", period: Period) -> list[int]:
    """Return the first and the last period in which any of the figures counts something."""
    told = tables_told(register)
    days: list[date | None] = []
    for figure in COUNTED:
        if figure.table in told:
            asked = f'SELECT min("{figure.day}"), max("{figure.day}") FROM {figure.table}'
            days += _answers(register, asked)[0]
    return [number_of(day, period) for day in days if day]


def number_of(day: date, period: Period) -> int:
    """Return the period a day falls in, as a whole number."""
    return day.year if period == "year" else day.year * 12 + day.month - 1


@dataclass(frozen=True)
class _Asked:
    """The periods that are counted, and what day it is."""

    span: tuple[int, int]
    period: Period
    today: date

    @property
    def numbers(self) -> range:
        return range(self.span[0], self.span[1] + 1)

    def first_day(self, number: int) -> date:
        if self.period == "year":
            return date(number, 1, 1)
        return date(number // 12, number % 12 + 1, 1)

    def begun(self, number: int) -> bool:
        return self.first_day(number) <= self.today

    def table(self) -> pa.Table:
        """Return the periods that have begun, as `PERIODS` is."""
        begun = [number for number in self.numbers if self.begun(number)]
        after = [self.first_day(number + 1) for number in begun]
        tomorrow = self.today + timedelta(days=1)
        days = {
            "first": [self.first_day(number) for number in begun],
            "after": after,
            "upto": [min(day, tomorrow) for day in after],
            "today": [self.today] * len(begun),
        }
        columns = {name: pa.array(column, pa.date32()) for name, column in days.items()}
        return pa.table({"period": pa.array(begun, pa.int32()), **columns})


def rows(
    register: "Register",
    periods: tuple[int, int],
    breakdowns: Sequence[str],
    period: Period,
    today: date,
) -> list[Row]:
    """Return every figure counted here whose table tells anything, in the order of tables."""
    told = tables_told(register)
    if not told:
        return []
    asked = _Asked(periods, period, today)
    found: list[Row] = []
    with _kept(register, asked.table()):
        for figure in COUNTED:
            if figure.table in told:
                wanted = tuple(one for one in figure.breakdowns if one in breakdowns)
                found += _rows_of(register, figure, wanted, asked)
    return found


@contextmanager
def _kept(register: "Register", periods: pa.Table) -> Iterator[None]:
    """Keep the periods as a table of the engine, for as long as it is needed."""
    register.con.con.register("incoming", periods)
    register.execute(f"CREATE TEMP TABLE {PERIODS} AS SELECT * FROM incoming")
    register.con.con.unregister("incoming")
    try:
        yield
    finally:
        register.execute(f"DROP TABLE {PERIODS}")


def _rows_of(
    register: "Register", figure: Figure, breakdowns: tuple[str, ...], asked: _Asked
) -> Iterator[Row]:
    if figure.kind in _APART:
        counted = {one: _cells(register, figure, (one,), asked) for one in breakdowns}
        counted[""] = _cells(register, figure, (), asked)
    else:
        pattern = _cells(register, figure, breakdowns, asked)
        counted = dict.fromkeys(("", *breakdowns), pattern)
    for breakdown in ("", *breakdowns):
        values: Counter[tuple[str, int]] = Counter()
        for cell in counted[breakdown]:
            values[cell.get(breakdown, TOTAL[1]), cell["period"]] += cell["value"]
        yield from _laid_out(figure, breakdown, values, asked)


def _cells(
    register: "Register", figure: Figure, breakdowns: tuple[str, ...], asked: _Asked
) -> list[dict[str, Any]]:
    key = (figure.series, asked.period, breakdowns)
    if key not in _made:
        _made[key] = register.con.compile(cells(register, figure, asked.period, breakdowns))
    answers = _answers(register, _made[key])
    found = [dict(zip(("period", *breakdowns, "value"), one, strict=True)) for one in answers]
    return [cell for cell in found if cell["period"] in asked.numbers]


def _laid_out(
    figure: Figure, breakdown: str, values: Counter[tuple[str, int]], asked: _Asked
) -> Iterator[Row]:
    categories = {category for category, _number in values} if breakdown else {TOTAL[1]}
    for category in sorted(categories, key=lambda one: place_of(breakdown, one)):
        for number in asked.numbers:
            value = values.get((category, number))
            if value is None and figure.kind == "median":
                continue
            if figure.kind == "standing" and not asked.begun(number):
                continue
            yield Row(
                figure.series,
                breakdown,
                category,
                period_name(number, asked.period),
                period_year(number, asked.period),
                value or 0,
                unit=figure.unit,
            )


def place_of(breakdown: str, category: str) -> tuple[object, ...]:
    """Return what sorts the categories of a breakdown, the unknown last."""
    order = order_of(breakdown)
    place = order.index(category) if category in order else len(order)
    return (category == UNKNOWN, place, category)


def order_of(breakdown: str) -> tuple[str, ...]:
    """Return the categories of a breakdown as they are listed; () where by name."""
    if breakdown == "gender":
        return _GENDERS
    if breakdown == GENDER_AND_AGE:
        ages = order_of("age")
        return tuple(f"{gender} {age}" for gender in _GENDERS for age in ages)
    if breakdown in ORDER:
        return ORDER[breakdown]
    called = CALLED.get(breakdown, {})
    for table in TABLES:
        for field in table.fields:
            if field.name == breakdown:
                return tuple(called.get(code, code) for code in field.codes)
    return ()


def _answers(register: "Register", statement: str) -> list[tuple[Any, ...]]:
    answers: list[tuple[Any, ...]] = register.execute(statement).fetchall()
    return answers
