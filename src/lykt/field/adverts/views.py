"""Pages of observation rounds: parse, call, render. No person stands on them, and no number."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from lykt.field.adverts import actions, queries
from lykt.field.adverts.forms import Counting, Round
from lykt.field.adverts.models import AdvertRound
from lykt.field.doors import doors_of
from lykt.learning.forms import write_page
from lykt.learning.reach import chosen_unit
from lykt.organisation.access import check_may, may
from lykt.organisation.acting import current_actor
from lykt.organisation.paging import page_of
from lykt.organisation.sending import sent


def adverts(request: HttpRequest) -> HttpResponse:
    """List the rounds there have been, with how much was seen."""
    actor = current_actor()
    check_may(actor, "read", "adverts")
    page = page_of(request, queries.counted(queries.rounds_for(actor)))
    context = {
        "page": page,
        "may_make": queries.units_of(actor).exists(),
        "may_import": may(actor, "import", "adverts"),
        "doors": doors_of(actor),
    }
    return render(request, "adverts/rounds.html", context)


def advert_round_new(request: HttpRequest) -> HttpResponse:
    """Begin a round: the place, and the day where it is not today."""
    actor = current_actor()
    check_may(actor, "make", "adverts")
    units = queries.units_of(actor)
    unit = chosen_unit(request, actor, units)
    if unit is None:
        return render(request, "people/no_unit.html")
    form = Round(request.POST or None)
    if row := sent(
        request, form, lambda: actions.begin_round(by=actor, unit=unit, **form.cleaned_data)
    ):
        return redirect("advert_round", row.handle)
    context = {"form": form, "unit": unit, "units": units, "places": queries.places_of(unit)}
    status = 422 if form.errors else 200
    return render(request, "adverts/round_new.html", context, status=status)


def _round(handle: str, act: str) -> AdvertRound:
    found: AdvertRound = get_object_or_404(queries.rounds_for(current_actor(), act), handle=handle)
    return found


@sensitive_post_parameters()
def advert_round(request: HttpRequest, handle: str) -> HttpResponse:
    """Count the adverts of a round: the number, Enter, the next."""
    actor = current_actor()
    check_may(actor, "read", "adverts")
    row = _round(handle, "read")
    sites = list(queries.sites_for(actor).filter(controller=row.controller_id, active=True))
    last = request.GET.get("site") or queries.last_site_of(row)
    form = Counting(request.POST or None, sites=sites, initial={"site": last})
    if noted := sent(
        request, form, lambda: actions.note_advert(by=actor, round=row, **form.told())
    ):
        undo = reverse("advert_undo", args=[row.handle])
        messages.success(request, _said(noted), extra_tags=undo)
        # The site stays chosen, and the field for the number is empty and ready.
        address = reverse("advert_round", args=[row.handle])
        return redirect(f"{address}?site={noted.advert.site.handle}#number")
    lines = queries.lines_of(row)
    context: dict[str, Any] = {
        "row": row,
        "form": form,
        "sites": sites,
        "lines": lines[::-1],
        "totals": queries.totals_of(row),
        "may_undo": any(line.advert.by_id == actor.staff for line in lines),
        "may_remove": actions.may_remove(actor, row),
    }
    return render(request, "adverts/round.html", context, status=422 if form.errors else 200)


def _said(noted: actions.Noted) -> str:
    """Return what is told of what was just counted. The number is not repeated."""
    if not noted.advert.sightings.exists():
        text = ngettext(
            "Counted: %(n)s advert without a number.",
            "Counted: %(n)s adverts without a number.",
            noted.advert.count,
        )
        return text % {"n": noted.advert.count}
    if noted.here:
        return _("Counted. The number stands in this round already, and counts once.")
    if noted.last_year:
        return _("Counted. The number was seen last year too.")
    return _("Counted. The number is not kept as it stands.")


def advert_round_change(request: HttpRequest, handle: str) -> HttpResponse:
    """Put the place, the day or the minutes of a round right."""
    actor = current_actor()
    check_may(actor, "change", "adverts")
    row = _round(handle, "change")
    form = Round(request.POST or None, round=row)
    if sent(request, form, lambda: actions.change_round(by=actor, round=row, **form.cleaned_data)):
        messages.success(request, _("Changed."))
        return redirect("advert_round", row.handle)
    return write_page(
        request,
        form,
        heading=_("Change the round"),
        up=(reverse("advert_round", args=[row.handle]), _("The round")),
    )


@require_POST
def advert_undo(request: HttpRequest, handle: str) -> HttpResponse:
    """Take back the last advert one has counted in a round."""
    actor = current_actor()
    check_may(actor, "undo", "adverts")
    row = _round(handle, "undo")
    if actions.undo_last(by=actor, round=row):
        messages.success(request, _("Undone. It is not counted."))
    else:
        messages.info(request, _("There is nothing of yours to undo in this round."))
    return redirect("advert_round", row.handle)


@require_POST
def advert_round_remove(request: HttpRequest, handle: str) -> HttpResponse:
    """Take back a round one has just begun."""
    actor = current_actor()
    check_may(actor, "undo", "adverts")
    actions.remove_round(by=actor, round=_round(handle, "undo"))
    messages.success(request, _("The round is gone, with what was counted in it."))
    return redirect("adverts")
