"""A plan along time: which measures are due in which quarter or year. Pure over its lines."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from lykt.plans.codes import DeadlineKind
from lykt.plans.models import Area
from lykt.plans.queries import Line
from lykt.plans.rules import PlanTimes
from lykt.plans.told import Told


#: More columns than these cannot be read beside each other: then years, then only some years.
MOST_QUARTERS, MOST_YEARS = 16, 20


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A quarter of a year, or a whole year where `quarter` is 0."""

    year: int
    quarter: int = 0

    @property
    def label(self) -> str:
        """What stands above its column."""
        if not self.quarter:
            return str(self.year)
        return _("Q%(quarter)s %(year)s") % {"quarter": self.quarter, "year": self.year}

    @property
    def heading(self) -> str:
        """What stands above its list."""
        if not self.quarter:
            return str(self.year)
        told = {"quarter": self.quarter, "year": self.year}
        return _("Quarter %(quarter)s of %(year)s") % told


def span_of(day: date, *, quarters: bool) -> Span:
    """Return the quarter or the year that a day lies in."""
    return Span(day.year, (day.month + 2) // 3 if quarters else 0)


def spans_of(days: Sequence[date], times: PlanTimes) -> list[Span]:
    """Return the quarters, or the years, from the first day to the last of a plan."""
    known = [
        *days,
        *(one.first for one in (times.period_from,) if one is not None),
        *(one.last for one in (times.period_to,) if one is not None),
    ]
    if not days:
        return []
    first, last = min(known), max(known)
    years = range(first.year, last.year + 1)
    quarters = [Span(year, quarter) for year in years for quarter in (1, 2, 3, 4)]
    begins, ends = (span_of(day, quarters=True) for day in (first, last))
    quarters = [one for one in quarters if begins <= one <= ends]
    if len(quarters) <= MOST_QUARTERS:
        return quarters
    if len(years) <= MOST_YEARS:
        return [Span(year) for year in years]
    return [Span(year) for year in sorted({day.year for day in days})]


@dataclass(frozen=True, slots=True)
class Column:
    """One quarter or year, the measures due in it, and whether one looks from a day in it."""

    span: Span
    now: bool
    told: list[Told] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class AreaRow:
    """One area of the picture: what is due in each column."""

    area: Area
    cells: list[list[Told]]


@dataclass(frozen=True, slots=True)
class Timeline:
    """A plan along time, and what no day can be told of, by the kind of its deadline."""

    columns: list[Column]
    rows: list[AreaRow]
    without: list[tuple[str, list[Told]]]


def timeline_of(
    lines: Iterable[Line], areas: Iterable[Area], times: PlanTimes, on: date
) -> Timeline:
    """Put the measures of a plan into the quarter or year in which each is due at the latest."""
    dated, without = [], {kind: [] for kind in _UNDATED}  # type: ignore[var-annotated]
    for line in lines:
        day, told = line.measure.due.last, Told.of(line)
        if day is None:
            without[line.measure.due.kind].append(told)
        else:
            dated.append((day, told))
    dated.sort(key=lambda one: (one[0], one[1].line.measure.place))
    spans = spans_of([day for day, _told in dated], times)
    quarters = bool(spans and spans[0].quarter)
    here = span_of(on, quarters=quarters)
    columns = {span: Column(span, now=span == here) for span in spans}
    for day, told in dated:
        columns[span_of(day, quarters=quarters)].told.append(told)
    return Timeline(
        columns=list(columns.values()),
        rows=_rows(areas, list(columns.values())),
        without=[(str(kind.label), told) for kind, told in without.items() if told],
    )


#: Kinds of deadline that have no last day.
_UNDATED = (DeadlineKind.RECURRING, DeadlineKind.ONGOING, DeadlineKind.NONE)


def _rows(areas: Iterable[Area], columns: list[Column]) -> list[AreaRow]:
    rows = [
        AreaRow(
            area,
            [
                [one for one in column.told if one.line.measure.area_id == area.pk]
                for column in columns
            ],
        )
        for area in areas
    ]
    return [row for row in rows if any(row.cells)]
