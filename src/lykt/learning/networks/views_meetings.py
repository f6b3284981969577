"""Pages of the meetings of networks: parse, call, render."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lykt.learning.forms import write_page
from lykt.learning.networks import actions_meetings as actions
from lykt.learning.networks import queries
from lykt.learning.networks.codes import MeetingState
from lykt.learning.networks.forms import DecisionForm, MeetingForm, MinutesForm
from lykt.learning.networks.models import Decision, Meeting
from lykt.learning.networks.states import MEETING
from lykt.learning.networks.views import network_of, up_to
from lykt.learning.reach import staff_at
from lykt.organisation.access import may_at
from lykt.organisation.acting import current_actor
from lykt.organisation.sending import sent


def _meeting(handle: str, act: str = "read") -> Meeting:
    meetings = queries.whole_meeting(queries.meetings_for(current_actor(), act))
    return get_object_or_404(meetings, handle=handle)


def _decision(handle: str) -> Decision:
    return get_object_or_404(queries.decisions_for(current_actor(), "change"), handle=handle)


def _up(meeting: Meeting) -> tuple[str, str]:
    day = date_format(meeting.day, "SHORT_DATE_FORMAT")
    words = _("%(network)s, %(day)s") % {"network": meeting.network.name, "day": day}
    return reverse("network_meeting", args=[meeting.handle]), words


def meeting_page(request: HttpRequest, handle: str) -> HttpResponse:
    """Show a meeting: its agenda, its minutes, and what was decided."""
    actor = current_actor()
    meeting = _meeting(handle)
    network = meeting.network
    may_change = network.rested_on is None and may_at(
        actor, "change", queries.THING, network.controller_id
    )
    passed = meeting.day <= timezone.localdate()
    context = {
        "meeting": meeting,
        "network": network,
        "tasks": queries.with_lateness(meeting.decisions.all()),
        "unwritten": queries.is_unwritten(meeting),
        "may_change": may_change,
        "may_minute": may_change and passed and meeting.state != MeetingState.CANCELLED,
        "may_cancel": may_change and MEETING.allows(meeting.state, MeetingState.CANCELLED),
        "may_plan": may_change and MEETING.allows(meeting.state, MeetingState.PLANNED),
    }
    return render(request, "networks/meeting.html", context)


def minutes_print(request: HttpRequest, handle: str) -> HttpResponse:
    """Show the minutes as a sheet of paper, and nothing else."""
    meeting = _meeting(handle)
    context = {"meeting": meeting, "network": meeting.network}
    return render(request, "networks/print.html", context)


def meeting_new(request: HttpRequest, handle: str) -> HttpResponse:
    """Plan a meeting, or write down one that has been."""
    actor = current_actor()
    network = network_of(handle, "change")
    form = MeetingForm(request.POST or None)
    if row := sent(
        request, form, lambda: actions.plan_meeting(by=actor, network=network, **form.told())
    ):
        messages.success(request, _("Saved."))
        return redirect("network_meeting", row.handle)
    return write_page(request, form, heading=_("A new meeting"), up=up_to(network))


def meeting_change(request: HttpRequest, handle: str) -> HttpResponse:
    """Change a meeting and its agenda."""
    actor = current_actor()
    meeting = _meeting(handle, "change")
    form = MeetingForm(request.POST or None, initial=MeetingForm.said(meeting))
    if sent(
        request, form, lambda: actions.change_meeting(by=actor, meeting=meeting, **form.told())
    ):
        messages.success(request, _("Saved."))
        return redirect("network_meeting", handle)
    return write_page(request, form, heading=_("Change the meeting"), up=_up(meeting))


@require_POST
def meeting_set(request: HttpRequest, handle: str) -> HttpResponse:
    """Cancel a meeting, or plan it again."""
    meeting = _meeting(handle, "change")
    try:
        actions.set_meeting(
            by=current_actor(), meeting=meeting, state=request.POST.get("state", "")
        )
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    else:
        messages.success(request, _("Saved."))
    return redirect("network_meeting", handle)


def minutes(request: HttpRequest, handle: str) -> HttpResponse:
    """Write the minutes of a meeting."""
    actor = current_actor()
    meeting = _meeting(handle, "change")
    form = MinutesForm(request.POST or None, meeting=meeting)
    if sent(
        request, form, lambda: actions.write_minutes(by=actor, meeting=meeting, **form.told())
    ):
        messages.success(request, _("Saved. Write down what was decided too."))
        return redirect("network_meeting", handle)
    lede = _(
        "As little as will do: what was agreed about the work. No person who is met here, and "
        "no case."
    )
    return write_page(request, form, heading=_("Minutes"), up=_up(meeting), lede=lede)


def decision_new(request: HttpRequest, handle: str) -> HttpResponse:
    """Write down what was decided."""
    actor = current_actor()
    meeting = _meeting(handle, "change")
    form = DecisionForm(request.POST or None, staff=staff_at(meeting.network.controller_id))
    if sent(request, form, lambda: actions.decide(by=actor, meeting=meeting, **form.told())):
        messages.success(request, _("Written down."))
        return redirect("network_meeting", handle)
    lede = _("With somebody who does it, it is a task.")
    return write_page(request, form, heading=_("A decision"), up=_up(meeting), lede=lede)


def decision_change(request: HttpRequest, handle: str) -> HttpResponse:
    """Change what was decided, who does it, or by when."""
    actor = current_actor()
    row = _decision(handle)
    meeting = row.meeting
    said = {name: getattr(row, name) for name in ("text", "body", "due")}
    said["owner"] = row.owner.handle if row.owner else ""
    staff = staff_at(meeting.network.controller_id)
    form = DecisionForm(request.POST or None, staff=staff, initial=said)
    if sent(request, form, lambda: actions.change_decision(by=actor, decision=row, **form.told())):
        messages.success(request, _("Saved."))
        return redirect("network_meeting", meeting.handle)
    return write_page(request, form, heading=_("Change the decision"), up=_up(meeting))


@require_POST
def task_set(request: HttpRequest, handle: str) -> HttpResponse:
    """Say how a task stands."""
    row = _decision(handle)
    try:
        actions.set_task(by=current_actor(), decision=row, state=request.POST.get("state", ""))
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    else:
        messages.success(request, _("Saved."))
    return redirect("network_meeting", row.meeting.handle)
