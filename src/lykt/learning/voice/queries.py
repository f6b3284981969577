"""What is read of the users' voice: the council by the controller, what was said by the unit."""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import Case, F, IntegerField, Model, QuerySet, Value, When
from django.utils import timezone

from lykt.learning.reach import within
from lykt.learning.undoing import is_just_written
from lykt.learning.voice.models import Complaint, CouncilMeeting, Feedback, Wish
from lykt.learning.voice.rules import COUNCIL_ANSWER, answer_by, is_late
from lykt.learning.voice.states import OWED
from lykt.organisation.access import may, units_for
from lykt.organisation.acting import Actor
from lykt.organisation.models import Unit


T = TypeVar("T", bound=Model)


def council_for(actor: Actor, act: str = "read") -> QuerySet[CouncilMeeting]:
    """Return the meetings of the user council with which the actor may do this."""
    return within(CouncilMeeting.objects.select_related("controller"), actor, act, "council")


def wishes_for(actor: Actor, act: str = "read") -> QuerySet[Wish]:
    """Return what those meetings asked for, the oldest first."""
    rows = Wish.objects.select_related("meeting", "answered_by")
    return within(rows, actor, act, "council", "meeting__controller")


def _in_units(rows: QuerySet[T], actor: Actor, act: str, thing: str) -> QuerySet[T]:
    return rows if actor.trusted else rows.filter(unit__in=units_for(actor, act, thing))


def feedback_for(actor: Actor, act: str = "read") -> QuerySet[Feedback]:
    """Return the feedback of the units in which the actor may do this, the latest first."""
    rows: QuerySet[Feedback] = Feedback.objects.select_related("unit", "by", "settled_by")
    return _in_units(rows, actor, act, "feedback")


def complaints_for(actor: Actor, act: str = "read") -> QuerySet[Complaint]:
    """Return the complaints over the units in which the actor may do this.

    Those first that are owed an answer, the most late of them at the top.
    """
    rows: QuerySet[Complaint] = Complaint.objects.select_related("unit", "by")
    owed = Case(When(state__in=OWED, then=Value(0)), default=Value(1), output_field=IntegerField())
    due = Case(When(state__in=OWED, then=F("due")))
    rows = rows.alias(owed=owed, until=due).order_by("owed", "until", "-received_on", "-id")
    return _in_units(rows, actor, act, "complaint")


def units_of(actor: Actor, thing: str) -> list[Unit]:
    """Return the units for which the actor may take something in."""
    units = Unit.objects.filter(active=True).order_by("name")
    return list(units if actor.trusted else units.filter(pk__in=units_for(actor, "make", thing)))


@dataclass(frozen=True, slots=True)
class Asked:
    """What the council asked for, by when it is answered, and whether that has passed."""

    wish: Wish
    due: date | None
    late: bool


def with_due(wishes: QuerySet[Wish], today: date | None = None) -> list[Asked]:
    """Return wishes with the day by which each is answered."""
    today = today or timezone.localdate()
    rows = []
    for one in wishes:
        due = answer_by(COUNCIL_ANSWER, one.meeting.day, today)
        rows.append(Asked(one, due, is_late(due, one.answered_on is None, today)))
    return rows


def unanswered(actor: Actor) -> list[Asked]:
    """Return what the council has asked for and nobody has answered, the oldest first."""
    waiting = wishes_for(actor).filter(answered_on=None).order_by("meeting__day", "at", "id")
    return with_due(waiting)


def complaint_is_late(row: Complaint, today: date | None = None) -> bool:
    """Tell whether a complaint should have been answered by now."""
    return is_late(row.due, row.state in OWED, today or timezone.localdate())


def owed_by(actor: Actor, today: date | None = None) -> list[tuple[Complaint, bool]]:
    """Return the complaints that the actor owes an answer, each with whether it is late."""
    if actor.staff is None or not may(actor, "change", "complaint"):
        return []
    rows = complaints_for(actor, "change").filter(state__in=OWED)
    return [(row, complaint_is_late(row, today)) for row in rows]


def may_undo(actor: Actor, row: Feedback | Complaint) -> bool:
    """Tell whether the actor has just written this, and so can undo it."""
    return is_just_written(actor, row.by_id, row.at)


def just_taken_in(actor: Actor) -> QuerySet[Complaint]:
    """Return the complaints that the actor has taken in themselves, where they may take in.

    They do not read them by this: it is for taking back what one has just done.
    """
    rows: QuerySet[Complaint] = Complaint.objects.select_related("unit")
    return _in_units(rows.filter(by=actor.staff), actor, "make", "complaint")
