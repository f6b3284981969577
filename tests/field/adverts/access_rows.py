"""Which role reaches which page of the advert watch: those who go out, and who leads them."""

from itertools import count
from typing import Any

from lykt.field.adverts.models import Advert, AdvertRound, Site
from lykt.organisation.acting import acting_as
from lykt.organisation.models import Staff
from lykt.organisation.roles import Role
from tests.support.pages import OPERATOR, Page
from tests.support.people import World


WATCH = frozenset({Role.FIELD_WORKER, Role.SOCIAL_WORKER, Role.UNIT_LEADER})
_number = count(1)


def make_site(world: World, **more: Any) -> Site:
    """Put a site there."""
    told: dict[str, Any] = {
        "controller": world.fjordby, "name": f"annonser{next(_number)}.example", **more,
    }  # fmt: skip
    return Site.objects.create(**told)


def make_round(world: World, by: Staff | None = None, **more: Any) -> AdvertRound:
    """Begin a round of the service, today when nothing else is told."""
    from django.utils import timezone

    told: dict[str, Any] = {
        "unit": world.service, "place": "Fjordby", "date": timezone.localdate(), **more,
    }  # fmt: skip
    with acting_as(OPERATOR):
        return AdvertRound.objects.create(
            controller=told["unit"].controller, registered_by=by, **told
        )


def site(world: World, reader: Staff) -> dict[str, Any]:
    """A site of the municipality."""
    return {"handle": make_site(world).handle}


def round_(world: World, reader: Staff) -> dict[str, Any]:
    """A round that the reader has begun and counted an advert in."""
    row = make_round(world, reader)
    Advert.objects.create(round=row, site=make_site(world), by=reader)
    return {"handle": row.handle}


ROWS: dict[str, Page] = {
    "adverts": Page(WATCH),
    "advert_round_new": Page(WATCH),
    "advert_import": Page(WATCH),
    "advert_sites": Page(WATCH),
    "advert_site_change": Page(WATCH, site, wide=True),
    "advert_round": Page(WATCH, round_),
    "advert_round_change": Page(WATCH, round_),
    "advert_undo": Page(WATCH, round_, "post"),
    "advert_round_remove": Page(WATCH, round_, "post"),
}
