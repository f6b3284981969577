"""What stands in the head of every page: only doors that this reader may open."""

from typing import NamedTuple

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lykt.organisation.access import may
from lykt.organisation.acting import current_actor


class Door(NamedTuple):
    """One entry of the navigation, and what one must be allowed to see it."""

    view: str
    label: Promise
    act: str
    thing: str


DOORS = (
    Door("contact_new", _("Register"), "make", "contact"),
    Door("contacts", _("Contacts"), "read", "contact"),
    Door("people", _("People"), "read", "person"),
    Door("figures", _("Figures"), "read", "figures"),
    Door("accounts", _("Accounts"), "make", "account"),
    Door("units", _("Units"), "make", "unit"),
)


def navigation(request: HttpRequest) -> dict[str, object]:
    """Return `nav` for the base template: label, url, and whether one stands there."""
    if not getattr(request, "user", None) or not request.user.is_authenticated:
        return {"nav": []}
    actor = current_actor()
    nav = []
    for door in DOORS:
        if may(actor, door.act, door.thing):
            url = reverse(door.view)
            nav.append({"label": door.label, "url": url, "current": request.path == url})
    return {"nav": nav}
