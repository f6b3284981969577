"""What was told in a meeting, recorded among what was shared: once for each who was told.

Sharing writes in a transaction of its own, and so the minutes close first. Whatever stops the
work in between, it is taken up again where it stood: the entry carries the handle of the
receipt, and one that is there already is not written twice.
"""

from uuid import UUID

from lykt.cases.case.queries import check_may_with
from lykt.cases.meetings.actions_minutes import heard_by
from lykt.cases.meetings.codes import MeetingState, ReceiptState, Who
from lykt.cases.meetings.models import Meeting, MeetingReceipt, Participant
from lykt.cases.meetings.queries import left_of
from lykt.organisation.acting import Actor
from lykt.privacy.consent.codes import Purpose
from lykt.privacy.disclosure.actions import share
from lykt.privacy.disclosure.attempts import Item, ShareRefused
from lykt.privacy.disclosure.codes import Way
from lykt.privacy.disclosure.models import Disclosure
from lykt.privacy.disclosure.rules import ByConsent
from lykt.privacy.reading.showing import opened
from lykt.privacy.subjects import Subject, subjects


def write_receipts(*, by: Actor, meeting: Meeting) -> list[MeetingReceipt]:
    """Record what was told in a closed meeting, for those whose receipt is not written yet.

    Must not run inside another transaction. What a consent covers no more is held back by
    `share`, which writes that down; the receipt says so.

    Raises:
        Refused: when the actor does not coordinate the case, or may not share in its unit.
    """
    check_may_with(by, "lead", meeting.case)
    if meeting.state != MeetingState.MINUTES_CLOSED:
        return []
    rows = MeetingReceipt.objects.filter(meeting=meeting, state=ReceiptState.WAITING)
    waiting = list(rows.select_related("participant__member", "participant__case", "case"))
    if not waiting:
        return []
    about = subjects([meeting.case.subject])[meeting.case.subject]
    left = left_of(meeting)
    with opened(by=by, what="meeting_receipts", subjects=[about.key]):
        for row in waiting:
            row.disclosure, row.state = _recorded(by, meeting, row, about, left)
            row.save()
    return waiting


def _recorded(
    by: Actor, meeting: Meeting, row: MeetingReceipt, about: Subject, left: dict[UUID, set[UUID]]
) -> tuple[str, str]:
    """Return the handle of the entry for one of them, and what became of it."""
    there = Disclosure.objects.filter(once=row.handle, subject=about.key).first()
    if there is not None:
        return there.handle, ReceiptState.WRITTEN
    body, named = from_where(row.participant)
    told: dict[str, list[str]] = {}
    for one in heard_by(meeting, row.participant, left):
        told.setdefault(one.kind, []).append(one.text)
    try:
        receipt = share(
            by=by,
            subject=about,
            recipient=body,
            recipient_named=named,
            items=[Item(kind, "\n".join(texts)) for kind, texts in told.items()],
            ground=ByConsent(Purpose.COORDINATION, meeting.case_id),
            way=Way.MEETING,
            at=meeting.starts_at,
            once=row.handle,
        )
    except ShareRefused as refused:
        return refused.handle, ReceiptState.HELD_BACK
    return receipt.handle, ReceiptState.WRITTEN


def from_where(participant: Participant) -> tuple[str, str]:
    """Return the body somebody comes from, and which, where it is one of several.

    Call it where the reading has been written down: which one is sealed.
    """
    if participant.who == Who.MEMBER and participant.member is not None:
        return participant.member.body, participant.member.body_named
    return participant.body, participant.body_named
