"""Pages of hours and room: parse, call, render."""

from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lykt.cases.capacity import actions, queries
from lykt.cases.capacity.forms import CapacityForm, HoursForm
from lykt.cases.capacity.queries import Load
from lykt.cases.case.models import Case
from lykt.cases.case.queries import may_with, sight_for
from lykt.cases.case.views import case_of
from lykt.concerns.codes import Age
from lykt.organisation.access import check_may
from lykt.organisation.acting import current_actor
from lykt.organisation.models import Unit
from lykt.organisation.paging import page_of
from lykt.privacy.reading.showing import show


def _case(handle: str, act: str = "read") -> Case:
    case = case_of(handle, act)
    if not sight_for(current_actor(), case).everything:
        raise Http404
    return case


def case_hours(request: HttpRequest, case: str) -> HttpResponse:
    """List the hours of a case, and write down one's own."""
    actor, found = current_actor(), _case(case)
    may_write = may_with(actor, "change", found) and found.state != "closed"
    form = HoursForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            row = actions.log_hours(by=actor, case=found, **form.cleaned_data)
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            undo = reverse("hours_undo", kwargs={"case": case, "handle": row.handle})
            messages.success(request, _("Written down."), extra_tags=undo)
            return redirect("case_hours", case)
    context = {
        "case": found,
        "form": form,
        "page": page_of(request, queries.hours_of(found)),
        "total": queries.total_of(found),
        "may_write": may_write,
    }
    status = 422 if form.errors else 200
    people = [found.subject]
    return show(request, "capacity/hours.html", context, people=people, status=status)


@require_POST
def hours_undo(request: HttpRequest, case: str, handle: str) -> HttpResponse:
    """Take back hours that one has just written."""
    actor, found = current_actor(), _case(case, "change")
    row = get_object_or_404(queries.own_hours(actor, found), handle=handle)
    try:
        actions.undo_hours(by=actor, hours=row)
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    else:
        messages.success(request, _("Taken back."))
    return redirect("case_hours", case)


def capacity(request: HttpRequest) -> HttpResponse:
    """Show what cases ask of one's units, month by month: numbers, and nobody."""
    actor = current_actor()
    check_may(actor, "read", "caseload")
    page = page_of(request, queries.units_with_cases(actor))
    leads = set(queries.units_with_cases(actor, "state").values_list("pk", flat=True))
    loads = [
        {"load": load, "rows": _rows(load), "may_state": load.unit.pk in leads}
        for load in map(queries.load_of, page)
    ]
    ages = [str(one.label) for one in Age]
    context = {"page": page, "loads": loads, "ages": ages}
    return render(request, "capacity/capacity.html", context)


def _rows(load: Load) -> list[dict[str, Any]]:
    """Return the months, each with how long its bar is and where the room ends, in percent."""

    def percent(number: Decimal | int | None) -> int | None:
        return None if number is None else round(100 * Decimal(number) / load.most)

    return [
        {"month": one, "bar": percent(one.open), "edge": percent(one.capacity)}
        for one in load.months
    ]


def capacity_state(request: HttpRequest) -> HttpResponse:
    """Say how many cases there is room for in a unit one leads."""
    actor = current_actor()
    check_may(actor, "state", "caseload")
    units = queries.units_with_cases(actor, "state")
    unit = units.filter(handle=request.GET.get("unit", "")).first()
    form = CapacityForm(request.POST or None, units=units, initial=_said(unit))
    if request.method == "POST" and form.is_valid():
        try:
            actions.state_capacity(by=actor, **form.cleaned_data)
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            messages.success(request, _("Saved."))
            return redirect("capacity")
    status = 422 if form.errors else 200
    return render(request, "capacity/state.html", {"form": form}, status=status)


def _said(unit: Unit | None) -> dict[str, Any]:
    """Return what was said last of a unit, to be put right or said anew."""
    last = queries.load_of(unit).stated if unit else None
    told = {"at_once": last.at_once, "positions": last.positions} if last else {}
    return {"unit": unit.handle, **told} if unit else {}
