"""Telling child welfare: written down here, with a receipt. Lykt itself tells nothing.

The log is about a subject, a concern or a person, so that a locked case is told of in the
same way.
"""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.concerns import rules
from lykt.concerns.codes import Act, NoticeAnswer
from lykt.concerns.holding import held, note, settle
from lykt.concerns.models import ChildWelfareAnswer, ChildWelfareNotice, Concern
from lykt.concerns.queries import subject_of
from lykt.organisation.access import check_may_in
from lykt.organisation.acting import Actor
from lykt.privacy.consent.codes import InformationKind, Recipient
from lykt.privacy.disclosure.actions import share
from lykt.privacy.disclosure.attempts import Item
from lykt.privacy.disclosure.codes import Way
from lykt.privacy.disclosure.receipts import Receipt
from lykt.privacy.disclosure.rules import ByDuty
from lykt.privacy.subjects import Subject


def notify_child_welfare(
    *,
    by: Actor,
    reason: str,
    told: str,
    reporter_code: str,
    concern: Concern | None = None,
    subject: Subject | None = None,
    duty: str = "",
    content_code: str = "",
    body: str = "",
    way: str = Way.PHONE,
    told_at: datetime | None = None,
    once: str = "",
) -> ChildWelfareNotice:
    """Write down that child welfare has been told, and get the receipt. Unlocks a concern.

    Must not run inside another transaction: what could be rolled back after it has been told
    would be no record (Django raises RuntimeError). If the machine stops between the receipt
    and the log, the same form sent again writes the log and gives no second receipt.

    Args:
        by: who told them.
        reason: why the duty holds, in a sentence.
        told: exactly what was told.
        reporter_code: the national code of who notifies, of the day it was told.
        concern: the concern it is about; or
        subject: the person it is about, for a case that is locked.
        duty: the duty it rests on; by what is known of the age when none is said.
        content_code: the national code of that day, which is found where none is said.
        body: which child welfare service.
        way: one of `disclosure.codes.Way`.
        told_at: when they were told, now when none is said.
        once: the form it comes from, see `disclosure.actions.share`.

    Raises:
        Refused: when the actor may not in the unit.
        ValidationError: by field, when something is missing or cannot have been so.
        ShareRefused: when the rulebook has no such duty in force that day.
    """
    if concern is not None:
        subject = subject_of(concern)
        check_may_in(by, "notify", "concern", concern.unit_id)
    if subject is None:
        raise TypeError("a notice is about a concern or a subject")
    moment = told_at or timezone.now()
    day = timezone.localdate(moment)
    duty = duty or rules.duty_for(concern.age if concern else "")
    code = content_code or rules.code_of(day) or ""
    problems = rules.notice_problems(
        duty=duty,
        content_code=code,
        reporter_code=reporter_code,
        told_at=moment,
        received_at=concern.received_at if concern else None,
        now=timezone.now(),
        day=day,
    )
    if not told.strip():
        problems["told"] = _("Write exactly what was told.")
    if len(reason.strip()) < rules.SHORTEST_REASON:
        problems["reason"] = _("Say in a sentence why the duty holds.")
    if problems:
        raise ValidationError(problems)
    receipt = share(
        by=by,
        subject=subject,
        recipient=Recipient.CHILD_WELFARE,
        recipient_named=body,
        items=[Item(InformationKind.EXPLOITATION, told)],
        ground=ByDuty(duty, reason),
        way=way,
        at=told_at,
        once=once,
    )
    row = ChildWelfareNotice(
        subject=subject.key,
        controller_id=subject.controller,
        unit_id=subject.unit,
        concern=concern,
        told_at=moment,
        duty=duty,
        content_code=code,
        reporter_code=reporter_code,
        body=body.strip(),
    )
    return _logged(by, row, receipt)


@transaction.atomic
def _logged(by: Actor, row: ChildWelfareNotice, receipt: Receipt) -> ChildWelfareNotice:
    """Write the log of a receipt, once, and let a concern go on."""
    now = None
    if row.concern is not None:
        now = held(by, "notify", row.concern, also_locked=True, also_ended=True)
    found: ChildWelfareNotice | None = ChildWelfareNotice.objects.filter(
        disclosure=receipt.handle
    ).first()
    if found is not None:
        return found
    row.disclosure, row.receipt = receipt.handle, receipt.number
    row.save(force_insert=True)
    if now is not None:
        # Whoever tells child welfare has looked at it.
        now.triaged_at = now.triaged_at or timezone.now()
        was = now.state if now.is_ended else settle(now)
        now.save()
        note(now, Act.NOTIFIED, was)
    return row


@transaction.atomic
def answer_noted(
    *, by: Actor, notice: ChildWelfareNotice, answer: str, answered_on: date | None = None
) -> ChildWelfareAnswer:
    """Write down what child welfare answered.

    Raises:
        Refused: when the actor may not in the unit of the notice.
        ValidationError: when it is no answer of the list, or the day cannot be.
    """
    unit = notice.concern.unit_id if notice.concern else notice.unit_id
    check_may_in(by, "notify", "concern", unit)
    today = timezone.localdate()
    day = answered_on or today
    problems = {}
    if answer not in NoticeAnswer.values:
        problems["answer"] = _("Choose what they answered.")
    if day > today:
        problems["answered_on"] = _("This day lies ahead.")
    elif day < timezone.localdate(notice.told_at):
        problems["answered_on"] = _("This day lies before they were told.")
    if problems:
        raise ValidationError(problems)
    row = ChildWelfareAnswer(
        subject=notice.subject,
        controller_id=notice.controller_id,
        unit_id=notice.unit_id,
        notice=notice,
        answered_on=day,
        answer=answer,
    )
    row.save(force_insert=True)
    if notice.concern is not None:
        now = held(by, "notify", notice.concern, also_locked=True, also_ended=True)
        now.save()
        note(now, Act.ANSWERED)
    return row
