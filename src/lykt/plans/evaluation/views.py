"""Pages of evaluation: what a plan is judged by, and what moved."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lykt.organisation.acting import Actor, current_actor
from lykt.organisation.sending import sent
from lykt.plans.evaluation import actions, queries
from lykt.plans.evaluation.codes import Kind
from lykt.plans.evaluation.forms import Choosing, CorrectingCount, Counting
from lykt.plans.evaluation.models import Indicator
from lykt.plans.evaluation.told import Said, point_in_words
from lykt.plans.looking import as_of, day_asked, show_form
from lykt.plans.queries import plans_for
from lykt.plans.reach import may_with


def evaluation(request: HttpRequest, handle: str) -> HttpResponse:
    """Show what moved in a plan by a day."""
    actor = current_actor()
    plan = get_object_or_404(plans_for(actor), handle=handle)
    form, on = day_asked(request)
    told = queries.moved_in_plan(actor, plan, on)
    context = {
        "plan": plan,
        "said": [Said.of(one) for one in told],
        "ended": queries.indicators_for(actor).filter(plan=plan, ended_at__isnull=False),
        "may_change": may_with(actor, "change", plan.controller_id),
        **as_of(form, on),
    }
    return render(request, "plans/evaluation/plan.html", context)


def indicator_new(request: HttpRequest, handle: str) -> HttpResponse:
    """Choose what a plan is judged by."""
    actor = current_actor()
    plan = get_object_or_404(plans_for(actor, "change"), handle=handle)
    asked = request.GET.get("measure")
    initial = {"measure": plan.measures.filter(handle=asked).first() if asked else None}
    form = Choosing(request.POST or None, actor=actor, plan=plan, initial=initial)
    if row := sent(
        request,
        form,
        lambda: actions.choose_indicator(by=actor, plan=plan, **form.cleaned_data),
    ):
        messages.success(request, _("Chosen, with your name and the day."))
        return redirect("indicator_page", row.handle)
    return show_form(request, "plans/evaluation/new.html", form, plan=plan)


def indicator_page(request: HttpRequest, handle: str) -> HttpResponse:
    """Show an indicator with every number there was by a day."""
    actor = current_actor()
    indicator = get_object_or_404(queries.indicators_for(actor), handle=handle)
    form, on = day_asked(request)
    [told] = queries.told_of(actor, queries.indicators_for(actor).filter(pk=indicator.pk), on)
    context = {
        "indicator": indicator,
        "one": Said.of(told),
        "points": [(point, point_in_words(point)) for point in reversed(told.known)],
        "counts": _counts(indicator) if indicator.kind == Kind.HAND else (),
        "may_change": may_with(actor, "change", indicator.plan.controller_id),
        "may_count": _may_count(actor, indicator),
        **as_of(form, on),
    }
    return render(request, "plans/evaluation/indicator.html", context)


def _counts(indicator: Indicator) -> list[dict[str, Any]]:
    """Return every count by hand with what became of it, the latest day first."""
    rows = indicator.counts.prefetch_related("corrected_by").order_by("-as_of", "-written_at")
    return [
        {"count": row, "words": point_in_words(row.point), "corrected": row.corrected_by.all()}
        for row in rows
    ]


def _may_count(actor: Actor, indicator: Indicator) -> bool:
    counted = indicator.kind == Kind.HAND and indicator.ended_at is None
    return counted and may_with(actor, "report", indicator.plan.controller_id)


@require_POST
def indicator_end(request: HttpRequest, handle: str) -> HttpResponse:
    """Use an indicator no longer, or take it up again."""
    actor = current_actor()
    indicator = get_object_or_404(queries.indicators_for(actor, "change"), handle=handle)
    if indicator.ended_at is None:
        actions.end_indicator(by=actor, indicator=indicator)
        messages.success(request, _("It is used no longer. What it has shown stays."))
    else:
        actions.take_up_indicator(by=actor, indicator=indicator)
        messages.success(request, _("It is used again."))
    return redirect("indicator_page", indicator.handle)


def count_new(request: HttpRequest, handle: str) -> HttpResponse:
    """Write down a number counted by hand."""
    actor = current_actor()
    found = queries.indicators_for(actor, "report").filter(kind=Kind.HAND, ended_at=None)
    indicator = get_object_or_404(found, handle=handle)
    form = Counting(request.POST or None)
    if sent(
        request,
        form,
        lambda: actions.write_count(by=actor, indicator=indicator, **form.cleaned_data),
    ):
        messages.success(request, _("Written down, with your name and the day."))
        return redirect("indicator_page", indicator.handle)
    return show_form(request, "plans/evaluation/count.html", form, indicator=indicator)


def count_correct(request: HttpRequest, handle: str) -> HttpResponse:
    """Say what is right instead of what was counted. What was said stays."""
    actor = current_actor()
    count = get_object_or_404(queries.counts_for(actor, "report"), handle=handle)
    form = CorrectingCount(request.POST or None, count=count)
    if sent(
        request, form, lambda: actions.correct_count(by=actor, count=count, **form.cleaned_data)
    ):
        messages.success(request, _("Corrected. What was said before can still be read."))
        return redirect("indicator_page", count.indicator.handle)
    return show_form(
        request, "plans/evaluation/count.html", form, indicator=count.indicator, count=count
    )
