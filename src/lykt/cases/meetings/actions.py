"""Calling a coordination meeting: when, who, about what; holding it, or not."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.cases.case.holding import held
from lykt.cases.case.models import Case, Member
from lykt.cases.case.sight import family_of
from lykt.cases.meetings import rules
from lykt.cases.meetings.attendance import attendee, covered_now, from_outside, table
from lykt.cases.meetings.codes import MeetingState, Room, Who, WhyCancelled
from lykt.cases.meetings.models import AgendaItem, LeftRoom, Meeting, Participant
from lykt.cases.meetings.queries import items_of, participants_of
from lykt.cases.meetings.states import TABLE
from lykt.organisation.acting import Actor
from lykt.privacy.consent.codes import ASKED, NAMED, Recipient
from lykt.privacy.consent.naming import named_key


@dataclass(frozen=True, slots=True)
class Called:
    """Somebody to be called: a member of the team, a body, the person, or who interprets."""

    who: str
    member: Member | None = None
    body: str = ""
    body_named: str = ""
    #: Who comes, where one knows it.
    name: str = ""


@dataclass(frozen=True, slots=True)
class Planned:
    """An item as it is planned: the kinds of information it is about, and what."""

    kinds: Sequence[str]
    title: str = ""


def held_meeting(by: Actor, act: str, meeting: Meeting, *states: str) -> Meeting:
    """Return a meeting as it stands now, its case and itself held until the transaction ends.

    Raises:
        Refused: when the actor may not.
        ValidationError: when the case or the meeting is in another state.
    """
    held(by, act, meeting.case)
    now: Meeting = (
        Meeting.objects.select_for_update(of=("self",)).select_related("case").get(pk=meeting.pk)
    )
    if now.state not in states:
        raise ValidationError(_refusal(now.state))
    return now


def _refusal(state: str) -> str:
    return {
        MeetingState.PLANNED: _("The meeting has not been held yet. Say that it was held first."),
        MeetingState.HELD: _("The meeting has been held. Write in its minutes."),
        MeetingState.MINUTES_CLOSED: _(
            "The minutes are closed and not rewritten. Write a correction."
        ),
        MeetingState.CANCELLED: _("The meeting was cancelled. Plan another."),
    }[MeetingState(state)]


def _check_times(case: Case, starts_at: datetime, ends_at: datetime | None, room: str) -> None:
    problems = rules.time_problems(starts_at=starts_at, ends_at=ends_at, opened_on=case.opened_on)
    if room not in Room.values:
        problems["room"] = _("Choose what kind of room.")
    if problems:
        raise ValidationError(problems)


@transaction.atomic
def plan_meeting(
    *,
    by: Actor,
    case: Case,
    starts_at: datetime,
    called: Sequence[Called],
    ends_at: datetime | None = None,
    room: str = Room.OURS,
    place: str = "",
    items: Iterable[Planned] = (),
) -> Meeting:
    """Plan a meeting and call those who come. Lykt tells nobody: the coordinator does.

    Raises:
        Refused: when the actor does not coordinate the case.
        ValidationError: by field: times in impossible order, nobody called, somebody twice,
            somebody whom no live consent covers, an item about nothing.
    """
    now = held(by, "lead", case)
    _check_times(now, starts_at, ends_at, room)
    if not called:
        raise ValidationError({"called": _("Choose who is called.")})
    meeting = Meeting(
        case=now, starts_at=starts_at, ends_at=ends_at, room=room, place=place.strip()
    )
    meeting.save(force_insert=True)
    for one in called:
        _call(meeting, one)
    for item in items:
        _add_item(meeting, item)
    now.save()
    return meeting


@transaction.atomic
def change_meeting(
    *,
    by: Actor,
    meeting: Meeting,
    starts_at: datetime,
    ends_at: datetime | None,
    room: str,
    place: str,
) -> Meeting:
    """Move a planned meeting to another time or room.

    Raises:
        Refused: when the actor does not coordinate the case.
        ValidationError: by field, or when it is not planned any more.
    """
    now = held_meeting(by, "lead", meeting, MeetingState.PLANNED)
    _check_times(now.case, starts_at, ends_at, room)
    now.starts_at, now.ends_at, now.room, now.place = starts_at, ends_at, room, place.strip()
    now.save()
    return now


# ---- Who comes


@transaction.atomic
def call(*, by: Actor, meeting: Meeting, called: Called) -> Participant:
    """Call somebody to a planned meeting.

    Raises:
        Refused: when the actor does not coordinate the case.
        ValidationError: when they are called already, or no live consent covers them.
    """
    return _call(held_meeting(by, "lead", meeting, MeetingState.PLANNED), called)


def _call(meeting: Meeting, called: Called) -> Participant:
    case = meeting.case
    if called.who not in Who.values:
        raise ValidationError({"who": _("Choose as what they come.")})
    row = Participant(meeting=meeting, case=case, who=called.who, name=called.name.strip())
    if called.who == Who.MEMBER:
        row.member = _member(case, called.member)
    elif called.who == Who.BODY:
        row.body, row.body_named = called.body, _which(called)
        row.named_keys = [named_key(key, row.body_named) for key in family_of(case)]
        row.named_keys = row.named_keys if row.body_named else []
    _must_be_new(meeting, row)
    if from_outside(row) and not covered_now(row):
        raise ValidationError({"body" if row.body else "member": _not_covered(row)})
    row.save(force_insert=True)
    return row


def _member(case: Case, member: Member | None) -> Member:
    if member is None or member.case_id != case.pk or member.left_at is not None:
        raise ValidationError({"member": _("Choose somebody who is in the team.")})
    return member


def _which(called: Called) -> str:
    if called.body not in ASKED:
        raise ValidationError({"body": _("Choose which body they are from.")})
    if called.body in NAMED and not called.body_named.strip():
        raise ValidationError({"body_named": _("Write which.")})
    return called.body_named.strip() if called.body in NAMED else ""


def _must_be_new(meeting: Meeting, row: Participant) -> None:
    """Refuse whoever is called already; two from one body are one: they may hear the same."""
    for other in participants_of(meeting):
        same = other.who == row.who and (
            (row.who == Who.MEMBER and other.member_id == row.member_id)
            or (row.who == Who.BODY and other.body == row.body and _same_name(other, row))
            or row.who == Who.PERSON
        )
        if same:
            field = {Who.MEMBER: "member", Who.BODY: "body"}.get(Who(row.who), "who")
            raise ValidationError({field: _("They are called already.")})


def _same_name(one: Participant, other: Participant) -> bool:
    return not one.named_keys or bool(set(one.named_keys) & set(other.named_keys))


def _not_covered(row: Participant) -> str:
    body = row.body or (row.member.body if row.member else "")
    if body == Recipient.POLICE:
        return _(
            "The person has not said yes to the police being told anything in this case. Ask for "
            "consent first, or talk with the police in general terms: plan a strategy meeting, "
            "where no person and no case is named."
        )
    return _(
        "The person has not said yes to this body being told anything in this case, so it cannot "
        "be called. Ask for consent first, or hold the meeting without them."
    )


@transaction.atomic
def uncall(*, by: Actor, participant: Participant) -> None:
    """Take somebody off a planned meeting; the last of them is not taken off.

    Raises:
        Refused: when the actor does not coordinate the case.
        ValidationError: when it is not planned any more, or nobody would be left.
    """
    meeting = held_meeting(by, "lead", participant.meeting, MeetingState.PLANNED)
    if not Participant.objects.filter(meeting=meeting).exclude(pk=participant.pk).exists():
        raise ValidationError(_("A meeting has participants. Cancel it if nobody comes."))
    Participant.objects.filter(pk=participant.pk).delete()


# ---- About what


@transaction.atomic
def add_item(*, by: Actor, meeting: Meeting, kinds: Sequence[str], title: str = "") -> AgendaItem:
    """Put an item last on the agenda; also while the minutes are written, for what came up.

    Raises:
        Refused: when the actor is not in the team.
        ValidationError: when it is about nothing, or the minutes are closed.
    """
    states = (MeetingState.PLANNED, MeetingState.HELD)
    now = held_meeting(by, "change", meeting, *states)
    item = _add_item(now, Planned(kinds, title))
    if now.state == MeetingState.HELD:
        present = [one for one in participants_of(now) if one.present]
        note_who_left([item], present)
    return item


def _add_item(meeting: Meeting, planned: Planned) -> AgendaItem:
    kinds = list(dict.fromkeys(planned.kinds))
    if problem := rules.kinds_problem(kinds):
        raise ValidationError({"kinds": problem})
    last = AgendaItem.objects.filter(meeting=meeting).aggregate(last=Max("place"))["last"] or 0
    item = AgendaItem(
        meeting=meeting,
        case=meeting.case,
        place=last + 1,
        kinds=kinds,
        title=planned.title.strip(),
    )
    item.save(force_insert=True)
    return item


@transaction.atomic
def drop_item(*, by: Actor, item: AgendaItem) -> None:
    """Take an item off the agenda of a planned meeting.

    Raises:
        Refused: when the actor is not in the team.
        ValidationError: when the meeting is not planned any more.
    """
    held_meeting(by, "change", item.meeting, MeetingState.PLANNED)
    AgendaItem.objects.filter(pk=item.pk).delete()


@transaction.atomic
def move_up(*, by: Actor, item: AgendaItem) -> None:
    """Let an item change places with the one before it; the first stays.

    Raises:
        Refused: when the actor is not in the team.
        ValidationError: when the meeting is not planned any more.
    """
    meeting = held_meeting(by, "change", item.meeting, MeetingState.PLANNED)
    order = items_of(meeting)
    at = next((n for n, one in enumerate(order) if one.pk == item.pk), 0)
    if at > 0:
        order[at - 1], order[at] = order[at], order[at - 1]
    for place, one in enumerate(order, start=1):
        if one.place != place:
            one.place = place
            one.save()


# ---- Held, or not


@transaction.atomic
def cancel(*, by: Actor, meeting: Meeting, why: str) -> Meeting:
    """Say that a planned meeting is not held.

    Raises:
        Refused: when the actor does not coordinate the case.
        ValidationError: when no reason is given, or it is not planned any more.
    """
    now = held_meeting(by, "lead", meeting, MeetingState.PLANNED)
    if why not in WhyCancelled.values:
        raise ValidationError({"why": _("Choose why.")})
    _enter(now, MeetingState.CANCELLED)
    now.why_cancelled = why
    now.save()
    return now


@transaction.atomic
def hold_meeting(*, by: Actor, meeting: Meeting, present: Collection[UUID]) -> Meeting:
    """Say that a meeting is held, and who is there. What each is covered for is kept.

    Whoever may not hear an item is written down as having left the room for it.

    Args:
        by: who says so.
        meeting: the meeting.
        present: the keys of the participants who were there.

    Raises:
        Refused: when the actor does not coordinate the case.
        ValidationError: when it lies ahead, nobody was there, or somebody was there whom no
            consent covers: it had not begun on the day of the meeting, or holds no more.
    """
    now = held_meeting(by, "lead", meeting, MeetingState.PLANNED)
    if now.starts_at > timezone.now():
        raise ValidationError(_("The meeting lies ahead. Say that it was held when it has been."))
    participants = participants_of(now)
    there = [one for one in participants if one.pk in present]
    if not there:
        raise ValidationError({"present": _("Choose who was there.")})
    shut_out = [one for one in there if from_outside(one) and not covered_now(one)]
    if shut_out:
        raise ValidationError(
            {
                "present": _(
                    "No consent covers one of these for the day of the meeting, or it holds no "
                    "more, so they cannot be in the room. Take them out. If they were told "
                    "something, tell the data-protection officer."
                )
            }
        )
    _enter(now, MeetingState.HELD)
    now.held_at = timezone.now()
    now.save()
    for one in participants:
        one.present = one in there
        one.covered = sorted(attendee(one).kinds) if one.present else []
        one.save()
    note_who_left(items_of(now), there)
    now.case.save()
    return now


def note_who_left(items: Sequence[AgendaItem], present: Sequence[Participant]) -> None:
    """Write down that those who may not hear an item were out of the room for it."""
    for seen in table(items, present, as_held=True).items:
        for one in seen.leave:
            LeftRoom.objects.get_or_create(
                item=seen.item,
                participant=one,
                defaults={"meeting": one.meeting, "case": one.case},
            )


def _enter(meeting: Meeting, state: str) -> None:
    if not TABLE.allows(meeting.state, state):
        raise ValidationError(_refusal(meeting.state))
    meeting.state = state
