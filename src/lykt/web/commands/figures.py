"""`lykt figures`: the figures of a register as a table, as CSV or as JSON."""

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lykt.web.commands import running
from lykt.web.commands.failing import Failure
from lykt.web.commands.speaking import INTERNAL, give, say


if TYPE_CHECKING:
    from lykt.figures.register import Register
    from lykt.figures.rows import Row
    from lykt.reports.standing import Standing

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


@dataclass(frozen=True)
class Source:
    """What is counted: a register, and how its years stand where it is the database's.

    `bands` are the ages at which the age bands begin, those of the figures when not told.
    """

    register: "Register"
    standing: "Standing | None" = None
    bands: tuple[int, ...] = field(default=())

    def rows(
        self, *, years: tuple[int, int] | None = None, breakdowns: Sequence[str] = BREAKDOWNS
    ) -> "list[Row]":
        """Return every figure; closed years read the closing."""
        from lykt.figures.engine import portfolio as engine_portfolio

        if self.standing is None:
            return engine_portfolio(self.register, years=years, breakdowns=breakdowns)
        from lykt.reports.merging import counted

        return counted(
            self.register,
            self.standing.frozen,
            bands=self.bands,
            years=years,
            breakdowns=breakdowns,
        )

    def notes(self, year: int) -> list[str]:
        """Say how a year stands, in the active language."""
        return self.standing.notes(year) if self.standing else []


@contextmanager
def opened(
    folder: Path | None, controller: str | None, operator: str | None
) -> Iterator[Source | None]:
    """Open the register in `folder`, or the one the database holds; None when it holds none."""
    if folder is not None:
        from lykt.figures.register import open_register

        running.scratch_at_home()
        with open_register(folder) as register:
            yield Source(register)
        return
    running.database()
    from lykt.organisation.models import Unit
    from lykt.reports.queries import Scope, standing_of
    from lykt.reports.register import register_for

    with running.acting(operator) as actor:
        home = running.controller(controller)
        units = list(Unit.objects.filter(controller=home)) if home else []
        if not units:
            yield None
            return
        scope = Scope.of(units)
        with register_for(actor, scope.units) as register:
            yield Source(register, standing_of(scope), scope.band_starts)


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
    with opened(folder, controller, operator) as source:
        if source is None:
            rows: list[Row] = []
            say("The database holds no register yet. Take one in with: lykt import register DIR")
        else:
            from lykt.figures.definitions import ALL_BREAKDOWNS

            chosen = (by,) if by else ALL_BREAKDOWNS
            rows = source.rows(years=years, breakdowns=chosen)
            if source.standing:
                _say_how_they_stand(source.standing, {row.year for row in rows})
    if rows and shape != "table":
        say(INTERNAL)
    give({"table": as_table, "csv": as_csv, "json": as_json}[shape](rows))


def _say_how_they_stand(standing: "Standing", years: set[int]) -> None:
    """Tell which of the years read a closing that is no longer whole, or have fallen."""
    for year in sorted(years & standing.tampered):
        say(f"{year}: what was kept when it was closed has been changed. Counted as it is now.")
    if fallen := sorted(years & standing.fallen):
        say(f"People have been erased since: {', '.join(map(str, fallen))}.")


@figures.command()
@click.argument("year", type=click.IntRange(1900, 2100))
@click.option(
    "--again",
    type=click.Choice(["late", "wrong", "definition"]),
    help="Close a closed year anew: entries came late, were wrong, or are defined otherwise.",
)
@running.controller_option
@running.operator_option
def close(year: int, again: str | None, controller: str | None, operator: str | None) -> None:
    """Freeze the figures of a year, which then stay when people are erased.

    Prints how many figures were frozen of each unit and of all together, and a digest of
    them. Keep the digests elsewhere: they tell whether a closing has been changed.
    """
    running.database()
    from lykt.reports.closing import close_year, open_before
    from lykt.reports.codes import AgainReason

    with running.acting(operator) as actor:
        home = running.controller(controller)
        if home is None:
            raise Failure("There is nothing to close: the database holds no register.")
        reason = AgainReason(again) if again else None
        closed = close_year(by=actor, controller=home, year=year, again=reason)
        earlier = open_before(home, year)
    for one in closed:
        name = one.unit.name if one.unit else "All units together"
        give(f"{name}: {one.figures} figures frozen, sha256 {one.digest}\n")
    say(f"{year} is closed for {home.name}: its figures no longer change.")
    if earlier:
        years = ", ".join(map(str, earlier))
        say(f"Still open, so that they fall when people are erased: {years}.")


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
