"""Pages of the daily work in a case: events of tracks, the nine, steps."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lykt.cases.case import actions_events, actions_work, queries, rules, tracks
from lykt.cases.case.codes import Assured, AssuredState, StepState, Track
from lykt.cases.case.forms import add_problem
from lykt.cases.case.forms_work import Assuring, Becoming, Happening, NewStep
from lykt.cases.case.glance import whose
from lykt.cases.case.models import Assurance, Case, CaseEvent
from lykt.cases.case.still import stamp
from lykt.cases.case.views import case_of
from lykt.cases.case.whole import about, step_seen
from lykt.organisation.acting import current_actor
from lykt.privacy.reading.showing import show


def shown(
    request: HttpRequest, template: str, case: Case, told: Callable[[], Mapping[str, Any]]
) -> HttpResponse:
    """Show a page of a case; what is sealed opens in `told`."""
    actor = current_actor()
    sight = queries.sight_for(actor, case)

    def context() -> Mapping[str, Any]:
        head = about(actor, case, sight) | {"stamp": stamp(case, sight)}
        return {**head, **told()}

    return show(request, template, context, people=[case.subject])


def done(form: forms.Form, act: Callable[[], object]) -> bool:
    """Do what a form asks for, or put beside its fields why it cannot be done."""
    try:
        act()
    except ValidationError as problem:
        add_problem(form, problem)
        return False
    return True


# ---- Tracks


def event_new(request: HttpRequest, handle: str, track: str) -> HttpResponse:
    """Write what happened on a track: first what, then what that asks to be told.

    Which of the states it is stands in the address of the second step; it says nothing of
    anybody but in the company of the handle.
    """
    case = case_of(handle, "change")
    if track not in Track.values or track == Track.CASE:
        raise Http404
    events = queries.standing_events([case])[case.pk]
    now = rules.state_of(queries.happened(events), track)
    state = request.GET.get("state", "")
    if state not in tracks.allowed(track, now):
        form: forms.Form = Becoming(track=track, now=now)
        told = _track_words(track, now)
        return shown(request, "cases/event_state.html", case, lambda: {"form": form, **told})
    form = Happening(request.POST or None, track=track, state=state)
    if request.method == "POST" and form.is_valid():
        entry = {"track": track, "state": state, **form.cleaned_data}
        if done(form, lambda: actions_events.write_event(by=current_actor(), case=case, **entry)):
            messages.success(request, _("Written down."))
            return redirect("case_page", handle)
    told = _track_words(track, now) | {"becomes": tracks.label(track, state), "state": state}
    return shown(request, "cases/event_new.html", case, lambda: {"form": form, **told})


def _track_words(track: str, now: str) -> dict[str, Any]:
    return {"track": track, "track_name": Track(track).label, "now": tracks.label(track, now)}


@require_POST
def event_take_back(request: HttpRequest, handle: str, event: str) -> HttpResponse:
    """Take back a slip."""
    case = case_of(handle, "change")
    found = get_object_or_404(CaseEvent.objects.filter(case=case), handle=event)
    try:
        actions_events.take_back(by=current_actor(), event=found)
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    else:
        messages.success(request, _("Taken back. Both entries stay in the time line."))
    return redirect("case_page", handle)


# ---- The nine


def assurance(request: HttpRequest, handle: str, what: str) -> HttpResponse:
    """Say how one of the nine stands, and see how it has stood."""
    case = case_of(handle, "change")
    if what not in Assured.values:
        raise Http404
    rows = list(_history(case, what))
    form = Assuring(request.POST or None, case=case)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        if done(
            form,
            lambda: actions_work.assure(by=current_actor(), case=case, what=what, **told),
        ):
            messages.success(request, _("Written down."))
            return redirect("case_page", handle)

    def context() -> Mapping[str, Any]:
        fresh = form if form.is_bound else Assuring(case=case, initial=_stands(rows))
        history = [(row, whose(row)) for row in rows]
        return {"form": fresh, "what": Assured(what), "history": history}

    return shown(request, "cases/assurance.html", case, context)


def _history(case: Case, what: str) -> Any:
    rows = Assurance.objects.filter(case=case, what=what).select_related("owner", "by")
    return rows.order_by("-at", "-id")


def _stands(rows: list[Assurance]) -> dict[str, Any]:
    """Return what a form begins with: how it stands now. Call it where sealed texts open."""
    if not rows:
        return {"state": AssuredState.UNKNOWN, "day": timezone.localdate()}
    row = rows[0]
    return {
        "state": row.state,
        "next_step": row.next_step,
        "due": row.due,
        "owner": row.owner.handle if row.owner else None,
        "owner_body": row.owner_body,
        "day": timezone.localdate(),
    }


# ---- Steps


def case_steps(request: HttpRequest, handle: str) -> HttpResponse:
    """Show every step of a case, and write down a new one."""
    case = case_of(handle, "change")
    form = NewStep(request.POST or None, case=case)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        if done(form, lambda: actions_work.add_step(by=current_actor(), case=case, **told)):
            messages.success(request, _("Written down."))
            return redirect("case_steps", handle)
    steps = list(queries.steps_of(case))

    def context() -> Mapping[str, Any]:
        seen = [step_seen(one) for one in steps]
        return {
            "form": form,
            "may_write": case.state == "open",
            "steps": [one for one in seen if one["step"].state == StepState.TO_DO],
            "past": [one for one in reversed(seen) if one["step"].state != StepState.TO_DO],
        }

    return shown(request, "cases/steps.html", case, context)


@require_POST
def step_set(request: HttpRequest, handle: str, step: str) -> HttpResponse:
    """Say that a step is done, dropped, or to be done after all."""
    case = case_of(handle, "change")
    found = get_object_or_404(queries.steps_of(case), handle=step)
    state = request.POST.get("state", "")
    try:
        actions_work.set_step(by=current_actor(), step=found, state=state)
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    else:
        _say_how_it_stands(request, handle, step, state)
    to_all = request.POST.get("back") == "steps"
    return redirect("case_steps" if to_all else "case_page", handle)


def _say_how_it_stands(request: HttpRequest, handle: str, step: str, state: str) -> None:
    said = {
        StepState.DONE: _("Done."),
        StepState.DROPPED: _("Dropped."),
        StepState.TO_DO: _("To be done after all."),
    }
    undo = "" if state == StepState.TO_DO else reverse("step_undo", args=[handle, step])
    messages.success(request, said[StepState(state)], extra_tags=undo)


@require_POST
def step_undo(request: HttpRequest, handle: str, step: str) -> HttpResponse:
    """Let a step be to do again: the undo of what was just said."""
    case = case_of(handle, "change")
    found = get_object_or_404(queries.steps_of(case), handle=step)
    try:
        actions_work.set_step(by=current_actor(), step=found, state=StepState.TO_DO)
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    else:
        messages.success(request, _("To be done after all."))
    return redirect("case_page", handle)
