"""`lykt learning`: what was taught and asked in a year, counted."""

import json
from decimal import Decimal
from typing import Any

import click

from lykt.web.commands import running
from lykt.web.commands.speaking import INTERNAL, give, say


_HEADS = ("figure", "group", "value")


@click.group("learning", no_args_is_help=False)
def learning() -> None:
    """Teaching and advice: the figures of a year."""


@learning.command("figures")
@click.option(
    "--year", type=click.IntRange(1900, 2100), required=True, help="The year that is counted."
)
@running.rows_option
@running.controller_option
@running.operator_option
def figures(year: int, output: str, controller: str | None, operator: str | None) -> None:
    """Count the events that were held and the requests for advice of a year.

    Tidy rows: figure, group, value. "events_by_kind" is told apart by kind, "events" with the
    group "all" counts all of them; value is null where there is nothing to count from.
    """
    running.database()
    from lykt.learning.year.queries import tables_of, year_of
    from lykt.learning.year.rules import tidy

    with running.acting(operator) as actor:
        home = running.controller(controller)
        told = year_of(actor, home, year) if home else None
        rows = [dict(row) for row in tidy(tables_of(told))] if told else []
    if told is None or not (told.taught or told.asked):
        say(f"Nothing was held or asked in {year}.")
    elif output == "json":
        say(INTERNAL)
    if output == "json":
        give(json.dumps(rows, ensure_ascii=False, indent=1, default=_number) + "\n")
    else:
        give(_table(rows))


def _number(value: object) -> float:
    """Return a mean as JSON knows it."""
    if isinstance(value, Decimal):
        return float(value)
    raise TypeError(type(value).__name__)


def _table(rows: list[dict[str, Any]]) -> str:
    cells = [_HEADS, *(tuple(_cell(row[head]) for head in _HEADS) for row in rows)]
    wide = [max(len(row[n]) for row in cells) for n in range(len(_HEADS))]
    return "".join(
        f"{'  '.join(cell.ljust(wide[n]) for n, cell in enumerate(row)).rstrip()}\n"
        for row in cells
    )


def _cell(value: object) -> str:
    return "-" if value is None else str(value)
