"""Who the people are: the largest countries, gender, age; and contacts without a person."""

from collections.abc import Callable, Sequence

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from lykt.figures.rows import TOTAL, UNKNOWN
from lykt.reports.annual.portfolio import year_columns
from lykt.reports.lookup import Lookup, countries_series
from lykt.reports.numbers import lazy_number
from lykt.reports.table import (
    COUNT,
    Cell,
    Column,
    Missing,
    ReportTable,
    label,
    with_definitions,
)
from lykt.reports.words import CHANNELS, GENDERS, Text, age_order, category


NO_COUNTRIES = _("The register holds no countries of origin for these years.")
NO_GROUPS = _("The register does not hold this for these years.")
NO_ANONYMOUS = _("No contacts without a person were registered in these years.")

_Line = tuple[Cell, ...]


def countries(
    lookup: Lookup, *, series: str, key: str, title: Text, total: Text, largest: int
) -> ReportTable | Missing:
    """The `largest` countries of `series` over the years shown, in every year, with total.

    Countries beyond them are summed in one row, so that the column adds up to the
    total; people of unknown country stand by themselves.
    """
    codes = ranked_countries(lookup, series)
    if not codes:
        return Missing(key, title, NO_COUNTRIES)
    shown, others = codes[:largest], codes[largest:]
    rows = [_category_row(lookup, series, ("country", code)) for code in shown]
    if others:
        rows.append(_others_row(lookup, series, others))
    if lookup.has(series, ("country", UNKNOWN)):
        rows.append(_category_row(lookup, series, ("country", UNKNOWN)))
    foot = [(label(total, series), *(lookup.cell(series, year) for year in lookup.years))]
    numbers_of_countries = _countries_row(lookup, series)
    if any(cell.value is not None for cell in numbers_of_countries[1:]):
        foot.append(numbers_of_countries)
    return with_definitions(
        ReportTable(
            key=key,
            title=title,
            caption=_countries_caption(lookup, series, len(shown)),
            columns=(Column("country", _("Country"), numeric=False), *year_columns(lookup)),
            rows=(*rows, *foot),
            totals=len(foot),
        )
    )


def ranked_countries(lookup: Lookup, series: str) -> list[str]:
    """Return the countries with the most people first, the years shown added up.

    So Pro Sentret must have chosen the 18 it printed for 2012: no single year gives them.
    Even numbers are told apart by the latest year, the years before, then by code, so that
    the order is the same every time.
    """
    back = tuple(reversed(lookup.years))

    def rank(code: str) -> tuple[object, ...]:
        values = [lookup.value(series, year, ("country", code)) or 0 for year in back]
        return (-sum(values), *(-value for value in values), code)

    codes = (code for code in lookup.categories(series, "country") if code != UNKNOWN)
    return sorted(codes, key=rank)


def _category_row(lookup: Lookup, series: str, key: tuple[str, str]) -> _Line:
    name = label(category(*key), series, *key)
    return (name, *(lookup.cell(series, year, key) for year in lookup.years))


def _others_row(lookup: Lookup, series: str, others: Sequence[str]) -> _Line:
    """Sum all countries that are not among the largest; each person has one country."""
    text = _("Other countries")

    def cell(year: int) -> Cell:
        values = [lookup.value(series, year, ("country", code)) for code in others]
        return Cell(
            COUNT,
            value=sum(value or 0 for value in values),
            series=series,
            breakdown="country",
            category="other",
            year=year,
            unit="persons",
        )

    return (label(text, series), *(cell(year) for year in lookup.years))


def _countries_row(lookup: Lookup, series: str) -> _Line:
    name = countries_series(series)
    cells = (
        Cell(
            COUNT,
            value=lookup.countries(series, year),
            series=name,
            category=TOTAL[1],
            year=year,
            unit="countries",
        )
        for year in lookup.years
    )
    return (label(_("Number of countries"), name), *cells)


def _countries_caption(lookup: Lookup, series: str, shown: int) -> Text:
    """Say how the countries were chosen, and of how many."""
    chosen = format_lazy(
        _("The {shown} countries with the most people, {first}–{last} added up."),
        shown=lazy_number(shown),
        first=lookup.years[0],
        last=lookup.year,
    )
    if len(lookup.years) == 1:
        chosen = format_lazy(
            _("The {shown} countries with the most people in {year}."),
            shown=lazy_number(shown),
            year=lookup.year,
        )
    total = lookup.countries(series, lookup.year)
    if total is None:
        return chosen
    return format_lazy(
        _("{chosen} There were {total} in {year}."),
        chosen=chosen,
        total=lazy_number(total),
        year=lookup.year,
    )


def gender(lookup: Lookup) -> ReportTable | Missing:
    """People by gender, year by year, with the share of the report's year."""
    order = {code: place for place, code in enumerate(GENDERS)}
    return _breakdown(
        lookup, "gender", _("Gender"), key=lambda code: (order.get(code, len(order)), code)
    )


def age(lookup: Lookup) -> ReportTable | Missing:
    """People by age at the end of the year, with the share of the report's year."""
    return _breakdown(lookup, "age", _("Age"), key=age_order)


def _breakdown(
    lookup: Lookup, breakdown: str, title: Text, key: Callable[[str], tuple[object, ...]]
) -> ReportTable | Missing:
    codes = sorted(lookup.categories("people", breakdown), key=key)
    if not codes:
        return Missing(breakdown, title, NO_GROUPS)
    rows = [
        (
            *_category_row(lookup, "people", (breakdown, code)),
            lookup.share(
                ("people", (breakdown, code)), ("people", TOTAL), lookup.year, "people_share"
            ),
        )
        for code in codes
    ]
    total = tuple(lookup.cell("people", year) for year in lookup.years)
    whole = lookup.share(("people", TOTAL), ("people", TOTAL), lookup.year, "people_share")
    rows.append((label(_("All people"), "people"), *total, whole))
    return with_definitions(
        ReportTable(
            key=breakdown,
            title=title,
            caption=_BREAKDOWN_CAPTIONS[breakdown],
            columns=(
                Column(breakdown, title, numeric=False),
                *year_columns(lookup),
                Column("share", format_lazy(_("Share in {year}"), year=lookup.year)),
            ),
            rows=tuple(rows),
            totals=1,
        )
    )


_BREAKDOWN_CAPTIONS: dict[str, Text] = {
    "gender": _("Different people met in the year, by gender."),
    "age": _("Different people met in the year, by age at the end of the year."),
}


def anonymous(lookup: Lookup) -> ReportTable | Missing:
    """Contacts with nobody's code, by channel, year by year."""
    title = _("Contacts without a person")
    if not lookup.has("anonymous_contacts"):
        return Missing("anonymous", title, NO_ANONYMOUS)
    codes = [c for c in CHANNELS if lookup.has("anonymous_contacts", ("channel", c))]
    rows = [_category_row(lookup, "anonymous_contacts", ("channel", code)) for code in codes]
    total = tuple(lookup.cell("anonymous_contacts", year) for year in lookup.years)
    rows.append((label(_("All channels"), "anonymous_contacts"), *total))
    return with_definitions(
        ReportTable(
            key="anonymous",
            title=title,
            caption=_(
                "These are not among the other contacts, and say nothing of how many people."
            ),
            columns=(Column("channel", _("Channel"), numeric=False), *year_columns(lookup)),
            rows=tuple(rows),
            totals=1,
        )
    )
