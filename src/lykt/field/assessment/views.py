"""Pages of rapid assessments: parse, call, render."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from lykt.field.assessment import actions, queries
from lykt.field.assessment.codes import Part, RoundState
from lykt.field.assessment.forms import RoundForm, part_form
from lykt.field.assessment.models import RapidRound
from lykt.field.assessment.offers import became
from lykt.field.assessment.rules import lacks
from lykt.field.assessment.states import ROUND
from lykt.field.doors import doors_of
from lykt.learning.forms import write_page
from lykt.learning.reach import homes
from lykt.organisation.access import check_may, may, may_at
from lykt.organisation.acting import current_actor
from lykt.organisation.paging import page_of
from lykt.organisation.sending import sent


_NEW = {
    Part.SOURCE: gettext_lazy("New sources"),
    Part.FINDING: gettext_lazy("A new finding"),
    Part.GAP: gettext_lazy("A new gap"),
    Part.CONCLUSION: gettext_lazy("A new conclusion"),
}
_CHANGED = {
    Part.SOURCE: gettext_lazy("Change the sources"),
    Part.FINDING: gettext_lazy("Change the finding"),
    Part.GAP: gettext_lazy("Change the gap"),
    Part.CONCLUSION: gettext_lazy("Change the conclusion"),
}


def _round(handle: str, act: str = "read") -> RapidRound:
    return get_object_or_404(queries.rounds_for(current_actor(), act), handle=handle)


def _part(part: str, handle: str, act: str = "change") -> Any:
    if part not in Part.values:
        raise Http404
    return get_object_or_404(queries.parts_for(current_actor(), part, act), handle=handle)


def rapids(request: HttpRequest) -> HttpResponse:
    """List the assessments of the controller, the latest first."""
    actor = current_actor()
    check_may(actor, "read", queries.THING)
    context = {
        "page": page_of(request, queries.rounds_for(actor)),
        "may_make": may(actor, "make", queries.THING),
        "doors": doors_of(actor),
    }
    return render(request, "rapid/rapids.html", context)


def rapid_new(request: HttpRequest) -> HttpResponse:
    """Begin an assessment."""
    actor = current_actor()
    check_may(actor, "make", queries.THING)
    today = timezone.localdate()
    form = RoundForm(
        request.POST or None,
        homes=homes(actor, "make", queries.THING),
        initial={"starts": today, "ends": today},
    )
    if row := sent(
        request,
        form,
        lambda: actions.make_round(by=actor, controller=form.controller, **form.told()),
    ):
        messages.success(request, _("Saved as a draft. Write the sources down first."))
        return redirect("rapid_page", row.handle)
    up = (reverse("rapids"), _("Rapid assessments"))
    return write_page(request, form, heading=_("A new rapid assessment"), up=up)


def rapid_page(request: HttpRequest, handle: str) -> HttpResponse:
    """Show an assessment, part by part, and what became of what it found."""
    actor = current_actor()
    row = _round(handle)
    parts = queries.parts_of(row)
    told = became(actor, [one.pk for one in [*parts.findings, *parts.conclusions]])
    writes = may_at(actor, "change", queries.THING, row.controller_id)
    context = {
        "row": row,
        "parts": parts,
        "findings": [(one, told.get(one.pk, [])) for one in parts.findings],
        "conclusions": [(one, told.get(one.pk, [])) for one in parts.conclusions],
        "lacks": lacks(parts.counts) if row.state == RoundState.DRAFT else [],
        "events": row.events.select_related("by"),
        "may_write": writes and row.state == RoundState.DRAFT,
        "next_states": _nexts(row, writes),
        "may_finish": queries.may_finish(actor, row),
    }
    return render(request, "rapid/rapid.html", context)


def _nexts(row: RapidRound, writes: bool) -> list[tuple[str, Any]]:
    """Return what the reader can make of an assessment, as its state and the words of a button."""
    words = {
        (RoundState.DRAFT, RoundState.REVIEW): _("Send it to review"),
        (RoundState.REVIEW, RoundState.DRAFT): _("Take it back to a draft"),
        (RoundState.REVIEW, RoundState.DONE): _("It is done"),
        (RoundState.DONE, RoundState.REVIEW): _("Open it again"),
    }
    reviews = may_at(current_actor(), "review", queries.THING, row.controller_id)
    found = []
    for state in ROUND.states[row.state].to:
        reviewing = RoundState.DONE in (state, row.state)
        if reviews if reviewing else writes:
            found.append((str(state), words[RoundState(row.state), RoundState(state)]))
    return found


def _up_to(row: RapidRound) -> tuple[str, str]:
    return reverse("rapid_page", args=[row.handle]), row.title


def rapid_change(request: HttpRequest, handle: str) -> HttpResponse:
    """Write what is asked, put right."""
    actor = current_actor()
    row = _round(handle, "change")
    form = RoundForm(request.POST or None, homes=[], initial=RoundForm.said(row))
    if sent(request, form, lambda: actions.change_round(by=actor, row=row, **form.told())):
        messages.success(request, _("Saved."))
        return redirect("rapid_page", handle)
    return write_page(request, form, heading=_("Change the assessment"), up=_up_to(row))


@require_POST
def rapid_state(request: HttpRequest, handle: str) -> HttpResponse:
    """Send an assessment on, or back."""
    row = _round(handle)
    try:
        actions.set_state(by=current_actor(), row=row, state=request.POST.get("state", ""))
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    else:
        messages.success(request, _("Saved."))
    return redirect("rapid_page", handle)


def rapid_part_new(request: HttpRequest, handle: str, part: str) -> HttpResponse:
    """Write a source, a finding, a gap or a conclusion."""
    actor = current_actor()
    row = _round(handle, "change")
    if part not in Part.values:
        raise Http404
    form = part_form(part, row, request.POST or None)
    if sent(
        request,
        form,
        lambda: actions.write_part(by=actor, row=row, part=part, **form.cleaned_data),
    ):
        messages.success(request, _("Saved."))
        return redirect("rapid_page", handle)
    return write_page(request, form, heading=_NEW[Part(part)], up=_up_to(row))


def rapid_part(request: HttpRequest, part: str, handle: str) -> HttpResponse:
    """Put a part of an assessment right."""
    actor = current_actor()
    there = _part(part, handle)
    form = part_form(part, there.round, request.POST or None, there)
    if sent(
        request,
        form,
        lambda: actions.write_part(
            by=actor, row=there.round, part=part, there=there, **form.cleaned_data
        ),
    ):
        messages.success(request, _("Saved."))
        return redirect("rapid_page", there.round.handle)
    return write_page(
        request,
        form,
        heading=_CHANGED[Part(part)],
        up=_up_to(there.round),
        template="rapid/part.html",
        remove=reverse("rapid_part_remove", args=[part, handle]),
    )


@require_POST
def rapid_part_remove(request: HttpRequest, part: str, handle: str) -> HttpResponse:
    """Take a part out of a draft."""
    there = _part(part, handle)
    try:
        actions.remove_part(by=current_actor(), part=part, there=there)
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    else:
        messages.success(request, _("Removed."))
    return redirect("rapid_page", there.round.handle)
