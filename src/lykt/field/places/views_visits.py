"""Pages of visits: register, list, put right, undo, print."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lykt.field.places import actions_visits as actions
from lykt.field.places import queries
from lykt.field.places.forms import VisitCorrecting, VisitForm
from lykt.field.places.models import IndoorPlace, Visit
from lykt.learning.forms import write_page
from lykt.learning.reach import chosen_unit
from lykt.organisation.access import check_may, may
from lykt.organisation.acting import Actor, current_actor
from lykt.organisation.models import Unit
from lykt.organisation.paging import page_of
from lykt.organisation.sending import corrected, sent
from lykt.people.names import language_name
from lykt.people.queries import recent_people
from lykt.privacy.reading.showing import show


#: So many codes of people met lately can be tapped.
RECENT = 6


def _visit(handle: str, act: str = "read") -> Visit:
    return get_object_or_404(queries.visits_for(current_actor(), act), handle=handle)


def visits(request: HttpRequest) -> HttpResponse:
    """List the visits of a year, with what they come to."""
    actor = current_actor()
    check_may(actor, "read", "visit")
    year = _year(request)
    rows = queries.visits_for(actor).filter(date__year=year)
    context = {
        "year": year,
        "years": [year - 1, year + 1] if year < timezone.localdate().year else [year - 1],
        "summed": queries.summed(rows),
        "page": page_of(request, rows),
        "may_visit": may(actor, "make", "visit"),
    }
    return render(request, "indoor/visits.html", context)


def _year(request: HttpRequest) -> int:
    """Return the year the address asks for; this one when it asks for none there is."""
    this = timezone.localdate().year
    asked = request.GET.get("year", "")
    return int(asked) if asked.isdecimal() and 1990 <= int(asked[:5]) <= this else this


def visit_new(request: HttpRequest) -> HttpResponse:
    """Register a visit with one hand: where, how it went, how many."""
    actor = current_actor()
    check_may(actor, "make", "visit")
    chosen = _chosen(request, actor)
    units = Unit.objects.filter(
        pk__in=[one.pk for one in queries.units_of(actor, "make", "visit")]
    ).order_by("name")
    unit = chosen.unit if chosen else chosen_unit(request, actor, units)
    if unit is None:
        return render(request, "people/no_unit.html")
    places = queries.recent_places(actor, unit, limit=500)
    if chosen and chosen not in places:
        places.insert(0, chosen)
    form = VisitForm(
        request.POST or None,
        actor=actor,
        unit=unit,
        places=places,
        recent=recent_people(actor, unit, RECENT),
        initial={"place": chosen.handle if chosen else None},
    )
    if visit := sent(request, form, lambda: actions.register_visit(by=actor, **form.entry())):
        undo = reverse("visit_undo", args=[visit.handle])
        messages.success(request, _saved(visit), extra_tags=undo)
        return redirect("indoor_place", visit.place.handle)
    context = {"form": form, "unit": unit, "units": list(units), "places": places}
    status = 422 if form.errors else 200
    people = form.recent.values()
    return show(request, "indoor/visit_new.html", context, people=people, status=status)


def _chosen(request: HttpRequest, actor: Actor) -> IndoorPlace | None:
    """Return the place that the address or the form names, if the actor may visit it."""
    handle = request.POST.get("place") or request.GET.get("place") or ""
    return queries.places_for(actor).filter(handle=handle).first() if handle else None


def _saved(visit: Visit) -> str:
    contacts = visit.known + visit.anonymous
    if contacts:
        return _("Saved, and those you met are registered. The contacts do not say where.")
    return _("Saved.")


def visit_page(request: HttpRequest, handle: str) -> HttpResponse:
    """Show one visit and what was put right in it."""
    actor = current_actor()
    visit = _visit(handle)
    context = {
        "visit": visit,
        "mediator": language_name(visit.mediator) if visit.mediator else "",
        "corrections": [_in_words(one) for one in visit.corrections.select_related("by")],
        "may_correct": queries.visits_for(actor, "correct").filter(pk=visit.pk).exists(),
        "may_undo": queries.may_undo_visit(actor, visit),
    }
    return render(request, "indoor/visit.html", context)


def _in_words(correction: Any) -> dict[str, Any]:
    """Return a correction with what each field said and says."""
    names = {field.name: field.verbose_name for field in Visit._meta.fields}
    lines = [
        (names[name], _value(name, correction.before[name]), _value(name, now))
        for name, now in correction.after.items()
    ]
    return {"correction": correction, "lines": lines}


def _value(name: str, value: Any) -> Any:
    if name == "date":
        return date.fromisoformat(value)
    if isinstance(value, list):
        return ", ".join(str(label) for label, _yes in Visit(offered=value).offers) or "–"
    field: Any = Visit._meta.get_field(name)
    choices = dict(field.flatchoices)
    return choices.get(value, "–" if value in (None, "") else value)


def visit_correct(request: HttpRequest, handle: str) -> HttpResponse:
    """Put a visit right, saying why."""
    actor = current_actor()
    visit = _visit(handle, "correct")
    places = queries.recent_places(actor, visit.unit, limit=500)
    if visit.place not in places:
        places.insert(0, visit.place)
    form = VisitCorrecting(
        request.POST or None, places=places, initial=VisitCorrecting.said(visit)
    )
    if corrected(
        request,
        form,
        lambda: actions.correct_visit(by=actor, visit=visit, **form.changes()),
        changed=_("The visit is corrected."),
    ):
        return redirect("visit_page", handle)
    up = (reverse("visit_page", args=[handle]), str(visit.place))
    lede = _("Those who were met are registered by themselves, and corrected in their contacts.")
    return write_page(request, form, heading=_("Correct the visit"), up=up, lede=lede)


@require_POST
def visit_undo(request: HttpRequest, handle: str) -> HttpResponse:
    """Take back a visit one has just registered."""
    visit = _visit(handle, "undo")
    actions.undo_visit(by=current_actor(), visit=visit)
    words = _("The visit is undone, and not counted.")
    if visit.known or visit.anonymous:
        words += " " + _("The contacts stand: undo them one by one if they were wrong too.")
    messages.success(request, words)
    return redirect("indoor_place", visit.place.handle)
