"""The minutes: what was told to whom, what was decided, and nothing else; closed for good."""

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.cases.case.actions_work import add_step
from lykt.cases.case.models import Case
from lykt.cases.case.queries import team_of
from lykt.cases.meetings import rules
from lykt.cases.meetings.actions import held_meeting
from lykt.cases.meetings.attendance import from_outside
from lykt.cases.meetings.codes import PRACTICAL, MeetingState
from lykt.cases.meetings.models import (
    AgendaItem,
    Decision,
    LeftRoom,
    Meeting,
    MeetingReceipt,
    MinutesCorrection,
    Participant,
    ToldThere,
)
from lykt.cases.meetings.queries import left_of, participants_of, told_of
from lykt.organisation.acting import Actor
from lykt.organisation.models import Staff
from lykt.privacy.consent.codes import ASKED
from lykt.privacy.reading.showing import opened


#: What a step that came of a meeting says of where it came from.
SOURCE = "meeting"


@transaction.atomic
def write_item(
    *,
    by: Actor,
    item: AgendaItem,
    told: Mapping[str, str],
    left: Collection[UUID] = (),
) -> AgendaItem:
    """Write who was out of the room for an item, and what was told of each kind.

    Args:
        by: who writes.
        item: the item.
        told: what was told to those from outside, by kind; empty where nothing was.
        left: the keys of those who left. Whoever was not covered for the item is among them
            whatever is said.

    Raises:
        Refused: when the actor is not in the team.
        ValidationError: when the minutes are closed, or a kind is none of the item's.
    """
    meeting = held_meeting(by, "change", item.meeting, MeetingState.HELD)
    if set(told) - (set(item.kinds) - {PRACTICAL}):
        raise ValidationError({"told": _("The item is not about this kind.")})
    present = [one for one in participants_of(meeting) if one.present]
    out = {one.pk for one in present if one.pk in left or not _heard_by_right(one, item)}
    LeftRoom.objects.filter(item=item).exclude(participant__in=out).delete()
    there = left_of(meeting).get(item.pk, set())
    for one in present:
        if one.pk in out - there:
            LeftRoom(item=item, meeting=meeting, case=meeting.case, participant=one).save()
    known = told_of(meeting).get(item.pk, {})
    for kind, text in told.items():
        _write_told(item, kind, text.strip(), known.get(kind))
    return item


def _heard_by_right(participant: Participant, item: AgendaItem) -> bool:
    """Tell whether somebody was covered for an item on the day of the meeting."""
    if not from_outside(participant):
        return True
    seen = rules.Attendee(participant.pk, kinds=frozenset(participant.covered))
    return rules.may_hear(seen, item.kinds)


def _write_told(item: AgendaItem, kind: str, text: str, row: ToldThere | None) -> None:
    if not text:
        if row is not None:
            row.delete()
        return
    row = row or ToldThere(item=item, meeting=item.meeting, case=item.case, kind=kind)
    row.text = text
    row.save()


@transaction.atomic
def decide(
    *,
    by: Actor,
    item: AgendaItem,
    what: str,
    due: date,
    owner: Staff | None = None,
    owner_body: str = "",
) -> Decision:
    """Write down what was decided under an item: a step of the case as the minutes close.

    Raises:
        Refused: when the actor is not in the team.
        ValidationError: by field, or when the minutes are closed.
    """
    meeting = held_meeting(by, "change", item.meeting, MeetingState.HELD)
    problems = {}
    if not what.strip():
        problems["what"] = _("Write what was decided, in a sentence.")
    if (owner is None) == (not owner_body):
        problems["owner"] = _("Choose who does it: somebody of the team, or a body.")
    elif owner is not None and not team_of(meeting.case).filter(staff=owner).exists():
        problems["owner"] = _("Choose somebody who is in the team.")
    elif owner_body and owner_body not in ASKED:
        problems["owner_body"] = _("Choose among those that are listed.")
    if due < timezone.localdate(meeting.starts_at):
        problems["due"] = _("This day lies before the meeting.")
    if problems:
        raise ValidationError(problems)
    row = Decision(
        item=item,
        meeting=meeting,
        case=meeting.case,
        what=what.strip(),
        owner=owner,
        owner_body=owner_body,
        due=due,
    )
    row.save(force_insert=True)
    return row


@transaction.atomic
def drop_decision(*, by: Actor, decision: Decision) -> None:
    """Take back a decision that was written by mistake, while the minutes are open.

    Raises:
        Refused: when the actor is not in the team.
        ValidationError: when the minutes are closed.
    """
    held_meeting(by, "change", decision.meeting, MeetingState.HELD)
    Decision.objects.filter(pk=decision.pk).delete()


# ---- Closing


def close_minutes(*, by: Actor, meeting: Meeting) -> Meeting:
    """Close the minutes: decisions become steps, and it is settled who was told what.

    What was told is recorded among what was shared afterwards, by `receipts.write_receipts`:
    that must not run inside another transaction, and can be run again.

    Raises:
        Refused: when the actor does not coordinate the case.
        ValidationError: when they are not open, or something is missing in them.
    """
    # What was decided is opened to be written into a step, and that is written down first.
    with opened(by=by, what="meeting_close", subjects=[meeting.case.subject]):
        return _close(by, meeting)


@transaction.atomic
def _close(by: Actor, meeting: Meeting) -> Meeting:
    now = held_meeting(by, "lead", meeting, MeetingState.HELD)
    if not AgendaItem.objects.filter(meeting=now).exists():
        raise ValidationError(
            _("The meeting has no items. Write what it was about before you close the minutes.")
        )
    for one in Decision.objects.filter(meeting=now).select_related("owner").order_by("at", "id"):
        _into_step(by, now.case, one)
    for participant in told_to(now):
        MeetingReceipt(meeting=now, case=now.case, participant=participant).save()
    now.state, now.closed_at, now.closed_by_id = (
        MeetingState.MINUTES_CLOSED,
        timezone.now(),
        by.staff,
    )
    now.save()
    now.case.save()
    return now


def _into_step(by: Actor, case: Case, one: Decision) -> None:
    owner = one.owner
    if owner is not None and not team_of(case).filter(staff=owner).exists():
        raise ValidationError(
            _("%(who)s has left the team. Take that decision out, and say who does it now.")
            % {"who": owner}
        )
    add_step(
        by=by,
        case=case,
        what=one.what,
        owner=owner,
        owner_body=one.owner_body,
        due=one.due,
        source=SOURCE,
        source_key=one.pk,
    )


def heard_by(
    meeting: Meeting, participant: Participant, left: Mapping[UUID, Collection[UUID]]
) -> list[ToldThere]:
    """Return what somebody from outside was told: there, in the room, and covered for it."""
    return [
        row
        for row in ToldThere.objects.filter(meeting=meeting).order_by("item__place", "kind")
        if row.kind in participant.covered and participant.pk not in left.get(row.item_id, ())
    ]


def told_to(meeting: Meeting) -> list[Participant]:
    """Return those from outside who were told something in a meeting."""
    left = left_of(meeting)
    return [
        one
        for one in participants_of(meeting)
        if one.present and from_outside(one) and heard_by(meeting, one, left)
    ]


@transaction.atomic
def correct_minutes(*, by: Actor, meeting: Meeting, text: str) -> MinutesCorrection:
    """Write what was wrong in closed minutes, and what is right. They stand as they were.

    Raises:
        Refused: when the actor is not in the team.
        ValidationError: when nothing is said, or the minutes are not closed.
    """
    now = held_meeting(by, "change", meeting, MeetingState.MINUTES_CLOSED)
    if not text.strip():
        raise ValidationError({"text": _("Say it in your own words, in a sentence or two.")})
    row = MinutesCorrection(meeting=now, case=now.case, text=text.strip())
    row.save(force_insert=True)
    return row
