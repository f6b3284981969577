"""`lykt rulebook`: what the rules are, how sure they are, and whether their files hold."""

import csv
import io
import json
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lykt.web.commands.speaking import give, say


if TYPE_CHECKING:
    from lykt.rulebook import Rule

#: The columns a table for people has room for.
_SHOWN = ("ref", "status", "standing", "valid_from", "review_by")


@click.group(no_args_is_help=False)
def rulebook() -> None:
    """Duties, deadlines and how long things are kept."""


@rulebook.command("check")
@click.option(
    "--on",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The day to look at; else today.",
)
@click.option(
    "--format",
    "output",
    type=click.Choice(["text", "csv", "json"]),
    default="text",
    show_default=True,
    help="How the rules are written.",
)
@click.option(
    "--data",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Check the files in this folder instead of those that come with Lykt.",
)
def check(day: datetime | None, output: str, folder: Path | None) -> None:
    """Check the files of the rulebook, and list every rule with how sure it is.

    Ends with 1 when a file does not hold, and tells each fault by file, row and field. A
    rule that is uncertain or overdue decides nothing, which is no failure: that ends with 0.
    """
    from lykt.rulebook.book import Rulebook
    from lykt.rulebook.faults import BadRulebook
    from lykt.rulebook.loading import DATA, read_rules

    on = day.date() if day else datetime.now(UTC).astimezone().date()
    try:
        rules = Rulebook(read_rules(folder or DATA)).rules()
    except BadRulebook as problem:
        for line in problem.lines():
            say(line)
        raise click.exceptions.Exit(1) from None
    rows = [_row(rule, on) for rule in rules]
    give({"text": _text, "csv": _csv, "json": _json}[output](rows))
    found = Counter(str(row["standing"]) for row in rows)
    counts = ", ".join(f"{found[name]} {name.replace('_', ' ')}" for name in sorted(found))
    say(f"Rules on {on.isoformat()}: {len(rows)}, of these {counts}.")
    if found["uncertain"] or found["overdue"]:
        say("What is uncertain or overdue decides nothing until someone has checked it.")


def _row(rule: "Rule", on: date) -> dict[str, str | bool]:
    from lykt.rulebook import standing

    return {
        "ref": rule.ref,
        "kind": rule.kind.value,
        "status": rule.status.value,
        "standing": standing(rule, on).value,
        "drives": rule.drives(on),
        "mark": rule.mark.value,
        "valid_from": rule.valid_from.isoformat() if rule.valid_from else "",
        "valid_to": rule.valid_to.isoformat() if rule.valid_to else "",
        "review_by": rule.review_by.isoformat(),
    }


def _json(rows: Sequence[dict[str, str | bool]]) -> str:
    lines = (json.dumps(row, ensure_ascii=False) for row in rows)
    return "[\n" + ",\n".join(lines) + "\n]\n"


def _csv(rows: Sequence[dict[str, str | bool]]) -> str:
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(rows[0])
    table.writerows([_cell(value) for value in row.values()] for row in rows)
    return text.getvalue()


def _text(rows: Sequence[dict[str, str | bool]]) -> str:
    cells = [list(_SHOWN), *([_cell(row[name]) for name in _SHOWN] for row in rows)]
    wide = [max(len(line[column]) for line in cells) for column in range(len(_SHOWN))]
    lines = (
        "  ".join(cell.ljust(width) for cell, width in zip(line, wide, strict=True)).rstrip()
        for line in cells
    )
    return "\n".join(lines) + "\n"


def _cell(value: str | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else value
