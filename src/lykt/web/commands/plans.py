"""`lykt plan`: how the measures of an action plan stand, on any day."""

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from lykt.web.commands import running
from lykt.web.commands.failing import Failure
from lykt.web.commands.plans_remind import remind
from lykt.web.commands.speaking import give, say


if TYPE_CHECKING:
    from lykt.organisation.acting import Actor
    from lykt.plans.models import Plan
    from lykt.plans.queries import Line

#: What a table for people shows of each row.
_HEADS = ("area", "measure", "deadline", "status", "status_as_of", "late", "stale", "title")


@click.group("plan", no_args_is_help=False)
def plan() -> None:
    """Action plans: how their measures stand."""


plan.add_command(remind)


@plan.command("status")
@click.argument("key", metavar="PLAN")
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
def status(
    key: str, day: datetime | None, output: str, controller: str | None, operator: str | None
) -> None:
    """List the measures of PLAN as they stood on a day; one row a measure.

    What somebody has said of that day or an earlier one counts, whenever it was written. Late
    is a measure whose printed deadline has passed without completion, in a plan that has been
    adopted; stale one of which there is no news for longer than the rulebook says.
    """
    running.database()
    from django.utils import timezone

    from lykt.plans.queries import lines_of

    on = day.date() if day else timezone.localdate()
    with running.acting(operator) as actor:
        found = plan_called(actor, key, controller)
        rows = [row_of(line) for line in lines_of(actor, found, on)]
    if output == "json":
        give(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
    else:
        give(_table(rows))
    late = sum(row["late"] for row in rows)
    say(f"Measures of {key} as of {on.isoformat()}: {len(rows)}, of which late: {late}.")


def plan_called(actor: "Actor", key: str, controller: str | None) -> "Plan":
    """Return the plan of a name, or say which there are."""
    from lykt.plans.queries import plans_for

    plans = plans_for(actor)
    if controller:
        plans = plans.filter(controller=running.controller(controller))
    found = list(plans.filter(key=key)[:2])
    if len(found) > 1:
        raise Failure(f"Several have a plan called {key}: say with --controller whose.")
    if not found:
        names = ", ".join(plans.order_by("key").values_list("key", flat=True)[:20]) or "none"
        raise Failure(f"There is no plan called {key}; there is: {names}.")
    return found[0]


def row_of(line: "Line") -> dict[str, Any]:
    """Return a measure as a row: values as in the tables of plans, null where nothing stands."""
    measure, state = line.measure, line.state
    return {
        "plan": measure.plan.key,
        "area": measure.area.key,
        "measure": measure.number,
        "title": measure.title,
        "responsible": ";".join(line.names) or None,
        "deadline_kind": measure.deadline_kind,
        "deadline": measure.deadline or None,
        "status": state.phase.value if state.phase else None,
        "status_as_of": state.entry.as_of.text if state.entry else None,
        "late": state.late,
        "stale": state.stale,
    }


def _table(rows: list[dict[str, Any]]) -> str:
    cells = [_HEADS, *(tuple(_cell(row[head]) for head in _HEADS) for row in rows)]
    wide = [max(len(row[n]) for row in cells) for n in range(len(_HEADS))]
    lines = (
        "  ".join(cell.ljust(wide[n]) for n, cell in enumerate(row)).rstrip() for row in cells
    )
    return "".join(f"{line}\n" for line in lines)


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "-"
    return "-" if value is None else str(value)
