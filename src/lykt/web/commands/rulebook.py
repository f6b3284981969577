"""`lykt rulebook`: what the rules are, how sure they are, whether their files hold, and clocks."""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lykt.web.commands.failing import Failure
from lykt.web.commands.speaking import give, say


if TYPE_CHECKING:
    from lykt.rulebook import ClockTime, Rule

#: The columns a table for people has room for.
_SHOWN = ("ref", "status", "standing", "valid_from", "review_by")


class DayOrTime(click.ParamType[date]):
    """A day, such as 2026-11-23, or a time, such as 2026-11-23T14:00+01:00."""

    name = "DATE"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Return a date, or a datetime where a time of the day is given."""
        text = str(value)
        try:
            if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
                return date.fromisoformat(text)
            if re.match(r"\d{4}-\d{2}-\d{2}T\d", text):
                return datetime.fromisoformat(text)
        except ValueError:
            pass
        self.fail(f"'{text}' is no day such as 2026-11-23.", param, ctx)


@click.group(no_args_is_help=False)
def rulebook() -> None:
    """Duties, deadlines, clocks and how long things are kept."""


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


@rulebook.command("clock")
@click.argument("rule")
@click.option(
    "--from",
    "begun",
    type=DayOrTime(),
    metavar="DATE",
    required=True,
    help="The day it began; for a clock in hours a time such as 2026-11-23T14:00+01:00.",
)
@click.option(
    "--until",
    type=DayOrTime(),
    metavar="DATE",
    help="The last day that a ruling or a consent gives itself.",
)
@click.option(
    "--format",
    "output",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How it is written.",
)
def clock(rule: str, begun: date, until: date | None, output: str) -> None:
    """Say when a clock of RULE that began on a day ends, for instance reflection_period.

    A clock follows the rule of the day it began. How sure that rule is stands beside the end.
    """
    from lykt.rulebook import BadClock, NoRule, clock_end, clock_name, clocks

    known = sorted({clock_name(one.ref) for one in clocks()})
    if clock_name(rule) not in known:
        raise click.BadParameter(
            f"There is no clock '{rule}'. Allowed: {', '.join(known)}.", param_hint="RULE"
        )
    today = datetime.now(UTC).astimezone().date()
    try:
        found = clock_end(rule, begun, until=until, today=today)
    except NoRule as none:
        raise Failure(
            f"No rule for {clock_name(rule)} is known on {none.on.isoformat()}."
        ) from None
    except BadClock as bad:
        raise click.UsageError(bad.reason) from None
    give({"text": _clock_text, "json": _clock_json}[output](found))


def _clock_json(found: "ClockTime") -> str:
    row = {
        "ends": found.ends.isoformat(),
        "rule": found.name,
        "source": found.source,
        "standing": found.standing.value,
    }
    return json.dumps(row, ensure_ascii=False) + "\n"


def _clock_text(found: "ClockTime") -> str:
    from lykt.rulebook.words import STANDINGS

    rows = {
        "ends": f"{found.ends.isoformat()} ({found.ends:%A})",
        "rule": f"{found.name}: {found.rule.title('en')}",
        "source": found.source,
        "standing": STANDINGS[found.standing],
    }
    if found.beyond:
        rows["note"] = "The last day given lies later than the rule would have it."
    return "".join(f"{name.ljust(8)}  {text}\n" for name, text in rows.items())


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
