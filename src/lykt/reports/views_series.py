"""Pages of figures that others have published."""

from dataclasses import replace
from pathlib import Path

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lykt.figures.outside import BadSeries
from lykt.organisation.access import check_may, may
from lykt.organisation.acting import current_actor
from lykt.organisation.paging import page_of
from lykt.reports import queries
from lykt.reports.forms import TakeInSeries
from lykt.reports.published import side_by_side
from lykt.reports.series import import_series
from lykt.reports.views_register import controllers_of


def published(request: HttpRequest) -> HttpResponse:
    """List what others have published, figure by figure."""
    actor = current_actor()
    check_may(actor, "read", "series")
    outside = queries.outside_rows(actor)
    publisher = request.GET.get("publisher", "")
    names = sorted({row["publisher"] for row in outside})
    if publisher:
        outside = [row for row in outside if row["publisher"] == publisher]
    context = {
        "page": page_of(request, side_by_side([], outside, unmatched=True), size=20),
        "publishers": names,
        "publisher": publisher,
        "may_take_in": may(actor, "import", "series"),
        "may_import": may(actor, "import", "register"),
        "may_series": True,
    }
    return render(request, "reports/published.html", context)


def series_import(request: HttpRequest) -> HttpResponse:
    """Take in a file of published figures, or say line by line why it does not hold."""
    actor = current_actor()
    check_may(actor, "import", "series")
    controllers = controllers_of(actor, "import", "series")
    form = TakeInSeries(request.POST or None, request.FILES or None, controllers=controllers)
    context: dict[str, object] = {"form": form}
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data["file"]
        path = Path(sent.temporary_file_path())
        try:
            done = import_series(path, by=actor, controller=form.cleaned_data["controller"])
        except BadSeries as bad:
            # The reader knows the file by the name it was sent under.
            faults = [replace(fault, file=sent.name) for fault in bad.faults]
            context |= {"faults": faults, "more": bad.more}
        else:
            messages.success(request, str(done))
            return redirect("published")
    failed = request.method == "POST"
    return render(request, "reports/series_import.html", context, status=422 if failed else 200)
