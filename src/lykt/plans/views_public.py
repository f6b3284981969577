"""The public page of a plan, and the switch that opens it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from lykt.organisation.acting import current_actor
from lykt.plans.actions_public import hide_plan, show_plan
from lykt.plans.public import public_plan
from lykt.plans.views_writing import plan_of


@login_not_required
@require_GET
def plan_public(request: HttpRequest, handle: str) -> HttpResponse:
    """Show a plan to anybody. One that is not shown, and one that never was, are not found."""
    today = timezone.localdate()
    plan = public_plan(handle, today)
    if plan is None:
        raise Http404
    return render(request, "plans/public.html", {"plan": plan, "on": today})


@require_POST
def plan_show(request: HttpRequest, handle: str) -> HttpResponse:
    """Show a plan to all, or to nobody outside any more."""
    actor, plan = current_actor(), plan_of(handle)
    try:
        if request.POST.get("do") == "hide":
            hide_plan(by=actor, plan=plan)
            messages.success(request, _("The plan is not shown to all any more."))
        else:
            show_plan(by=actor, plan=plan)
            messages.success(request, _("Anybody who has the address can read the plan now."))
    except ValidationError as problem:
        messages.error(request, problem.messages[0])
    return redirect("plan_write", plan.handle)
