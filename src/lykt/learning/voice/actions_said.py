"""Taking in what was said: feedback and complaints, what came of them, and undoing."""

from datetime import date
from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.learning.base import write_down
from lykt.learning.voice.codes import Became, Channel, ComplaintState, Outcome, Theme
from lykt.learning.voice.models import Complaint, ComplaintEvent, Feedback
from lykt.learning.voice.queries import may_undo
from lykt.learning.voice.rules import COMPLAINT_ANSWER, answer_by
from lykt.learning.voice.states import COMPLAINT
from lykt.learning.words import LONGEST_TEXT
from lykt.organisation.access import Refused, check_may_in
from lykt.organisation.acting import Actor
from lykt.organisation.keys import new_id
from lykt.organisation.models import Unit
from lykt.privacy.sealing.keys import destroy


def _said_problems(received_on: date, theme: str, text: str) -> dict[str, str]:
    problems = {}
    if received_on > timezone.localdate():
        problems["received_on"] = _("This day lies ahead.")
    if theme not in Theme.values:
        problems["theme"] = _("Choose one of these.")
    if not text.strip():
        problems["text"] = _("Write what was said.")
    elif len(text) > LONGEST_TEXT:
        problems["text"] = _("The text is too long.")
    return problems


@transaction.atomic
def take_feedback(
    *,
    by: Actor,
    unit: Unit,
    channel: str,
    theme: str,
    text: str,
    received_on: date | None = None,
) -> Feedback:
    """Write down what somebody said without saying who they are. It is sealed, and nobody's.

    Args:
        by: who writes it down.
        unit: the unit it was said in.
        channel: a code of `Channel`.
        theme: a code of `Theme`.
        text: what was said.
        received_on: when, today when none is said.

    Raises:
        Refused: when the actor may not in this unit.
        ValidationError: by field.
    """
    check_may_in(by, "make", "feedback", unit.pk)
    day = received_on or timezone.localdate()
    problems = _said_problems(day, theme, text)
    if channel not in Channel.values:
        problems["channel"] = _("Choose one of these.")
    if problems:
        raise ValidationError(problems)
    row = Feedback(
        subject=new_id(),
        controller=unit.controller,
        unit=unit,
        received_on=day,
        channel=channel,
        theme=theme,
        text=text.strip(),
    )
    row.save(force_insert=True)
    return row


@transaction.atomic
def settle_feedback(*, by: Actor, feedback: Feedback, became: str) -> Feedback:
    """Say what came of feedback; empty takes that back.

    Raises:
        Refused: when the actor may not in its unit.
        ValidationError: by field.
    """
    now: Feedback = Feedback.objects.select_for_update(of=("self",)).get(pk=feedback.pk)
    check_may_in(by, "change", "feedback", now.unit_id)
    if became not in ("", *Became.values):
        raise ValidationError({"became": _("Choose one of these.")})
    now.became = became
    now.settled_on = timezone.localdate() if became else None
    now.settled_by_id = by.staff if became else None
    now.save()
    return now


@transaction.atomic
def undo_feedback(*, by: Actor, feedback: Feedback) -> None:
    """Take back feedback one has just written down: nothing of it is kept.

    Raises:
        Refused: when somebody else wrote it, or it is too long ago.
    """
    check_may_in(by, "make", "feedback", feedback.unit_id)
    _check_undo(by, feedback)
    transaction.on_commit(partial(destroy, [feedback.subject]))
    feedback.delete()


def _check_undo(by: Actor, row: Feedback | Complaint) -> None:
    if not may_undo(by, row):
        raise Refused(_("Only the one who wrote it down can undo it, and only on the first day."))


# ---- Complaints


@transaction.atomic
def take_complaint(
    *,
    by: Actor,
    unit: Unit,
    theme: str,
    text: str,
    reach: str = "",
    received_on: date | None = None,
) -> Complaint:
    """Take in a complaint over a unit. The leader of the unit reads it, and owes an answer.

    Args:
        by: who takes it in.
        unit: the service it is about.
        theme: a code of `Theme`.
        text: what is complained about.
        reach: how the answer reaches them, only where they want one.
        received_on: when it came in, today when none is said.

    Raises:
        Refused: when the actor may not in this unit.
        ValidationError: by field.
    """
    check_may_in(by, "make", "complaint", unit.pk)
    today = timezone.localdate()
    day = received_on or today
    problems = _said_problems(day, theme, text)
    if len(reach) > LONGEST_TEXT:
        problems["reach"] = _("The text is too long.")
    if problems:
        raise ValidationError(problems)
    row = Complaint(
        subject=new_id(),
        controller=unit.controller,
        unit=unit,
        received_on=day,
        theme=theme,
        text=text.strip(),
        reach=reach.strip(),
        due=answer_by(COMPLAINT_ANSWER, day, today),
    )
    row.save(force_insert=True)
    write_down(ComplaintEvent, by, complaint=row, state=row.state)
    return row


@transaction.atomic
def set_complaint(
    *, by: Actor, complaint: Complaint, state: str, outcome: str = "", on: date | None = None
) -> Complaint:
    """Say that a complaint is being looked into, was answered, or was withdrawn.

    Args:
        by: the leader of the unit.
        complaint: as it was fetched.
        state: what it becomes, a code of `ComplaintState`.
        outcome: a code of `Outcome`, for an answer.
        on: when it was answered, today when none is said.

    Raises:
        Refused: when the actor may not in its unit.
        ValidationError: by field, also when this cannot follow.
    """
    now: Complaint = Complaint.objects.select_for_update(of=("self",)).get(pk=complaint.pk)
    check_may_in(by, "change", "complaint", now.unit_id)
    if not COMPLAINT.allows(now.state, state):
        raise ValidationError({"state": _("This cannot follow. Look at how it stands.")})
    answers = state == ComplaintState.ANSWERED
    day = on or timezone.localdate()
    problems = {}
    if answers and outcome not in Outcome.values:
        problems["outcome"] = _("Say what it was answered with.")
    if answers and not now.received_on <= day <= timezone.localdate():
        problems["on"] = _("It is answered after it came in, and not ahead.")
    if problems:
        raise ValidationError(problems)
    now.state = state
    now.outcome, now.answered_on = (outcome, day) if answers else ("", None)
    now.save()
    write_down(ComplaintEvent, by, complaint=now, state=state, outcome=now.outcome)
    return now


@transaction.atomic
def undo_complaint(*, by: Actor, complaint: Complaint) -> None:
    """Take back a complaint one has just taken in: nothing of it is kept.

    Raises:
        Refused: when somebody else took it in, it is too long ago, or the leader has begun.
    """
    check_may_in(by, "make", "complaint", complaint.unit_id)
    # As it stands now: the leader may have begun since it was fetched.
    now: Complaint = Complaint.objects.select_for_update(of=("self",)).get(pk=complaint.pk)
    _check_undo(by, now)
    if now.state != ComplaintState.RECEIVED:
        raise Refused(_("Something has been done with it already, so it stands."))
    transaction.on_commit(partial(destroy, [now.subject]))
    now.delete()
