"""Pages of shifts: parse, call, render."""

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lykt.field import actions, actions_desk, queries
from lykt.field.actions_desk import first_groups
from lykt.field.doors import doors_of
from lykt.field.forms import (
    CountCorrection,
    EndForm,
    NewShift,
    NoteForm,
    ShiftCorrection,
    ShiftSearch,
)
from lykt.field.models import Shift, Zone
from lykt.field.queries import Total
from lykt.learning.forms import write_page
from lykt.learning.reach import chosen_unit
from lykt.organisation.access import check_may, may, units_for
from lykt.organisation.acting import current_actor
from lykt.organisation.paging import page_of
from lykt.organisation.sending import corrected, sent
from lykt.people.queries import units_of
from lykt.privacy.reading.showing import show


#: So many weeks stand beside each other.
WEEKS = 8


def shift_of(handle: str, act: str = "read") -> Shift:
    """Return a shift by its handle, or answer that there is none."""
    return get_object_or_404(queries.shifts_for(current_actor(), act), handle=handle)


def shifts(request: HttpRequest) -> HttpResponse:
    """List the shifts, with the last weeks beside each other and the zones below."""
    actor = current_actor()
    check_may(actor, "read", "shift")
    rows = queries.shifts_for(actor)
    areas = sorted(set(rows.order_by().values_list("area", flat=True)))
    form = ShiftSearch(request.GET or None, units=units_of(actor, "read", "shift"), areas=areas)
    wanted = form.cleaned_data if form.is_valid() else {}
    if wanted.get("unit"):
        rows = rows.filter(unit=wanted["unit"])
    if wanted.get("zone"):
        rows = rows.filter(area=wanted["zone"])
    weeks = weeks_of(rows)
    if wanted.get("since"):
        rows = rows.filter(date__gte=wanted["since"])
    if wanted.get("until"):
        rows = rows.filter(date__lte=wanted["until"])
    shown = rows.filter(date__gte=wanted.get("since") or _weeks_ago(WEEKS))
    context = {
        "form": form,
        "page": page_of(request, rows),
        "filtered": any(wanted.values()),
        "weeks": weeks,
        "zones": queries.by_zone(shown.values_list("area", "met")),
        "may_make": may(actor, "change", "shift"),
        "may_sign_on": may(actor, "sign_on", "phone"),
        "doors": doors_of(actor),
    }
    return render(request, "field/shifts.html", context)


def _weeks_ago(weeks: int) -> date:
    """Return the Monday so many weeks ago, this one counted."""
    today = timezone.localdate()
    return today - timedelta(days=today.weekday(), weeks=weeks - 1)


def weeks_of(shifts: Any) -> list[dict[str, Any]]:
    """Return what each of the last weeks came to, the latest first; weeks without shifts too."""
    first = _weeks_ago(WEEKS)
    found = []
    for number in range(WEEKS):
        monday = first + timedelta(weeks=number)
        told = queries.period(shifts, monday, monday + timedelta(days=6))
        found.append({"number": monday.isocalendar().week, "monday": monday, "told": told})
    return found[::-1]


def shift_page(request: HttpRequest, handle: str) -> HttpResponse:
    """Show a shift: what was counted, who was met, what was said, what was put right."""
    actor, shift = current_actor(), shift_of(handle)
    meets = shift.unit_id in units_for(actor, "read", "person") or actor.trusted
    met = list(queries.meetings_of(shift)) if meets else []
    notes = list(queries.notes_of(shift))
    may_change = shift.unit_id in units_for(actor, "change", "shift") or actor.trusted

    def context() -> dict[str, Any]:
        return {
            "shift": shift,
            "totals": [one for one in queries.totals_of(shift) if one.seen or one.met],
            "meetings": met,
            "may_see_people": meets,
            "notes": [(one, one.text) for one in notes],
            "history": queries.history_of(shift),
            "corrections": queries.standing_counts(shift)
            .exclude(reason="")
            .select_related("group", "registered_by"),
            "colleagues": shift.colleagues.all(),
            "usual": _usual(shift),
            "may_change": may_change,
        }

    people = [one.contact.person for one in met]
    return show(
        request, "field/shift.html", context, people=[*people, *({shift.pk} if notes else ())]
    )


def _usual(shift: Shift) -> queries.Period | None:
    """Return what the unit's shifts in this zone came to in the eight weeks before."""
    before = queries.shifts_for(current_actor()).filter(unit=shift.unit_id, area=shift.area)
    last = shift.date - timedelta(days=1)
    told = queries.period(before, shift.date - timedelta(weeks=WEEKS), last)
    return told if told.shifts else None


def shift_new(request: HttpRequest) -> HttpResponse:
    """Write a shift down afterwards."""
    actor = current_actor()
    check_may(actor, "change", "shift")
    unit = chosen_unit(request, actor, units_of(actor, "change", "shift"))
    if unit is None:
        return render(request, "people/no_unit.html")
    zones = queries.zones_of(unit)
    if not zones.exists():
        context = {"unit": unit, "may_name": may(actor, "change", "zone")}
        return render(request, "field/no_zone.html", context)
    form = NewShift(
        request.POST or None,
        zones=zones,
        totals=[Total(group, 0, 0) for group in first_groups(unit)],
        initial={"date": timezone.localdate(), "staff": 2},
    )
    if shift := sent(
        request, form, lambda: actions_desk.write_shift(by=actor, unit=unit, **form.facts())
    ):
        messages.success(request, _("Saved."))
        return redirect("shift_page", shift.handle)
    context = {"form": form, "unit": unit, "units": units_of(actor, "change", "shift")}
    return render(request, "field/shift_new.html", context, status=422 if form.errors else 200)


def shift_correct(request: HttpRequest, handle: str) -> HttpResponse:
    """Put right when and where a shift was, how long it took and how many went."""
    actor, shift = current_actor(), shift_of(handle, "change")
    form = ShiftCorrection(request.POST or None, shift=shift, zones=_zones(shift))
    if corrected(
        request,
        form,
        lambda: actions_desk.correct_shift(
            by=actor, shift=shift, reason=form.cleaned_data["reason"], **form.changes()
        ),
    ):
        return redirect("shift_page", handle)
    return write_page(
        request,
        form,
        heading=_("Put the shift right"),
        lede=_("What it said before is kept, with your name and the reason."),
        up=(reverse("shift_page", args=[handle]), _("The shift")),
    )


def _zones(shift: Shift) -> Any:
    """Return the zones to choose from, the shift's own among them though it be out of use."""
    zones = queries.zones_of(shift.unit_id)
    return zones | Zone.objects.filter(pk=shift.zone_id) if shift.zone_id else zones


def shift_counts(request: HttpRequest, handle: str) -> HttpResponse:
    """Put right what was counted on a shift."""
    actor, shift = current_actor(), shift_of(handle, "change")
    form = CountCorrection(request.POST or None, totals=queries.totals_of(shift))
    if corrected(
        request,
        form,
        lambda: actions_desk.set_totals(
            by=actor, shift=shift, reason=form.cleaned_data["reason"], totals=form.counted()
        ),
    ):
        return redirect("shift_page", handle)
    context = {"form": form, "shift": shift}
    return render(request, "field/shift_counts.html", context, status=422 if form.errors else 200)


def shift_end(request: HttpRequest, handle: str) -> HttpResponse:
    """End a shift that a phone began and nobody ended."""
    actor, shift = current_actor(), shift_of(handle, "change")
    form = EndForm(request.POST or None, initial={"staff": shift.staff})
    if sent(request, form, lambda: actions.end_shift(by=actor, shift=shift, **form.cleaned_data)):
        messages.success(
            request, _("The shift has ended."), extra_tags=reverse("shift_open", args=[handle])
        )
        return redirect("shift_page", handle)
    return write_page(
        request,
        form,
        heading=_("End the shift"),
        lede=_("What a phone still holds is counted all the same when it comes."),
        up=(reverse("shift_page", args=[handle]), _("The shift")),
    )


@require_POST
def shift_open(request: HttpRequest, handle: str) -> HttpResponse:
    """Let a shift go on that was ended too early."""
    actions.open_again(by=current_actor(), shift=shift_of(handle, "change"))
    messages.success(request, _("The shift goes on."))
    return redirect("shift_page", handle)


def shift_note(request: HttpRequest, handle: str) -> HttpResponse:
    """Write something down about the scene."""
    actor, shift = current_actor(), shift_of(handle, "change")
    form = NoteForm(request.POST or None)
    if note := sent(
        request, form, lambda: actions.write_note(by=actor, shift=shift, **form.cleaned_data)
    ):
        undo = reverse("shift_note_undo", args=[note.handle])
        messages.success(request, _("Saved."), extra_tags=undo)
        return redirect("shift_page", handle)
    return write_page(
        request,
        form,
        heading=_("Write a note"),
        lede=_("It is sealed, and whoever opens the shift is written down."),
        up=(reverse("shift_page", args=[handle]), _("The shift")),
    )


@require_POST
def shift_note_undo(request: HttpRequest, handle: str) -> HttpResponse:
    """Take back what one has just said of the scene."""
    actor = current_actor()
    note = get_object_or_404(queries.own_notes(actor), handle=handle)
    actions.undo_note(by=actor, row=note)
    messages.success(request, _("Undone."))
    return redirect("shift_page", note.shift.handle)
