"""What is read of meetings, for whoever is in the team of the case."""

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from django.db.models import Min, Q, QuerySet
from django.utils import timezone

from lykt.cases.case.models import Case
from lykt.cases.case.queries import cases_for, sight_for, sights
from lykt.cases.meetings.codes import TOOK_PLACE, MeetingState
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
from lykt.organisation.acting import Actor


def meetings_of(actor: Actor, case: Case) -> QuerySet[Meeting]:
    """Return the meetings of a case, the latest first; none for an invited partner."""
    found: QuerySet[Meeting] = Meeting.objects.filter(case=case)
    if not sight_for(actor, case).everything:
        found = found.none()
    return found.select_related("case", "by", "closed_by").order_by("-starts_at", "-id")


def meetings_on(actor: Actor, day: date) -> list[Meeting]:
    """Return the planned meetings of a day in the cases that the actor coordinates."""
    if actor.trusted:
        return []
    led = [key for key, sight in sights(actor).items() if sight.everything and sight.leads]
    rows = Meeting.objects.filter(case__in=led, state=MeetingState.PLANNED)
    rows = rows.filter(starts_at__date=day)
    return list(rows.select_related("case").order_by("starts_at", "id"))


def waiting_minutes(actor: Actor) -> list[Meeting]:
    """Return the meetings of the actor's cases whose minutes are not closed, oldest first."""
    if actor.trusted:
        return []
    led = [key for key, sight in sights(actor).items() if sight.everything and sight.leads]
    rows = Meeting.objects.filter(case__in=led, case__state="open")
    past = Q(state=MeetingState.HELD) | Q(
        state=MeetingState.PLANNED, starts_at__date__lt=timezone.localdate()
    )
    return list(rows.filter(past).select_related("case").order_by("starts_at", "id"))


def next_of(case: Case) -> Meeting | None:
    """Return the planned meeting that comes first, one that should have been held too."""
    found: Meeting | None = (
        Meeting.objects.filter(case=case, state=MeetingState.PLANNED)
        .select_related("case")
        .order_by("starts_at", "id")
        .first()
    )
    return found


def first_held(cases: Collection[Case]) -> dict[UUID, date]:
    """Return the day of the first meeting that was held in each case that has had one."""
    rows = Meeting.objects.filter(case__in=cases, state__in=TOOK_PLACE).order_by()
    found = rows.values_list("case").annotate(first=Min("starts_at"))
    return {key: timezone.localdate(first) for key, first in found}


def is_first(meeting: Meeting) -> bool:
    """Tell whether no other meeting of the case was held before this one."""
    before = Meeting.objects.filter(case=meeting.case_id, state__in=TOOK_PLACE)
    return not before.filter(starts_at__lt=meeting.starts_at).exclude(pk=meeting.pk).exists()


def participants_of(meeting: Meeting) -> list[Participant]:
    """Return who is called to a meeting, in the order they were called."""
    found = Participant.objects.filter(meeting=meeting).select_related(
        "member__staff", "member__case", "case", "meeting"
    )
    return list(found.order_by("at", "id"))


def items_of(meeting: Meeting) -> list[AgendaItem]:
    """Return the agenda of a meeting in its order."""
    found = AgendaItem.objects.filter(meeting=meeting).select_related("meeting__case")
    return list(found.order_by("place", "id"))


def left_of(meeting: Meeting) -> dict[UUID, set[UUID]]:
    """Return who was out of the room, by item."""
    found: dict[UUID, set[UUID]] = {}
    for item, participant in LeftRoom.objects.filter(meeting=meeting).values_list(
        "item", "participant"
    ):
        found.setdefault(item, set()).add(participant)
    return found


def told_of(meeting: Meeting) -> dict[UUID, dict[str, ToldThere]]:
    """Return what was told, by item and kind."""
    found: dict[UUID, dict[str, ToldThere]] = {}
    for row in ToldThere.objects.filter(meeting=meeting).order_by("kind"):
        found.setdefault(row.item_id, {})[row.kind] = row
    return found


def decisions_of(meeting: Meeting) -> dict[UUID, list[Decision]]:
    """Return what was decided, by item."""
    found: dict[UUID, list[Decision]] = {}
    rows = Decision.objects.filter(meeting=meeting).select_related("owner", "meeting__case")
    for row in rows.order_by("at", "id"):
        found.setdefault(row.item_id, []).append(row)
    return found


def latest_decisions(case: Case, limit: int) -> list[Decision]:
    """Return what the latest meetings decided, the latest first."""
    rows = Decision.objects.filter(case=case).select_related("owner", "meeting")
    return list(rows.order_by("-meeting__starts_at", "item__place", "at")[:limit])


def receipts_of(meeting: Meeting) -> Mapping[UUID, MeetingReceipt]:
    """Return the receipts of a meeting by the participant they are for."""
    rows = MeetingReceipt.objects.filter(meeting=meeting)
    return {row.participant_id: row for row in rows}


def corrections_of(meeting: Meeting) -> QuerySet[MinutesCorrection]:
    """Return what was put right in closed minutes, the oldest first."""
    found: QuerySet[MinutesCorrection] = MinutesCorrection.objects.filter(meeting=meeting)
    return found.select_related("by").order_by("at", "id")


def called_to(actor: Actor, case: Case) -> Meeting | None:
    """Return the next meeting of a case that a partner is called to, if one is planned."""
    rows = Meeting.objects.filter(
        case=case,
        state=MeetingState.PLANNED,
        starts_at__gte=timezone.now(),
        participants__member__staff=actor.staff,
    )
    found: Meeting | None = rows.order_by("starts_at", "id").first()
    return found


def whole_cases(actor: Actor) -> list[UUID]:
    """Return the keys of the cases of which the actor sees everything."""
    return [one.pk for one in cases_for(actor) if sight_for(actor, one).everything]
