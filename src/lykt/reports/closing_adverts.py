"""Adverts of a year are needed until the year after has been counted."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import ExtractYear

from lykt.reports.models import ClosedYear


#: From a row of each table to its controller and to the last day of its year.
_WAYS = {
    "adverts.AdvertNumber": "",
    "adverts.AdvertRound": "",
    "adverts.Advert": "round__",
    "adverts.Sighting": "advert__round__",
}


def of_years_counted(table: str, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Return those rows whose next year is closed: who was new and who came back is counted."""
    if (way := _WAYS.get(table)) is None:
        return rows
    next_year = ExtractYear(OuterRef(f"{way}year_end")) + 1
    closed = ClosedYear.objects.filter(
        replaced_at=None, unit=None, controller=OuterRef(f"{way}controller"), year=next_year
    )
    return rows.filter(Exists(closed))
