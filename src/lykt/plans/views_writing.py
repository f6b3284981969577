"""Pages on which the plan owner writes a plan: parse, call, render."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lykt.organisation.access import check_may, controllers_with
from lykt.organisation.acting import current_actor
from lykt.organisation.models import Controller
from lykt.organisation.sending import sent
from lykt.plans import actions, actions_parts, forms_writing, queries
from lykt.plans.forms_writing import facts_of
from lykt.plans.looking import show_form
from lykt.plans.models import Area, Decision, Money, Plan, Responsible, Revision
from lykt.plans.told import day_in_words, deadline_in_words


def done(
    request: HttpRequest, form: forms.Form, act: Callable[[], object], words: str = ""
) -> bool:
    """Do what a form asks for, and say so; what is refused is told at the fields of the form."""

    def acted() -> bool:
        act()
        return True

    if not sent(request, form, acted):
        return False
    messages.success(request, words or _("Saved."))
    return True


def form_page(
    request: HttpRequest, form: forms.Form, heading: str, back: str, **context: Any
) -> HttpResponse:
    """Render a form of a plan. `back` is the address one came from, `of` what it belongs to."""
    told = {"heading": heading, "back": back, "save": _("Save"), **context}
    return show_form(request, "plans/write_form.html", form, **told)


def plan_new(request: HttpRequest) -> HttpResponse:
    """Begin a plan."""
    actor = current_actor()
    check_may(actor, "make", "plan")
    controllers = list(Controller.objects.filter(pk__in=controllers_with(actor, "make", "plan")))
    form = forms_writing.NewPlan(
        request.POST or None,
        controllers=controllers,
        others=list(queries.plans_for(actor, "change").order_by("key")),
        initial={"municipality": controllers[0].name if len(controllers) == 1 else ""},
    )
    made: list[Plan] = []
    if done(
        request,
        form,
        lambda: made.append(actions.make_plan(by=actor, **form.cleaned_data)),
        _("The plan is begun. Write its areas and measures."),
    ):
        return redirect("plan_write", made[0].handle)
    return form_page(request, form, _("A new plan"), reverse("plans"), of=_("Action plans"))


def plan_of(handle: str) -> Plan:
    """Return a plan that whoever acts may change, or say that there is none."""
    return get_object_or_404(queries.plans_for(current_actor(), "change"), handle=handle)


def _desk(plan: Plan) -> str:
    return reverse("plan_write", args=[plan.handle])


def plan_write(request: HttpRequest, handle: str) -> HttpResponse:
    """Show everything that is written in a plan, with a way to change each part of it."""
    plan = plan_of(handle)
    measures: dict[object, list[tuple[Any, str]]] = {}
    for measure in plan.measures.prefetch_related("responsible"):
        told = (measure, deadline_in_words(measure.due))
        measures.setdefault(measure.area_id, []).append(told)
    context = {
        "plan": plan,
        "areas": [(area, measures.get(area.pk, [])) for area in queries.areas_of(plan)],
        "has_measures": bool(measures),
        "decisions": [(one, day_in_words(one.day)) for one in plan.decisions.all()],
        "money": plan.money.select_related("measure"),
        "adopted": plan.times.in_force(timezone.localdate()),
        "shown": plan.shown_since is not None and plan.times.in_force(timezone.localdate()),
        "public_address": request.build_absolute_uri(reverse("plan_public", args=[plan.handle])),
        "revision": Revision.objects.filter(plan=plan).select_related("of").first(),
    }
    return render(request, "plans/write.html", context)


def plan_change(request: HttpRequest, handle: str) -> HttpResponse:
    """Change what stands on the front page of a plan."""
    actor, plan = current_actor(), plan_of(handle)
    others = queries.plans_for(actor, "change").filter(controller=plan.controller_id)
    form = forms_writing.PlanFacts(
        request.POST or None,
        initial=facts_of(plan),
        others=list(others.exclude(pk=plan.pk).order_by("key")),
    )
    if done(request, form, lambda: actions.change_plan(by=actor, plan=plan, **form.cleaned_data)):
        return redirect(_desk(plan))
    return form_page(request, form, _("Change the plan"), _desk(plan), of=plan.title)


# ---- Areas


def area_new(request: HttpRequest, handle: str) -> HttpResponse:
    """Add an area to a plan."""
    actor, plan = current_actor(), plan_of(handle)
    form = forms_writing.AreaFacts(request.POST or None)
    if done(
        request,
        form,
        lambda: actions.add_area(by=actor, plan=plan, **form.cleaned_data),
        _("The area is in the plan."),
    ):
        return redirect(_desk(plan))
    return form_page(request, form, _("A new area"), _desk(plan), of=plan.title)


def area_change(request: HttpRequest, handle: str) -> HttpResponse:
    """Change an area."""
    actor = current_actor()
    area = get_object_or_404(queries.parts_for(Area, actor), handle=handle)
    form = forms_writing.AreaFacts(request.POST or None, initial=facts_of(area))
    if done(
        request, form, lambda: actions_parts.change_area(by=actor, area=area, **form.cleaned_data)
    ):
        return redirect(_desk(area.plan))
    return form_page(
        request, form, _("Change the area"), _desk(area.plan), of=area.plan.title,
        remove=reverse("area_remove", args=[area.handle]),
        remove_label=_("Remove the area"),
    )  # fmt: skip


@require_POST
def area_remove(request: HttpRequest, handle: str) -> HttpResponse:
    """Take away an area in which there is nothing."""
    actor = current_actor()
    area = get_object_or_404(queries.parts_for(Area, actor), handle=handle)
    _taken_away(request, lambda: actions_parts.remove_area(by=actor, area=area))
    return redirect(_desk(area.plan))


def _taken_away(request: HttpRequest, act: Callable[[], None]) -> bool:
    try:
        act()
    except ValidationError as problem:
        messages.error(request, problem.messages[0])
        return False
    messages.success(request, _("Removed."))
    return True


# ---- Decisions and money


def decision_new(request: HttpRequest, handle: str) -> HttpResponse:
    """Write down a decision about a plan or some of its measures."""
    actor, plan = current_actor(), plan_of(handle)
    asked = {"measures": request.GET.getlist("measure")}
    form = forms_writing.DecisionFacts(request.POST or None, plan=plan, initial=asked)
    if done(
        request,
        form,
        lambda: actions_parts.write_decision(by=actor, plan=plan, **form.cleaned_data),
        _("The decision is written down."),
    ):
        return redirect(_desk(plan))
    return form_page(request, form, _("A decision"), _desk(plan), of=plan.title)


def decision_change(request: HttpRequest, handle: str) -> HttpResponse:
    """Write a decision as it was."""
    actor = current_actor()
    row = get_object_or_404(queries.parts_for(Decision, actor), handle=handle)
    about = list(row.measures.values_list("handle", flat=True))
    form = forms_writing.DecisionFacts(
        request.POST or None, plan=row.plan, initial={**facts_of(row), "measures": about}
    )
    if done(
        request,
        form,
        lambda: actions_parts.change_decision(by=actor, decision=row, **form.cleaned_data),
    ):
        return redirect(_desk(row.plan))
    return form_page(request, form, _("Change the decision"), _desk(row.plan), of=row.plan.title)


def money_new(request: HttpRequest, handle: str) -> HttpResponse:
    """Write down money for a plan or one of its measures."""
    actor, plan = current_actor(), plan_of(handle)
    asked = {"measure": request.GET.get("measure", "")}
    form = forms_writing.MoneyFacts(request.POST or None, plan=plan, initial=asked)
    if done(
        request,
        form,
        lambda: actions_parts.write_money(by=actor, plan=plan, **form.cleaned_data),
        _("The money is written down."),
    ):
        return redirect(_desk(plan))
    return form_page(request, form, _("Money"), _desk(plan), of=plan.title)


def money_change(request: HttpRequest, handle: str) -> HttpResponse:
    """Write money as it was."""
    actor = current_actor()
    row = get_object_or_404(queries.parts_for(Money, actor), handle=handle)
    form = forms_writing.MoneyFacts(request.POST or None, plan=row.plan, initial=facts_of(row))
    if done(
        request, form, lambda: actions_parts.change_money(by=actor, money=row, **form.cleaned_data)
    ):
        return redirect(_desk(row.plan))
    return form_page(request, form, _("Change the money"), _desk(row.plan), of=row.plan.title)


# ---- Measures and their bodies


def measure_new(request: HttpRequest, handle: str) -> HttpResponse:
    """Add a measure to a plan."""
    actor, plan = current_actor(), plan_of(handle)
    if not plan.areas.exists():
        messages.error(request, _("Add an area first: each measure stands in one."))
        return redirect("area_new", plan.handle)
    asked = {"area": request.GET.get("area", ""), "parent": request.GET.get("parent", "")}
    decision = plan.decisions.filter(handle=request.GET.get("decision", "")).first()
    if decision:
        asked |= {"title": " ".join(decision.text.split())[:500], "note": str(decision)}
    form = forms_writing.NewMeasure(request.POST or None, plan=plan, initial=asked)

    def add() -> None:
        told = {**form.cleaned_data, "responsible": form.bodies()}
        if decision:
            actions_parts.make_measure_of(by=actor, decision=decision, **told)
        else:
            actions.add_measure(by=actor, plan=plan, **told)

    if done(request, form, add, _("The measure is in the plan.")):
        return redirect(_desk(plan))
    return form_page(request, form, _("A new measure"), _desk(plan), of=plan.title)


def measure_change(request: HttpRequest, handle: str) -> HttpResponse:
    """Change what a plan says of a measure."""
    actor = current_actor()
    measure = get_object_or_404(queries.measures_for(actor, "change"), handle=handle)
    form = forms_writing.MeasureFacts(
        request.POST or None, plan=measure.plan, measure=measure, initial=facts_of(measure)
    )
    back = reverse("measure_page", args=[measure.handle])
    if done(
        request,
        form,
        lambda: actions.change_measure(by=actor, measure=measure, **form.cleaned_data),
    ):
        return redirect(back)
    return form_page(
        request, form, _("Change the measure"), back, of=measure,
        remove=reverse("measure_remove", args=[measure.handle]),
        remove_label=_("Remove the measure"),
        stays=actions_parts.why_it_stays(measure),
    )  # fmt: skip


@require_POST
def measure_remove(request: HttpRequest, handle: str) -> HttpResponse:
    """Take away a measure that was written by mistake."""
    actor = current_actor()
    measure = get_object_or_404(queries.measures_for(actor, "change"), handle=handle)
    gone = _taken_away(request, lambda: actions_parts.remove_measure(by=actor, measure=measure))
    return redirect(_desk(measure.plan) if gone else reverse("measure_page", args=[handle]))


def measure_bodies(request: HttpRequest, handle: str) -> HttpResponse:
    """Show who has to do with a measure, and name another."""
    actor = current_actor()
    measure = get_object_or_404(queries.measures_for(actor, "change"), handle=handle)
    form = forms_writing.NewBody(request.POST or None, plan=measure.plan)
    if done(
        request, form, lambda: actions.name_body(by=actor, measure=measure, **form.cleaned_data)
    ):
        return redirect("measure_bodies", measure.handle)
    context = {
        "measure": measure,
        "bodies": measure.responsible.select_related("contact"),
        "form": form,
    }
    return render(request, "plans/bodies.html", context, status=422 if form.is_bound else 200)


def body_change(request: HttpRequest, handle: str) -> HttpResponse:
    """Change what a body has to do with a measure, and who there is asked."""
    actor = current_actor()
    body = get_object_or_404(queries.parts_for(Responsible, actor), handle=handle)
    measure = body.measure
    form = forms_writing.BodyFacts(request.POST or None, plan=measure.plan, initial=facts_of(body))
    back = reverse("measure_bodies", args=[measure.handle])
    if done(
        request,
        form,
        lambda: actions.name_body(by=actor, measure=measure, name=body.name, **form.cleaned_data),
    ):
        return redirect(back)
    return form_page(
        request, form, body.name, back, of=measure,
        remove=reverse("body_remove", args=[body.handle]),
        remove_label=_("Remove the body"),
    )  # fmt: skip


@require_POST
def body_remove(request: HttpRequest, handle: str) -> HttpResponse:
    """Say that a body has nothing to do with a measure any more."""
    actor = current_actor()
    body = get_object_or_404(queries.parts_for(Responsible, actor), handle=handle)
    _taken_away(request, lambda: actions_parts.remove_body(by=actor, body=body))
    return redirect("measure_bodies", body.measure.handle)
