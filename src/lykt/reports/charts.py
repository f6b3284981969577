"""Charts: the drawings as Vega-Lite, through Altair. Small, calm, and each at its own place.

Importing Altair takes half a second, so this is imported only by what draws.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import altair as alt

from lykt.reports import fonts
from lykt.reports.drawing import (
    EDGE,
    Bars,
    Drawable,
    Panel,
    Point,
    Scheme,
    Sheet,
    bar_row,
    bars_height,
    panel_height,
    panel_top,
    ticks,
)
from lykt.reports.numbers import number


#: The number at the end of a line, and from there to the line.
_END, _GAP = 16, 9

#: No name beside a bar is longer than this; what is left of a longer one ends in an ellipsis.
_LONGEST = 225

#: So many letters' widths are enough for a year and the air beside it.
_YEAR = 3.6


class Chart(NamedTuple):
    """A chart, and how far from the left and the top of the sheet its first plot begins."""

    spec: Any
    left: int
    top: int


def chart(what: Drawable, scheme: Scheme) -> Chart:
    """Make the chart of what is drawn."""
    if isinstance(what, Bars):
        return _bars(what, scheme)
    panels, same = ((what,), True) if isinstance(what, Panel) else (what.panels, what.same_scale)
    return _lines(panels, scheme, same_scale=same)


def _lines(panels: Sequence[Panel], scheme: Scheme, *, same_scale: bool) -> Chart:
    """Draw lines side by side, or below each other on a narrow sheet."""
    sheet = scheme.sheet
    tops = [_top(panel.points) for panel in panels]
    if same_scale:
        tops = [max(tops)] * len(tops)
    left = max(sheet.left, *(_axis_width(top, sheet) for top in tops))
    right = max(sheet.right, *(_end_width(panel.points[-1], sheet) for panel in panels))
    across = 1 if sheet.narrow else len(panels)
    width = sheet.width // across - left - right
    drawn = [
        _line(panel, scheme, width=width, top=top) for panel, top in zip(panels, tops, strict=True)
    ]
    top = panel_top(panels[0])
    if len(drawn) == 1:
        return Chart(drawn[0], left, top)
    if across > 1:
        return Chart(alt.hconcat(*drawn, spacing=left + right, bounds="flush"), left, top)
    gap = panel_height(panels[0], sheet) - sheet.line
    return Chart(alt.vconcat(*drawn, spacing=gap, bounds="flush"), left, top)


def _top(points: Sequence[Point]) -> float:
    """Return where an axis ends: at the highest value, or at its own last number."""
    highest = max(max(point.value or 0, point.high or 0) for point in points)
    return max(highest, ticks(highest)[-1])


def _axis_width(top: float, sheet: Sheet) -> int:
    """Return the room the axis wants: its longest number and the gap to the plot."""
    longest = max(fonts.width(number(tick), sheet.letters) for tick in ticks(top))
    return round(longest * fonts.ROOM) + 8


def _end_width(point: Point, sheet: Sheet) -> int:
    """Return the room that what stands at the end of a line wants."""
    longest = max(
        fonts.width(point.text, _END, fonts.STRONG), fonts.width(point.span, sheet.letters)
    )
    return round(longest * fonts.ROOM) + _GAP


def _line(panel: Panel, scheme: Scheme, *, width: int, top: float) -> Any:
    """Draw a line over the years with its number at the end, and a band where there is one."""
    points, sheet = panel.points, scheme.sheet
    colour = scheme.accent if panel.strong else scheme.context
    years, height = _years(points, width, sheet), _scale("value", top)
    layers = []
    if any(point.high is not None for point in points):
        band = _chart(points).mark_area(color=scheme.band, opacity=1)
        layers.append(band.encode(x=years, y=_scale("low", top), y2="high:Q"))
    # A year between two that nobody knows has no line to stand on: it is a dot as the last is.
    dots = [points[at] for at in range(len(points) - 1) if _alone(points, at)] + [points[-1]]
    layers += [
        _chart(points).mark_line(color=colour, strokeWidth=2.5).encode(x=years, y=height),
        _chart(dots).mark_circle(color=colour, size=50, opacity=1).encode(x=years, y=height),
        *_end(panel, scheme, years, height, top),
    ]
    if panel.name:
        layers.append(_name(panel, scheme))
    return alt.layer(*layers).properties(width=width, height=sheet.line)


def _alone(points: Sequence[Point], at: int) -> bool:
    """Say whether the years before and after one are unknown."""
    beside = [points[i] for i in (at - 1, at + 1) if 0 <= i < len(points)]
    return points[at].value is not None and all(point.value is None for point in beside)


def _end(panel: Panel, scheme: Scheme, years: Any, height: Any, top: float) -> list[Any]:
    """Write the number at the end, and from where to where its band goes below or above it."""
    last, sheet = panel.points[-1], scheme.sheet
    words = scheme.accent if panel.strong else scheme.muted

    def text(field: str, **form: Any) -> Any:
        mark = _chart([last]).mark_text(align="left", dx=_GAP, **form)
        return mark.encode(x=years, y=height, text=f"{field}:N")

    layers = [text("text", fontSize=_END, fontWeight=fonts.STRONG, color=words)]
    if last.span:
        room_below = sheet.line * (last.value or 0) / (top or 1)
        away = _END if room_below > 2 * _END else -_END
        layers.append(text("span", dy=away, fontSize=sheet.letters, color=scheme.muted))
    return layers


def _name(panel: Panel, scheme: Scheme) -> Any:
    """Write the name of a panel at one height, at the left edge of its place."""
    return (
        _chart([Point("", None, panel.name)])
        .mark_text(
            align="left",
            fontSize=scheme.sheet.letters,
            fontWeight=fonts.STRONG,
            color=scheme.ink,
        )
        .encode(x=alt.value(0), y=alt.value(-20), text="text:N")
    )


def _years(points: Sequence[Point], width: int, sheet: Sheet) -> Any:
    """Place the years evenly, in the order given, also where a layer has only the last.

    Every year is named where there is room, else every second or third, back from the last.
    """
    order = [point.where for point in points]
    room = width / len(order)
    apart = int(-(-_YEAR * sheet.letters // room))
    return alt.X(
        "where:O",
        title=None,
        scale=alt.Scale(domain=order, type="point", padding=0.2),
        axis=alt.Axis(
            labelAngle=0, ticks=False, labelPadding=8, values=order[::-1][::apart][::-1]
        ),
    )


def _scale(field: str, top: float) -> Any:
    return alt.Y(
        f"{field}:Q",
        title=None,
        scale=alt.Scale(domain=[0, top], nice=False, zero=True),
        axis=alt.Axis(values=ticks(top), domain=False, ticks=False, labelPadding=8, format=",.0f"),
    )


def _bars(what: Bars, scheme: Scheme) -> Chart:
    """Draw bars lying down: the name, the number, the bar, and a thin mark where it was before.

    The numbers stand below each other as in a table, so that no bar and no mark meets them.
    On a narrow sheet name and number stand above their bar, which has the whole width.
    """
    points, sheet, row = what.points, scheme.sheet, bar_row(what, scheme.sheet)
    names = max(fonts.width(point.where, sheet.letters) for point in points)
    numbers = max(fonts.width(point.text, sheet.letters, fonts.STRONG) for point in points)
    number_room = round(numbers * fonts.ROOM)
    left, width = 2, sheet.width - 4
    if not sheet.narrow:
        left = round(min(names, _LONGEST) * fonts.ROOM) + 14 + number_room + 10
        width = sheet.width - left - 2
    high = round(row * 0.3) if sheet.narrow else round(row * 0.6)
    middle = row - high / 2 - 6 if sheet.narrow else row / 2
    placed = _chart(points, rows=[EDGE + row * at + middle for at in range(len(points))])
    top = max(max(point.value or 0, point.before or 0) for point in points)
    length = alt.X(
        "value:Q", axis=None, scale=alt.Scale(domain=[0, top or 1], nice=False, zero=True)
    )
    y = alt.Y("row:Q", axis=None, scale=None)
    ink = _by_strength(scheme.accent, scheme.context)
    words = {"fontSize": sheet.letters, "baseline": "middle"}
    up = -high / 2 - 10 if sheet.narrow else 0
    at_names = alt.value(0) if sheet.narrow else alt.value(-number_room - 24)
    at_numbers = alt.value(width) if sheet.narrow else alt.value(-10)
    layers = [
        placed.mark_bar(orient="horizontal", height=high).encode(x=length, y=y, color=ink),
        placed.mark_text(
            align="left" if sheet.narrow else "right",
            dy=up,
            limit=width - number_room - 10 if sheet.narrow else _LONGEST,
            **words,
        ).encode(x=at_names, y=y, text="where:N", color=alt.value(scheme.ink)),
        placed.mark_text(align="right", dy=up, fontWeight=fonts.STRONG, **words).encode(
            x=at_numbers, y=y, text="text:N", color=_by_strength(scheme.accent, scheme.ink)
        ),
    ]
    if not sheet.narrow:
        layers.append(_zero(scheme, what))
    if any(point.before is not None for point in points):
        mark = placed.mark_tick(color=scheme.ink, thickness=2, height=high + 5, opacity=1)
        layers.append(mark.encode(x=alt.X("before:Q", axis=None), y=y))
    height = bars_height(what, sheet) + 2 * EDGE
    return Chart(alt.layer(*layers).properties(width=width, height=height), left, 0)


def _zero(scheme: Scheme, what: Bars) -> Any:
    """Draw the line that the bars begin at."""
    low, high = EDGE, EDGE + bars_height(what, scheme.sheet)
    rule = _chart([Point("", None, "")]).mark_rule(color=scheme.context)
    return rule.encode(x=alt.value(0), y=alt.value(low), y2=alt.value(high))


def _by_strength(strong: str, other: str) -> Any:
    return alt.condition("datum.strong", alt.value(strong), alt.value(other))


def _chart(points: Sequence[Point], rows: Sequence[float] = ()) -> Any:
    values = [
        {
            "where": point.where,
            "value": point.value,
            "text": point.text,
            "span": point.span,
            "low": point.low,
            "high": point.high,
            "before": point.before,
            "strong": point.strong,
        }
        for point in points
    ]
    for value, row in zip(values, rows, strict=False):
        value["row"] = row
    return alt.Chart(alt.InlineData(values=values))
