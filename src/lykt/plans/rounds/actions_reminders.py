"""Reminding people of what they owe, and what the reminders of a plan say."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.organisation.access import Refused
from lykt.organisation.acting import Actor
from lykt.organisation.words import tidy
from lykt.plans.actions import clean
from lykt.plans.models import Plan
from lykt.plans.reach import check_may_with
from lykt.plans.rounds import mailing
from lykt.plans.rounds.codes import RoundState
from lykt.plans.rounds.mailing import Digest
from lykt.plans.rounds.models import Reminder, ReminderText, Round
from lykt.plans.rounds.texts import LONGEST_BODY, Text, check, standard


@transaction.atomic
def write_text(*, by: Actor, plan: Plan, subject: str, body: str) -> ReminderText | None:
    """Write what reminders of a plan say; empty, or the usual words, and they say the usual.

    Raises:
        Refused: when the actor may not change the plan.
        ValidationError: by field.
    """
    check_may_with(by, "change", plan.controller_id)
    text = Text(tidy(subject), tidy(body))
    if text == standard() or not (text.subject or text.body):
        ReminderText.objects.filter(plan=plan).delete()
        return None
    check(text)
    if len(text.body) > LONGEST_BODY:
        raise ValidationError({"body": _("The text is too long.")})
    row = ReminderText.objects.filter(plan=plan).first() or ReminderText(plan=plan)
    row.heading, row.body = text.subject, text.body
    clean(row)
    row.save()
    return row


def remind_now(*, by: Actor, round_: Round) -> list[Digest]:
    """Remind everybody who has not answered in a round, but those reminded the same day.

    Raises:
        Refused: when the actor may not change the plan.
        ValidationError: when the round is not open, nothing is set up, or nobody is left.
        MailFailed: when the mail server did not take one.
    """
    check_may_with(by, "change", round_.plan.controller_id)
    if round_.state != RoundState.OPEN:
        raise ValidationError(_("The round is not open."))
    if not mailing.is_set_up():
        raise ValidationError(_("Reminders by e-mail are not set up here."))
    on = timezone.localdate()
    already = set(Reminder.objects.filter(round=round_, on=on).values_list("staff", flat=True))
    digests = [
        one
        for one in mailing.digests_of([round_])
        if one.staff is not None and one.staff.pk not in already
    ]
    if not digests:
        raise ValidationError(
            _(
                "There is nobody to remind: all have answered, were reminded today, or have no"
                " e-mail address."
            )
        )
    return mailing.send(digests, by=by, on=on)


def due(*, by: Actor, on: date) -> list[Digest]:
    """Return what is to be sent on a day, in all rounds that are open, without sending it.

    Raises:
        Refused: when it is not a command or a job that acts.
    """
    _check_trusted(by)
    return mailing.due_on(mailing.open_rounds(), on)


def send(digests: Iterable[Digest], *, by: Actor, on: date) -> list[Digest]:
    """Send what is due, and return what was sent.

    Raises:
        Refused: when it is not a command or a job that acts.
        MailFailed: when the mail server did not take one.
    """
    _check_trusted(by)
    return mailing.send(digests, by=by, on=on)


def _check_trusted(by: Actor) -> None:
    if not by.trusted:
        raise Refused(_("The command sends what is due. Remind from the page of a round."))
