"""`lykt cases clocks`: the clocks that run in cases on a day, worked out anew."""

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from lykt.web.commands import running
from lykt.web.commands.speaking import give, say


if TYPE_CHECKING:
    from lykt.cases.clocks.queries import Ticking

#: What the reading is called where it is written down.
WHAT = "clocks"
_HEADS = ("case", "clock", "starts", "ends", "days_left", "next")


@click.command("clocks")
@click.option(
    "--as-of",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The day to look from; else today.",
)
@running.rows_option
@running.controller_option
@running.operator_option
def clocks(
    day: datetime | None, output: str, controller: str | None, operator: str | None
) -> None:
    """List the clocks that run in cases, the first to end first; one row a clock.

    As of a day, what happened up to then counts, whenever it was written down. A clock that
    cannot be reckoned has no end, and says what is missing. That the cases were read is
    written down with the operator's name.
    """
    running.database()
    from django.utils import timezone

    from lykt.cases.clocks.queries import clocks_for
    from lykt.privacy.reading.showing import opened

    on = day.date() if day else timezone.localdate()
    with running.acting(operator) as actor:
        wanted = running.controller(controller) if controller else None
        found = [
            one
            for one in clocks_for(actor, on)
            if wanted is None or one.case.controller_id == wanted.pk
        ]
        with opened(by=actor, what=WHAT, subjects={one.case.subject for one in found}):
            rows = [row_of(one) for one in found]
    if output == "json":
        give(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
    else:
        give(_table(rows))
    say(f"Clocks that run on {on.isoformat()}: {len(rows)}.")


def row_of(one: "Ticking") -> dict[str, Any]:
    """Return a clock as a row: days as ISO 8601, words in English."""
    from lykt.cases.clocks.told import left_of

    clock = one.clock
    return {
        "case": one.case.label,
        "clock": clock.name,
        "starts": (clock.time.begun if clock.time else clock.start.day).isoformat(),
        "ends": clock.time.ends.isoformat() if clock.time else None,
        "days_left": clock.days_left,
        "rule": clock.rule.ref,
        "source": clock.rule.source,
        "next": clock.to_do("en") if clock.time else left_of(clock),
    }


def _table(rows: list[dict[str, Any]]) -> str:
    cells = [_HEADS, *(tuple(_cell(row[head]) for head in _HEADS) for row in rows)]
    wide = [max(len(row[n]) for row in cells) for n in range(len(_HEADS))]
    lines = (
        "  ".join(cell.ljust(wide[n]) for n, cell in enumerate(row)).rstrip() for row in cells
    )
    return "".join(f"{line}\n" for line in lines)


def _cell(value: object) -> str:
    return "-" if value is None else str(value)
