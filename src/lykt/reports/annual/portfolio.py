"""How many people, how often, how many new: the tables a report begins with."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from lykt.reports.lookup import Lookup
from lykt.reports.table import (
    RATIO,
    Cell,
    Column,
    Missing,
    ReportTable,
    label,
    with_definitions,
)
from lykt.reports.words import ORIGINS, Text


FOREIGN = ("origin", "foreign")

_PORTFOLIO: tuple[tuple[str, Text, Text], ...] = (
    ("people", _("People"), _("People, of these foreign")),
    ("contacts", _("Contacts"), _("Contacts, of these with foreign people")),
    ("new_people", _("New people"), _("New people, of these foreign")),
)

NO_PEOPLE = _("The register holds no people for these years.")
NO_ORIGIN = _("The register says nothing of whether people are Norwegian or foreign.")


def year_columns(lookup: Lookup) -> tuple[Column, ...]:
    """Return one column for each year."""
    return tuple(Column(str(year), str(year)) for year in lookup.years)


def portfolio(lookup: Lookup) -> ReportTable | Missing:
    """People, contacts and new people, each also of foreign origin, year by year."""
    title = _("Portfolio")
    if not lookup.has("people"):
        return Missing("portfolio", title, NO_PEOPLE)
    rows = []
    for series, name, foreign in _PORTFOLIO:
        lines = [(("", "all"), name)]
        if lookup.has(series, FOREIGN):
            lines.append((FOREIGN, foreign))
        for key, text in lines:
            cells = [lookup.cell(series, year, key) for year in lookup.years]
            change = lookup.change(series, lookup.year, key)
            rows.append((label(text, series, *key), *cells, change))
    change_heading = format_lazy(_("Change from {year}"), year=lookup.year - 1)
    return with_definitions(
        ReportTable(
            key="portfolio",
            title=title,
            caption=_("People met, contacts with them, and people who were new in the year."),
            columns=(
                Column("figure", _("Figure"), numeric=False),
                *year_columns(lookup),
                Column("change", change_heading, series="change"),
            ),
            rows=tuple(rows),
        )
    )


def contacts_per_person(lookup: Lookup) -> ReportTable | Missing:
    """Contacts, people, and the one divided by the other, a row for each year."""
    title = _("Contacts per person")
    years = lookup.known_years(["contacts_per_person"])
    if not years:
        return Missing("contacts_per_person", title, NO_PEOPLE)
    rows = tuple(
        (
            label(str(year)),
            lookup.cell("contacts", year),
            lookup.cell("people", year),
            lookup.cell("contacts_per_person", year, kind=RATIO),
        )
        for year in years
    )
    return with_definitions(
        ReportTable(
            key="contacts_per_person",
            title=title,
            caption=_("How often each person was met on average."),
            columns=(
                Column("year", _("Year"), numeric=False),
                Column("contacts", _("Contacts")),
                Column("people", _("People")),
                Column("contacts_per_person", _("Contacts per person")),
            ),
            rows=rows,
        )
    )


def people(lookup: Lookup) -> ReportTable | Missing:
    """People year by year, with the change from the year before."""
    title = _("People by year")
    if not lookup.has("people"):
        return Missing("people", title, NO_PEOPLE)
    rows = tuple(
        (label(str(year)), lookup.cell("people", year), lookup.change("people", year))
        for year in lookup.known_years(["people"])
    )
    return with_definitions(
        ReportTable(
            key="people",
            title=title,
            caption=_("Different people met in the year; each is counted once."),
            columns=(
                Column("year", _("Year"), numeric=False),
                Column("people", _("People")),
                Column("change", _("Change from the year before")),
            ),
            rows=rows,
        )
    )


def origin(lookup: Lookup) -> ReportTable | Missing:
    """Norwegian and foreign people year by year, and the foreign share of the people
    and of the contacts."""
    title = _("Norwegian and foreign people")
    codes = [code for code in ORIGINS if lookup.has("people", ("origin", code))]
    if not codes:
        return Missing("origin", title, NO_ORIGIN)
    with_contacts = lookup.has("contacts", FOREIGN)
    rows = []
    for year in lookup.known_years(["people"], ("origin", codes[0])):
        cells = [lookup.cell("people", year, ("origin", code)) for code in codes]
        shares = [_share_of_all(lookup, "people", year)]
        if with_contacts:
            shares.append(_share_of_all(lookup, "contacts", year))
        rows.append((label(str(year)), *cells, *shares))
    columns = [Column("year", _("Year"), numeric=False)]
    columns += [Column(code, ORIGINS[code]) for code in codes]
    columns.append(Column("people_share", _("Foreign, of all people")))
    if with_contacts:
        columns.append(Column("contacts_share", _("Foreign, of all contacts")))
    return with_definitions(
        ReportTable(
            key="origin",
            title=title,
            caption=_("People by origin, and the foreign share of people and of contacts."),
            columns=tuple(columns),
            rows=tuple(rows),
        )
    )


def _share_of_all(lookup: Lookup, series: str, year: int) -> Cell:
    """Return the foreign share of a series in one year."""
    return lookup.share((series, FOREIGN), (series, ("", "all")), year, f"{series}_share")
