"""The chapters of the annual report and the tables in each, in printed order."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from lykt.reports.annual.protection import KEYS
from lykt.reports.table import ReportTable
from lykt.reports.words import Text


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading and the tables under it."""

    key: str
    title: Text
    tables: tuple[ReportTable, ...]


CHAPTERS: tuple[tuple[str, Text, tuple[str, ...]], ...] = (
    (
        "people",
        _("The people"),
        ("portfolio", "people", "contacts_per_person", "origin", "countries", "gender", "age"),
    ),
    (
        "outreach",
        _("Outreach"),
        ("street", "street_people", "indoor", "indoor_places", "online", "phone", "anonymous"),
    ),
    ("follow_up", _("Follow-up"), ("follow_up", "follow_up_countries")),
    (
        "services",
        _("Services"),
        ("drop_in", "health", "overnight", "legal", "programme"),
    ),
    ("protection", _("Protection"), KEYS),
)


def chapters(tables: Sequence[ReportTable]) -> list[Chapter]:
    """Sort tables into their chapters; a chapter without a table is left out."""
    by_key = {table.key: table for table in tables}
    sorted_in = [
        Chapter(key, title, tuple(by_key[one] for one in keys if one in by_key))
        for key, title, keys in CHAPTERS
    ]
    return [chapter for chapter in sorted_in if chapter.tables]
