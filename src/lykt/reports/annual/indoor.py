"""Indoor outreach: places, visits and who was talked with, as Pro Sentret's report tells them.

Source: Pro Sentret, Året 2012: institutes and flats visited, different people and meetings.
"""

from django.utils.translation import gettext_lazy as _

from lykt.reports.lookup import Lookup
from lykt.reports.table import Column, Missing, ReportTable, label, with_definitions
from lykt.reports.words import Text


NO_VISITS = _("No visit to an indoor place was registered in these years.")

_COLUMNS: tuple[tuple[str, str, Text], ...] = (
    ("indoor_institutes_visited", "institutes", _("Institutes visited")),
    ("indoor_flats_visited", "flats", _("Flats visited")),
    ("indoor_places_visited", "places", _("All places visited")),
    ("indoor_visits", "visits", _("Visits")),
    ("indoor_people", "people", _("Different people")),
    ("indoor_contacts", "contacts", _("Times met")),
    ("indoor_talked_with", "talked_with", _("Talked with, all visits")),
    ("indoor_places_open", "open", _("Open at the end")),
)


def indoor_places(lookup: Lookup) -> ReportTable | Missing:
    """Places and visits of each year, beside the people who were met there by code."""
    title = _("Indoor outreach: places and visits")
    if not lookup.has("indoor_visits"):
        return Missing("indoor_places", title, NO_VISITS)
    columns = [column for column in _COLUMNS if lookup.has(column[0])]
    rows = []
    for year in lookup.known_years(["indoor_visits", "indoor_places_open"]):
        cells = [lookup.cell(series, year) for series, _key, _heading in columns]
        rows.append((label(str(year)), *cells))
    return with_definitions(
        ReportTable(
            key="indoor_places",
            title=title,
            caption=_(
                "Institutes, flats and hotels by a code of their own. Different people are those "
                "known by a code; talked with counts everybody, each time."
            ),
            columns=(
                Column("year", _("Year"), numeric=False),
                *(Column(key, heading, series=series) for series, key, heading in columns),
            ),
            rows=tuple(rows),
        )
    )
