"""What is read of the advert watch, always for someone."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from lykt.field.adverts.models import Advert, AdvertRound, Site
from lykt.organisation.access import controllers_for, units_for
from lykt.organisation.acting import Actor
from lykt.organisation.models import Controller, Unit


def rounds_for(actor: Actor, act: str = "read") -> QuerySet[AdvertRound]:
    """Return the rounds the actor may do this with, the latest first."""
    found = AdvertRound.objects.select_related("unit", "registered_by")
    if not actor.trusted:
        found = found.filter(unit__in=units_for(actor, act, "adverts"))
    return found


def counted(rounds: QuerySet[AdvertRound]) -> QuerySet[AdvertRound]:
    """Return rounds with how many adverts and how many different numbers were seen in each."""
    # Two questions: joined to the numbers, an advert with two would count twice.
    adverts = Advert.objects.filter(round=OuterRef("pk")).order_by().values("round")
    numbers = adverts.annotate(n=Count("sightings__number", distinct=True))
    return rounds.annotate(
        how_many=Coalesce(Subquery(adverts.annotate(n=Sum("count")).values("n")), 0),
        different=Coalesce(Subquery(numbers.values("n")), 0),
    )


def sites_for(actor: Actor, act: str = "read") -> QuerySet[Site]:
    """Return the sites of the organisations in which the actor may do this."""
    found = Site.objects.select_related("controller")
    if not actor.trusted:
        found = found.filter(controller__in=controllers_for(actor, act, "advert_site"))
    return found


def homes(actor: Actor) -> list[Controller]:
    """Return the organisations whose sites the actor may change, by name."""
    found = Controller.objects.order_by("name")
    if not actor.trusted:
        found = found.filter(pk__in=controllers_for(actor, "change", "advert_site"))
    return list(found)


def units_of(actor: Actor, act: str = "make") -> QuerySet[Unit]:
    """Return the units in use in which the actor may do this with rounds, by name."""
    units = Unit.objects.filter(active=True).select_related("controller").order_by("name")
    return units if actor.trusted else units.filter(pk__in=units_for(actor, act, "adverts"))


def places_of(unit: Unit) -> list[str]:
    """Return the places that the rounds of a unit have been about, by name."""
    rows = AdvertRound.objects.filter(unit=unit).order_by("place")
    return list(rows.values_list("place", flat=True).distinct())


@dataclass(frozen=True, slots=True)
class Line:
    """An advert in the list of its round: its numbers stand as first, second, third seen."""

    advert: Advert
    labels: list[int]
    #: Whether one of them stands further up, and whether one was seen last year.
    again: bool
    last_year: bool


def lines_of(row: AdvertRound) -> list[Line]:
    """Return the adverts of a round in the order they were counted."""
    adverts = row.adverts.select_related("site").prefetch_related("sightings__number")
    seen: dict[Any, int] = {}
    lines = []
    for advert in adverts:
        numbers = [one.number for one in advert.sightings.all()]
        again = any(one.pk in seen for one in numbers)
        labels = [seen.setdefault(one.pk, len(seen) + 1) for one in numbers]
        last_year = any(one.earlier_id for one in numbers)
        lines.append(Line(advert, labels, again, last_year))
    return lines


def totals_of(row: AdvertRound) -> dict[str, int]:
    """Return how many adverts a round has, and how many numbers and adverts without one."""
    adverts = row.adverts.all()
    return {
        "adverts": adverts.aggregate(n=Coalesce(Sum("count"), 0))["n"],
        "without": adverts.filter(sightings=None).aggregate(n=Coalesce(Sum("count"), 0))["n"],
        "numbers": adverts.filter(~Q(sightings=None)).aggregate(
            n=Count("sightings__number", distinct=True)
        )["n"],
    }


def last_site_of(row: AdvertRound) -> str:
    """Return the handle of the site on which an advert of the round was counted last, or ""."""
    last = row.adverts.order_by("-at", "-id").select_related("site").first()
    return last.site.handle if last else ""
