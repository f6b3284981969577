"""The unit's own lists: the zones it goes to, and the groups it counts by."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from lykt.field import actions_desk
from lykt.field.actions_desk import first_groups
from lykt.field.doors import doors_of
from lykt.field.forms import GroupForm, ZoneForm
from lykt.field.models import Group, Zone
from lykt.learning.forms import write_page
from lykt.organisation.access import check_may, units_for
from lykt.organisation.acting import Actor, current_actor
from lykt.organisation.models import Unit
from lykt.organisation.sending import sent
from lykt.people.queries import units_of


KINDS: dict[str, tuple[type[Zone] | type[Group], type[ZoneForm]]] = {
    "zone": (Zone, ZoneForm),
    "group": (Group, GroupForm),
}


def zones(request: HttpRequest) -> HttpResponse:
    """Show the zones and the groups of each unit one leads."""
    actor = current_actor()
    check_may(actor, "read", "zone")
    told = [
        {
            "unit": unit,
            "zones": Zone.objects.filter(unit=unit),
            "groups": Group.objects.filter(unit=unit) or first_groups(unit),
        }
        for unit in units_of(actor, "read", "zone")
    ]
    return render(request, "field/zones.html", {"units": told, "doors": doors_of(actor)})


def listed_new(request: HttpRequest, kind: str, unit: str) -> HttpResponse:
    """Put a zone or a group into a unit's list."""
    actor = current_actor()
    where = get_object_or_404(units_of(actor, "change", "zone"), handle=unit)
    table, form_class = KINDS[kind]
    count = table.objects.filter(unit=where).count()
    form = form_class(request.POST or None, initial={"active": True, "place": count + 1})
    if sent(
        request,
        form,
        lambda: actions_desk.make_listed(by=actor, kind=table, unit=where, **form.cleaned_data),
    ):
        messages.success(request, _("Saved."))
        return redirect("zones")
    heading = _("A new zone") if kind == "zone" else _("A new group")
    return _page(request, form, heading, where)


def listed_change(request: HttpRequest, kind: str, handle: str) -> HttpResponse:
    """Name a zone or a group anew, or take it out of use."""
    actor = current_actor()
    table, form_class = KINDS[kind]
    row: Any = get_object_or_404(_mine(actor, table), handle=handle)
    form = form_class(
        request.POST or None,
        initial={name: getattr(row, name) for name in form_class.base_fields},
    )
    if sent(
        request,
        form,
        lambda: actions_desk.change_listed(by=actor, row=row, **form.cleaned_data),
    ):
        messages.success(request, _("Changed."))
        return redirect("zones")
    return _page(request, form, row.name, row.unit)


def _mine(actor: Actor, table: Any) -> Any:
    return table.objects.select_related("unit").filter(unit__in=units_for(actor, "change", "zone"))


def _page(request: HttpRequest, form: ZoneForm, heading: Any, unit: Unit) -> HttpResponse:
    return write_page(
        request,
        form,
        heading=heading,
        lede=unit.name,
        up=(reverse("zones"), _("Zones and groups")),
    )
