"""Pages of units: parse, call, render."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from lykt.organisation import actions_units, queries
from lykt.organisation.access import check_may
from lykt.organisation.acting import current_actor
from lykt.organisation.forms import UnitForm
from lykt.organisation.paging import page_of


def units(request: HttpRequest) -> HttpResponse:
    """List the units one governs, with those out of use."""
    actor = current_actor()
    check_may(actor, "read", "unit")
    page = page_of(request, queries.units_of(actor))
    several = len({unit.controller_id for unit in page}) > 1
    return render(request, "organisation/units.html", {"page": page, "several": several})


def unit_new(request: HttpRequest) -> HttpResponse:
    """Make a unit."""
    actor = current_actor()
    check_may(actor, "make", "unit")
    form = UnitForm(request.POST or None, controllers=list(queries.administered(actor)))
    del form.fields["active"]
    if request.method == "POST" and form.is_valid():
        controller = form.controller()
        try:
            actions_units.make_unit(by=actor, controller=controller, **form.cleaned_data)
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            messages.success(request, _("The unit is made."))
            return redirect("units")
    return render(request, "organisation/unit_form.html", {"form": form})


def unit_change(request: HttpRequest, handle: str) -> HttpResponse:
    """Change a unit, or take it out of use."""
    actor = current_actor()
    check_may(actor, "change", "unit")
    unit = get_object_or_404(queries.units_of(actor, "change"), handle=handle)
    told = {name: getattr(unit, name) for name in ("name", "kind", "age_bands", "active")}
    form = UnitForm(request.POST or None, controllers=[unit.controller], initial=told)
    if request.method == "POST" and form.is_valid():
        try:
            actions_units.change_unit(by=actor, unit=unit, **form.cleaned_data)
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            messages.success(request, _("Saved."))
            return redirect("units")
    context = {"form": form, "unit": unit, "name": told["name"]}
    return render(request, "organisation/unit_form.html", context)
