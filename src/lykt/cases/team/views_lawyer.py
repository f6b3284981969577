"""Pages about the lawyer of a case: parse, call, render."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from lykt.cases.case.queries import may_with
from lykt.cases.team import actions_lawyer
from lykt.cases.team import lawyer as about
from lykt.cases.team.forms import HoursForm, LawyerForm
from lykt.cases.team.models import LawyerEvent, LawyerHours
from lykt.cases.team.views import page, tried, whole_case
from lykt.organisation.acting import current_actor
from lykt.privacy.reading.showing import show


def lawyer(request: HttpRequest, case: str) -> HttpResponse:
    """Show what has happened about a lawyer, and write down what happened now."""
    actor, found = current_actor(), whole_case(case)
    may_write = may_with(actor, "change", found) and found.state == "open"
    form = LawyerForm(request.POST or None, choices=about.may_follow(about.state_of(found)))

    def note() -> None:
        actions_lawyer.note_lawyer(by=actor, case=found, **form.cleaned_data)

    if request.method == "POST" and tried(form, note):
        messages.success(request, _("Written down."))
        return redirect("lawyer", case)
    events = list(LawyerEvent.objects.filter(case=found).select_related("by"))
    used = list(LawyerHours.objects.filter(case=found).select_related("by"))

    def context() -> dict[str, Any]:
        return {
            "case": found,
            "form": form,
            "state": about.state_of(found),
            "events": events,
            "used": used,
            "hours": about.hours_of(found),
            "may_write": may_write,
        }

    status = 422 if form.errors else 200
    return show(request, "team/lawyer.html", context, people=[found.subject], status=status)


def lawyer_hours(request: HttpRequest, case: str) -> HttpResponse:
    """Write down hours a lawyer used: a number, and nothing of what was said."""
    actor, found = current_actor(), whole_case(case, "change")
    form = HoursForm(request.POST or None)

    def note() -> None:
        actions_lawyer.note_hours(by=actor, case=found, **form.cleaned_data)

    if request.method == "POST" and tried(form, note):
        messages.success(request, _("Written down."))
        return redirect("lawyer", case)
    return page(request, "team/lawyer_hours.html", found, {"form": form})
