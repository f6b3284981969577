"""What is read of networks, for those of the controller."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Max, Min, Prefetch, Q, QuerySet
from django.utils import timezone

from lykt.learning.networks.codes import MeetingState, TaskState
from lykt.learning.networks.models import Decision, Meeting, Member, Network
from lykt.learning.networks.rules import is_late, is_overdue, lacks_minutes, meets_by
from lykt.learning.reach import within
from lykt.organisation.acting import Actor


THING = "network"
_DAYS_FIRST = F("due").asc(nulls_last=True)


def networks_for(actor: Actor, act: str = "read") -> QuerySet[Network]:
    """Return the networks with which the actor may do this."""
    return within(Network.objects.select_related("controller"), actor, act, THING)


def members_for(actor: Actor, act: str = "read") -> QuerySet[Member]:
    """Return the members of those networks, also those who have gone out."""
    rows = Member.objects.select_related("network", "staff")
    return within(rows, actor, act, THING, "network__controller")


def meetings_for(actor: Actor, act: str = "read") -> QuerySet[Meeting]:
    """Return the meetings of those networks, the latest first."""
    rows = Meeting.objects.select_related("network")
    return within(rows, actor, act, THING, "network__controller")


def decisions_for(actor: Actor, act: str = "read") -> QuerySet[Decision]:
    """Return what was decided in those networks, the oldest first."""
    rows = Decision.objects.select_related("owner", "meeting__network")
    return within(rows, actor, act, THING, "meeting__network__controller")


@dataclass(frozen=True, slots=True)
class Standing:
    """How a network stands today."""

    network: Network
    last: date | None
    planned: date | None
    meets_by: date | None
    overdue: bool
    #: A planned meeting has passed, and nobody has said that it was held.
    lacks_minutes: bool
    late_tasks: int


def standing_of(networks: QuerySet[Network], today: date | None = None) -> list[Standing]:
    """Return how networks stand, those first that owe something; one query."""
    today = today or timezone.localdate()
    ahead = Q(meetings__state=MeetingState.PLANNED, meetings__day__gte=today)
    passed = Q(meetings__state=MeetingState.PLANNED, meetings__day__lt=today)
    late = Q(meetings__decisions__state=TaskState.TO_DO, meetings__decisions__due__lt=today)
    told = networks.annotate(
        last=Max("meetings__day", filter=Q(meetings__state=MeetingState.HELD)),
        planned=Min("meetings__day", filter=ahead),
        unwritten=Count("meetings", filter=passed, distinct=True),
        late=Count("meetings__decisions", filter=late, distinct=True),
    )
    rows = [_standing(one, today) for one in told]
    return sorted(rows, key=lambda row: (row.network.rested_on is not None, not row.overdue))


def _standing(network: Network, today: date) -> Standing:
    told = network.__dict__
    by = meets_by(network.every_months, told["last"], network.since)
    rests = network.rested_on is not None
    return Standing(
        network=network,
        last=told["last"],
        planned=told["planned"],
        meets_by=None if rests else by,
        overdue=not rests and is_overdue(by, today),
        lacks_minutes=bool(told["unwritten"]),
        late_tasks=told["late"],
    )


@dataclass(frozen=True, slots=True)
class Task:
    """A decision, and whether its day has passed."""

    decision: Decision
    late: bool


def with_lateness(decisions: QuerySet[Decision], today: date | None = None) -> list[Task]:
    """Return decisions with whether each is late."""
    today = today or timezone.localdate()
    return [Task(one, is_late(one.state, one.due, today)) for one in decisions]


def late_tasks(actor: Actor, today: date | None = None) -> QuerySet[Decision]:
    """Return the tasks whose day has passed, the most late first."""
    today = today or timezone.localdate()
    late = decisions_for(actor).filter(state=TaskState.TO_DO, due__lt=today)
    return late.filter(meeting__network__rested_on=None).order_by("due", "id")


def open_tasks(network: Network) -> QuerySet[Decision]:
    """Return what a network has still to do, what has a day first."""
    rows = Decision.objects.filter(meeting__network=network, state=TaskState.TO_DO)
    return rows.select_related("owner", "meeting").order_by(_DAYS_FIRST, "id")


def own_tasks(actor: Actor) -> QuerySet[Decision]:
    """Return the tasks that are the actor's own and still to be done, what has a day first."""
    if actor.staff is None:
        return Decision.objects.none()
    rows = decisions_for(actor).filter(owner=actor.staff, state=TaskState.TO_DO)
    return rows.filter(meeting__network__rested_on=None).order_by(_DAYS_FIRST, "id")


def whole_meeting(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """Return meetings with their points and decisions, in two more queries."""
    decisions = Decision.objects.select_related("owner")
    return meetings.prefetch_related("points", Prefetch("decisions", queryset=decisions))


def is_unwritten(meeting: Meeting, today: date | None = None) -> bool:
    """Tell whether a meeting has passed, and nobody has said that it was held."""
    return lacks_minutes(meeting.state, meeting.day, today or timezone.localdate())
