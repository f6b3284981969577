"""Pages of cases: parse, call, render."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from lykt.cases.case import overview, queries
from lykt.cases.case.forms import Choosing
from lykt.cases.case.lines import all_lines
from lykt.cases.case.models import Case
from lykt.cases.case.offers import tell_of_showing
from lykt.cases.case.still import stamp
from lykt.cases.case.whole import about, whole
from lykt.organisation.access import check_may
from lykt.organisation.acting import current_actor
from lykt.organisation.paging import page_of
from lykt.privacy.reading.showing import show


def case_of(handle: str, act: str = "read") -> Case:
    """Return a case that whoever acts may do this with; else there is no such page."""
    actor = current_actor()
    case: Case = get_object_or_404(queries.cases_for(actor, act), handle=handle)
    tell_of_showing(actor, [case])
    return case


def cases(request: HttpRequest) -> HttpResponse:
    """List the cases in whose team one is, those that something is due in first."""
    actor = current_actor()
    check_may(actor, "read", "case")
    asked = Choosing(request.GET)
    page = page_of(request, overview.rows_for(actor, **asked.told()))
    context = {"page": page, "form": asked, "chosen": bool(request.GET)}
    return show(request, "cases/cases.html", context, people=[row.case.subject for row in page])


def case_page(request: HttpRequest, handle: str) -> HttpResponse:
    """Show a case: what is safe, what is not, what is next."""
    page = whole(current_actor(), case_of(handle))
    return show(request, "cases/case.html", page.context, people=page.subjects)


def case_lines(request: HttpRequest, handle: str) -> HttpResponse:
    """Show the whole time line of a case, a page at a time."""
    actor, case = current_actor(), case_of(handle)
    sight = queries.sight_for(actor, case)
    page = page_of(request, all_lines(actor, case, sight))
    context = {**about(actor, case, sight), "page": page, "stamp": stamp(case, sight)}
    return show(request, "cases/lines.html", lambda: context, people=[case.subject])


def case_still(request: HttpRequest, handle: str) -> HttpResponse:
    """Answer a page that stands open: whether its reader still sees what it shows.

    Nothing is read here, and nothing of a case is told. Where the sight is as it was, the
    answer is empty. Where there is less or more of it, the page is asked for anew, which is
    a reading like any other. Where there is none, words about nobody take the page's place.
    """
    actor = current_actor()
    if not request.headers.get("HX-Request"):
        return redirect("case_page", case_of(handle).handle)
    case = queries.cases_for(actor).filter(handle=handle).first()
    if case is None:
        return _shut(request)
    now = stamp(case, queries.sight_for(actor, case))
    if constant_time_compare(now, request.GET.get("as", "")):
        return HttpResponse(status=204)
    return HttpResponse(status=204, headers={"HX-Refresh": "true"})


def _shut(request: HttpRequest) -> HttpResponse:
    """Put words about nobody in the place of a page that its reader may see no more.

    The address goes with it, so that a step back in the browser leads to no copy.
    """
    answer = render(request, "cases/shut_words.html", {"alone": True})
    answer.headers["HX-Retarget"] = "#main"
    answer.headers["HX-Reswap"] = "innerHTML"
    answer.headers["HX-Replace-Url"] = reverse("case_shut")
    # Then the whole page is made anew, for its head still names the address it had.
    answer.headers["HX-Trigger-After-Settle"] = "lykt:gone"
    return answer


def case_shut(request: HttpRequest) -> HttpResponse:
    """Say that a case is not shown any more: the same words about whichever it was."""
    check_may(current_actor(), "read", "case")
    return render(request, "cases/shut.html")
