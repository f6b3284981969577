"""The tables of the annual report, in the order they are printed.

The set follows Pro Sentret's report for 2012 as far as the register holds it. A table
whose figures are not there is left out, and the reason stands in `missing`.
"""

from collections.abc import Callable, Sequence

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from lykt.figures.rows import Row
from lykt.reports.annual import channels, groups, indoor, market, portfolio, protection
from lykt.reports.lookup import Lookup
from lykt.reports.numbers import lazy_number
from lykt.reports.table import Missing, ReportTable
from lykt.reports.words import Text


#: As many years as Pro Sentret's tables show side by side.
SPAN = 6

#: As many countries as Pro Sentret's tables name: of all people, and of follow-up.
LARGEST, LARGEST_IN_FOLLOW_UP = 18, 6

Maker = Callable[[Lookup], ReportTable | Missing]


def protection_tables(rows: Sequence[Row], *, year: int, span: int = SPAN) -> list[ReportTable]:
    """Make the tables of the chapter on protection that there is anything to show in."""
    return protection.protection_tables(Lookup(rows, year=year, span=span))


def market_tables(rows: Sequence[Row], *, year: int, span: int = SPAN) -> list[ReportTable]:
    """Make the tables of the market that there is anything to show in."""
    return market.market_tables(Lookup(rows, year=year, span=span))


class AnnualTables(list[ReportTable]):
    """The tables that could be made, and in `missing` those that could not, and why."""

    def __init__(self, tables: Sequence[ReportTable], missing: Sequence[Missing]) -> None:
        super().__init__(tables)
        self.missing = list(missing)

    def get(self, key: str) -> ReportTable | None:
        """Return the table with this key, or None when it is missing."""
        return next((table for table in self if table.key == key), None)


def annual_tables(
    rows: Sequence[Row],
    *,
    year: int,
    span: int = SPAN,
    largest: int = LARGEST,
    largest_in_follow_up: int = LARGEST_IN_FOLLOW_UP,
) -> AnnualTables:
    """Make the tables of the report for `year`, with up to `span` years side by side.

    `rows` are tidy rows of one register; `largest` is how many countries are named.
    """
    lookup = Lookup(rows, year=year, span=span)
    made = [make(lookup) for make in _makers(largest, largest_in_follow_up)]
    return AnnualTables(
        [table for table in made if isinstance(table, ReportTable)],
        [table for table in made if isinstance(table, Missing)],
    )


def _makers(largest: int, largest_in_follow_up: int) -> list[Maker]:
    by_channel = {what.key: _channel(what) for what in channels.CHANNELS}
    return [
        portfolio.portfolio,
        portfolio.people,
        portfolio.contacts_per_person,
        portfolio.origin,
        _countries("people", "countries", _("The {n} largest countries"), largest),
        groups.gender,
        groups.age,
        channels.street,
        by_channel["street_people"],
        by_channel["indoor"],
        indoor.indoor_places,
        by_channel["online"],
        by_channel["phone"],
        groups.anonymous,
        channels.follow_up,
        _countries(
            "follow_up_people",
            "follow_up_countries",
            _("The {n} largest countries in follow-up"),
            largest_in_follow_up,
        ),
        by_channel["drop_in"],
        by_channel["health"],
        by_channel["overnight"],
        by_channel["legal"],
        by_channel["programme"],
    ]


def _channel(what: channels.Channel) -> Maker:
    return lambda lookup: channels.channel(lookup, what)


def _countries(series: str, key: str, title: Text, largest: int) -> Maker:
    heading = format_lazy(title, n=lazy_number(largest))
    totals = {"people": _("All people"), "follow_up_people": _("All in follow-up")}
    return lambda lookup: groups.countries(
        lookup,
        series=series,
        key=key,
        title=heading,
        total=totals[series],
        largest=largest,
    )
