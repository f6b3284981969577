"""What is read of housing, always for someone."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Case as When
from django.db.models import IntegerField, QuerySet, Value
from django.db.models import When as Then
from django.utils import timezone

from lykt.cases.case.models import Case, CaseState
from lykt.cases.case.permissions import TEAM
from lykt.cases.case.sight import Sight
from lykt.cases.housing.codes import ORDER, AddressState, WaitState, WhereTo
from lykt.cases.housing.models import (
    AddressReader,
    Place,
    PlaceAddress,
    PlaceOffer,
    Stay,
    Waiting,
)
from lykt.cases.housing.rules import Lived, Room
from lykt.organisation.access import units_for
from lykt.organisation.acting import Actor
from lykt.organisation.models import Staff, StaffPost
from lykt.privacy.consent.codes import InformationKind


# ---- Places


def places_for(actor: Actor, act: str = "read") -> QuerySet[Place]:
    """Return the places with which the actor may do this, those in use first."""
    places: QuerySet[Place] = Place.objects.select_related("unit")
    if not actor.trusted:
        places = places.filter(unit__in=units_for(actor, act, "place"))
    return places.order_by("active_to", "kind", "name")


def open_places(case: Case) -> QuerySet[Place]:
    """Return the places in use at the unit of a case: what its team can choose from."""
    return Place.objects.filter(unit=case.unit_id, active_to=None).order_by("kind", "name")


def lived_in(place: Place) -> list[Lived]:
    """Return who has lived in a place, as the rules see it; what never was is left out."""
    rows = Stay.objects.filter(place=place).exclude(where_to=WhereTo.MISTAKE)
    return [Lived(*row) for row in rows.values_list("first", "ended_on", "beds")]


def rooms_of(place: Place) -> list[Room]:
    """Return how many could live in a place, by day."""
    rows = place.capacities.order_by("since").values_list("since", "capacity")
    return [Room(*row) for row in rows]


def left_behind(actor: Actor, place: Place) -> QuerySet[Stay]:
    """Return the stays whose case is closed, in a place the actor may change: beds to free."""
    rows: QuerySet[Stay] = Stay.objects.filter(
        place=place, ended_on=None, case__state=CaseState.CLOSED
    )
    reach = actor.trusted or place.unit_id in units_for(actor, "change", "place")
    return rows.order_by("first") if reach else rows.none()


# ---- Addresses


def seconds_for(actor: Actor, place: Place) -> QuerySet[Staff]:
    """Return the colleagues of the place's unit whom the actor can name beside themselves."""
    held = StaffPost.objects.held_on(timezone.localdate())
    here = held.filter(unit=place.unit_id, role__in=TEAM).values("staff")
    found = Staff.objects.filter(pk__in=here, is_active=True)
    found = found.exclude(pk=actor.staff) if actor.staff else found
    return found.order_by("name", "username")


def to_confirm(actor: Actor) -> QuerySet[PlaceAddress]:
    """Return the addresses that wait for the actor to write them a second time."""
    rows: QuerySet[PlaceAddress] = PlaceAddress.objects.filter(state=AddressState.WAITING)
    if actor.staff is None:
        return rows.none()
    units = units_for(actor, "confirm", "place")
    return rows.filter(second=actor.staff, unit__in=units).select_related("place")


class Shown(NamedTuple):
    """An address for somebody who may read it; no `row` where none has been confirmed."""

    stay: Stay
    row: PlaceAddress | None


def address_of(actor: Actor, case: Case, sight: Sight, handle: str) -> Shown | None:
    """Return the address of a stay of a case, or None: as if there were no such stay.

    Only for whoever is named on this stay, is in the team by the same place as when they
    were named, and, from outside, is covered by a consent for where the person is. Whoever
    works on the machine is nobody here. Nothing of a closed case.
    """
    if case.state == CaseState.CLOSED or not sight.sees(InformationKind.WHEREABOUTS):
        return None
    stay = (
        Stay.objects.filter(
            case=case,
            handle=handle,
            ended_on=None,
            readers__in=_named(actor, case),
        )
        .select_related("place")
        .first()
    )
    if stay is None:
        return None
    stands = PlaceAddress.objects.filter(place=stay.place_id, state=AddressState.STANDS)
    return Shown(stay, stands.first())


def _named(actor: Actor, case: Case) -> QuerySet[AddressReader]:
    rows: QuerySet[AddressReader] = AddressReader.objects.filter(
        case=case, ended_at=None, member__left_at=None, member__staff__isnull=False
    )
    return rows.filter(member__staff=actor.staff) if actor.staff else rows.none()


def may_read_address(actor: Actor, sight: Sight, stay: Stay) -> bool:
    """Tell whether the actor may read the address of a stay, for templates."""
    return (
        stay.is_current
        and stay.case.state != CaseState.CLOSED
        and sight.sees(InformationKind.WHEREABOUTS)
        and _named(actor, stay.case).filter(stay=stay).exists()
    )


def readers_of(stay: Stay) -> QuerySet[AddressReader]:
    """Return who may read the address of a stay today."""
    rows: QuerySet[AddressReader] = stay.readers.filter(ended_at=None, member__left_at=None)
    return rows.select_related("member__staff", "by").order_by("at")


# ---- Of one case


def stays_of(case: Case) -> QuerySet[Stay]:
    """Return where somebody has lived, the latest first."""
    stays: QuerySet[Stay] = Stay.objects.filter(case=case).select_related("place", "by", "case")
    return stays


def current_stay(case: Case) -> Stay | None:
    """Return where somebody lives now."""
    return stays_of(case).filter(ended_on=None).first()


def waiting_of(case: Case) -> Waiting | None:
    """Return the place on the list that somebody has now."""
    found: Waiting | None = Waiting.objects.filter(case=case, state=WaitState.WAITING).first()
    return found


def offers_of(case: Case) -> QuerySet[PlaceOffer]:
    """Return what places were asked, the latest first."""
    offers: QuerySet[PlaceOffer] = PlaceOffer.objects.filter(case=case).select_related("place")
    return offers


# ---- The whole list, and the numbers


def waiting_for(actor: Actor) -> QuerySet[Waiting]:
    """Return who waits in the actor's units, the most urgent first, then by day."""
    rows: QuerySet[Waiting] = Waiting.objects.filter(state=WaitState.WAITING)
    if not actor.trusted:
        rows = rows.filter(unit__in=units_for(actor, "read", "housing_need"))
    urgency = When(
        *(Then(priority=code, then=Value(n)) for n, code in enumerate(ORDER)),
        default=Value(len(ORDER)),
        output_field=IntegerField(),
    )
    return rows.select_related("case").order_by(urgency, "since", "at", "id")


def need_units(actor: Actor) -> set[UUID]:
    """Return the units whose need for housing the actor oversees."""
    return units_for(actor, "read", "housing_need")


def places_with_rooms(units: Iterable[UUID]) -> list[tuple[Place, list[Room]]]:
    """Return every place of some units with how many could live there."""
    places = Place.objects.filter(unit__in=list(units)).prefetch_related("capacities")
    return [
        (place, [Room(one.since, one.capacity) for one in place.capacities.all()])
        for place in places
    ]


def lived_by_place(units: Iterable[UUID]) -> dict[UUID, list[Lived]]:
    """Return who has lived in each place of some units."""
    found: dict[UUID, list[Lived]] = {}
    rows = Stay.objects.filter(place__unit__in=list(units)).exclude(where_to=WhereTo.MISTAKE)
    for place, first, left, beds in rows.order_by().values_list(
        "place", "first", "ended_on", "beds"
    ):
        found.setdefault(place, []).append(Lived(first, left, beds))
    return found


def waited(units: Iterable[UUID]) -> list[tuple[date, date | None]]:
    """Return from when until when each in some units has waited."""
    rows = Waiting.objects.filter(unit__in=list(units)).exclude(why="mistake").order_by()
    return list(rows.values_list("since", "ended_on"))


def refused(units: Iterable[UUID]) -> list[tuple[date, str]]:
    """Return the day of every no of a place of some units, and the kind of the place."""
    rows = PlaceOffer.objects.filter(place__unit__in=list(units), state="refused").order_by()
    return list(rows.values_list("answered_on", "place__kind"))
