"""The status report of a plan: what it says, and as a file to hand to the council."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from lykt.organisation.acting import current_actor
from lykt.plans.looking import as_of, day_asked
from lykt.plans.queries import plans_for
from lykt.reports.plans.content import status_report
from lykt.reports.plans.files import WRITERS
from lykt.reports.plans.letter import counts_of, introduction
from lykt.reports.views import XLSX


KINDS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": XLSX,
}


def plan_report(request: HttpRequest, handle: str) -> HttpResponse:
    """Show in short what the status report of a plan says as of a day."""
    actor = current_actor()
    plan = get_object_or_404(plans_for(actor), handle=handle)
    form, on = day_asked(request)
    report = status_report(actor, plan, on)
    context = {
        "plan": plan,
        "report": report,
        "said": introduction(report),
        "counts": counts_of(report),
        "late": [one for one in report.promises if one.late],
        "formats": list(WRITERS),
        **as_of(form, on),
    }
    return render(request, "reports/plan_report.html", context)


def plan_report_file(request: HttpRequest, handle: str, ending: str) -> HttpResponse:
    """Give out the status report as of a day, as a file."""
    actor = current_actor()
    plan = get_object_or_404(plans_for(actor), handle=handle)
    if ending not in WRITERS:
        raise Http404
    _form, on = day_asked(request)
    content = WRITERS[ending](status_report(actor, plan, on))
    answer = HttpResponse(content, content_type=KINDS[ending])
    name = f"{plan.key}-{on.isoformat()}.{ending}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
