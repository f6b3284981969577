"""`lykt privacy erase`: somebody goes, in every copy."""

import click

from lykt.web.commands import running
from lykt.web.commands.failing import Failure
from lykt.web.commands.speaking import give, say


@click.command("erase")
@click.argument("code")
@click.option(
    "--reason",
    required=True,
    metavar="TEXT",
    help="asked, rule or mistake; anything else is taken as another reason, and not kept.",
)
@click.option("--dry-run", is_flag=True, help="Say what would go and what stays, and do nothing.")
@running.controller_option
@running.operator_option
def erase(
    code: str, reason: str, dry_run: bool, controller: str | None, operator: str | None
) -> None:
    """Erase whoever goes by CODE: their keys, names and every row, in all backups too.

    It cannot be taken back. Prints how many rows of each table go. A legal hold, or a journal
    that must still be kept, refuses. That somebody was erased is told to the data-protection
    officer, and not who.
    """
    if not reason.strip():
        raise click.BadParameter("Say why, for instance: --reason asked", param_hint="--reason")
    running.database()
    from lykt.privacy import subjects
    from lykt.privacy.retention.codes import EraseReason
    from lykt.privacy.retention.erasing import erase as erase_subject
    from lykt.privacy.retention.erasing import nobody

    known = reason.strip().lower()
    why = EraseReason(known) if known in EraseReason.values else EraseReason.OTHER
    with running.acting(operator) as actor:
        home = running.controller(controller)
        there = [home and keeper.find_anywhere(home.pk, code) for keeper in subjects.keepers()]
        subject = next((one for one in there if one), None)
        if subject is None:
            raise Failure(nobody())
        done = erase_subject(by=actor, subject=subject, reason=why, dry_run=dry_run)
    for table in done.going:
        give(f"{table.name}: {table.rows}\n")
    for sentence in done.staying:
        say(sentence)
    if why is EraseReason.OTHER:
        say("The reason is not kept: words could say who it was.")
    if not done.reached_copy:
        say("The keys' own copy could not be written over. Run: lykt privacy keys-copy")
    if not done.emptied_logs:
        say("Somebody was reading, so a log of the databases has traces. Run: lykt retention")
    say("Erased." if done.done else "Nothing was done: this is what would go.")
