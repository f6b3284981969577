"""`lykt restore`: a copy read back into an empty database."""

from pathlib import Path

import click

from lykt.web.commands import running
from lykt.web.commands.failing import Failure
from lykt.web.commands.speaking import give, progress, say


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@running.operator_option
def restore(folder: Path, operator: str | None) -> None:
    """Read a copy back into an empty database.

    DIR is a copy, or the folder where copies lie: then it is the newest. The key store and
    the master key must be there already. Whoever has been erased since the copy was made
    stays erased; consents that were taken back and accounts that were closed since stay so.
    Passwords and second factors are those of the copy's day. All of it is read, or nothing.
    """
    running.django()
    from lykt.privacy.backup.faults import BadBackup
    from lykt.privacy.backup.restoring import looked_over, newest
    from lykt.privacy.backup.restoring import restore as read_back
    from lykt.privacy.sealing.router import STORE
    from lykt.web.preparing import MISSING_STORE, State, state

    if state(STORE) is State.EMPTY:
        raise Failure(MISSING_STORE)
    try:
        copy = looked_over(newest(folder))
        _prepared()
        with running.acting(operator) as actor:
            done = read_back(copy, by=actor, tell=progress())
    except BadBackup as problem:
        raise Failure(str(problem)) from None
    give(f"Rows: {done.rows}\n")
    if done.erased:
        say(f"{done.erased} have been erased since the copy was made. They were left out.")
    if done.shut:
        say(
            f"{done.shut} consents, accounts, posts or places in a team had ended since the copy"
            " was made. They were ended again."
        )
    if not done.heads_told:
        say("LYKT_HEADS_DIR could not be reached. When it can: lykt privacy heads --put-back")
    say("Passwords and second factors are those of that day: give new ones where one was lost.")
    say(f"The copy of {done.made} is back. Hold the reading record: lykt privacy verify-log")


def _prepared() -> None:
    """See to it that there is a database of this version to read into."""
    from lykt.web.preparing import State, prepare, prepare_if_empty, state

    if state() is State.EMPTY:
        prepare(restoring=True)
    found = prepare_if_empty()
    if found is not State.READY:
        raise Failure("The database is of another version of Lykt. A copy needs an empty one.")
