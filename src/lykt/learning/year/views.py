"""Pages of the year in learning: parse, call, render."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from lykt.learning.doors import doors_of
from lykt.learning.reach import homes
from lykt.learning.told import csv_of
from lykt.learning.year import queries
from lykt.learning.year.rules import tidy
from lykt.organisation.access import check_may
from lykt.organisation.acting import current_actor
from lykt.organisation.models import Controller


def _asked_for(request: HttpRequest) -> int:
    """Return the year that the address names, else the one one stands in."""
    asked = request.GET.get("year", "")
    good = len(asked) == 4 and asked.isascii() and asked.isdigit() and int(asked) >= 1900
    return int(asked) if good else timezone.localdate().year


def _home() -> Controller:
    actor = current_actor()
    check_may(actor, "read", "event")
    # Whoever may read has a post at a controller.
    return homes(actor, "read", "event")[0]


def learning_year(request: HttpRequest) -> HttpResponse:
    """Show a year as tables, with what each figure counts beside it."""
    home, year, actor = _home(), _asked_for(request), current_actor()
    told = queries.year_of(actor, home, year)
    context = {
        "home": home,
        "year": year,
        "years": [(one, one == year) for one in queries.years_for(actor, home)],
        "tables": [one for one in queries.tables_of(told) if one.lines],
        "nothing": not told.taught and not told.asked,
        "is_running": year == timezone.localdate().year,
        "doors": doors_of(actor),
    }
    return render(request, "learning/year.html", context)


@require_GET
def learning_year_file(request: HttpRequest) -> HttpResponse:
    """Give a year's figures as a file: figure, group and value, one row each."""
    home, year, actor = _home(), _asked_for(request), current_actor()
    tables = queries.tables_of(queries.year_of(actor, home, year))
    words = {
        (f"{column.key}_by_{table.key}", line.code): (f"{column.title}: {table.head}", line.title)
        for table in tables
        for line in table.lines
        for column in table.columns
    } | {(column.key, "all"): (column.title, _("All")) for one in tables for column in one.columns}
    rows = [
        [*words[str(row["figure"]), str(row["group"])], row["figure"], row["group"], row["value"]]
        for row in tidy(tables)
    ]
    head = [_("Figure"), _("Group"), "figure", "group", "value"]
    answer = HttpResponse(csv_of([head, *rows]), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="learning-{year}.csv"'
    return answer
