"""Pages by which findings become measures: parse, call, render."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lykt.field.assessment.models import Finding
from lykt.field.assessment.offers import became
from lykt.organisation.acting import current_actor
from lykt.organisation.paging import page_of
from lykt.plans import forms_writing
from lykt.plans.findings import actions, queries
from lykt.plans.queries import plans_for
from lykt.plans.reach import may_with
from lykt.plans.views_writing import done, form_page, plan_of


def plan_findings(request: HttpRequest, handle: str) -> HttpResponse:
    """List what assessments have found, and which measures were made of it."""
    actor = current_actor()
    plan = get_object_or_404(plans_for(actor), handle=handle)
    page = page_of(request, queries.findings_for(actor, plan))
    told = became(actor, [one.pk for one in page])
    context = {
        "plan": plan,
        "page": page,
        "findings": [(one, told.get(one.pk, [])) for one in page],
        "may_change": may_with(actor, "change", plan.controller_id),
    }
    return render(request, "plans/findings/findings.html", context)


def finding_measure(request: HttpRequest, handle: str, finding: str) -> HttpResponse:
    """Make a measure of a finding."""
    actor, plan = current_actor(), plan_of(handle)
    row = get_object_or_404(queries.findings_for(actor, plan), handle=finding)
    if not plan.areas.exists():
        messages.error(request, _("Add an area first: each measure stands in one."))
        return redirect("area_new", plan.handle)
    form = forms_writing.NewMeasure(request.POST or None, plan=plan, initial=_asked(row))
    back = reverse("plan_findings", args=[plan.handle])
    if done(
        request,
        form,
        lambda: actions.make_measure_of_finding(
            by=actor,
            plan=plan,
            finding=row,
            **{**form.cleaned_data, "responsible": form.bodies()},
        ),
        _("The measure is in the plan, and says where it came from."),
    ):
        return redirect(back)
    return form_page(request, form, _("A measure of a finding"), back, of=plan.title)


def _asked(row: Finding) -> dict[str, str]:
    """Return what the form begins with: the words of the finding, and where they stand."""
    day = date_format(row.round.done_on, "SHORT_DATE_FORMAT") if row.round.done_on else ""
    note = _("From the rapid assessment “%(title)s”, %(day)s.") % {
        "title": row.round.title,
        "day": day,
    }
    return {"title": " ".join(row.text.split())[:500], "note": note}
