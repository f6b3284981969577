"""`lykt prepare`: the database in the shape of this version."""

import click

from lykt.web.commands import running
from lykt.web.commands.failing import Failure
from lykt.web.commands.speaking import say


@click.command()
def prepare() -> None:
    """Bring the database to the shape of this version of Lykt.

    An empty or missing one is prepared by whichever command meets it first. One that an
    older version wrote is only changed here: take a copy of it before.
    """
    running.django()
    from lykt.web.preparing import State, state
    from lykt.web.preparing import prepare as prepare_database

    if state() is State.AHEAD:
        raise Failure("The database is from a newer version of Lykt than this one.")
    prepare_database()
    say("The database is ready.")
