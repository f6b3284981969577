"""Pages on which one plan becomes the next: begin, say what becomes of each measure, finish."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lykt.organisation.acting import current_actor
from lykt.plans import actions_revision, queries
from lykt.plans.forms_revision import BeginNext, IntoThere, Outcomes, Reopened
from lykt.plans.models import Carryover, Revision
from lykt.plans.reach import may_with
from lykt.plans.told import Told
from lykt.plans.views_writing import done, form_page, plan_of


def revision_begin(request: HttpRequest, handle: str) -> HttpResponse:
    """Begin the next plan as this one, or go on into a plan that is here already."""
    actor, plan = current_actor(), plan_of(handle)
    into = request.POST.get("do") == "into"
    others = (
        queries.plans_for(actor, "change")
        .filter(controller=plan.controller_id, revision=None)
        .exclude(pk=plan.pk)
        .order_by("title")
    )
    posted = request.POST or None
    begin = BeginNext(None if into else posted)
    there = IntoThere(posted if into else None, others=list(others))
    made: list[Revision] = []

    def act() -> None:
        if into:
            new = there.cleaned_data["plan"]
            made.append(actions_revision.revise_into(by=actor, plan=new, old=plan))
        else:
            told = begin.cleaned_data
            made.append(actions_revision.begin_revision(by=actor, plan=plan, **told))

    words = _("Begun. Say of each old measure what becomes of it.")
    if done(request, there if into else begin, act, words):
        return redirect("plan_revision", made[0].plan.handle)
    context = {
        "plan": plan,
        "form": begin,
        "there": there if others else None,
        "begun": plan.revisions.filter(finished_at=None).select_related("plan").first(),
        "empty": not plan.measures.exists(),
    }
    failed = begin.is_bound or there.is_bound
    return render(request, "plans/revision_begin.html", context, status=422 if failed else 200)


def _revision_of(handle: str, act: str) -> Revision:
    plan = get_object_or_404(queries.plans_for(current_actor(), act), handle=handle)
    revision = Revision.objects.filter(plan=plan).select_related("plan", "of").first()
    if revision is None:
        raise Http404
    return revision


def plan_revision(request: HttpRequest, handle: str) -> HttpResponse:
    """Show what becomes of each measure of the old plan; its owner says it here."""
    actor, revision = current_actor(), _revision_of(handle, "read")
    writes = may_with(actor, "change", revision.plan.controller_id) and not revision.finished_at
    rows = list(revision.carryovers.select_related("old__area", "new", "copy"))
    form = Outcomes(request.POST or None, rows=rows) if writes else None

    def write() -> None:
        assert form is not None  # noqa: S101 - for the types
        actions_revision.write_outcomes(by=actor, revision=revision, choices=form.choices())

    if form is not None and done(request, form, write):
        return redirect("plan_revision", handle)
    bound = form is not None and form.is_bound
    context = {
        "revision": revision,
        "plan": revision.plan,
        "form": form,
        "rows": _rows(rows, form, revision),
        "decided": sum(bool(row.outcome) for row in rows),
        "all": len(rows),
        "reopenings": revision.reopenings.all(),
        "may_reopen": bool(revision.finished_at)
        and may_with(actor, "change", revision.plan.controller_id),
    }
    return render(request, "plans/revision.html", context, status=422 if bound else 200)


def _rows(
    rows: list[Carryover], form: Outcomes | None, revision: Revision
) -> list[dict[str, Any]]:
    """Return each old measure with how it stood at last, and its fields or its outcome."""
    lines = queries.lines_of(current_actor(), revision.of, timezone.localdate())
    told = {line.measure.pk: Told.of(line) for line in lines}
    return [
        {
            "row": row,
            "told": told.get(row.old_id),
            "fields": form.fields_of(row.handle) if form else None,
        }
        for row in rows
    ]


@require_POST
def revision_finish(request: HttpRequest, handle: str) -> HttpResponse:
    """Finish a revision, where each measure has an outcome and a reason."""
    revision = _revision_of(handle, "change")
    try:
        actions_revision.finish_revision(by=current_actor(), revision=revision)
    except ValidationError as problem:
        messages.error(request, problem.messages[0])
    else:
        messages.success(request, _("The revision is finished."))
    return redirect("plan_revision", handle)


def revision_reopen(request: HttpRequest, handle: str) -> HttpResponse:
    """Open a finished revision again, saying why."""
    revision = _revision_of(handle, "change")
    form = Reopened(request.POST or None)
    if done(
        request,
        form,
        lambda: actions_revision.reopen_revision(
            by=current_actor(), revision=revision, **form.cleaned_data
        ),
        _("The revision is open again."),
    ):
        return redirect("plan_revision", handle)
    back = reverse("plan_revision", args=[handle])
    heading = _("Open the revision again")
    return form_page(request, form, heading, back, of=revision.plan.title)
