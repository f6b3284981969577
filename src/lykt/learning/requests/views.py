"""Pages of requests for advice: parse, call, render."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lykt.learning.doors import doors_of
from lykt.learning.reach import chosen_unit, units_of
from lykt.learning.requests import actions, queries
from lykt.learning.requests.forms import Counting
from lykt.learning.requests.models import AdviceRequest
from lykt.learning.told import theme_in_words
from lykt.learning.undoing import is_just_written
from lykt.organisation.access import check_may
from lykt.organisation.acting import current_actor
from lykt.organisation.paging import page_of
from lykt.organisation.sending import sent


def advice(request: HttpRequest) -> HttpResponse:
    """List the requests for advice there have been."""
    actor = current_actor()
    check_may(actor, "read", "advice")
    page = page_of(request, queries.requests_for(actor))
    rows = [
        {
            "row": one,
            "theme": theme_in_words(one.theme),
            "may_undo": is_just_written(actor, one.by_id, one.at),
        }
        for one in page
    ]
    units = list(units_of(actor, "make", "advice"))
    context = {"page": page, "rows": rows, "may_make": units, "doors": doors_of(actor)}
    return render(request, "learning/advice.html", context)


def advice_new(request: HttpRequest) -> HttpResponse:
    """Count a request: who asked, about what, saved."""
    actor = current_actor()
    check_may(actor, "make", "advice")
    units = units_of(actor, "make", "advice")
    unit = chosen_unit(request, actor, units)
    if unit is None:
        return render(request, "people/no_unit.html")
    form = Counting(request.POST or None)

    def count() -> AdviceRequest:
        told = dict(form.cleaned_data)
        told["on"] = told.pop("day")
        return actions.count_request(by=actor, unit=unit, **told)

    if row := sent(request, form, count):
        undo = reverse("advice_undo", args=[row.handle])
        messages.success(request, _("Counted. Nobody was named."), extra_tags=undo)
        return redirect("advice")
    context = {"form": form, "unit": unit, "units": units}
    status = 422 if form.errors else 200
    return render(request, "learning/advice_new.html", context, status=status)


@require_POST
def advice_undo(request: HttpRequest, handle: str) -> HttpResponse:
    """Take back what one has just counted."""
    actor = current_actor()
    found = get_object_or_404(queries.requests_for(actor, "undo"), handle=handle)
    actions.undo_request(by=actor, request=found)
    messages.success(request, _("Undone. It is not counted."))
    return redirect("advice")
