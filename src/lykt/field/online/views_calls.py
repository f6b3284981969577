"""Pages of calls to advertisers: ask before one calls, write down what came of it.

A number is typed here and shown nowhere: not in the answer, not in an address.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from lykt.field.doors import doors_of
from lykt.field.online import actions_calls, queries
from lykt.field.online.forms import Asking, CallForm
from lykt.learning.reach import chosen_unit
from lykt.learning.undoing import is_just_written
from lykt.organisation.access import check_may
from lykt.organisation.acting import current_actor
from lykt.organisation.paging import page_of
from lykt.organisation.sending import sent
from lykt.people.names import languages


def calls(request: HttpRequest) -> HttpResponse:
    """List the calls there have been: what came of them, and never to whom."""
    actor = current_actor()
    check_may(actor, "read", "advert_call")
    page = page_of(request, queries.calls_for(actor))
    names = dict(languages())
    rows = [
        {
            "row": one,
            "language": names.get(one.language, ""),
            "may_undo": is_just_written(actor, one.registered_by_id, one.registered_at),
        }
        for one in page
    ]
    may_make = queries.units_of(actor, "make", "advert_call").exists()
    context = {"page": page, "rows": rows, "may_make": may_make, "doors": doors_of(actor)}
    return render(request, "online/calls.html", context)


@sensitive_post_parameters()
def call_check(request: HttpRequest) -> HttpResponse:
    """Say before a call whether the number may be called."""
    actor = current_actor()
    check_may(actor, "check", "advert_call")
    unit = chosen_unit(request, actor, queries.units_of(actor, "check", "advert_call"))
    if unit is None:
        return render(request, "people/no_unit.html")
    form = Asking(request.POST or None)
    context: dict[str, Any] = {"form": form, "unit": unit}
    if request.method == "POST" and form.is_valid():
        (number,) = form.cleaned_data["number"]
        # Answered at once: the number is in no address that one could come back to.
        context["known"] = actions_calls.check_number(by=actor, unit=unit, number=number)
    return render(request, "online/check.html", context, status=422 if form.errors else 200)


@sensitive_post_parameters()
def call_new(request: HttpRequest) -> HttpResponse:
    """Write a call down: the number, what came of it, saved."""
    actor = current_actor()
    check_may(actor, "make", "advert_call")
    units = queries.units_of(actor, "make", "advert_call")
    unit = chosen_unit(request, actor, units)
    if unit is None:
        return render(request, "people/no_unit.html")
    form = CallForm(request.POST or None)
    if row := sent(
        request, form, lambda: actions_calls.write_call(by=actor, unit=unit, **form.told())
    ):
        undo = reverse("call_undo", args=[row.handle])
        messages.success(request, _said(row.outcome), extra_tags=undo)
        return redirect("calls")
    context = {"form": form, "unit": unit, "units": units}
    return render(request, "online/call_new.html", context, status=422 if form.errors else 200)


def _said(outcome: str) -> str:
    if outcome == "do_not_contact":
        return _("Written down. Whoever wants to call this number is told not to.")
    return _("Written down. The number is not kept as it stands.")


@require_POST
def call_undo(request: HttpRequest, handle: str) -> HttpResponse:
    """Take back a call one has just written down."""
    actor = current_actor()
    check_may(actor, "undo", "advert_call")
    found = get_object_or_404(queries.calls_for(actor, "undo"), handle=handle)
    actions_calls.undo_call(by=actor, call=found)
    messages.success(request, _("Undone. It is not counted."))
    return redirect("calls")
