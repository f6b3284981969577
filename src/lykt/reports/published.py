"""Own figures and those others have published, side by side and never mixed.

They stand in lines of their own under the same years; nothing is added up, and no gap
in one line is filled from another.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from lykt.figures.protection.counting import place_of
from lykt.figures.rows import Row
from lykt.reports import table
from lykt.reports.definitions import definition
from lykt.reports.table import Cell, Column, ReportTable, with_definitions
from lykt.reports.words import Text, category


#: A row somebody else published: the keys of a tidy row, and `source`, `publisher`,
#: `place`. Numbers may come as text, as from a CSV file.
OutsideRow = Mapping[str, object]

OWN = _("Own figures")

_Figure = tuple[str, str, str, str]
#: Means whose unit is that of a count.
_MEANS = {"advert_numbers_per_month", "adverts_present_mean"}


@dataclass(frozen=True, slots=True)
class Line:
    """One keeper's values of a figure: our own, or those of a publisher with the source."""

    own: bool
    publisher: str
    place: str
    source: str
    cells: tuple[Cell, ...]

    @property
    def name(self) -> Text:
        """Whose figures these are."""
        if self.own:
            return OWN
        return ", ".join(part for part in (self.publisher, self.place) if part)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One figure in our own line and in each publisher's, under the same years."""

    series: str
    breakdown: str
    category: str
    unit: str
    years: tuple[int, ...]
    own: Line | None
    outside: tuple[Line, ...]

    @property
    def title(self) -> Text:
        """What the figure is called, with its category."""
        known = definition(self.series)
        name = str(known.title) if known else self.series
        if not self.breakdown:
            return name
        return f"{name}: {category(self.breakdown, self.category)}"

    @property
    def notes(self) -> list[str]:
        """What is noted about single numbers, ours and those of others."""
        return [note for line in (self.own, *self.outside) if line for note in _notes(self, line)]


def side_by_side(
    rows: Sequence[Row],
    outside: Iterable[OutsideRow],
    *,
    years: Iterable[int] | None = None,
    unmatched: bool = False,
) -> list[Comparison]:
    """Set own rows beside published ones that count the same, in the same unit.

    Only whole years are compared. `years` limits which; a figure that others publish
    and we do not have is given only with `unmatched`. Sorted by series and category.
    """
    wanted = set(years) if years is not None else None
    own = _by_figure(_own_cells(rows), wanted)
    printed: dict[_Figure, dict[tuple[str, str, str], dict[int, Cell]]] = {}
    for row in outside:
        cell = outside_cell(row)
        if cell.period != "year" or (wanted is not None and cell.year not in wanted):
            continue
        who = (_text(row, "publisher"), _text(row, "place"), _text(row, "source"))
        by_year = printed.setdefault(_figure(cell), {}).setdefault(who, {})
        by_year[cell.year or 0] = cell
    return [
        _comparison(figure, own.get(figure), printed[figure])
        for figure in sorted(printed)
        if unmatched or figure in own
    ]


@dataclass(frozen=True, slots=True)
class Beside:
    """Every category of one breakdown of a series, each in its keepers' lines.

    `lines` are (what, whose, cells under `years`, source, whether it is our own).
    """

    series: str
    breakdown: str
    years: tuple[int, ...]
    lines: tuple[tuple[Text, Text, tuple[Cell, ...], str, bool], ...]
    notes: tuple[str, ...]


def by_breakdown(comparisons: Sequence[Comparison]) -> list[Beside]:
    """Put the comparisons of one breakdown into one table; the lines stay as they are."""
    groups: dict[tuple[str, str], list[Comparison]] = {}
    for one in comparisons:
        groups.setdefault((one.series, one.breakdown), []).append(one)
    return [_beside(series, breakdown, found) for (series, breakdown), found in groups.items()]


def _beside(series: str, breakdown: str, found: Sequence[Comparison]) -> Beside:
    years = sorted({year for one in found for year in one.years})
    lines = [
        (category(breakdown, one.category), line.name, _under(one, line, years), line.source,
         line.own)
        for one in sorted(found, key=lambda one: place_of(breakdown, one.category))
        for line in (one.own, *one.outside)
        if line
    ]  # fmt: skip
    notes = tuple(note for one in found for note in one.notes)
    return Beside(series, breakdown, tuple(years), tuple(lines), notes)


def _under(one: Comparison, line: Line, years: Sequence[int]) -> tuple[Cell, ...]:
    figure = (one.series, one.breakdown, one.category, one.unit)
    return _line(figure, {cell.year: cell for cell in line.cells if cell.year}, years)


def _comparison(
    figure: _Figure,
    own: dict[int, Cell] | None,
    printed: dict[tuple[str, str, str], dict[int, Cell]],
) -> Comparison:
    years = set(own or ())
    for by_year in printed.values():
        years |= set(by_year)
    order = tuple(sorted(years))
    lines = tuple(
        Line(False, *who, cells=_line(figure, by_year, order))
        for who, by_year in sorted(printed.items())
    )
    mine = Line(True, "", "", "", _line(figure, own, order)) if own else None
    return Comparison(*figure, years=order, own=mine, outside=lines)


def _line(figure: _Figure, by_year: dict[int, Cell], years: Sequence[int]) -> tuple[Cell, ...]:
    """Return the cells of a line, empty in the years it lacks."""
    series, breakdown, code, unit = figure
    empty = {
        year: Cell(
            table.COUNT, series=series, breakdown=breakdown, category=code, year=year, unit=unit
        )
        for year in years
    }
    return tuple((empty | by_year)[year] for year in years)


def _own_cells(rows: Iterable[Row]) -> Iterable[Cell]:
    return (
        table.from_row(row, kind_of(row.unit, row.series)) for row in rows if row.period == "year"
    )


def _by_figure(cells: Iterable[Cell], wanted: set[int] | None) -> dict[_Figure, dict[int, Cell]]:
    found: dict[_Figure, dict[int, Cell]] = {}
    for cell in cells:
        if cell.year is not None and (wanted is None or cell.year in wanted):
            found.setdefault(_figure(cell), {})[cell.year] = cell
    return found


def _figure(cell: Cell) -> _Figure:
    return (cell.series, cell.breakdown, cell.category, cell.unit)


def outside_cell(row: OutsideRow) -> Cell:
    """Make the cell of a published row; a range without a value keeps its two ends."""
    series, unit = _text(row, "series"), _text(row, "unit")
    return Cell(
        kind_of(unit, series),
        value=_number(row.get("value")),
        series=series,
        breakdown=_text(row, "breakdown"),
        category=_text(row, "category"),
        year=int(str(row["year"])),
        unit=unit,
        note=_text(row, "note"),
        low=_number(row.get("low")),
        high=_number(row.get("high")),
        period=_text(row, "period"),
    )


def kind_of(unit: str, series: str = "") -> str:
    """Say how a number is written, by its unit; of evenings only the mean has decimals."""
    if unit == "per cent change":
        return table.CHANGE
    if unit == "per cent":
        return table.SHARE
    if unit == "contacts per person":
        return table.RATIO
    if unit in ("days", "minutes") or series in _MEANS:
        return table.MEAN
    if unit == "persons per evening" and ("_mean_" in series or not series):
        return table.MEAN
    return table.COUNT


def _number(value: object) -> int | float | None:
    """Read a number as it comes from a file or a database; whole ones become integers."""
    if value is None or value == "":
        return None
    exact = Decimal(str(value))
    return int(exact) if exact == exact.to_integral_value() else float(exact)


def _text(row: OutsideRow, key: str) -> str:
    value = row.get(key)
    return "" if value is None else str(value)


def comparison_table(comparisons: Sequence[Comparison]) -> ReportTable:
    """Make one table of all comparisons: a line for us, then a line for each publisher.

    The sources, and what their publishers or we have noted about single numbers, stand
    below the table.
    """
    years = sorted({year for one in comparisons for year in one.years})
    pairs = [(one, line) for one in comparisons for line in (one.own, *one.outside) if line]
    sources = sorted({f"{line.name}: {line.source}." for _one, line in pairs if not line.own})
    notes = [note for one, line in pairs for note in _notes(one, line)]
    return with_definitions(
        ReportTable(
            key="published",
            title=_("Own and published figures"),
            caption=_("Each line is counted by its own keeper; the lines are not added up."),
            columns=(
                Column("figure", _("Figure"), numeric=False),
                Column("keeper", _("Whose figures"), numeric=False),
                *(Column(str(year), str(year)) for year in years),
            ),
            rows=tuple(_table_row(one, line, years) for one, line in pairs),
            notes=(*notes, *sources),
        )
    )


def _table_row(one: Comparison, line: Line, years: Sequence[int]) -> tuple[Cell, ...]:
    figure = (one.series, one.breakdown, one.category, one.unit)
    by_year = {cell.year: cell for cell in line.cells if cell.year is not None}
    cells = _line(figure, by_year, years)
    name = table.label(one.title, one.series, one.breakdown, one.category)
    return (name, table.label(line.name), *cells)


def _notes(one: Comparison, line: Line) -> list[str]:
    """Say what is noted about the numbers of a line; the same note over years once."""
    years: dict[str, list[str]] = {}
    for cell in line.cells:
        if cell.note:
            years.setdefault(cell.note, []).append(str(cell.year))
    return [
        f"{line.name}, {one.title}, {', '.join(found)}: {note}" for note, found in years.items()
    ]
