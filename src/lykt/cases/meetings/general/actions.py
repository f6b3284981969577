"""Writing down what the cooperation team met about, and the tasks that came of it."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lykt.cases.meetings.general.codes import TaskState
from lykt.cases.meetings.general.models import GeneralMeeting, GeneralTask
from lykt.cases.meetings.general.rules import meeting_problems, text_problem
from lykt.organisation.access import check_may_in
from lykt.organisation.acting import Actor
from lykt.organisation.models import Staff, Unit
from lykt.organisation.orphans import staff_of
from lykt.privacy.consent.codes import Recipient


@transaction.atomic
def write_meeting(
    *,
    by: Actor,
    unit: Unit,
    day: date,
    purpose: str,
    themes: Sequence[str],
    bodies: Mapping[str, int],
    next_on: date | None = None,
    meeting: GeneralMeeting | None = None,
) -> GeneralMeeting:
    """Write a meeting of the cooperation team down, or change what is written of one.

    Args:
        by: who writes.
        unit: whose meeting it is.
        day: the day, of one that lies ahead too.
        purpose: one of `codes.Purpose`.
        themes: those of `codes.Theme`.
        bodies: how many from each body, by its code.
        next_on: the day of the next.
        meeting: the meeting to be changed; a new one when none is said.

    Raises:
        Refused: when the actor may not in the unit.
        ValidationError: by field.
    """
    check_may_in(by, "change" if meeting else "make", "general_meeting", unit.pk)
    problems = meeting_problems(
        purpose=purpose, themes=list(themes), bodies=bodies, day=day, next_on=next_on
    )
    if problems:
        raise ValidationError(problems)
    row = meeting or GeneralMeeting(unit=unit, by_id=by.staff)
    row.day, row.purpose, row.next_on = day, purpose, next_on
    row.themes, row.bodies = list(dict.fromkeys(themes)), dict(bodies)
    row.save()
    return row


@transaction.atomic
def add_task(
    *,
    by: Actor,
    meeting: GeneralMeeting,
    text: str,
    owner: Staff | None = None,
    body: str = "",
    due: date | None = None,
) -> GeneralTask:
    """Write down something that was decided. Nobody who is met here is named in it.

    Raises:
        Refused: when the actor may not in the unit.
        ValidationError: by field, also when the text leads to somebody.
    """
    check_may_in(by, "change", "general_meeting", meeting.unit_id)
    problems = {}
    if problem := text_problem(text):
        problems["text"] = problem
    if (owner is None) == (not body) or (body and body not in Recipient.values):
        problems["who"] = _("Choose who does it.")
    elif owner is not None and not staff_of(meeting.unit_id).filter(pk=owner.pk).exists():
        problems["who"] = _("Choose somebody who works in this unit.")
    if due is not None and due < meeting.day:
        problems["due"] = _("This day lies before the meeting.")
    if problems:
        raise ValidationError(problems)
    task = GeneralTask(meeting=meeting, text=text.strip(), owner=owner, body=body, due=due)
    task.save(force_insert=True)
    return task


@transaction.atomic
def set_task(*, by: Actor, task: GeneralTask, state: str) -> GeneralTask:
    """Say that a task is done, dropped, or to be done after all.

    Raises:
        Refused: when the actor may not in the unit.
        ValidationError: when there is no such state.
    """
    check_may_in(by, "change", "general_meeting", task.meeting.unit_id)
    if state not in TaskState.values:
        raise ValidationError({"state": _("Choose how it stands.")})
    now = GeneralTask.objects.select_for_update(of=("self",)).get(pk=task.pk)
    now.state = state
    now.save()
    return now
