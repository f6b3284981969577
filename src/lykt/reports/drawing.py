"""What is drawn, in which inks and on how large a sheet. Nothing here draws: `charts` does.

All sizes are in pixels. A drawing has a size of its own before it is drawn, so that a page
can keep its place for it; and the plots of one sheet begin and end below each other.
"""

from dataclasses import dataclass, replace
from itertools import cycle
from typing import NamedTuple


#: So few bars have room to be thicker, and their numbers are few enough to be read aloud.
FEW_BARS = 8


@dataclass(frozen=True, slots=True)
class Sheet:
    """The paper: its width, its letters, the height of a line and of a bar with its room.

    On a narrow sheet small multiples stand below each other, and names above their bars.
    """

    width: int
    letters: int
    line: int
    row: int
    left: int
    right: int
    narrow: bool = False


#: As wide as its letters are as large as the page's small text.
WIDE = Sheet(width=720, letters=13, line=170, row=23, left=52, right=64)
NARROW = Sheet(width=344, letters=13, line=120, row=38, left=28, right=48, narrow=True)
#: On paper lines are lower: two chapters to a page.
PAPER = Sheet(width=720, letters=12, line=120, row=19, left=52, right=64)


@dataclass(frozen=True, slots=True)
class Scheme:
    """The inks of one way to look at a picture, and its sheet. One accent; all else is grey."""

    ink: str
    muted: str
    context: str
    grid: str
    band: str
    accent: str
    sheet: Sheet = WIDE


_LIGHT = Scheme("#24211c", "#56524b", "#8f8b83", "#e4e1da", "#e6e3dd", "#065c66")
_DARK = Scheme("#edebe7", "#b9b7b3", "#75716a", "#3a3834", "#3d3b37", "#6bc8d5")

#: What a page may show: light or dark, on a wide or a narrow sheet.
ON_SCREEN = {
    "light": _LIGHT,
    "dark": _DARK,
    "light-narrow": replace(_LIGHT, sheet=NARROW),
    "dark-narrow": replace(_DARK, sheet=NARROW),
}

#: The petrol and the warm greys of the pages. Text reaches 4.5 : 1 and lines 3 : 1 against
#: the page; the accent is told from the grey by its lightness alone, so a picture can be
#: read in grey.
SCHEMES = ON_SCREEN | {
    "print": Scheme("#111111", "#4a4742", "#8f8b83", "#dedbd5", "#e6e3dd", "#034c54", PAPER)
}


@dataclass(frozen=True, slots=True)
class Point:
    """One mark: where it stands, its value, and the value as the reader writes it."""

    where: str
    value: float | None
    text: str
    low: float | None = None
    high: float | None = None
    before: float | None = None
    strong: bool = False
    span: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """One line over the years; among small multiples with its name above it."""

    name: str
    points: tuple[Point, ...]
    strong: bool = True


@dataclass(frozen=True, slots=True)
class Multiples:
    """Panels of a kind: on one scale where they count the same thing."""

    panels: tuple[Panel, ...]
    same_scale: bool


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars lying down, each with its name and number; a thin mark where it was before."""

    points: tuple[Point, ...]


Drawable = Panel | Multiples | Bars


class Size(NamedTuple):
    """How large a drawing is, in pixels."""

    width: int
    height: int


#: Above a line, and with a name above it; below it, for the years.
TOP, NAMED_TOP, BOTTOM = 14, 34, 30
#: An axis goes on to its next number when the line comes so near it, in parts of the line.
NEARLY = 1.07
#: Above the first bar and below the last; below all, for the mark.
EDGE, MARK = 4, 24


def size(what: Drawable, sheet: Sheet, *, marked: bool = True) -> Size:
    """Return how large a drawing becomes on a sheet."""
    mark = MARK if marked else 0
    if isinstance(what, Bars):
        return Size(sheet.width, 2 * EDGE + bars_height(what, sheet) + mark)
    if isinstance(what, Panel):
        return Size(sheet.width, panel_height(what, sheet) + mark)
    heights = [panel_height(panel, sheet) for panel in what.panels]
    return Size(sheet.width, (sum(heights) if sheet.narrow else max(heights)) + mark)


def panel_top(panel: Panel) -> int:
    """Return how far below the top of its place the plot of a line begins."""
    return NAMED_TOP if panel.name else TOP


def panel_height(panel: Panel, sheet: Sheet) -> int:
    """Return how high the place of a line is, with its name and its years."""
    return panel_top(panel) + sheet.line + BOTTOM


def bar_row(what: Bars, sheet: Sheet) -> int:
    """Return the height of one bar with the room around it."""
    return sheet.row if sheet.narrow or len(what.points) > FEW_BARS else sheet.row + 5


def bars_height(what: Bars, sheet: Sheet) -> int:
    """Return the height of all bars."""
    return bar_row(what, sheet) * len(what.points)


def ticks(highest: float) -> list[int]:
    """Return the whole numbers of an axis that reaches `highest`: nought and up to five more.

    They go by 1, 2, 5, 10 and so on; counts are whole, so none stands between two of them.
    The last is above `highest` only where there is next to nothing between.
    """
    step = 1
    factors = cycle((2, 2.5, 2))
    while highest / step > 5:
        step = int(step * next(factors))
    reached = int(highest * NEARLY) // step
    return list(range(0, reached * step + 1, step))
