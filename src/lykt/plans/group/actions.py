"""The reference group: who sits in it, what it advised, and what came of it."""

from collections.abc import Collection
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.organisation.acting import Actor
from lykt.organisation.history import signature
from lykt.organisation.words import tidy
from lykt.plans.actions import clean, held
from lykt.plans.group.codes import Outcome
from lykt.plans.group.models import Advice, Answer, GroupMeeting, Member
from lykt.plans.models import Measure, Plan


#: Longest advice, and longest reason.
LONGEST_TEXT = 10_000


@transaction.atomic
def add_member(*, by: Actor, plan: Plan, name: str, since: date) -> Member:
    """Say that a body, or a role in it, sits in the reference group.

    Raises:
        Refused: when the actor may not change the plan.
        ValidationError: by field.
    """
    now = held(by, plan)
    name = tidy(name)
    if "@" in name:
        raise ValidationError({"name": _("Write the body or the role, and no address.")})
    if now.group_members.filter(name=name, until=None).exists():
        raise ValidationError({"name": _("They sit in the group already.")})
    row = Member(plan=now, name=name, since=since)
    clean(row)
    row.save(force_insert=True)
    return row


@transaction.atomic
def end_member(*, by: Actor, member: Member, until: date | None = None) -> Member:
    """Say that a member sits there no more. The meetings they were in still tell of them.

    Raises:
        Refused: when the actor may not change the plan.
        ValidationError: when they have left, or would leave before they came.
    """
    plan = held(by, member.plan)
    now = plan.group_members.get(pk=member.pk)
    if now.until is not None:
        raise ValidationError(_("They have left the group already."))
    now.until = max(until or timezone.localdate(), now.since)
    now.save()
    return now


@transaction.atomic
def hold_meeting(
    *, by: Actor, plan: Plan, held_on: date, members: Collection[Member] = (), note: str = ""
) -> GroupMeeting:
    """Write down a meeting of the group, and who was there.

    Raises:
        Refused: when the actor may not change the plan.
        ValidationError: by field.
    """
    now = held(by, plan)
    if held_on > timezone.localdate():
        raise ValidationError({"held_on": _("The day lies ahead. Write it when it has been.")})
    if now.group_meetings.filter(held_on=held_on).exists():
        raise ValidationError({"held_on": _("The meeting of that day is written down already.")})
    if any(one.plan_id != now.pk for one in members):
        raise ValidationError({"members": _("Choose members of this group.")})
    row = GroupMeeting(plan=now, held_on=held_on, note=_text("note", note))
    row.save(force_insert=True)
    row.members.set(members)
    return row


@transaction.atomic
def give_advice(
    *, by: Actor, meeting: GroupMeeting, text: str, measures: Collection[Measure] = ()
) -> Advice:
    """Write down what the group advised, and which measures it is about.

    Raises:
        Refused: when the actor may not change the plan.
        ValidationError: by field.
    """
    plan = held(by, meeting.plan)
    if not tidy(text):
        raise ValidationError({"text": _("Write what was advised.")})
    if any(one.plan_id != plan.pk for one in measures):
        raise ValidationError({"measures": _("Choose measures of this plan.")})
    row = Advice(meeting=meeting, text=_text("text", text), by_name=signature(by))
    row.save(force_insert=True)
    row.measures.set(measures)
    return row


@transaction.atomic
def answer_advice(*, by: Actor, advice: Advice, outcome: str, reason: str) -> Answer:
    """Say what came of advice, and why. An earlier answer stays to be read.

    Raises:
        Refused: when the actor may not change the plan.
        ValidationError: by field.
    """
    held(by, advice.meeting.plan)
    if outcome not in Outcome.values:
        raise ValidationError({"outcome": _("Choose one of these.")})
    if not tidy(reason):
        raise ValidationError({"reason": _("Say why, so that the group can read it.")})
    row = Answer(
        advice=advice, outcome=outcome, reason=_text("reason", reason), by_name=signature(by)
    )
    row.save(force_insert=True)
    return row


def _text(field: str, words: str) -> str:
    text = tidy(words)
    if len(text) > LONGEST_TEXT or "\0" in text:
        raise ValidationError({field: _("The text is too long.")})
    return text
