"""A plan along time, as it stood on any day."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from lykt.organisation.acting import current_actor
from lykt.plans import queries
from lykt.plans.looking import as_of, day_asked
from lykt.plans.timeline import timeline_of


def plan_timeline(request: HttpRequest, handle: str) -> HttpResponse:
    """Show when the measures of a plan are due, as a picture and as the same in words."""
    actor = current_actor()
    plan = get_object_or_404(queries.plans_for(actor), handle=handle)
    form, on = day_asked(request)
    lines = queries.lines_of(actor, plan, on)
    context = {
        "plan": plan,
        "timeline": timeline_of(lines, queries.areas_of(plan), plan.times, on),
        "all": len(lines),
        "late": sum(line.state.late for line in lines),
        **as_of(form, on),
    }
    return render(request, "plans/timeline.html", context)
