"""All figures of a register at once, through Ibis on DuckDB.

The statements are in `statements.py`; here they are run, and their answers laid out as
rows by the definitions.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from lykt.figures import ages, statements
from lykt.figures.ages import DEFAULT_BANDS, AgeBand
from lykt.figures.definitions import ALL_BREAKDOWNS, BREAKDOWNS
from lykt.figures.layout import Counts, rows_of
from lykt.figures.market import counting as market
from lykt.figures.periods import Period, period_range, span
from lykt.figures.protection import counting
from lykt.figures.register import Register
from lykt.figures.rows import Row
from lykt.figures.schema import CHANNELS


def portfolio(
    register: Register,
    *,
    years: tuple[int, int] | None = None,
    breakdowns: Sequence[str] = ALL_BREAKDOWNS,
    age_bands: Sequence[int] = DEFAULT_BANDS,
    period: Period = "year",
    today: date | None = None,
) -> list[Row]:
    """Return every figure of `FIGURES` that the register can give.

    `years` are the first and the last, by default those of whatever the register tells.
    `age_bands` are the ages at which the bands begin. Totals stand for every period
    asked; a category that occurs in any of them stands for all. A change is from the period
    before, asked or not. What goes on is counted up to `today`, by default the local date.
    Raises ValueError for an unknown breakdown.
    """
    if unknown := set(breakdowns) - set(ALL_BREAKDOWNS):
        raise ValueError(f"no such breakdown: {', '.join(sorted(unknown))}")
    of_people = tuple(name for name in breakdowns if name in BREAKDOWNS)
    asked = Asked(of_people, ages.age_bands(age_bands), period)
    with _kept(
        register, "visits", statements.visits(register.table("contacts"), period)
    ) as visits:
        shifts = _answers(register, statements.evenings(register.table("shifts"), period))
        occurring = _answers(register, statements.occurring(visits))[0]
        periods = _periods(register, years, period, occurring, shifts)
        if periods is None:
            return []
        counts = _count(register, visits, asked, periods)
    counts.evenings = {row.pop("period"): row for row in shifts}
    counts.channels = tuple(name for name in CHANNELS if occurring[name])
    # The local date is meant: a register holds local dates.
    day = today or date.today()  # noqa: DTZ011
    return [
        *rows_of(counts, periods, period, asked.bands),
        *counting.rows(register, periods, breakdowns, period, day),
        *market.rows(register, periods, breakdowns, period),
    ]


@dataclass(frozen=True)
class Asked:
    """What was asked for, apart from the years."""

    breakdowns: tuple[str, ...]
    bands: tuple[AgeBand, ...]
    period: Period


def _periods(
    register: Register, years: tuple[int, int] | None, period: Period, occurring: dict[str, Any],
    shifts: list[dict[str, Any]],
) -> tuple[int, int] | None:  # fmt: skip
    if years is not None:
        return period_range(years, period)
    others = [*counting.span(register, period), *market.span(register, period)]
    known = [occurring["first"], occurring["last"], *(row["period"] for row in shifts)]
    return span([*known, *others])


def _count(register: Register, visits: Any, asked: Asked, periods: tuple[int, int]) -> Counts:
    # One period more, because a change is from the period before the first one asked.
    wider = (periods[0] - 1, periods[1])
    categories = {name: statements.known_or_unknown(name) for name in asked.breakdowns}
    if "age" in asked.breakdowns:
        categories["age"] = statements.age_at_end_of_year(asked.bands, asked.period)
    people = statements.with_birth(register.table("people"))
    met = statements.met(visits, people, wider, categories)
    new = statements.new(visits, people, asked.period, wider, categories)
    counts = Counts()
    with _kept(register, "cells", met.union(new)) as cells:
        for breakdown in ("", *asked.breakdowns):
            for row in _answers(register, statements.by_category(cells, breakdown)):
                key = (breakdown, row.pop("category"), row.pop("period"))
                counts.counted[key] = row
    for row in _answers(register, statements.anonymous(visits)):
        counts.anonymous[row.pop("period")] = row
    return counts


@contextmanager
def _kept(register: Register, name: str, expression: Any) -> Iterator[Any]:
    """Keep the answer of a statement as a table of the engine, for as long as it is needed."""
    con = register.con
    # The order of rows means nothing here, and keeping it would cost memory.
    register.execute("SET preserve_insertion_order = false")
    try:
        register.execute(f"CREATE TEMP TABLE {name} AS {con.compile(expression)}")
    finally:
        register.execute("SET preserve_insertion_order = true")
    try:
        yield con.table(name)
    finally:
        register.execute(f"DROP TABLE {name}")


def _answers(register: Register, expression: Any) -> list[dict[str, Any]]:
    """Return the few rows of a statement as dicts of plain values."""
    rows: list[dict[str, Any]] = register.con.to_pyarrow(expression).to_pylist()
    return rows
