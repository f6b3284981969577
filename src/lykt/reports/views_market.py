"""The page of the year's adverts, chats and calls, beside what others have published."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from lykt.organisation.acting import current_actor
from lykt.reports import queries
from lykt.reports.annual.market import SERIES, title_of
from lykt.reports.lookup import Lookup
from lykt.reports.published import by_breakdown, outside_cell, side_by_side
from lykt.reports.tables import SPAN, market_tables
from lykt.reports.views import counted_in, counted_of, doors
from lykt.reports.words import category, period


#: What others have published of the market, beside the figures that are defined here.
PUBLISHED = (*SERIES, "ads_people_change")


def market(request: HttpRequest, year: int | None = None) -> HttpResponse:
    """Show the year's adverts and the numbers behind them, chats and calls."""
    counted = counted_of(request) if year is None else counted_in(request, year)
    if counted is None or not counted.years:
        return render(request, "reports/no_figures.html", doors())
    shown = counted.years[0] if year is None else year
    lookup = Lookup(counted.rows, year=shown, span=SPAN)
    own = [row for row in counted.rows if row.series in SERIES and row.year in lookup.years]
    outside = [row for row in queries.outside_rows(current_actor()) if row["series"] in PUBLISHED]
    context = {
        "counted": counted,
        "year": shown,
        "tables": market_tables(counted.rows, year=shown),
        "beside": [
            (title_of(one.series, one.breakdown), one)
            for one in by_breakdown(side_by_side(own, outside, unmatched=True))
            if any(row["series"] == one.series for row in outside)
        ],
        "other_periods": [_told(row) for row in outside if row["period"] != "year"],
        "notes": counted.standing.notes(shown),
        "closing": counted.standing.closed.get(shown),
        "choice": f"?unit={counted.chosen[0].handle}" if request.GET.get("unit") else "",
        **doors(),
    }
    return render(request, "reports/market.html", context)


def _told(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a published figure of months or of some years, which stands beside no year."""
    figure = title_of(row["series"], "")
    known = row["series"] in PUBLISHED[:-1]
    return {
        "figure": figure if known else _("Change of people in adverts, per cent"),
        "category": category(row["breakdown"], row["category"]) if row["breakdown"] else "",
        "cell": outside_cell(row),
        "period": period(row["period"], row["year"]),
        **{name: row[name] for name in ("publisher", "place", "source", "note")},
    }
