"""The status report of a plan: what it says, and as a file to hand to the council."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from lykt.organisation.acting import current_actor
from lykt.plans.looking import as_of, day_asked
from lykt.plans.models import Plan
from lykt.plans.queries import plans_for
from lykt.plans.rounds.queries import rounds_for
from lykt.reports.plans.content import StatusReport, report_of_round, status_report
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
    form, _day = day_asked(request)
    report = _asked(request, plan)
    context = {
        "plan": plan,
        "report": report,
        "said": introduction(report),
        "counts": counts_of(report),
        "late": [one for one in report.promises if one.late],
        "formats": list(WRITERS),
        "locked": rounds_for(actor).filter(plan=plan, locked_at__isnull=False),
        "query": f"?round={report.round.handle}" if report.round else "",
        **as_of(form, report.on),
    }
    return render(request, "reports/plan_report.html", context)


def _asked(request: HttpRequest, plan: Plan) -> StatusReport:
    """Return the report the address asks for: of a locked round, or as of a day."""
    actor = current_actor()
    if handle := request.GET.get("round"):
        locked = rounds_for(actor).filter(plan=plan, locked_at__isnull=False)
        return report_of_round(actor, get_object_or_404(locked, handle=handle))
    _form, on = day_asked(request)
    return status_report(actor, plan, on)


def plan_report_file(request: HttpRequest, handle: str, ending: str) -> HttpResponse:
    """Give out the status report as of a day, as a file."""
    actor = current_actor()
    plan = get_object_or_404(plans_for(actor), handle=handle)
    if ending not in WRITERS:
        raise Http404
    report = _asked(request, plan)
    content = WRITERS[ending](report)
    answer = HttpResponse(content, content_type=KINDS[ending])
    name = f"{plan.key}-{report.on.isoformat()}.{ending}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
