"""What each number of a report counts, in words: the engine's figures, and the shares,
changes and numbers of countries that the tables reckon from them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from lykt.figures.definitions import FIGURES
from lykt.figures.protection.definitions import DOUBLE_COUNTING
from lykt.reports.table import ReportTable
from lykt.reports.words import Text


@dataclass(frozen=True, slots=True)
class Definition:
    """A figure's name, what it counts, and what to know before it is laid beside others."""

    series: str
    title: Text
    text: Text
    note: Text = ""


_SHARE_OF_PEOPLE = Definition(
    "people_share",
    _("Share of people"),
    _("The people in the group, in per cent of all people met in the year."),
)

_DERIVED: dict[str, Definition] = {
    one.series: one
    for one in (
        _SHARE_OF_PEOPLE,
        Definition(
            "contacts_share",
            _("Share of contacts"),
            _("The contacts with people in the group, in per cent of all contacts in the year."),
        ),
        Definition(
            "follow_up_share",
            _("Follow-up, of all people"),
            _("The people in follow-up, in per cent of all people met in the year."),
        ),
        Definition(
            "follow_up_people_share",
            _("Share of follow-up"),
            _("The people in the group, in per cent of all people in follow-up in the year."),
        ),
        Definition(
            "people_countries",
            _("Number of countries"),
            _("The known countries of origin of the people met in the year."),
        ),
        Definition(
            "follow_up_countries",
            _("Number of countries in follow-up"),
            _("The known countries of origin of the people in follow-up in the year."),
        ),
        Definition(
            "change",
            _("Change from the year before"),
            _("The change from the year before, in per cent of the year before."),
        ),
    )
}


def definition(series: str) -> Definition | None:
    """Return what `series` counts, or None for a series nobody has defined.

    A change of any series has the one definition of change.
    """
    figure = FIGURES.get(series)
    if figure:
        note = _(DOUBLE_COUNTING) if figure.table else ""
        return Definition(series, _(figure.title), _(figure.definition), note)
    if series in _DERIVED:
        return _DERIVED[series]
    return _DERIVED["change"] if series.endswith("_change") else None


def definitions(tables: Iterable[ReportTable]) -> list[Definition]:
    """Return every definition the tables need, once each, in the order of the tables."""
    found = (definition(series) for table in tables for series in table.definitions)
    by_series = {one.series: one for one in found if one}
    return list(by_series.values())
