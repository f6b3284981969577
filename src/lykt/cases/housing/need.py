"""The page of need against capacity: counted for one reader's units."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from lykt.cases.housing import queries
from lykt.cases.housing.codes import PlaceKind
from lykt.cases.housing.numbers import Housed, Month, by_kind, month_of, months
from lykt.organisation.acting import Actor
from lykt.organisation.models import Unit


#: So many months stand on the page.
MONTHS = 12


def need(actor: Actor) -> Mapping[str, Any]:
    """Return the months of the actor's units, in all and by kind of place."""
    units = queries.need_units(actor)
    if actor.trusted:
        units = set(Unit.objects.values_list("pk", flat=True))
    today = timezone.localdate()
    lived = queries.lived_by_place(units)
    places = [
        Housed(one.kind, one.active_from, one.active_to, rooms, lived.get(one.pk, []))
        for one, rooms in queries.places_with_rooms(units)
    ]
    refusals, waits = queries.refused(units), queries.waited(units)
    firsts = months(today, MONTHS)
    days = [day for day, _kind in refusals]
    total = [month_of(first, today, places, days, waits) for first in firsts]
    # The months before there was anything to count say nothing.
    while total and not _says_something(total[0]):
        del total[0], firsts[0]
    kinds = by_kind(firsts, today, places, refusals)
    return {
        "months": total[::-1],
        "kinds": [(PlaceKind(kind).label, rows[::-1]) for kind, rows in kinds.items()],
    }


def _says_something(month: Month) -> bool:
    return bool(month.nights or month.waiting or month.refused)
