"""A year as it stood when it was closed: what is kept of it, as text under a digest.

The text holds counts and nothing else: every figure of the year with all its breakdowns,
and the totals of its months. Beside them stand the ages at which the bands began and a mark
of each definition, so that a later change of either shows.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from lykt.figures.ages import age_bands
from lykt.figures.definitions import BREAKDOWNS, FIGURES, Figure
from lykt.figures.rows import UNKNOWN, Row


#: The shape of the text. A later version of Lykt reads every shape there has been.
SHAPE = 1

#: The breakdown of anonymous contacts, which is no breakdown of people.
CHANNEL = "channel"


def mark(figure: Figure) -> str:
    """Return what differs as soon as a figure counts something else, or says that it does."""
    said: tuple[object, ...] = (
        figure.unit,
        figure.definition,
        figure.kind,
        figure.breakdowns,
        figure.decimals,
        figure.channel,
        figure.of,
    )
    if figure.table:
        said += (figure.table, figure.day, figure.until)
    return sha256(repr(said).encode()).hexdigest()[:12]


def marks() -> dict[str, str]:
    """Return the mark of every figure by its series, as they are defined today."""
    return {series: mark(figure) for series, figure in FIGURES.items()}


@dataclass(frozen=True, slots=True)
class Frozen:
    """A closed year of one unit, or of all units of a controller together.

    `whose` is the key of the unit or of the controller, so that one closing cannot be put in
    another's place. `bands` are the ages at which the bands began. `definitions` are the
    marks of the figures counted. `rows` are those of the year, `months` the totals by month.
    `shifts` and `hours` are the effort of the year.
    """

    whose: str
    year: int
    bands: tuple[int, ...]
    definitions: Mapping[str, str]
    rows: tuple[Row, ...]
    months: tuple[Row, ...] = ()
    shifts: int = 0
    hours: float = 0.0

    @property
    def changed(self) -> frozenset[str]:
        """The series that are defined otherwise today than when the year was closed."""
        today = marks()
        return frozenset(
            series for series, was in self.definitions.items() if today.get(series, was) != was
        )

    @property
    def holds_figures(self) -> bool:
        """Tell whether anything at all was counted in the year."""
        return any(row.value for row in self.rows if not row.series.endswith("_change"))

    def counted(self, series: str, breakdown: str, category: str) -> bool:
        """Tell whether a figure was counted in this category, so that no row means nobody."""
        if series not in self.definitions:
            return False
        figure = FIGURES.get(series)
        if figure and figure.table:
            return breakdown in ("", *figure.breakdowns)
        if breakdown not in ("", CHANNEL, *BREAKDOWNS):
            return False
        return breakdown != "age" or category in band_names(self.bands)


def band_names(bands: tuple[int, ...]) -> set[str]:
    """Return the categories of age under bands that begin at these ages."""
    return {UNKNOWN, *(band.name for band in age_bands(bands))}


def text_of(frozen: Frozen) -> str:
    """Return a closed year as text: the same year gives the same text."""
    return json.dumps(
        {
            "shape": SHAPE,
            "whose": frozen.whose,
            "year": frozen.year,
            "bands": frozen.bands,
            "definitions": frozen.definitions,
            "shifts": frozen.shifts,
            "hours": frozen.hours,
            "rows": [_cell(row) for row in frozen.rows],
            "months": [_cell(row) for row in frozen.months],
        },
        ensure_ascii=False,
        separators=(",", ":"),
        sort_keys=True,
    )


def from_text(text: str) -> Frozen:
    """Read a closed year. Raises ValueError for a shape that this version does not know."""
    said: dict[str, Any] = json.loads(text)
    if said["shape"] != SHAPE:
        raise ValueError(f"a closed year of shape {said['shape']}")
    year = int(said["year"])
    return Frozen(
        whose=said["whose"],
        year=year,
        bands=tuple(said["bands"]),
        definitions=said["definitions"],
        rows=tuple(_row(cell, year) for cell in said["rows"]),
        months=tuple(_row(cell, year) for cell in said["months"]),
        shifts=said["shifts"],
        hours=said["hours"],
    )


def digest_of(text: str) -> str:
    """Return the SHA-256 of the text: whoever has kept it sees that a closing was changed."""
    return sha256(text.encode()).hexdigest()


def _cell(row: Row) -> list[object]:
    return [
        row.series,
        row.breakdown,
        row.category,
        row.period,
        row.value,
        row.low,
        row.high,
        row.unit,
        row.note,
    ]


def _row(cell: list[Any], year: int) -> Row:
    series, breakdown, category, period, value, low, high, unit, note = cell
    return Row(series, breakdown, category, period, year, value, low, high, unit, note)
