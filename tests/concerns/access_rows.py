"""Which role reaches which page of concerns."""

from typing import Any

from django.utils import timezone

from lykt.concerns.actions import call_help, notify_child_welfare, raise_concern
from lykt.concerns.actions_consulting import note_consultation
from lykt.concerns.actions_triage import triage
from lykt.concerns.models import Concern
from lykt.concerns.permissions import JOINING, TRIAGING
from lykt.organisation.access import MEETS_PEOPLE
from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.models import Staff
from tests.support.concerns import OPERATOR, REASON, REPORTER
from tests.support.pages import Page
from tests.support.people import World


MEETS = frozenset(MEETS_PEOPLE)
TRIAGES = frozenset(TRIAGING)
JOINS = frozenset(JOINING)


def _made(world: World, reader: Staff, **told: Any) -> Concern:
    """Take a concern in, as if the reader had: what undoing asks for."""
    writer = Actor("operator", reader.username, staff=reader.pk)
    with acting_as(writer):
        return raise_concern(by=writer, unit=world.service, **told)


def concern(world: World, reader: Staff) -> dict[str, Any]:
    """A concern of the service that the reader has just taken in."""
    return {"handle": _made(world, reader).handle}


def triaged(world: World, reader: Staff) -> dict[str, Any]:
    """A concern that has been looked at."""
    made = _made(world, reader)
    with acting_as(OPERATOR):
        triage(by=OPERATOR, concern=made)
    return {"handle": made.handle}


def told_of(world: World, reader: Staff) -> dict[str, Any]:
    """A notice about a child."""
    made = _made(world, reader, age="child")
    with acting_as(OPERATOR):
        row = notify_child_welfare(
            by=OPERATOR,
            concern=made,
            reason=REASON,
            told="That it may be a child.",
            reporter_code=REPORTER,
            told_at=timezone.now(),
        )
    return {"handle": made.handle, "notice": row.handle}


def called(world: World, reader: Staff) -> dict[str, Any]:
    """Help that the reader has just called."""
    made = _made(world, reader)
    writer = Actor("operator", reader.username, staff=reader.pk)
    with acting_as(writer):
        row = call_help(by=writer, concern=made, what="police")
    return {"handle": made.handle, "row": row.handle}


def consulted(world: World, reader: Staff) -> dict[str, Any]:
    """A talk that the reader has just counted."""
    writer = Actor("operator", reader.username, staff=reader.pk)
    row = note_consultation(by=writer, unit=world.service, with_whom="school", theme="signs")
    return {"handle": row.handle}


ROWS: dict[str, Page] = {
    "concerns": Page(MEETS),
    "concern_new": Page(MEETS),
    "concern_page": Page(MEETS, concern),
    "concern_correct": Page(MEETS, concern),
    "concern_undo": Page(MEETS, concern, "post"),
    "concern_triage": Page(TRIAGES, concern),
    "concern_hand_back": Page(TRIAGES, concern, "post"),
    "concern_reopen": Page(TRIAGES, concern, "post"),
    "concern_notify": Page(MEETS, concern),
    "notice_answer": Page(MEETS, told_of),
    "concern_join": Page(JOINS, triaged),
    "concern_unjoin": Page(JOINS, concern, "post"),
    "concern_help": Page(MEETS, concern),
    "concern_help_undo": Page(MEETS, called, "post"),
    "consultations": Page(MEETS),
    "consultation_undo": Page(MEETS, consulted, "post"),
}
