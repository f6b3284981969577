"""Pages of concerns: parse, call, render."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lykt.concerns import actions, queries, running
from lykt.concerns.codes import ENDED
from lykt.concerns.duties import duties_in_words
from lykt.concerns.forms import ConcernSearch, Correcting, Raising, add_problems
from lykt.concerns.queries import concern_of
from lykt.concerns.whole import next_words, whole
from lykt.organisation.access import check_may, may
from lykt.organisation.acting import current_actor
from lykt.organisation.models import Unit
from lykt.organisation.paging import page_of
from lykt.organisation.sending import corrected
from lykt.privacy.reading.showing import show


def concerns(request: HttpRequest) -> HttpResponse:
    """List the concerns of one's units, what waits first."""
    actor = current_actor()
    check_may(actor, "read", "concern")
    form = ConcernSearch(request.GET or None)
    rows = queries.concerns_for(actor)
    wanted = form.cleaned_data if form.is_valid() else {}
    if not wanted.get("state"):
        rows = rows.exclude(state__in=ENDED)
    rows = rows.filter(**{name: value for name, value in wanted.items() if value})
    page = page_of(request, queries.in_order(rows))
    context = {
        "form": form,
        "page": page,
        "rows": [{"concern": one, "clocks": running.clocks_of(one)} for one in page],
        "filtered": any(wanted.values()),
        "consults": may(actor, "make", "consultation"),
    }
    people = [one.subject for one in page]
    return show(request, "concerns/concerns.html", context, people=people)


def chosen_unit(request: HttpRequest, units: list[Unit]) -> Unit:
    """Return the unit the address or the form names, else the one used last, else the first."""
    wanted = request.POST.get("unit") or request.GET.get("unit") or request.session.get("unit")
    unit = next((one for one in units if one.handle == wanted), units[0])
    request.session["unit"] = unit.handle
    return unit


def concern_new(request: HttpRequest) -> HttpResponse:
    """Take a concern in: one column, one hand."""
    actor = current_actor()
    check_may(actor, "make", "concern")
    units = list(queries.units_of(actor, "make", "concern"))
    if not units:
        return render(request, "people/no_unit.html")
    unit = chosen_unit(request, units)
    form = Raising(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            concern = actions.raise_concern(by=actor, unit=unit, **form.entry())
        except ValidationError as problem:
            add_problems(form, problem)
        else:
            undo = "" if concern.is_locked else reverse("concern_undo", args=[concern.handle])
            messages.success(request, _("Saved. %(next)s") % {"next": next_words(concern)}, undo)
            return redirect("concern_notify" if concern.is_locked else "concern_page",
                            concern.handle)  # fmt: skip
    context = {"form": form, "unit": unit, "units": units, "duties": duties_in_words()}
    status = 422 if form.errors else 200
    return render(request, "concerns/concern_new.html", context, status=status)


def concern_page(request: HttpRequest, handle: str) -> HttpResponse:
    """Show a concern: what waits, what was seen, what was done."""
    concern = concern_of(handle)
    page = whole(current_actor(), concern)

    def context() -> Mapping[str, Any]:
        return {**page.context(), "next": next_words(concern)}

    return show(request, "concerns/concern.html", context, people=page.subjects)


def concern_correct(request: HttpRequest, handle: str) -> HttpResponse:
    """Put a concern right, saying why; what it said stands beside it."""
    concern = concern_of(handle, "correct")
    form = Correcting(request.POST or None, concern=concern)
    if corrected(
        request,
        form,
        lambda: actions.correct_concern(by=current_actor(), concern=concern, **form.changes()),
        changed=_("Put right."),
    ):
        return redirect("concern_page", handle)

    def context() -> Mapping[str, Any]:
        shown = form
        if not form.is_bound:
            shown = Correcting(concern=concern, initial=Correcting.said(concern))
        return {"form": shown, "concern": concern}

    status = 422 if form.errors else 200
    people = [concern.subject]
    return show(request, "concerns/correct.html", context, people=people, status=status)


@require_POST
def concern_undo(request: HttpRequest, handle: str) -> HttpResponse:
    """Take back a concern one has just taken in."""
    actions.undo_concern(by=current_actor(), concern=concern_of(handle, "undo"))
    messages.success(request, _("Undone. Nothing of it is kept."))
    return redirect("concerns")
