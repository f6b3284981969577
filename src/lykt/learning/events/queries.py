"""What is read of events and those they reach, always for someone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from lykt.learning.events.codes import EventKind, ReceiverKind, Standing, State
from lykt.learning.events.models import Event, EventChange, Receiver
from lykt.learning.events.rules import due_on, standing
from lykt.learning.undoing import is_just_written
from lykt.organisation.access import controllers_for
from lykt.organisation.acting import Actor
from lykt.rulebook import Rule, deciding_if_any


#: The rule that says how long it takes until somebody is taught again.
AGAIN = "learning.again"
#: The month in which a school year begins.
SCHOOL_BEGINS = 8


def events_for(actor: Actor, act: str = "read") -> QuerySet[Event]:
    """Return the events the actor may do this with, the latest first; none that was undone."""
    events = Event.objects.filter(undone_at=None).select_related("unit", "controller", "by")
    if not actor.trusted:
        events = events.filter(controller__in=controllers_for(actor, act, "event"))
    return events


def receivers_for(actor: Actor, act: str = "read") -> QuerySet[Receiver]:
    """Return the bodies the actor may do this with, by name."""
    receivers = Receiver.objects.select_related("controller")
    if not actor.trusted:
        receivers = receivers.filter(controller__in=controllers_for(actor, act, "receiver"))
    return receivers


def years_of(events: QuerySet[Event]) -> list[int]:
    """Return the years in which there are events, the latest first."""
    return [day.year for day in events.order_by().dates("day", "year", order="DESC")]


def to_tell(actor: Actor) -> QuerySet[Event]:
    """Return planned events whose day is over: nobody has said how they went."""
    today = timezone.localdate()
    return events_for(actor, "change").filter(state=State.PLANNED, day__lt=today)


def may_undo(actor: Actor, event: Event) -> bool:
    """Tell whether the actor has just written the event, and may take it back."""
    return is_just_written(actor, event.by_id, event.at)


def history_of(event: Event) -> QuerySet[EventChange]:
    """Return what was done with an event, oldest first."""
    found: QuerySet[EventChange] = EventChange.objects.filter(event=event)
    return found.select_related("by").order_by("at", "id")


# ---- When it is time again


def rule_again(on: date | None = None) -> Rule | None:
    """Return the rule that says when somebody is taught again; None when none decides."""
    today = timezone.localdate()
    return deciding_if_any(AGAIN, on or today, today=today)


@dataclass(frozen=True, slots=True)
class Reached:
    """A body, when it was last reached, and whether it is time again."""

    receiver: Receiver
    last: date | None
    times: int
    due: date | None
    standing: Standing

    @property
    def mark(self) -> str:
        """Return the drawn state that stands beside the word."""
        return {
            Standing.NEVER: "missing",
            Standing.DUE: "late",
            Standing.REACHED: "done",
            Standing.UNKNOWN: "open",
        }[self.standing]


def reached(
    receivers: QuerySet[Receiver], on: date | None = None, rule: Rule | None = None
) -> list[Reached]:
    """Return each body with when it was last reached by a day, one query for all of them.

    Args:
        receivers: the bodies.
        on: the day one looks from, today when none is said.
        rule: the rule that says when it is time again; else that of the day.
    """
    day = on or timezone.localdate()
    rule = rule or rule_again(day)
    held = Q(events__state=State.HELD, events__undone_at=None, events__day__lte=day)
    rows = receivers.annotate(
        last=Max("events__day", filter=held), times=Count("events", filter=held, distinct=True)
    )
    return [_reached(row, day, rule) for row in rows]


def _reached(row: Receiver, on: date, rule: Rule | None) -> Reached:
    last: date | None = row.last  # type: ignore[attr-defined]
    span = rule.span if rule else None
    return Reached(
        receiver=row,
        last=last,
        times=row.times,  # type: ignore[attr-defined]
        due=due_on(last, span) if last and span else None,
        standing=standing(last, on, span),
    )


def by_need(rows: Iterable[Reached]) -> list[Reached]:
    """Return bodies with those first that wait: due the longest, then never reached."""
    weight = {Standing.DUE: 0, Standing.NEVER: 1, Standing.UNKNOWN: 2, Standing.REACHED: 3}
    return sorted(
        rows, key=lambda one: (weight[one.standing], one.due or date.max, one.receiver.name)
    )


# ---- School classes


@dataclass(frozen=True, slots=True)
class School:
    """What a school has had in a school year."""

    receiver: Receiver
    visits: int
    classes: int
    pupils: int
    uncounted: int
    last: date


def school_year(on: date) -> int:
    """Return the year in which the school year of a day began."""
    return on.year if on.month >= SCHOOL_BEGINS else on.year - 1


def schools_in(actor: Actor, year: int) -> list[School]:
    """Return the schools visited in the school year that began in a year, by name.

    A visit to several schools at once counts with each of them.
    """
    held = Q(
        events__state=State.HELD,
        events__undone_at=None,
        events__kind=EventKind.SCHOOL_CLASS,
        events__day__gte=date(year, SCHOOL_BEGINS, 1),
        events__day__lt=date(year + 1, SCHOOL_BEGINS, 1),
    )
    rows = (
        receivers_for(actor)
        .filter(kind__in=(ReceiverKind.SCHOOL, ReceiverKind.HIGHER))
        .annotate(
            visits=Count("events", filter=held),
            classes=Sum(Coalesce("events__classes", 1), filter=held),
            pupils=Sum("events__participants", filter=held),
            uncounted=Count("events", filter=held & Q(events__participants=None)),
            last=Max("events__day", filter=held),
        )
        .filter(visits__gt=0)
    )
    return [
        School(row, row.visits, row.classes or 0, row.pupils or 0, row.uncounted, row.last)
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class SchoolYear:
    """All school classes of a school year. A visit counts once, however many schools."""

    classes: int
    pupils: int
    uncounted: int


def school_year_of(actor: Actor, year: int) -> SchoolYear:
    """Return the classes of the school year that began in a year, also of unnamed schools."""
    held = events_for(actor).filter(
        kind=EventKind.SCHOOL_CLASS,
        state=State.HELD,
        day__gte=date(year, SCHOOL_BEGINS, 1),
        day__lt=date(year + 1, SCHOOL_BEGINS, 1),
    )
    found = held.aggregate(
        classes=Sum(Coalesce("classes", 1)),
        pupils=Sum("participants"),
        uncounted=Count("pk", filter=Q(participants=None)),
    )
    return SchoolYear(found["classes"] or 0, found["pupils"] or 0, found["uncounted"])


def school_years(actor: Actor) -> list[int]:
    """Return the school years with visits, the latest first."""
    days = events_for(actor).filter(kind=EventKind.SCHOOL_CLASS, state=State.HELD)
    return sorted(
        {school_year(day) for day in days.order_by().dates("day", "month")}, reverse=True
    )
