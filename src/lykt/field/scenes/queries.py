"""What is read of scenes and signals, always for someone."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q, QuerySet
from django.utils import timezone

from lykt.field.scenes.codes import SignalState
from lykt.field.scenes.models import Scene, Signal
from lykt.field.scenes.rules import has_lapsed, is_soon
from lykt.learning.undoing import is_just_written
from lykt.organisation.access import units_for
from lykt.organisation.acting import Actor
from lykt.organisation.models import Unit


def scenes_for(actor: Actor, act: str = "read") -> QuerySet[Scene]:
    """Return the scenes of the units in which the actor may do this, by name."""
    rows: QuerySet[Scene] = Scene.objects.select_related("unit")
    return rows if actor.trusted else rows.filter(unit__in=units_for(actor, act, "scene"))


def signals_for(actor: Actor, act: str = "read") -> QuerySet[Signal]:
    """Return the signals of the actor's units, the latest first."""
    rows: QuerySet[Signal] = Signal.objects.select_related("scene", "unit", "by")
    return rows if actor.trusted else rows.filter(unit__in=units_for(actor, act, "signal"))


def holding(signals: QuerySet[Signal], today: date | None = None) -> QuerySet[Signal]:
    """Return those signals that hold: not settled, and looked at lately enough."""
    today = today or timezone.localdate()
    return signals.filter(state=SignalState.STANDS).filter(
        Q(review_on=None) | Q(review_on__gte=today)
    )


def with_signals(scenes: QuerySet[Scene], today: date | None = None) -> QuerySet[Scene]:
    """Return scenes with how many signals hold and the day of the last, the liveliest first."""
    today = today or timezone.localdate()
    holds = Q(signals__state=SignalState.STANDS) & (
        Q(signals__review_on=None) | Q(signals__review_on__gte=today)
    )
    told = scenes.annotate(held=Count("signals", filter=holds), last_signal=Max("signals__day"))
    return told.order_by("-held", "name")


def units_of(actor: Actor, act: str, thing: str) -> QuerySet[Unit]:
    """Return the units in use in which the actor may do this."""
    rows = Unit.objects.filter(active=True).select_related("controller").order_by("name")
    return rows if actor.trusted else rows.filter(pk__in=units_for(actor, act, thing))


def may_undo(actor: Actor, signal: Signal) -> bool:
    """Tell whether the actor has just written the signal down."""
    return is_just_written(actor, signal.by_id, signal.at)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a signal stands today, in a mark and its place among the others."""

    signal: Signal
    lapsed: bool
    soon: bool

    @property
    def holds(self) -> bool:
        """Tell whether it still counts."""
        return not self.lapsed and self.signal.state == SignalState.STANDS


def standing(signal: Signal, today: date | None = None) -> Standing:
    """Return how a signal stands."""
    today = today or timezone.localdate()
    stands = signal.state == SignalState.STANDS
    return Standing(
        signal,
        lapsed=stands and has_lapsed(signal.review_on, today),
        soon=stands and is_soon(signal.review_on, today),
    )
