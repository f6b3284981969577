"""What stands in the head of every page: only doors that this reader may open."""

from typing import NamedTuple

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lykt.organisation.access import may
from lykt.organisation.acting import actor_if_any


class Door(NamedTuple):
    """One entry of the navigation, and what one must be allowed to see it."""

    view: str
    label: Promise
    act: str
    thing: str


DOORS = (
    Door("contact_new", _("Register"), "make", "contact"),
    Door("contacts", _("Contacts"), "read", "contact"),
    Door("people", pgettext_lazy("the people themselves", "People"), "read", "person"),
    Door("shifts", _("Outreach"), "read", "shift"),
    Door("concerns", _("Concerns"), "read", "concern"),
    Door("cases", _("Cases"), "read", "case"),
    Door("capacity", _("Room for cases"), "read", "caseload"),
    Door("places", _("Housing"), "read", "place"),
    Door("events", _("Learning"), "read", "event"),
    Door("plans", _("Action plans"), "read", "plan"),
    Door("figures", _("Figures"), "read", "figures"),
    Door("accounts", _("Accounts"), "read", "account"),
    Door("units", _("Units"), "make", "unit"),
    # Whoever answers finds the list on Today and on the person's page.
    Door("requests", _("Requests"), "oversee", "request"),
    # The leader finds it from the page where somebody is erased.
    Door("keeping_rules", _("How long"), "decide", "retention"),
    Door("reading_record", _("Reading record"), "read", "reading_record"),
)


def navigation(request: HttpRequest) -> dict[str, object]:
    """Return `nav` for the base template: label, url, and whether one stands there.

    Nobody acts at the door, not even in the request that signs someone in.
    """
    actor = actor_if_any()
    if actor is None:
        return {"nav": []}
    open_doors = [
        (door.label, reverse(door.view)) for door in DOORS if may(actor, door.act, door.thing)
    ]
    inside = [url for _label, url in open_doors if request.path.startswith(url)]
    here = max(inside, key=len, default=None)
    return {
        "nav": [{"label": label, "url": url, "current": url == here} for label, url in open_doors]
    }
