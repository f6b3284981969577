"""Pages of cases: parse, call, render."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from lykt.cases.case import queries
from lykt.cases.case.models import Case
from lykt.cases.case.offers import offers
from lykt.cases.case.whole import whole
from lykt.organisation.access import check_may
from lykt.organisation.acting import current_actor
from lykt.organisation.paging import page_of
from lykt.privacy.reading.showing import show


def case_of(handle: str, act: str = "read") -> Case:
    """Return a case that whoever acts may do this with; else there is no such page."""
    actor = current_actor()
    case: Case = get_object_or_404(queries.cases_for(actor, act), handle=handle)
    for shown in offers.on_showing:
        shown(actor, case)
    return case


def cases(request: HttpRequest) -> HttpResponse:
    """List the cases in whose team one is."""
    actor = current_actor()
    check_may(actor, "read", "case")
    page = page_of(request, queries.cases_for(actor))
    people = [case.subject for case in page]
    return show(request, "cases/cases.html", {"page": page}, people=people)


def case_page(request: HttpRequest, handle: str) -> HttpResponse:
    """Show a case: what is safe, what is not, what is next."""
    actor = current_actor()
    page = whole(actor, case_of(handle))
    context: Any = page.context

    def told() -> Mapping[str, Any]:
        return dict(context())

    return show(request, "cases/case.html", told, people=page.subjects)
