"""`lykt privacy`: what is owed to the people written about."""

import json

import click

from lykt.web.commands import running
from lykt.web.commands.failing import Failure
from lykt.web.commands.speaking import give


@click.group(no_args_is_help=False)
def privacy() -> None:
    """Who has read, and that nobody could have changed it."""


@privacy.command("verify-log")
@click.option(
    "--format",
    "output",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How the verdict is written.",
)
def verify_log(output: str) -> None:
    """Hold the reading record against its chain and its seal.

    Ends with 0 when it is whole. Ends with 1 when an entry has been changed, taken out or
    put in, or the end cut off, and says at which entry. JSON has the keys intact, entries,
    at and why.
    """
    running.database()
    from lykt.privacy.reading.record import verify

    verdict = verify()
    if output == "json":
        told = {"intact": verdict.intact, "entries": verdict.entries, "at": verdict.at}
        give(json.dumps({**told, "why": verdict.why}) + "\n")
    elif verdict.intact:
        give(f"The reading record is whole: {verdict.entries} entries.\n")
    if not verdict.intact:
        raise Failure(f"The reading record breaks at entry {verdict.at}: {verdict.why}.")
