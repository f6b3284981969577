"""`lykt figures`: the figures of a register as a table, as CSV or as JSON."""

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lykt.web.commands import running
from lykt.web.commands.speaking import INTERNAL, give, say


if TYPE_CHECKING:
    from lykt.figures.register import Register
    from lykt.figures.rows import Row

BREAKDOWNS = ("country", "origin", "gender", "age")


class Years(click.ParamType):  # type: ignore[type-arg]
    """The years from one to another, both with: 2007-2012, or one year alone: 2012."""

    name = "years"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int]:
        """Read the years, or fail with what they should look like."""
        if isinstance(value, tuple):
            return value
        found = re.fullmatch(r"(\d{4})(?:[-–](\d{4}))?", value)
        if not found or int(found[1]) > int(found[2] or found[1]):
            self.fail(f"'{value}' is not years: write 2007-2012, or 2012.", param, ctx)
        return int(found[1]), int(found[2] or found[1])


@contextmanager
def opened(
    folder: Path | None, controller: str | None, operator: str | None
) -> Iterator["Register | None"]:
    """Open the register in `folder`, or the one the database holds; None when it holds none."""
    if folder is not None:
        from lykt.figures.register import open_register

        with open_register(folder) as register:
            yield register
        return
    running.database()
    from lykt.organisation.models import Unit
    from lykt.reports.register import register_for

    with running.acting(operator) as actor:
        home = running.controller(controller)
        if home is None:
            yield None
            return
        units = set(Unit.objects.filter(controller=home).values_list("pk", flat=True))
        with register_for(actor, units) as register:
            yield register


@click.group(no_args_is_help=False)
def figures() -> None:
    """Count, from the database or from a register in a folder."""


@figures.command()
@click.option(
    "--register",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Count this register and leave the database alone; it is checked as an import is.",
)
@click.option("--years", type=Years(), metavar="FROM-TO", help="For instance 2007-2012.")
@click.option("--by", type=click.Choice(BREAKDOWNS), help="Totals and this breakdown alone.")
@click.option(
    "--format",
    "shape",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
)
@running.controller_option
@running.operator_option
def portfolio(
    folder: Path | None,
    years: tuple[int, int] | None,
    by: str | None,
    shape: str,
    controller: str | None,
    operator: str | None,
) -> None:
    """Count people, contacts and what else the register tells, year by year.

    CSV and JSON are tidy rows: series, breakdown, category, period, year, value, low,
    high, unit, note. What is counted in each series: docs/reference/figures.md.
    """
    with opened(folder, controller, operator) as register:
        if register is None:
            rows: list[Row] = []
            say("The database holds no register yet. Take one in with: lykt import register DIR")
        else:
            from lykt.figures.engine import portfolio as counted

            chosen = (by,) if by else ("origin", "country", "gender", "age")
            rows = counted(register, years=years, breakdowns=chosen)
    if rows and shape != "table":
        say(INTERNAL)
    give({"table": as_table, "csv": as_csv, "json": as_json}[shape](rows))


def as_json(rows: Sequence["Row"]) -> str:
    """Return the rows as a JSON list of objects, one in each line."""
    lines = (json.dumps(row.as_dict(), ensure_ascii=False) for row in rows)
    return "[\n" + ",\n".join(lines) + "\n]\n" if rows else "[]\n"


def as_csv(rows: Sequence["Row"]) -> str:
    """Return the rows as CSV with a head; a figure that nobody has is empty."""
    from lykt.figures.rows import KEYS

    text = io.StringIO()
    table = csv.DictWriter(text, KEYS, lineterminator="\n")
    table.writeheader()
    table.writerows(row.as_dict() for row in rows)
    return text.getvalue()


def as_table(rows: Sequence["Row"]) -> str:
    """Return the rows as text in columns, one for each year, marked as internal."""
    if not rows:
        return ""
    years = sorted({row.year for row in rows})
    lines: dict[tuple[str, str, str], dict[int, str]] = {}
    units: dict[str, str] = {}
    for row in rows:
        lines.setdefault((row.series, row.breakdown, row.category), {})[row.year] = _number(row)
        units.setdefault(row.series, row.unit)
    cells = [["", *map(str, years), ""]]
    for (series, breakdown, category), values in lines.items():
        label = series if not breakdown else f"  {breakdown} {category}"
        unit = units[series] if not breakdown else ""
        cells.append([label, *(values.get(year, "–") for year in years), unit])
    wide = [max(len(line[column]) for line in cells) for column in range(len(cells[0]))]
    text = [INTERNAL, ""]
    for line in cells:
        first, *middle, last = line
        numbers = "  ".join(n.rjust(w) for n, w in zip(middle, wide[1:-1], strict=True))
        text.append(f"{first.ljust(wide[0])}  {numbers}  {last}".rstrip())
    return "\n".join(text) + "\n"


def _number(row: "Row") -> str:
    if row.value is None:
        return f"{row.low}–{row.high}"
    return str(row.value)
