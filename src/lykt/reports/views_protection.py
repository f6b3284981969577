"""The page of the year's figures of protection, beside what others have published."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from lykt.figures.protection.definitions import DOUBLE_COUNTING
from lykt.organisation.acting import current_actor
from lykt.reports import queries
from lykt.reports.annual.protection import SERIES, sentence, title_of
from lykt.reports.lookup import Lookup
from lykt.reports.pictures import annual_pictures
from lykt.reports.published import by_breakdown, side_by_side
from lykt.reports.tables import SPAN, protection_tables
from lykt.reports.views import counted_in, counted_of, doors


def protection(request: HttpRequest, year: int | None = None) -> HttpResponse:
    """Show the year's concerns, possible victims, reflection periods, housing and returns."""
    counted = counted_of(request) if year is None else counted_in(request, year)
    if counted is None or not counted.years:
        return render(request, "reports/no_figures.html", doors())
    shown = counted.years[0] if year is None else year
    lookup = Lookup(counted.rows, year=shown, span=SPAN)
    own = [row for row in counted.rows if row.series in SERIES and row.year in lookup.years]
    outside = [row for row in queries.outside_rows(current_actor()) if row["series"] in SERIES]
    pictures = {picture.key: picture for picture in annual_pictures(counted.rows, year=shown)}
    tables = protection_tables(counted.rows, year=shown)
    context = {
        "counted": counted,
        "year": shown,
        "sentence": sentence(lookup),
        "tables": [(table, pictures.get(table.key)) for table in tables],
        "beside": [
            (title_of(one.series, one.breakdown), one)
            for one in by_breakdown(side_by_side(own, outside, unmatched=True))
        ],
        "double_counting": _(DOUBLE_COUNTING),
        "notes": counted.standing.notes(shown),
        "closing": counted.standing.closed.get(shown),
        "choice": f"?unit={counted.chosen[0].handle}" if request.GET.get("unit") else "",
        **doors(),
    }
    return render(request, "reports/protection.html", context)
