"""Pages of places: parse, call, render. None of them shows an address."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lykt.cases.case.queries import cases_for
from lykt.cases.housing import actions_addresses, actions_places, queries
from lykt.cases.housing.codes import AddressState
from lykt.cases.housing.forms import Address, GiveUp, NewAddress, NewPlace, PlaceForm, done
from lykt.cases.housing.models import Place, PlaceAddress
from lykt.cases.housing.need import need
from lykt.organisation.access import check_may, may, units_for
from lykt.organisation.acting import current_actor
from lykt.organisation.models import Unit
from lykt.organisation.paging import page_of
from lykt.privacy.reading.showing import show


def _place(handle: str, act: str = "read") -> Place:
    """Return a place with which whoever acts may do this; else there is no such page."""
    return get_object_or_404(queries.places_for(current_actor(), act), handle=handle)


def _form_page(
    request: HttpRequest, form: object, title: str, lede: str, button: str, up: str, label: str
) -> HttpResponse:
    context = {
        "form": form,
        "title": title,
        "lede": lede,
        "button": button,
        "up": up,
        "up_label": label,
    }
    return show(request, "housing/form.html", context, people=[])


def places(request: HttpRequest) -> HttpResponse:
    """List the places of one's units, and what waits for one's own confirmation."""
    actor = current_actor()
    check_may(actor, "read", "place")
    context = {
        "page": page_of(request, queries.places_for(actor)),
        "to_confirm": queries.to_confirm(actor),
    }
    return show(request, "housing/places.html", context, people=[])


def place_new(request: HttpRequest) -> HttpResponse:
    """Take a place into use."""
    actor = current_actor()
    check_may(actor, "make", "place")
    units = Unit.objects.filter(active=True)
    if not actor.trusted:
        units = units.filter(pk__in=units_for(actor, "make", "place"))
    form = NewPlace(request.POST or None, units=units)
    if request.method == "POST" and (made := done(form, actions_places.make_place, by=actor)):
        messages.success(request, _("Saved."))
        return redirect("place_page", made.handle)
    return _form_page(
        request,
        form,
        _("New place"),
        _("What it is called stands in lists. Where it is, is written on a page of its own."),
        _("Save"),
        reverse("places"),
        _("Places to live"),
    )


def place_page(request: HttpRequest, handle: str) -> HttpResponse:
    """Show a place: its room and who answers for it. Not who lives there, nor where it is."""
    actor = current_actor()
    place = _place(handle)
    states = set(place.addresses.values_list("state", flat=True))
    left = list(queries.left_behind(actor, place))
    context = {
        "place": place,
        "stands": AddressState.STANDS in states,
        "waits": AddressState.WAITING in states,
        "confirms": queries.to_confirm(actor).filter(place=place).exists(),
        "may_erase": actor.trusted or place.unit_id in units_for(actor, "erase", "place"),
        "left": left,
    }
    return show(request, "housing/place.html", context, people=[stay.subject for stay in left])


def place_change(request: HttpRequest, handle: str) -> HttpResponse:
    """Change what is known of a place."""
    actor = current_actor()
    place = _place(handle, "change")
    form = PlaceForm(request.POST or None, initial=PlaceForm.said(place))
    if request.method == "POST" and done(form, actions_places.change_place, by=actor, place=place):
        messages.success(request, _("Saved."))
        return redirect("place_page", handle)
    lede = _("Another room holds from today. The months gone by are counted as they were.")
    return _form_page(
        request, form, _("Change the place"), lede, _("Save"),
        reverse("place_page", args=[handle]), place.name,
    )  # fmt: skip


def place_give_up(request: HttpRequest, handle: str) -> HttpResponse:
    """Give a place up."""
    actor = current_actor()
    place = _place(handle, "change")
    form = GiveUp(request.POST or None)
    if request.method == "POST" and done(
        form, actions_places.give_up_place, by=actor, place=place
    ):
        messages.success(request, _("The place is given up, and its address is gone."))
        return redirect("place_page", handle)
    lede = _("Its address goes at once, from every copy. What was counted stays.")
    return _form_page(
        request, form, _("Give the place up"), lede, _("Give it up"),
        reverse("place_page", args=[handle]), place.name,
    )  # fmt: skip


@require_POST
def place_free_bed(request: HttpRequest, handle: str, stay: str) -> HttpResponse:
    """Free the bed of somebody whose case is closed."""
    actor = current_actor()
    place = _place(handle, "change")
    found = get_object_or_404(queries.left_behind(actor, place), handle=stay)
    actions_places.free_bed(by=actor, stay=found)
    messages.success(request, _("The bed is free."))
    return redirect("place_page", handle)


# ---- Addresses: written, never shown here


def place_address(request: HttpRequest, handle: str) -> HttpResponse:
    """Write where a place is, and name who writes it a second time."""
    actor = current_actor()
    place = _place(handle, "change")
    form = NewAddress(request.POST or None, seconds=queries.seconds_for(actor, place))
    if request.method == "POST" and done(
        form, actions_addresses.write_address, by=actor, place=place
    ):
        messages.success(request, _("Written. It counts when the second has written the same."))
        return redirect("place_page", handle)
    lede = _(
        "Two people stand behind an address. It is sealed, and shown to nobody but those who "
        "are named on a stay there: not to you either."
    )
    return _form_page(
        request, form, _("Write the address"), lede, _("Save"),
        reverse("place_page", args=[handle]), place.name,
    )  # fmt: skip


def place_address_confirm(request: HttpRequest, handle: str) -> HttpResponse:
    """Write an address a second time, for whoever was named to."""
    actor = current_actor()
    check_may(actor, "confirm", "place")
    row = get_object_or_404(queries.to_confirm(actor), place__handle=handle)
    form = Address(request.POST or None)
    if request.method == "POST":
        same = done(form, actions_addresses.confirm_address, by=actor, row=row)
        if same:
            messages.success(request, _("The two are the same. The address counts from now."))
            return redirect("cases")
        if same is False:
            form.add_error("address", _not_the_same(row))
    lede = _(
        "A colleague has written where this place is, and named you. Write it too, from what "
        "you know yourself. You are not shown theirs. Capital letters, commas and spaces do "
        "not matter."
    )
    return _form_page(
        request, form, _("Write the address of %(place)s again") % {"place": row.place}, lede,
        _("Save"), reverse("cases"), _("Cases"),
    )  # fmt: skip


def _not_the_same(row: PlaceAddress) -> str:
    if actions_addresses.tries_left(row):
        return _("This is not what your colleague wrote. Talk together, and try again.")
    return _(
        "This is not what your colleague wrote, and it has been tried too often. What they wrote "
        "is gone. Talk together, and begin again."
    )


@require_POST
def place_address_take_back(request: HttpRequest, handle: str) -> HttpResponse:
    """Take back an address that waits."""
    actions_addresses.take_back_address(by=current_actor(), place=_place(handle, "change"))
    messages.success(request, _("Taken back. Nothing of it is left."))
    return redirect("place_page", handle)


@require_POST
def place_address_erase(request: HttpRequest, handle: str) -> HttpResponse:
    """Erase the address of a place that has become known."""
    actions_addresses.erase_address(by=current_actor(), place=_place(handle, "erase"))
    messages.success(request, _("The address is gone, from every copy."))
    return redirect("place_page", handle)


# ---- The list and the numbers


def housing_waiting(request: HttpRequest) -> HttpResponse:
    """List who waits for a place: numbers of cases, and what is needed."""
    actor = current_actor()
    check_may(actor, "read", "housing_need")
    page = page_of(request, queries.waiting_for(actor))
    own = set(cases_for(actor).values_list("pk", flat=True))
    context = {"page": page, "rows": [(row, row.case_id in own) for row in page]}
    return show(request, "housing/waiting.html", context, people=[row.subject for row in page])


def housing_need(request: HttpRequest) -> HttpResponse:
    """Show need against capacity, month by month."""
    actor = current_actor()
    check_may(actor, "read", "housing_need")
    context = {**need(actor), "may_see_places": may(actor, "read", "place")}
    return show(request, "housing/need.html", context, people=[])
