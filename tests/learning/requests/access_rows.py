"""Which role reaches which page of requests for advice. They are the whole municipality's."""

from datetime import date
from typing import Any

from lykt.learning.requests.models import AdviceRequest
from lykt.organisation.models import Staff
from tests.learning.events.access_rows import MAKES, READS
from tests.support.pages import Page
from tests.support.people import World


def make_request(world: World, by: Staff | None = None, **more: Any) -> AdviceRequest:
    """Count a request at the service, of a day in 2024 when nothing else is told."""
    told: dict[str, Any] = {
        "unit": world.service, "day": date(2024, 5, 2), "asked_by": "professional",
        "theme": "law", "way": "telephone", "minutes": 15, "outcome": "answered", **more,
    }  # fmt: skip
    return AdviceRequest.objects.create(controller=told["unit"].controller, by=by, **told)


def own(world: World, reader: Staff) -> dict[str, Any]:
    """A request that the reader has counted."""
    return {"handle": make_request(world, reader).handle}


ROWS: dict[str, Page] = {
    "advice": Page(READS),
    "advice_new": Page(MAKES),
    "advice_undo": Page(MAKES, own, "post", wide=True),
}
