"""`lykt privacy`: what is owed to the people written about."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lykt.web.commands import privacy_answer, privacy_erase, privacy_keys, running
from lykt.web.commands.failing import Failure
from lykt.web.commands.speaking import give, say


if TYPE_CHECKING:
    from lykt.privacy.reading.chain import Verdict


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
@click.option(
    "--heads",
    "places",
    metavar="PATH",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A file or folder of heads to hold it against; else LYKT_HEADS_DIR.",
)
@running.operator_option
def verify_log(output: str, places: tuple[Path, ...], operator: str | None) -> None:
    """Hold the reading record against its chain, its seal and its heads.

    Ends with 0 when it is whole. Ends with 1 when an entry has been changed, taken out or
    put in, the end cut off, or the database rolled back, and says at which entry. JSON has
    the keys intact, entries, at, why, lost (first and last of entries lost when a copy was
    put back) and heads (how many it was held against).
    """
    running.database()
    from lykt.privacy.reading.checking import check

    with running.acting(operator) as actor:
        verdict = check(by=actor, places=places)
    if output == "json":
        give(json.dumps(_told(verdict)) + "\n")
    elif verdict.intact:
        give(f"The reading record is whole: {verdict.entries} entries.\n")
    for first, last in verdict.lost if output != "json" else ():
        say(f"Entries {first} to {last} were lost when the database was put back from a copy.")
    if not verdict.intact:
        raise Failure(f"The reading record breaks at entry {verdict.at}: {verdict.why}.")


def _told(verdict: "Verdict") -> dict[str, object]:
    return {
        "intact": verdict.intact,
        "entries": verdict.entries,
        "at": verdict.at,
        "why": verdict.why,
        "lost": [list(each) for each in verdict.lost],
        "heads": verdict.heads,
    }


@privacy.command("heads")
@click.option(
    "--out",
    "place",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to add to; else that of the month in LYKT_HEADS_DIR.",
)
@click.option(
    "--put-back",
    is_flag=True,
    help="Say that the database was put back from a copy, where `lykt restore` could not.",
)
@running.operator_option
def heads(place: Path | None, put_back: bool, operator: str | None) -> None:
    """Keep the head of the reading record elsewhere: run it on a schedule.

    Adds one line, which holds no content: how many entries there are, the digest of the
    last, when, and a seal. A database that is rolled back whole is found by it. With
    --put-back the line names the operator too, and the entries that are lost are told by
    verify-log ever after.
    """
    running.database()
    from lykt.privacy.reading.heads import export, folder, line_of, restored

    if place is None and folder() is None:
        raise Failure("Say with --out, or with LYKT_HEADS_DIR, where heads are kept.")
    with running.acting(operator) as actor:
        head = restored(by=actor, to=place) if put_back else export(to=place)
    if head is None:
        say("There is no entry yet, and so no head.")
    else:
        give(line_of(head) + "\n")


privacy.add_command(privacy_answer.answer)
privacy.add_command(privacy_erase.erase)
privacy.add_command(privacy_keys.rotate_key)
privacy.add_command(privacy_keys.keys_copy)
privacy.add_command(privacy_keys.keys_back)
