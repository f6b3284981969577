"""What is read of places and visits, always for someone."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, F, Max, Q, QuerySet, Sum
from django.utils import timezone

from lykt.field.models import Shift, Zone
from lykt.field.places.codes import PlaceState, Way, Went
from lykt.field.places.models import IndoorPlace, PlaceAddress, Visit
from lykt.learning.undoing import is_just_written
from lykt.organisation.access import units_for
from lykt.organisation.acting import Actor
from lykt.organisation.models import Unit


def places_for(actor: Actor, act: str = "read") -> QuerySet[IndoorPlace]:
    """Return the places of the units in which the actor may do this, by code."""
    rows: QuerySet[IndoorPlace] = IndoorPlace.objects.select_related("unit")
    return rows if actor.trusted else rows.filter(unit__in=units_for(actor, act, "indoor_place"))


def addresses_for(actor: Actor, act: str = "read") -> QuerySet[PlaceAddress]:
    """Return the addresses that the actor may open."""
    rows: QuerySet[PlaceAddress] = PlaceAddress.objects.select_related("place", "by")
    return rows if actor.trusted else rows.filter(unit__in=units_for(actor, act, "indoor_address"))


def visits_for(actor: Actor, act: str = "read") -> QuerySet[Visit]:
    """Return the visits of the actor's units, the latest first; undone ones are nobody's."""
    rows: QuerySet[Visit] = Visit.objects.filter(undone_at=None).select_related(
        "place", "unit", "registered_by"
    )
    return rows if actor.trusted else rows.filter(unit__in=units_for(actor, act, "visit"))


def with_visits(places: QuerySet[IndoorPlace]) -> QuerySet[IndoorPlace]:
    """Return places with how often each was visited the last year, and when last."""
    stands = Q(visits__undone_at=None)
    year = stands & Q(visits__date__gt=timezone.localdate() - timedelta(days=365))
    return places.annotate(
        lately=Count("visits", filter=year), last_visit=Max("visits__date", filter=stands)
    )


def recent_places(actor: Actor, unit: Unit, limit: int = 5) -> list[IndoorPlace]:
    """Return the open places of a unit, those visited last first."""
    rows = with_visits(places_for(actor).filter(unit=unit, state=PlaceState.OPEN))
    lately = F("last_visit").desc(nulls_last=True)
    return list(rows.order_by(lately, "code_key")[:limit])


def units_of(actor: Actor, act: str, thing: str) -> list[Unit]:
    """Return the units in use in which the actor may do this."""
    rows = Unit.objects.filter(active=True).select_related("controller").order_by("name")
    return list(rows if actor.trusted else rows.filter(pk__in=units_for(actor, act, thing)))


def zones_of(unit: Unit) -> list[str]:
    """Return the names of the zones a unit has, and has used, for whoever types one."""
    used = set(Zone.objects.filter(unit=unit, active=True).values_list("name", flat=True))
    used |= set(
        Shift.objects.filter(unit=unit).order_by().values_list("area", flat=True).distinct()
    )
    used |= set(
        IndoorPlace.objects.filter(unit=unit).order_by().values_list("zone", flat=True).distinct()
    )
    return sorted(used - {""})


def may_undo_place(actor: Actor, place: IndoorPlace) -> bool:
    """Tell whether the actor has just written the place down, and nothing hangs on it."""
    fresh = is_just_written(actor, place.registered_by_id, place.registered_at)
    return fresh and not place.visits.exists()


def may_undo_visit(actor: Actor, visit: Visit) -> bool:
    """Tell whether the actor has just registered the visit."""
    may = actor.trusted or visit.unit_id in units_for(actor, "undo", "visit")
    return may and is_just_written(actor, visit.registered_by_id, visit.registered_at)


@dataclass(frozen=True, slots=True)
class Summed:
    """What the visits of a time come to."""

    visits: int
    calls: int
    let_in: int
    seen: int
    met: int
    places: int


def summed(visits: QuerySet[Visit]) -> Summed:
    """Return what visits come to; calls are counted apart."""
    called = Q(way=Way.CALL)
    told = visits.order_by().aggregate(
        visits=Count("pk", filter=~called),
        calls=Count("pk", filter=called),
        let_in=Count("pk", filter=Q(went=Went.LET_IN)),
        seen=Sum("seen"),
        met=Sum("met"),
        places=Count("place", distinct=True, filter=~called),
    )
    return Summed(**{name: number or 0 for name, number in told.items()})
