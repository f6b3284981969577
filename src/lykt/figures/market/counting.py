# ruff: noqa: S608
# Names come from the schema and the definitions, never from a register.
"""The figures of the market of a register: counted by the engine, laid out as rows.

There is a row where something was seen or done. A year in which nobody looked for adverts is
no year without adverts, so no figure of it says 0.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from lykt.figures.market.definitions import MARKET_FIGURES
from lykt.figures.market.statements import period_of, statement
from lykt.figures.market.tables import MARKET
from lykt.figures.periods import Period, period_name, period_year
from lykt.figures.protection.counting import place_of
from lykt.figures.rounding import rounded
from lykt.figures.rows import TOTAL, Row


if TYPE_CHECKING:
    from lykt.figures.register import Register


def tables_told(register: "Register") -> frozenset[str]:
    """Return the names of the tables of the market that hold anything."""
    names = (table.name for table in MARKET)
    return frozenset(name for name in names if _answers(register, f"SELECT 1 FROM {name} LIMIT 1"))


def span(register: "Register", period: Period) -> list[int]:
    """Return the first and the last period in which anything was seen or done."""
    when = period_of("date", period)
    found: list[int] = []
    for name in tables_told(register):
        found += _answers(register, f"SELECT min({when}), max({when}) FROM {name}")[0]
    return found


def rows(
    register: "Register", periods: tuple[int, int], breakdowns: Sequence[str], period: Period
) -> list[Row]:
    """Return every figure of the market whose table tells anything."""
    told = tables_told(register)
    return [
        row
        for figure in MARKET_FIGURES
        if figure.table in told
        for breakdown in ("", *(one for one in figure.breakdowns if one in breakdowns))
        for row in _rows(register, figure, breakdown, periods, period)
    ]


def _rows(
    register: "Register", figure: Any, breakdown: str, periods: tuple[int, int], period: Period
) -> Iterator[Row]:
    found = [
        (category or TOTAL[1], int(number), int(value), int(by))
        for category, number, value, by in _answers(register, statement(figure, breakdown, period))
        if periods[0] <= number <= periods[1]
    ]
    for category, number, value, by in sorted(
        found, key=lambda one: (place_of(breakdown, one[0]), one[1])
    ):
        yield Row(
            figure.series,
            breakdown,
            category,
            period_name(number, period),
            period_year(number, period),
            rounded(value, by, figure.decimals) if figure.decimals else value,
            unit=figure.unit,
        )


def _answers(register: "Register", asked: str) -> list[tuple[Any, ...]]:
    answers: list[tuple[Any, ...]] = register.execute(asked).fetchall()
    return answers
