"""Who may hear what at this moment: the rules, asked of the team and the ledger of consents.

Before a meeting is held it is asked anew each time, so that a consent that is taken back
between the planning and the meeting, or while it lasts, shuts the door. As it begins, what is
covered is written down, and the minutes go by that. A meeting that is said to be held
afterwards goes by the consents of its own day, as the record of what was shared does.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from django.utils import timezone

from lykt.cases.case.codes import Place
from lykt.cases.case.models import Case
from lykt.cases.case.sight import covered_kinds, kinds_told_to
from lykt.cases.meetings.codes import TOOK_PLACE, Who
from lykt.cases.meetings.models import AgendaItem, Meeting, Participant
from lykt.cases.meetings.queries import items_of, participants_of
from lykt.cases.meetings.rules import Attendee, room


def from_outside(participant: Participant) -> bool:
    """Tell whether somebody is told on a consent: a body's, or an invited partner."""
    if participant.who == Who.MEMBER:
        return participant.member is None or participant.member.place == Place.PARTNER
    return participant.who == Who.BODY


def covered_now(participant: Participant) -> frozenset[str]:
    """Return the kinds that somebody from outside may be told in the meeting, as it stands today.

    Of a meeting that lies behind, the consent must have held on its day too: what is covered
    only since then was not covered in the room, and cannot be recorded as shared there.
    A partner who has left the team is covered for nothing, and so is everybody of a case that
    is locked or closed.
    """
    case: Case = participant.case
    told = min(timezone.localdate(participant.meeting.starts_at), timezone.localdate())
    if participant.who == Who.BODY:
        if case.state != "open":
            return frozenset()
        return kinds_told_to(case, participant.body, participant.named_keys, told=told)
    member = participant.member
    if member is None or member.left_at is not None:
        return frozenset()
    return covered_kinds(case, member, told=told)


def attendee(participant: Participant, *, as_held: bool = False) -> Attendee:
    """Return a participant as the rules see them: now, or as it was when it was held."""
    if not from_outside(participant):
        has_left = participant.member is not None and participant.member.left_at is not None
        return Attendee(participant.pk, whole=as_held or not has_left)
    kinds = frozenset(participant.covered) if as_held else covered_now(participant)
    return Attendee(participant.pk, kinds=kinds)


@dataclass(frozen=True, slots=True)
class ItemSeen:
    """An item with who may hear it and who must leave the room."""

    item: AgendaItem
    stay: list[Participant]
    leave: list[Participant]


@dataclass(frozen=True, slots=True)
class Table:
    """A meeting as it stands: who comes, what each may be told, item by item who leaves."""

    participants: list[Participant]
    attendees: list[Attendee]
    items: list[ItemSeen]

    @property
    def shut_out(self) -> set[UUID]:
        """Return the keys of those from outside who are covered for nothing."""
        return {
            one.pk
            for one, seen in zip(self.participants, self.attendees, strict=True)
            if not seen.whole and not seen.kinds
        }

    @property
    def digest(self) -> str:
        """Return a short sign that changes when anybody may hear something else."""
        told = [
            (str(one.key), one.whole, sorted(one.kinds))
            for one in sorted(self.attendees, key=lambda one: str(one.key))
        ]
        items = [(str(seen.item.pk), seen.item.place, seen.item.kinds) for seen in self.items]
        return sha256(repr((told, items)).encode()).hexdigest()[:16]


def table_of(meeting: Meeting) -> Table:
    """Return who may hear what at this moment; of a meeting that has begun, who is there."""
    participants = participants_of(meeting)
    if meeting.state in TOOK_PLACE:
        participants = [one for one in participants if one.present]
    return table(items_of(meeting), participants)


def table(
    items: Sequence[AgendaItem], participants: Iterable[Participant], *, as_held: bool = False
) -> Table:
    """Return who may hear which of these items."""
    known = {one.pk: one for one in participants}
    attendees = [attendee(one, as_held=as_held) for one in known.values()]
    heard = room([item.kinds for item in items], attendees)
    return Table(
        list(known.values()),
        attendees,
        [
            ItemSeen(
                item,
                [one for key, one in known.items() if key in hearing.stay],
                [one for key, one in known.items() if key in hearing.leave],
            )
            for item, hearing in zip(items, heard, strict=True)
        ],
    )
