"""`lykt plan remind`: tell those who owe an answer to a round, when it is their day."""

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from lykt.web.commands import running
from lykt.web.commands.failing import Failure
from lykt.web.commands.speaking import give, say


if TYPE_CHECKING:
    from collections.abc import Iterable

    from lykt.plans.rounds.mailing import Digest

_HEADS = ("plan", "round", "due_on", "to", "owed", "state")


@click.command("remind")
@click.option(
    "--as-of",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The day that decides who is reminded; else today.",
)
@click.option("--dry-run", is_flag=True, help="Say who would be reminded, and send nothing.")
@running.rows_option
@running.operator_option
def remind(day: datetime | None, dry_run: bool, output: str, operator: str | None) -> None:
    """Send reminders by e-mail to those whose day it is; one row for each round they owe to.

    Run it once a day. Nobody is reminded twice on a day, and each gets one e-mail with all
    they owe. Where no mail server is named by LYKT_SMTP_URL, or no address by LYKT_ADDRESS,
    nothing is sent.
    """
    running.database()
    from django.utils import timezone

    from lykt.plans.rounds import actions_reminders
    from lykt.plans.rounds.mailing import MailFailed, is_set_up

    on = day.date() if day else timezone.localdate()
    failure = None
    with running.acting(operator) as actor:
        due = actions_reminders.due(by=actor, on=on)
        sends = is_set_up() and not dry_run
        try:
            sent = actions_reminders.send(due, by=actor, on=on) if sends else []
        except MailFailed as problem:
            sent, failure = list(problem.sent), problem
    rows = rows_of(due, sent, "not sent" if failure else "due" if is_set_up() else "not set up")
    give(
        json.dumps(rows, ensure_ascii=False, indent=1) + "\n" if output == "json" else _table(rows)
    )
    if failure is not None:
        names = ", ".join(one.staff.username for one in sent if one.staff) or "nobody"
        raise Failure(f"Not all reminders were sent: {failure}. Sent to: {names}.")
    if not is_set_up():
        say("Reminders are not set up: name LYKT_SMTP_URL and LYKT_ADDRESS. Nothing was sent.")
    else:
        say(f"Reminders as of {on.isoformat()}: {len(sent)} sent, {len(due) - len(sent)} not.")


def rows_of(
    due: "Iterable[Digest]", sent: "Iterable[Digest]", otherwise: str
) -> list[dict[str, Any]]:
    """Return a row for each round somebody owes answers to, and what became of it.

    Args:
        due: what was to be sent.
        sent: what was.
        otherwise: what is said of the rest.
    """
    gone = {id(digest) for digest in sent}
    return [
        {
            "plan": share.round.plan.key,
            "round": share.round.name,
            "due_on": share.round.due_on.isoformat(),
            # A user name: the address of the e-mail is nobody's but theirs.
            "to": digest.staff.username if digest.staff else None,
            "owed": share.owed,
            "state": (
                "sent"
                if id(digest) in gone
                else otherwise
                if digest.staff
                else "nobody can be reached"
            ),
        }
        for digest in due
        for share in digest.shares.values()
    ]


def _table(rows: list[dict[str, Any]]) -> str:
    cells = [_HEADS, *(tuple(str(row[head] or "-") for head in _HEADS) for row in rows)]
    wide = [max(len(row[n]) for row in cells) for n in range(len(_HEADS))]
    lines = (
        "  ".join(cell.ljust(wide[n]) for n, cell in enumerate(row)).rstrip() for row in cells
    )
    return "".join(f"{line}\n" for line in lines)
