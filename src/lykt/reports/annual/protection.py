"""The chapter on protection: concerns, possible victims, what became of it, safe housing.

A table stands when there is anything to show in it, and is else left out: a service that
keeps no cases has no such chapter. Under each stands why its figures add up with no others'.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lykt.figures.definitions import FIGURES
from lykt.figures.protection.counting import place_of
from lykt.figures.protection.definitions import DOUBLE_COUNTING, GENDER_AND_AGE, PROTECTION_FIGURES
from lykt.figures.rows import TOTAL
from lykt.reports.annual.portfolio import year_columns
from lykt.reports.definitions import definition
from lykt.reports.lookup import Lookup
from lykt.reports.published import kind_of
from lykt.reports.table import Cell, Column, ReportTable, label, with_definitions
from lykt.reports.words import Text, category


SERIES = tuple(figure.series for figure in PROTECTION_FIGURES)


@dataclass(frozen=True, slots=True)
class Broken:
    """A table of one series by one breakdown."""

    key: str
    series: str
    breakdown: str
    title: Text
    heading: Text


BROKEN = (
    Broken("possible_victims", "possible_victims", GENDER_AND_AGE,
           _("Possible victims by gender and age"), _("Gender and age")),
    Broken("possible_victims_exploitation", "possible_victims", "exploitation",
           _("Possible victims by kind of exploitation"), _("Kind of exploitation")),
    Broken("possible_victims_country", "possible_victims", "country",
           _("Possible victims by country"), _("Country")),
    Broken("possible_victims_identified_by", "possible_victims", "identified_by",
           _("Possible victims by who identified them"), _("Identified by")),
    Broken("concerns_source", "concerns", "source",
           _("Concerns by who told"), _("Who told")),
    Broken("concerns_outcome", "concerns", "outcome",
           _("Concerns by what became of them"), _("Outcome")),
    Broken("concerns_age", "concerns", "age",
           _("Concerns by age"), _("Age")),
    Broken("concerns_exploitation", "concerns", "exploitation",
           _("Concerns by kind of exploitation"), _("Kind of exploitation")),
    Broken("consultations_with_whom", "consultations", "with_whom",
           _("Consultations by with whom"), _("With whom")),
    Broken("consultations_theme", "consultations", "theme",
           _("Consultations by theme"), _("Theme")),
    Broken("housing_nights", "housing_nights", "place_kind",
           _("Nights in safe housing by kind of place"), _("Kind of place")),
    Broken("cases_closed", "cases_closed", "closing",
           _("Cases closed, by outcome"), _("Outcome")),
)  # fmt: skip

#: The keys of all tables of the chapter, in printed order.
KEYS = ("protection", *(one.key for one in BROKEN))


def title_of(series: str, breakdown: str) -> Text:
    """Return what a table of a series by a breakdown is called; "" is its totals."""
    for one in BROKEN:
        if (one.series, one.breakdown) == (series, breakdown):
            return one.title
    known = definition(series)
    return known.title if known else series


def protection_tables(lookup: Lookup) -> list[ReportTable]:
    """Make the tables of the chapter that there is anything to show in."""
    overview = _overview(lookup)
    broken = [_broken(lookup, one) for one in BROKEN if lookup.has(one.series)]
    return [overview, *broken] if overview else []


def _overview(lookup: Lookup) -> ReportTable | None:
    """Every total of the chapter, year by year."""
    shown = [series for series in SERIES if lookup.known_years([series])]
    if not any(lookup.has(series) for series in shown):
        return None
    return _table(
        key="protection",
        title=_("Protection, year by year"),
        caption=_("From a concern to a return. Each line counts by its own definition."),
        heading=_("Figure"),
        lookup=lookup,
        rows=[_line(lookup, series, TOTAL, _(FIGURES[series].title)) for series in shown],
    )


def _broken(lookup: Lookup, what: Broken) -> ReportTable:
    codes = sorted(
        lookup.categories(what.series, what.breakdown),
        key=lambda code: place_of(what.breakdown, code),
    )
    rows = [
        _line(lookup, what.series, (what.breakdown, code), category(what.breakdown, code))
        for code in codes
    ]
    rows.append(_line(lookup, what.series, TOTAL, _("All")))
    known = definition(what.series)
    return _table(
        key=what.key,
        title=what.title,
        caption=known.text if known else "",
        heading=what.heading,
        lookup=lookup,
        rows=rows,
        totals=1,
    )


def _line(lookup: Lookup, series: str, key: tuple[str, str], name: Text) -> tuple[Cell, ...]:
    kind = kind_of(FIGURES[series].unit, series)
    cells = (lookup.cell(series, year, key, kind) for year in lookup.years)
    return (label(name, series, *key), *cells)


def _table(
    *,
    key: str,
    title: Text,
    caption: Text,
    heading: Text,
    lookup: Lookup,
    rows: Sequence[tuple[Cell, ...]],
    totals: int = 0,
) -> ReportTable:
    return with_definitions(
        ReportTable(
            key=key,
            title=title,
            caption=caption,
            columns=(Column("what", heading, numeric=False), *year_columns(lookup)),
            rows=tuple(rows),
            notes=(_(DOUBLE_COUNTING),),
            totals=totals,
        )
    )


def sentence(lookup: Lookup) -> str:
    """Say the year in a sentence: possible victims and cases; "" when there is nothing."""
    victims, still_open = (
        lookup.value(series, lookup.year) for series in ("possible_victims", "cases_open")
    )
    if victims is None or still_open is None:
        return ""
    return gettext(
        "Possible victims identified in {year}: {victims}. Cases open at the end: {cases}."
    ).format(year=lookup.year, victims=victims, cases=still_open)
