"""Pages of events: parse, call, render."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from lykt.learning.doors import doors_of
from lykt.learning.events import actions, queries
from lykt.learning.events.codes import State
from lykt.learning.events.forms import EventForm, EventSearch, HowItWent, NewEvent
from lykt.learning.events.models import Event
from lykt.learning.events.told import events_csv, fields_in_words
from lykt.learning.reach import chosen_unit, units_of
from lykt.learning.told import theme_in_words
from lykt.organisation.access import check_may, may, may_at
from lykt.organisation.acting import current_actor
from lykt.organisation.models import Unit
from lykt.organisation.paging import page_of
from lykt.organisation.sending import corrected, sent


#: The drawn state beside the word for how an event stands.
MARKS = {State.PLANNED: "open", State.HELD: "done", State.CANCELLED: "stopped"}


def row_of(event: Event) -> dict[str, Any]:
    """Return an event as a list shows it."""
    return {
        "event": event,
        "theme": theme_in_words(event.theme),
        "mark": MARKS[State(event.state)],
    }


def events(request: HttpRequest) -> HttpResponse:
    """List the events, the latest first, with those that nobody has told of yet above."""
    actor = current_actor()
    check_may(actor, "read", "event")
    found = queries.events_for(actor)
    years = queries.years_of(found)
    form = EventSearch(request.GET or None, years=years)
    wanted = form.cleaned_data if form.is_valid() else {}
    if year := wanted.get("year"):
        found = found.filter(day__year=int(year))
    narrowing = {name: wanted[name] for name in ("kind", "theme", "state") if wanted.get(name)}
    page = page_of(request, found.filter(**narrowing))
    context = {
        "form": form,
        "page": page,
        "rows": [row_of(one) for one in page],
        "filtered": any(wanted.values()),
        "waiting": list(queries.to_tell(actor)[:10]),
        "may_make": may(actor, "make", "event"),
        "may_export": bool(years) and may(actor, "export", "event"),
        "export_year": wanted.get("year") or _year_to_export(years),
        "doors": doors_of(actor),
    }
    return render(request, "learning/events.html", context)


def _year_to_export(years: list[int]) -> int:
    """Return this year where it has events, else the latest that has some."""
    today = timezone.localdate().year
    return today if today in years or not years else years[0]


@require_GET
def events_export(request: HttpRequest) -> HttpResponse:
    """Give a year's events as a file."""
    actor = current_actor()
    check_may(actor, "export", "event")
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else 0
    year = year or timezone.localdate().year
    rows = queries.events_for(actor, "export").filter(day__year=year).order_by("day", "id")
    text = events_csv(rows.prefetch_related("receivers"))
    answer = HttpResponse(text, content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="events-{year}.csv"'
    return answer


def event_of(handle: str, act: str = "read") -> Event:
    """Return an event that whoever acts may do this with; else there is no such page."""
    return get_object_or_404(queries.events_for(current_actor(), act), handle=handle)


def event_page(request: HttpRequest, handle: str) -> HttpResponse:
    """Show an event: what, when, for whom, how it went, and what was done with it."""
    actor, event = current_actor(), event_of(handle)
    context = {
        **row_of(event),
        "receivers": event.receivers.all(),
        "held_by": event.held_by.all(),
        "history": [(one, fields_in_words(one)) for one in queries.history_of(event)],
        "may_change": may_at(actor, "change", "event", event.controller_id),
        "may_undo": queries.may_undo(actor, event)
        and may_at(actor, "undo", "event", event.controller_id),
        "is_over": event.day <= timezone.localdate(),
    }
    return render(request, "learning/event.html", context)


def event_new(request: HttpRequest) -> HttpResponse:
    """Write an event down: one that comes, or one that was."""
    actor = current_actor()
    check_may(actor, "make", "event")
    units = units_of(actor, "make", "event")
    unit = chosen_unit(request, actor, units)
    if unit is None:
        return render(request, "people/no_unit.html")
    units = units.filter(controller=unit.controller)
    form = NewEvent(
        request.POST or None,
        units=units,
        controller=unit.controller,
        initial=_first(request, unit),
    )
    if event := sent(request, form, lambda: actions.make_event(by=actor, **form.facts())):
        undo = reverse("learning_event_undo", args=[event.handle])
        messages.success(request, _("Saved."), extra_tags=undo)
        return redirect("learning_event_page", event.handle)
    return _form_page(request, "learning/event_new.html", form)


def _first(request: HttpRequest, unit: Unit) -> dict[str, Any]:
    """Return what a new event begins with: a body's page leads here with the body chosen."""
    known = queries.receivers_for(current_actor(), "change")
    body = known.filter(handle=request.GET.get("receiver", "")).first()
    start: dict[str, Any] = {"unit": unit, "municipality": unit.controller.name}
    if body is not None and body.controller_id == unit.controller_id:
        start |= {"receivers": [body], "municipality": body.municipality}
    return start


def event_change(request: HttpRequest, handle: str) -> HttpResponse:
    """Change what stands about an event."""
    actor, event = current_actor(), event_of(handle, "change")
    units = units_of(actor, "change", "event").filter(controller=event.controller)
    units = units | Unit.objects.filter(pk=event.unit_id).select_related("controller")
    form = EventForm(request.POST or None, units=units, controller=event.controller, event=event)
    if corrected(
        request, form, lambda: actions.change_event(by=actor, event=event, **form.facts())
    ):
        return redirect("learning_event_page", handle)
    return _form_page(request, "learning/event_change.html", form, event=event)


def event_went(request: HttpRequest, handle: str) -> HttpResponse:
    """Say that an event was held, how many came, and how it went."""
    actor, event = current_actor(), event_of(handle, "change")
    names = ("participants", "evaluations", "grade", "evaluation")
    initial = {name: getattr(event, name) for name in names}
    form = HowItWent(request.POST if request.method == "POST" else None, initial=initial)
    if sent(
        request,
        form,
        lambda: actions.say_how_it_went(by=actor, event=event, **form.cleaned_data),
    ):
        messages.success(request, _("Saved."))
        return redirect("learning_event_page", handle)
    return _form_page(request, "learning/event_went.html", form, event=event)


def _form_page(request: HttpRequest, template: str, form: Any, **context: Any) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, template, {"form": form, **context}, status=status)


@require_POST
def event_cancel(request: HttpRequest, handle: str) -> HttpResponse:
    """Call an event off."""
    event = event_of(handle, "change")
    try:
        actions.cancel_event(by=current_actor(), event=event)
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    else:
        undo = reverse("learning_event_restore", args=[handle])
        messages.success(request, _("Called off. It counts nowhere."), extra_tags=undo)
    return redirect("learning_event_page", handle)


@require_POST
def event_restore(request: HttpRequest, handle: str) -> HttpResponse:
    """Let an event that was called off take place after all."""
    event = event_of(handle, "change")
    try:
        actions.restore_event(by=current_actor(), event=event)
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    else:
        messages.success(request, _("It takes place after all."))
    return redirect("learning_event_page", handle)


@require_POST
def event_undo(request: HttpRequest, handle: str) -> HttpResponse:
    """Take back an event one has just written down."""
    actions.undo_event(by=current_actor(), event=event_of(handle, "undo"))
    messages.success(request, _("Undone. It is as if it never was."))
    return redirect("events")
