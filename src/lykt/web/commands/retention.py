"""`lykt retention`: what is over goes."""

import json
from typing import TYPE_CHECKING, Any

import click

from lykt.web.commands import running
from lykt.web.commands.speaking import give, say


if TYPE_CHECKING:
    from lykt.privacy.retention.sweeping import Line

#: What the run is called where it is written down.
JOB = "retention"
_HEADS = ("Kind", "Where", "Due", "Oldest", "Stays", "By")


@click.command()
@click.option("--dry-run", is_flag=True, help="Say what is due, and do nothing.")
@click.option(
    "--format",
    "output",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="How the lines are written.",
)
def retention(dry_run: bool, output: str) -> None:
    """Erase what has been kept as long as its rule says. Run it every night.

    A person goes with everything about them when nothing has been known of them for as long
    as the rule says; other rows go by rules of their own. Only rules that have been checked,
    or decided by the controller, drive anything. A legal hold keeps what it is about.
    Erasures that were interrupted are finished.
    """
    running.database()
    from lykt.organisation.acting import Actor, acting_as
    from lykt.privacy.retention.sweeping import sweep

    with acting_as(Actor(kind="job", name=JOB)) as job:
        done = sweep(by=job, dry_run=dry_run)
    lines = sorted(done.lines, key=lambda line: (line.kind, line.controller))
    if output == "json":
        give("".join(json.dumps(_told(line)) + "\n" for line in lines))
    else:
        give(_table(lines))
    if done.finished:
        say(f"Erasures that had been interrupted and are finished now: {done.finished}.")
    say(f"Sessions whose time was over: {done.sessions}.")
    say("Nothing was done: this is what is due." if dry_run else "Done.")


def _told(line: "Line") -> dict[str, Any]:
    return {
        "kind": line.kind,
        "controller": line.controller,
        "due": line.due,
        "oldest": line.oldest.isoformat() if line.oldest else None,
        "kept_back": line.kept_back,
        "rule": line.rule,
        "source": line.source,
        "standing": line.standing,
    }


def _table(lines: list["Line"]) -> str:
    rows = [_HEADS, *(_cells(line) for line in lines)]
    wide = [max(len(row[n]) for row in rows) for n in range(len(_HEADS))]
    text = ("  ".join(cell.ljust(wide[n]) for n, cell in enumerate(row)).rstrip() for row in rows)
    return "".join(f"{line}\n" for line in text)


def _cells(line: "Line") -> tuple[str, ...]:
    rule = f"{line.rule} (decides nothing: {line.standing})" if line.standing else line.rule
    oldest = line.oldest.isoformat() if line.oldest else ""
    return (line.kind, line.controller, str(line.due), oldest, str(line.kept_back or ""), rule)
