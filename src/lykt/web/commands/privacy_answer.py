"""`lykt privacy answer`: everything there is about somebody, on paper, for them alone."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lykt.web.commands import running
from lykt.web.commands.failing import Failure
from lykt.web.commands.speaking import say, written


if TYPE_CHECKING:
    from lykt.organisation.acting import Actor
    from lykt.privacy.subjects import Subject


@click.command("answer")
@click.argument("code")
@click.option(
    "--out",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="Where to: FILE.pdf, which only its owner can read.",
)
@running.language_option
@running.controller_option
@running.operator_option
def answer(
    code: str, out: Path, language: str, controller: str | None, operator: str | None
) -> None:
    """Write the person's own answer: what there is, who has read it, with whom it was shared.

    It holds everything kept under CODE and every code taken to be the same person. That it
    was made is written down first, with the operator's name, and stands in it. Hand it to
    the person alone, and take care where the file lies.
    """
    if out.suffix.lower() != ".pdf":
        raise click.BadParameter(f"'{out.name}' should end in .pdf.", param_hint="'--out'")
    running.database()
    with running.acting(operator) as actor:
        content = _made(actor, _found(code, controller), language)
    # The command is also called where the process writes what others can read.
    before = os.umask(0o077)
    try:
        written(out, content)
    finally:
        os.umask(before)
    say(f"{out}: for the person alone.")


def _found(code: str, controller: str | None) -> "Subject":
    """Return whoever goes by the code at the controller."""
    from lykt.privacy import subjects
    from lykt.privacy.answers.queries import standing_first
    from lykt.privacy.retention.erasing import nobody

    place = running.controller(controller)
    for keeper in subjects.keepers() if place else ():
        if place and (found := keeper.find_anywhere(place.pk, code)):
            return standing_first(found)
    raise Failure(nobody())


def _made(actor: "Actor", subject: "Subject", language: str) -> bytes:
    from lykt.paper.pages import NoGlyphs
    from lykt.privacy.answers.building import build
    from lykt.privacy.answers.printing import answer_pdf
    from lykt.privacy.answers.queries import family_of
    from lykt.privacy.reading.codes import Ground
    from lykt.privacy.reading.showing import opened
    from lykt.privacy.retention.erasing import nobody
    from lykt.privacy.sealing.keys import Erased

    try:
        with opened(
            by=actor, what="privacy_answer", subjects=family_of(subject), ground=Ground.ANSWER
        ):
            return answer_pdf(build(subject, language))
    except Erased:
        raise Failure(nobody()) from None
    except NoGlyphs:
        # Which sign it is would tell something of what is written.
        raise Failure(
            "It holds a script that cannot be printed yet. Let somebody read it from the page."
        ) from None
