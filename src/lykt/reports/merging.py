"""Closed years and open ones side by side: closed years read the closing.

What a register says of a closed year is left aside. The rest is as the engine would have
laid it out: a category that occurs in any year stands for all, a change is from the year
before, and the rows come in the order of the definitions.
"""

from collections.abc import Iterable, Mapping, Sequence

from lykt.figures.ages import DEFAULT_BANDS
from lykt.figures.definitions import ALL_BREAKDOWNS, BREAKDOWNS, FIGURES, Figure
from lykt.figures.engine import portfolio
from lykt.figures.protection.counting import THROUGHOUT, place_of
from lykt.figures.register import Register
from lykt.figures.rounding import rounded
from lykt.figures.rows import TOTAL, UNKNOWN, Row
from lykt.figures.schema import CHANNELS, GENDERS, ORIGINS
from lykt.reports.freezing import CHANNEL, Frozen, band_names
from lykt.reports.words import age_order


Closed = Mapping[int, Frozen]

#: A figure in one category: series, breakdown, category.
_Line = tuple[str, str, str]
_Found = dict[tuple[_Line, int], Row]

#: Figures of which a line goes through all years: where there is no row, there was nobody.
_THROUGHOUT = {"people", "contacts", "new_people", "anonymous", "standing", *THROUGHOUT}


def counted(
    register: Register,
    closed: Closed,
    *,
    bands: Sequence[int] = DEFAULT_BANDS,
    years: tuple[int, int] | None = None,
    breakdowns: Sequence[str] = ALL_BREAKDOWNS,
) -> list[Row]:
    """Return every figure year by year, as `figures.engine.portfolio` does.

    The years in `closed` are as they were frozen, whatever the register says of them.
    """
    if not closed:
        return portfolio(register, years=years, breakdowns=breakdowns, age_bands=bands)
    # A change of the first year asked may be from a closed one that was not asked for.
    wider = (min(years[0], *closed), max(years[1], *closed)) if years else None
    live = portfolio(register, years=wider, breakdowns=breakdowns, age_bands=bands)
    rows = merged(live, closed, bands=tuple(bands), breakdowns=breakdowns, years=wider)
    return within(rows, years) if years else rows


def merged(
    live: Iterable[Row],
    closed: Closed,
    *,
    bands: tuple[int, ...] = DEFAULT_BANDS,
    breakdowns: Sequence[str] = ALL_BREAKDOWNS,
    years: tuple[int, int] | None = None,
) -> list[Row]:
    """Put the rows of closed years in the place of those counted now.

    `live` are the yearly rows of `years`, by default those in which there is anything, with
    ages in `bands`.
    """
    asked = {"", CHANNEL, *breakdowns}
    rows = [row for row in live if row.year not in closed]
    for frozen in closed.values():
        rows += [row for row in frozen.rows if row.breakdown in asked]
    if not rows:
        return []
    found = {((row.series, row.breakdown, row.category), row.year): row for row in rows}
    there = {row.year for row in rows} | set(years or ())
    span = range(min(there), max(there) + 1)
    _fill(found, span, closed, band_names(bands))
    # What the first year has changed from is known to the engine alone.
    _changes(found, [year for year in span[1:] if year not in closed])
    return sorted(found.values(), key=_place)


def _fill(found: _Found, years: range, closed: Closed, names: set[str]) -> None:
    """Say 0 where a figure that occurs in another year was counted and nobody was there."""
    for line in {line for line, _year in found}:
        series, breakdown, category = line
        figure = FIGURES.get(series)
        if figure is None or figure.kind not in _THROUGHOUT:
            continue
        for year in years:
            if (line, year) in found:
                continue
            if figure.kind == "standing" and ((series, *TOTAL), year) not in found:
                # Nothing stands in a year that has not begun.
                continue
            known = (
                closed[year].counted(*line)
                if year in closed
                else figure.table or breakdown != "age" or category in names
            )
            if known:
                found[line, year] = Row(*line, "year", year, 0, unit=figure.unit)


def _changes(found: _Found, years: Iterable[int]) -> None:
    """Reckon the changes of open years; those of closed years are frozen with them."""
    for series, figure in FIGURES.items():
        if figure.kind != "change":
            continue
        of, line = (figure.of, *TOTAL), (series, *TOTAL)
        for year in years:
            now, before = (_count(found, of, each) for each in (year, year - 1))
            found.pop((line, year), None)
            if before:
                value = rounded(100 * (now - before), before, figure.decimals)
                found[line, year] = Row(*line, "year", year, value, unit=figure.unit)


def _count(found: _Found, line: _Line, year: int) -> int:
    row = found.get((line, year))
    return int(row.value) if row and row.value else 0


def within(rows: Iterable[Row], years: tuple[int, int]) -> list[Row]:
    """Keep the years asked for, and of the categories those that occur in them."""
    first, last = years
    kept = [row for row in rows if first <= row.year <= last]
    occurring = {
        (_group(row), row.breakdown, row.category)
        for row in kept
        if row.value and (_kind(row) in ("people", "new_people", "anonymous") or _table(row))
    }
    return [
        row
        for row in kept
        if not row.breakdown or (_group(row), row.breakdown, row.category) in occurring
    ]


def _kind(row: Row) -> str:
    # A closing can hold a figure that is defined no more.
    figure = FIGURES.get(row.series)
    return figure.kind if figure else ""


def _table(row: Row) -> str:
    figure = FIGURES.get(row.series)
    return figure.table if figure else ""


def _group(row: Row) -> str | None:
    """Return what a category must occur in to be shown: the channel, or the figure itself."""
    figure = FIGURES.get(row.series)
    if figure is None:
        return None
    return figure.series if figure.table else figure.channel


_SERIES = {series: place for place, series in enumerate(FIGURES)}
_BREAKDOWNS = ("", CHANNEL, *BREAKDOWNS)
_ORDER = {"origin": ORIGINS, "gender": GENDERS, CHANNEL: CHANNELS}


def _place(row: Row) -> tuple[object, ...]:
    figure = FIGURES.get(row.series)
    if figure and figure.table:
        return _place_of_protection(figure, row)
    order = _ORDER.get(row.breakdown, ())
    place = order.index(row.category) if row.category in order else len(order)
    return (
        _SERIES.get(row.series, len(_SERIES)),
        row.series,
        _BREAKDOWNS.index(row.breakdown),
        row.category == UNKNOWN,
        age_order(row.category) if row.breakdown == "age" else (),
        place,
        row.category,
        row.year,
    )


def _place_of_protection(figure: Figure, row: Row) -> tuple[object, ...]:
    breakdowns = ("", *figure.breakdowns)
    where = breakdowns.index(row.breakdown) if row.breakdown in breakdowns else len(breakdowns)
    place = place_of(row.breakdown, row.category)
    return (_SERIES[row.series], row.series, where, row.breakdown, *place, row.year)
