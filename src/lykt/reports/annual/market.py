"""The market: adverts and the numbers behind them, chats and calls to advertisers.

A table stands when there is anything to show in it. Under each of adverts stands what makes
its figures wrong, as the 2012 report of Pro Sentret says it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lykt.figures.definitions import FIGURES
from lykt.figures.market.definitions import ERROR_SOURCES, MARKET_FIGURES, STAYS_ARE_ABOUT
from lykt.figures.protection.counting import place_of
from lykt.figures.rows import TOTAL
from lykt.reports.annual.portfolio import year_columns
from lykt.reports.definitions import definition
from lykt.reports.lookup import Lookup
from lykt.reports.published import kind_of
from lykt.reports.table import Cell, Column, ReportTable, label, with_definitions
from lykt.reports.words import Text, category


SERIES = tuple(figure.series for figure in MARKET_FIGURES)
_OF_STAYS = {"advert_stays", "advert_stay_days", "adverts_present_mean", "adverts_present_max"}


@dataclass(frozen=True, slots=True)
class Made:
    """A table: some totals, or one series by one breakdown."""

    key: str
    series: tuple[str, ...]
    title: Text
    heading: Text
    breakdown: str = ""


TABLES = (
    Made("adverts", tuple(one for one in SERIES if one.startswith("advert") and one not in (
            "advert_messages", "advert_calls")),
         _("Adverts and the numbers behind them, year by year"), _("Figure")),
    Made("adverts_place", ("adverts",),
         _("Adverts by place"), pgettext_lazy("of adverts", "Place"), "place"),
    Made("adverts_site", ("adverts",),
         _("Adverts by site"), pgettext_lazy("with adverts", "Site"), "site"),
    Made("advert_numbers_place", ("advert_numbers",),
         _("Numbers behind adverts by place"), pgettext_lazy("of adverts", "Place"), "place"),
    Made("advert_numbers_site", ("advert_numbers",),
         _("Numbers behind adverts by site"), pgettext_lazy("with adverts", "Site"), "site"),
    Made("advert_stays", ("advert_stays",),
         _("Stays by length"), _("Days"), "stay"),
    Made("adverts_present", ("adverts_present_mean",),
         _("Present at any one time, by length of stay"), _("Days"), "stay"),
    Made("chats", ("chats",),
         _("Chats by target group"), _("Target group"), "target_group"),
    Made("chats_channel", ("chats",),
         _("Chats by where"), pgettext_lazy("online", "Where"), "chat_channel"),
    Made("chat_themes", ("chat_themes",),
         _("Chats by theme"), _("Theme"), "chat_theme"),
    Made("online", ("chat_minutes", "advert_messages"),
         _("Chats and messages, year by year"), _("Figure")),
    Made("advert_calls", ("advert_calls",),
         _("Calls to advertisers by outcome"), _("Outcome"), "call_outcome"),
)  # fmt: skip


def title_of(series: str, breakdown: str) -> Text:
    """Return what a table of a series by a breakdown is called; "" is its totals."""
    for one in TABLES:
        if one.breakdown and (one.series, one.breakdown) == ((series,), breakdown):
            return one.title
    known = definition(series)
    return known.title if known else series


def market_tables(lookup: Lookup) -> list[ReportTable]:
    """Make the tables of the market that there is anything to show in."""
    return [_made(lookup, one) for one in TABLES if any(lookup.has(s) for s in one.series)]


def _made(lookup: Lookup, what: Made) -> ReportTable:
    if not what.breakdown:
        shown = [series for series in what.series if lookup.known_years([series])]
        rows = [_line(lookup, series, TOTAL, _(FIGURES[series].title)) for series in shown]
        return _table(lookup, what, rows)
    (series,) = what.series
    codes = sorted(
        lookup.categories(series, what.breakdown),
        key=lambda code: place_of(what.breakdown, code),
    )
    rows = [
        _line(lookup, series, (what.breakdown, code), category(what.breakdown, code))
        for code in codes
    ]
    return _table(lookup, what, [*rows, _line(lookup, series, TOTAL, _("All"))], totals=1)


def _line(lookup: Lookup, series: str, key: tuple[str, str], name: Text) -> tuple[Cell, ...]:
    kind = kind_of(FIGURES[series].unit, series)
    cells = (lookup.cell(series, year, key, kind) for year in lookup.years)
    return (label(name, series, *key), *cells)


def _table(
    lookup: Lookup, what: Made, rows: Sequence[tuple[Cell, ...]], totals: int = 0
) -> ReportTable:
    known = definition(what.series[0]) if what.breakdown else None
    return with_definitions(
        ReportTable(
            key=what.key,
            title=what.title,
            caption=known.text if known else _("Each line counts by its own definition."),
            columns=(Column("what", what.heading, numeric=False), *year_columns(lookup)),
            rows=tuple(rows),
            notes=_notes(what),
            totals=totals,
        )
    )


def _notes(what: Made) -> tuple[Text, ...]:
    """Return what must be known to read a table right."""
    if what.series[0] not in {"adverts", "advert_numbers"} | _OF_STAYS:
        return ()
    stays = (_(STAYS_ARE_ABOUT),) if _OF_STAYS & set(what.series) else ()
    return (_(ERROR_SOURCES), *stays)
