"""Pages of plans, each as it stood on any day: parse, call, render."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from lykt.organisation.access import check_may, may
from lykt.organisation.acting import current_actor
from lykt.organisation.paging import page_of
from lykt.organisation.sending import sent
from lykt.plans import actions_status, offers, queries
from lykt.plans.forms import Correcting, Reporting
from lykt.plans.lineage import earlier_of, later_of
from lykt.plans.looking import as_of, day_asked, show_form
from lykt.plans.models import Plan, Revision
from lykt.plans.queries import Narrowing
from lykt.plans.reach import may_report, may_with
from lykt.plans.told import (
    Told,
    day_in_words,
    deadline_in_words,
    history_of,
    in_order,
    mark_of,
    pace_in_words,
    phase_in_words,
    strips_of,
)


def plans(request: HttpRequest) -> HttpResponse:
    """List the plans one may read."""
    actor = current_actor()
    found = queries.plans_for(actor).order_by("municipality", "-period_from", "key")
    if not found.exists():
        # Whoever is a contact of a measure reads its plan; others need the role.
        check_may(actor, "read", "plan")
    page = page_of(request, found)
    rows = [
        {
            "plan": plan,
            "period": [
                day_in_words(one) for one in (plan.times.period_from, plan.times.period_to)
            ],
            "adopted": day_in_words(plan.times.adopted_on),
        }
        for plan in page
    ]
    context = {"page": page, "rows": rows, "may_make": may(actor, "make", "plan")}
    return render(request, "plans/plans.html", context)


def _period(plan: Plan) -> tuple[str, str]:
    times = plan.times
    return day_in_words(times.period_from), day_in_words(times.period_to)


def plan_page(request: HttpRequest, handle: str) -> HttpResponse:
    """Show a plan as a table, as it stood on a day."""
    actor = current_actor()
    plan = get_object_or_404(queries.plans_for(actor), handle=handle)
    form, on = day_asked(request)
    lines = queries.lines_of(actor, plan, on)
    wanted = Narrowing(
        responsible=request.GET.get("responsible", ""),
        area=request.GET.get("area", ""),
        late=bool(request.GET.get("late")),
    )
    order = request.GET.get("order", "number")
    shown = in_order(filter(wanted.keeps, lines), order)
    areas = list(queries.areas_of(plan))
    context = {
        "plan": plan,
        "period": _period(plan),
        "adopted": day_in_words(plan.times.adopted_on),
        "in_force": plan.times.in_force(on),
        "lines": [Told.of(line) for line in shown],
        "strips": strips_of(areas, map(Told.of, lines)),
        "all": len(lines),
        "late": sum(line.state.late for line in lines),
        "stale": sum(line.state.stale for line in lines),
        "areas": areas,
        "bodies": sorted({one.name for line in lines for one in line.responsible}),
        "wanted": wanted,
        "order": order,
        "doors": offers.doors_of(actor, plan),
        "may_change": may_with(actor, "change", plan.controller_id),
        "has_revision": Revision.objects.filter(plan=plan).exists(),
        "nexts": queries.plans_for(actor).filter(supersedes=plan),
        **as_of(form, on),
    }
    return render(request, "plans/plan.html", context)


def measure_page(request: HttpRequest, handle: str) -> HttpResponse:
    """Show a measure with all that had been said and decided of it by a day."""
    actor = current_actor()
    measure = get_object_or_404(queries.measures_for(actor), handle=handle)
    form, on = day_asked(request)
    entries = list(measure.entries.select_related("by"))
    state = queries.state_on(measure, entries, on)
    reports = may_report(actor, measure)
    context = {
        "measure": measure,
        "plan": measure.plan,
        "deadline": deadline_in_words(measure.due),
        "phase": phase_in_words(state),
        "told_of": day_in_words(state.entry.as_of) if state.entry else "",
        "pace": pace_in_words(state),
        "mark": mark_of(state),
        "state": state,
        "responsible": measure.responsible.select_related("contact"),
        "parts": measure.parts.all(),
        "history": history_of(entries, on),
        "decisions": [(one, day_in_words(one.day)) for one in queries.decisions_of(measure, on)],
        "money": measure.money.all(),
        "may_report": reports,
        "earlier": earlier_of(actor, measure, on),
        "later": later_of(actor, measure, on),
        "more": offers.parts_of(actor, measure, on),
        "may_change": may_with(actor, "change", measure.plan.controller_id),
        **as_of(form, on),
    }
    return render(request, "plans/measure.html", context)


def status_new(request: HttpRequest, handle: str) -> HttpResponse:
    """Say how a measure stands."""
    actor = current_actor()
    measure = get_object_or_404(queries.measures_for(actor, "report"), handle=handle)
    form = Reporting(request.POST or None)
    if sent(
        request,
        form,
        lambda: actions_status.write_status(by=actor, measure=measure, **form.cleaned_data),
    ):
        messages.success(request, _("Written down, with your name and the day."))
        return redirect("measure_page", measure.handle)
    return show_form(request, "plans/status_new.html", form, measure=measure)


def status_correct(request: HttpRequest, handle: str) -> HttpResponse:
    """Say what is right instead of what was said. What was said stays."""
    actor = current_actor()
    entry = get_object_or_404(queries.entries_for(actor, "report"), handle=handle)
    form = Correcting(request.POST or None, entry=entry)
    if sent(
        request,
        form,
        lambda: actions_status.correct_status(by=actor, entry=entry, **form.cleaned_data),
    ):
        messages.success(request, _("Corrected. What was said before can still be read."))
        return redirect("measure_page", entry.measure.handle)
    return show_form(
        request, "plans/status_correct.html", form, measure=entry.measure, entry=entry
    )
