"""Pages of the meetings of the cooperation team. Nobody stands on them."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lykt.cases.meetings.general import actions, queries
from lykt.cases.meetings.general.codes import Theme
from lykt.cases.meetings.general.forms import NewTask, Writing
from lykt.cases.meetings.general.models import GeneralMeeting, GeneralTask
from lykt.cases.meetings.views_planning import add_errors
from lykt.organisation.access import check_may, may, units_for
from lykt.organisation.acting import current_actor
from lykt.organisation.models import Unit
from lykt.organisation.orphans import staff_of
from lykt.organisation.paging import page_of
from lykt.privacy.consent.codes import Recipient


def _units() -> Any:
    actor = current_actor()
    units = Unit.objects.filter(active=True).order_by("name")
    wanted = units_for(actor, "make", "general_meeting")
    return units if actor.trusted else units.filter(pk__in=wanted)


def _meeting(handle: str, act: str = "read") -> GeneralMeeting:
    return get_object_or_404(queries.meetings_for(current_actor(), act), handle=handle)


def _seen(task: GeneralTask) -> dict[str, Any]:
    return {"task": task, "late": queries.is_late(task)}


def general_meetings(request: HttpRequest) -> HttpResponse:
    """List the meetings of the cooperation team, and what is still to be done."""
    actor = current_actor()
    check_may(actor, "read", "general_meeting")
    context = {
        "page": page_of(request, queries.meetings_for(actor)),
        "tasks": [_seen(task) for task in queries.open_tasks(actor)],
        "may_make": may(actor, "make", "general_meeting"),
        "consults": may(actor, "read", "concern"),
    }
    return render(request, "general_meetings/meetings.html", context)


def general_meeting(request: HttpRequest, handle: str) -> HttpResponse:
    """Show a meeting: what it was about, who took part, what is to be done."""
    meeting = _meeting(handle)
    themes = dict(Theme.choices)
    tasks = queries.tasks_for(current_actor()).filter(meeting=meeting)
    may_change = queries.meetings_for(current_actor(), "change").filter(pk=meeting.pk).exists()
    context = {
        "meeting": meeting,
        "themes": [themes[code] for code in meeting.themes if code in themes],
        "bodies": [(Recipient(code).label, n) for code, n in meeting.bodies.items()],
        "tasks": [_seen(task) for task in tasks],
        "may_change": may_change,
        "form": NewTask(staff=staff_of(meeting.unit_id)) if may_change else None,
    }
    return render(request, "general_meetings/meeting.html", context)


def general_meeting_new(request: HttpRequest) -> HttpResponse:
    """Write a meeting down."""
    check_may(current_actor(), "make", "general_meeting")
    return _written(request, Writing(request.POST or None, units=_units()), None)


def general_meeting_change(request: HttpRequest, handle: str) -> HttpResponse:
    """Change what is written of a meeting."""
    meeting = _meeting(handle, "change")
    initial: dict[str, Any] = {f"from-{code}": n for code, n in meeting.bodies.items()}
    for name in ("purpose", "day", "themes", "next_on"):
        initial[name] = getattr(meeting, name)
    form = Writing(request.POST or None, units=[meeting.unit], initial=initial)
    return _written(request, form, meeting)


def _written(request: HttpRequest, form: Writing, meeting: GeneralMeeting | None) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            row = actions.write_meeting(by=current_actor(), meeting=meeting, **form.told())
        except ValidationError as problem:
            add_errors(form, problem)
        else:
            messages.success(request, _("Saved."))
            return redirect("general_meeting", row.handle)
    context = {"form": form, "meeting": meeting, "bodies": form.body_fields()}
    status = 422 if form.errors else 200
    return render(request, "general_meetings/write.html", context, status=status)


def general_task_new(request: HttpRequest, handle: str) -> HttpResponse:
    """Write down something that was decided."""
    meeting = _meeting(handle, "change")
    form = NewTask(request.POST or None, staff=staff_of(meeting.unit_id))
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_task(by=current_actor(), meeting=meeting, **form.told())
        except ValidationError as problem:
            add_errors(form, problem)
        else:
            messages.success(request, _("Written down."))
            return redirect("general_meeting", handle)
    status = 422 if form.errors else 200
    context = {"meeting": meeting, "form": form}
    return render(request, "general_meetings/task.html", context, status=status)


@require_POST
def general_task_set(request: HttpRequest, handle: str) -> HttpResponse:
    """Say how a task stands."""
    task = get_object_or_404(queries.tasks_for(current_actor(), "change"), handle=handle)
    try:
        actions.set_task(by=current_actor(), task=task, state=request.POST.get("state", ""))
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    else:
        messages.success(request, _("Saved."))
    return redirect("general_meeting", task.meeting.handle)
