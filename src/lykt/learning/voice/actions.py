"""The user council: its meetings, what it asked for, and the answers it got."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.learning.voice.models import CouncilMeeting, Wish
from lykt.learning.words import line_problem, problems_of, text_problem
from lykt.organisation.access import check_may_at
from lykt.organisation.acting import Actor
from lykt.organisation.models import Controller
from lykt.organisation.words import tidy


#: A council of more than this is an assembly.
MOST_CAME = 200


@transaction.atomic
def write_meeting(
    *,
    by: Actor,
    controller: Controller,
    day: date,
    agenda: str = "",
    came: int | None = None,
    meeting: CouncilMeeting | None = None,
) -> CouncilMeeting:
    """Write a meeting of the user council down, one that lies ahead too, or change one.

    Args:
        by: who writes.
        controller: whose council it is.
        day: the day.
        agenda: what it was about.
        came: how many members came. Who they were is not kept.
        meeting: the meeting to be changed; a new one when none is said.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field.
    """
    check_may_at(by, "change" if meeting else "make", "council", controller.pk)
    agenda = tidy(agenda)
    problems = problems_of(agenda=text_problem(agenda))
    if came is not None and not 0 <= came <= MOST_CAME:
        problems["came"] = _("Write how many came, at most %(most)s.") % {"most": MOST_CAME}
    if came is not None and day > timezone.localdate():
        problems["came"] = _("The meeting lies ahead: nobody has come yet.")
    if problems:
        raise ValidationError(problems)
    row = meeting or CouncilMeeting(controller=controller, by_id=by.staff)
    row.day, row.agenda, row.came = day, agenda, came
    row.save()
    return row


@transaction.atomic
def ask(*, by: Actor, meeting: CouncilMeeting, text: str) -> Wish:
    """Write down what the council asked for.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field, or before the meeting has been.
    """
    check_may_at(by, "change", "council", meeting.controller_id)
    if meeting.day > timezone.localdate():
        raise ValidationError(_("The meeting lies ahead: nothing has been asked for yet."))
    text = tidy(text)
    if problem := line_problem(text):
        raise ValidationError({"text": problem})
    row = Wish(meeting=meeting, text=text, by_id=by.staff)
    row.save(force_insert=True)
    return row


@transaction.atomic
def answer(*, by: Actor, wish: Wish, text: str, on: date | None = None) -> Wish:
    """Write down what the council was answered, and when. Empty takes the answer back.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field.
    """
    check_may_at(by, "change", "council", wish.meeting.controller_id)
    now = Wish.objects.select_for_update(of=("self",)).select_related("meeting").get(pk=wish.pk)
    text, on = tidy(text), on or timezone.localdate()
    problems = problems_of(text=text_problem(text))
    if on > timezone.localdate():
        problems["on"] = _("This day lies ahead.")
    elif on < now.meeting.day:
        problems["on"] = _("This day lies before the meeting.")
    if problems:
        raise ValidationError(problems)
    now.answer = text
    now.answered_on, now.answered_by_id = (on, by.staff) if text else (None, None)
    now.save()
    return now
