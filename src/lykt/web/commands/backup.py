"""`lykt backup`: a copy in which whoever is erased later cannot be read."""

from pathlib import Path

import click

from lykt.web.commands import running
from lykt.web.commands.failing import Failure
from lykt.web.commands.speaking import give, progress, say


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option("--keep", type=click.IntRange(1), metavar="N", help="Remove all but the newest N.")
@running.operator_option
def backup(folder: Path, keep: int | None, operator: str | None) -> None:
    """Write a sealed copy of the database into DIR.

    It gets a new folder inside DIR, and is there whole or not at all. The keys are not in
    it: keep the key store's own copy and the master key elsewhere. Whoever is erased later
    cannot be read in it any more.
    """
    running.database()
    from lykt.privacy.backup.faults import BadBackup
    from lykt.privacy.backup.writing import back_up

    with running.acting(operator):
        try:
            place = back_up(folder, keep=keep, tell=progress())
        except BadBackup as problem:
            raise Failure(str(problem)) from None
    give(f"{place}\n")
    say("The keys are not in it. Keep the key store's own copy and the master key elsewhere.")
