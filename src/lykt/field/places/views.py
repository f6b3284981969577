"""Pages of places: parse, call, render."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lykt.field.doors import doors_of
from lykt.field.places import actions, queries
from lykt.field.places.forms import AddressForm, Narrowed, OnDay, PlaceChange, PlaceForm
from lykt.field.places.models import IndoorPlace
from lykt.learning.forms import write_page
from lykt.learning.reach import chosen_unit
from lykt.organisation.access import check_may, may
from lykt.organisation.acting import current_actor
from lykt.organisation.models import Unit
from lykt.organisation.paging import page_of
from lykt.organisation.sending import sent
from lykt.privacy.reading.showing import show


#: So much of the history stands on the page of a place.
MOST_EVENTS = 15


def place_of(handle: str, act: str = "read") -> IndoorPlace:
    """Return a place by its handle, or answer that there is none."""
    return get_object_or_404(queries.places_for(current_actor(), act), handle=handle)


def up_to(place: IndoorPlace) -> tuple[str, str]:
    """Return the address of the page of a place, and its code."""
    return reverse("indoor_place", args=[place.handle]), place.code


def indoor_places(request: HttpRequest) -> HttpResponse:
    """List the places of one's units: what they are, and when the team was there last."""
    actor = current_actor()
    check_may(actor, "read", "indoor_place")
    rows = queries.with_visits(queries.places_for(actor)).order_by("code_key")
    zones = sorted(set(rows.order_by().values_list("zone", flat=True)) - {""})
    form = Narrowed(request.GET or None, zones=zones)
    wanted = form.cleaned_data if form.is_valid() else {}
    if not wanted.get("closed"):
        rows = rows.filter(state="open")
    for name in ("kind", "zone"):
        if wanted.get(name):
            rows = rows.filter(**{name: wanted[name]})
    context = {
        "page": page_of(request, rows),
        "form": form,
        "filtered": any(wanted.values()),
        "may_make": may(actor, "make", "indoor_place"),
        "may_visit": may(actor, "make", "visit"),
        "doors": doors_of(actor),
    }
    return render(request, "indoor/places.html", context)


def indoor_place_new(request: HttpRequest) -> HttpResponse:
    """Write a place down; it gets a code of its own."""
    actor = current_actor()
    check_may(actor, "make", "indoor_place")
    unit = _unit(request, "make", "indoor_place")
    if unit is None:
        return render(request, "people/no_unit.html")
    form = PlaceForm(request.POST or None, zones=queries.zones_of(unit))
    if place := sent(
        request, form, lambda: actions.make_place(by=actor, unit=unit, **form.cleaned_data)
    ):
        words = _("Saved as %(code)s. Say the code, never the address.") % {"code": place.code}
        undo = reverse("indoor_place_undo", args=[place.handle])
        messages.success(request, words, extra_tags=undo)
        return redirect("indoor_place", place.handle)
    up = (reverse("indoor_places"), _("Indoor places"))
    lede = _(
        "The place gets a code of its own. No name of a place and no address stands in lists."
    )
    return write_page(request, form, heading=_("A new place"), up=up, lede=lede)


def _unit(request: HttpRequest, act: str, thing: str) -> Unit | None:
    """Return the unit the address names, else the one used last, else one's own."""
    actor = current_actor()
    units = Unit.objects.filter(pk__in=[one.pk for one in queries.units_of(actor, act, thing)])
    return chosen_unit(request, actor, units.order_by("name"))


def indoor_place(request: HttpRequest, handle: str) -> HttpResponse:
    """Show a place: when it was open, its visits, and what has been done."""
    actor = current_actor()
    place = place_of(handle)
    visits = queries.visits_for(actor).filter(place=place)
    context = {
        "place": place,
        "spans": place.spans.all(),
        "summed": queries.summed(visits),
        "page": page_of(request, visits),
        "events": place.events.select_related("by")[:MOST_EVENTS],
        "has_address": queries.addresses_for(actor).filter(place=place).exists(),
        "may_change": queries.places_for(actor, "change").filter(pk=place.pk).exists(),
        "may_visit": may(actor, "make", "visit"),
        "may_undo": queries.may_undo_place(actor, place),
    }
    return render(request, "indoor/place.html", context)


def indoor_place_change(request: HttpRequest, handle: str) -> HttpResponse:
    """Write what a place is, put right."""
    actor = current_actor()
    place = place_of(handle, "change")
    form = PlaceChange(
        request.POST or None,
        zones=queries.zones_of(place.unit),
        initial=PlaceChange.said(place),
    )
    if sent(
        request, form, lambda: actions.change_place(by=actor, place=place, **form.cleaned_data)
    ):
        messages.success(request, _("Saved."))
        return redirect("indoor_place", handle)
    return write_page(request, form, heading=_("Change the place"), up=up_to(place))


def indoor_place_close(request: HttpRequest, handle: str) -> HttpResponse:
    """Say that a place is open no more."""
    actor = current_actor()
    place = place_of(handle, "change")
    form = OnDay(request.POST or None)
    if sent(
        request, form, lambda: actions.close_place(by=actor, place=place, **form.cleaned_data)
    ):
        messages.success(request, _("Closed. If it had an address, that is erased."))
        return redirect("indoor_place", handle)
    heading = _("%(code)s has closed") % {"code": place.code}
    lede = _("An address is erased when the place closes. The visits stay.")
    return write_page(request, form, heading=heading, up=up_to(place), lede=lede)


def indoor_place_reopen(request: HttpRequest, handle: str) -> HttpResponse:
    """Say that a closed place is open again."""
    actor = current_actor()
    place = place_of(handle, "change")
    form = OnDay(request.POST or None)
    if sent(
        request, form, lambda: actions.reopen_place(by=actor, place=place, **form.cleaned_data)
    ):
        messages.success(request, _("Open again."))
        return redirect("indoor_place", handle)
    heading = _("%(code)s is open again") % {"code": place.code}
    lede = _("Was it closed by mistake? Choose the day it was closed on.")
    return write_page(request, form, heading=heading, up=up_to(place), lede=lede)


@require_POST
def indoor_place_undo(request: HttpRequest, handle: str) -> HttpResponse:
    """Take back a place one has just written down."""
    actions.undo_place(by=current_actor(), place=place_of(handle, "change"))
    messages.success(request, _("Undone. Nothing of it is kept."))
    return redirect("indoor_places")


def indoor_address(request: HttpRequest, handle: str) -> HttpResponse:
    """Show and write where a place is. That it was opened is written down."""
    actor = current_actor()
    check_may(actor, "read", "indoor_address")
    place = place_of(handle, "change")
    row = queries.addresses_for(actor).filter(place=place).first()
    form = AddressForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        written = sent(
            request,
            form,
            lambda: (actions.write_address(by=actor, place=place, **form.cleaned_data),),
        )
        if written:
            messages.success(request, _("Saved, sealed.") if written[0] else _("Erased."))
            return redirect("indoor_place", handle)

    def context() -> Mapping[str, Any]:
        return {
            "place": place,
            "row": row,
            "form": form
            if form.is_bound
            else AddressForm(initial={"address": row.address if row else ""}),
        }

    status = 422 if form.errors else 200
    people = [row.subject] if row else []
    return show(request, "indoor/address.html", context, people=people, status=status)
