"""Places and visits of Fjordby's service, as tests and rows of access want them."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from lykt.field.places import actions, actions_visits
from lykt.field.places.models import IndoorPlace, PlaceAddress, Visit
from lykt.organisation.acting import Actor, acting_as
from tests.support.pages import OPERATOR
from tests.support.people import World


TODAY = timezone.localdate()


def days(back: int) -> date:
    """Return the day so many days ago."""
    return timezone.localdate() - timedelta(days=back)


def make_place(world: World, by: Actor = OPERATOR, **told: Any) -> IndoorPlace:
    """Write a place down, an institute that has been open for a year."""
    told = {"kind": "institute", "zone": "Sentrum", "opened_on": days(365), **told}
    with acting_as(by):
        return actions.make_place(by=by, **{"unit": world.service, **told})


def make_address(place: IndoorPlace, text: str = "Strandgata 1, ring to ganger") -> PlaceAddress:
    """Write down where a place is."""
    with acting_as(OPERATOR):
        row = actions.write_address(by=OPERATOR, place=place, address=text)
        assert row is not None
        return row


def make_visit(
    world: World, place: IndoorPlace | None = None, by: Actor = OPERATOR, **told: Any
) -> Visit:
    """Register a visit of today."""
    told = {"date": timezone.localdate(), "went": "let_in", "met": 2, "seen": 3, **told}
    with acting_as(by):
        place = place or make_place(world)
        return actions_visits.register_visit(by=by, place=place, **told)
