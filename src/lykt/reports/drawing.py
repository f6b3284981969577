"""Drawing: small calm charts with Altair, written as SVG without browser or network.

The same data gives the same bytes. The SVG has no script, no style attribute, no link
and no font inside: it names the shipped font first and plain ones after it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import altair as alt
import vl_convert

import lykt
from lykt.reports.numbers import THIN_SPACE, current


#: The shipped font, put here by the build. Without it the pictures fall back calmly.
FONTS = Path(lykt.__file__).parent / "web" / "fonts"
FONT = "Inter, Helvetica, Arial, sans-serif"

#: Vega-Lite as Altair writes it, and the version that reads it.
VEGA_LITE = "6.4"

WIDTH = 600

#: So few bars have room to be thicker.
FEW_BARS = 8

_SVG = "http://www.w3.org/2000/svg"


@dataclass(frozen=True, slots=True)
class Scheme:
    """The inks of one way to look at a picture, and the height of its lines in pixels.

    One accent; all else is grey. On paper lines are lower: two chapters to a page.
    """

    ink: str
    muted: str
    context: str
    grid: str
    band: str
    accent: str
    height: int = 160


#: The petrol and the warm greys of the pages. Text reaches 4.5 : 1 and lines 3 : 1 against
#: the page; the accent is told from the grey by its lightness alone, so a picture can be
#: read in grey.
SCHEMES = {
    "light": Scheme("#24211c", "#56524b", "#8f8b83", "#e4e1da", "#e6e3dd", "#065c66"),
    "dark": Scheme("#edebe7", "#b9b7b3", "#75716a", "#3a3834", "#3d3b37", "#6bc8d5"),
    "print": Scheme("#111111", "#4a4742", "#8f8b83", "#dedbd5", "#e6e3dd", "#034c54", 120),
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


@dataclass(frozen=True, slots=True)
class Panel:
    """One line among small multiples, with its name above it."""

    name: str
    points: tuple[Point, ...]
    strong: bool = True


@dataclass(frozen=True, slots=True)
class Multiples:
    """Panels side by side: on one scale where they count the same thing."""

    panels: tuple[Panel, ...]
    same_scale: bool


def line(panel: Panel, scheme: Scheme, *, width: int = WIDTH, top: float | None = None) -> Any:
    """Draw a line over the years with its number at the end, and a band where there is one.

    `top` is the highest value of the axis, so that small multiples share one.
    """
    points = panel.points
    colour = scheme.accent if panel.strong else scheme.context
    words = scheme.accent if panel.strong else scheme.muted
    highest = top or max(max(p.value or 0, p.high or 0) for p in points)
    years, height = _years(points), _scale("value", highest)
    layers = []
    if any(point.high is not None for point in points):
        layers += _band(points, scheme, highest)
    layers += [
        _chart(points).mark_line(color=colour, strokeWidth=2.5).encode(x=years, y=height),
        _chart(points[-1:])
        .mark_circle(color=colour, size=50, opacity=1)
        .encode(x=years, y=height),
        _chart(points[-1:])
        .mark_text(align="left", dx=9, fontSize=16, fontWeight=600, color=words)
        .encode(x=years, y=height, text="text:N"),
    ]
    if panel.name:
        layers.append(_name(panel, scheme))
    return alt.layer(*layers).properties(width=width, height=scheme.height)


def _name(panel: Panel, scheme: Scheme) -> Any:
    """Write the name of a panel at one height, whatever numbers its axis ends with."""
    return (
        _chart([Point("", None, panel.name)])
        .mark_text(align="left", fontSize=13, fontWeight=600, color=scheme.ink)
        .encode(x=alt.value(0), y=alt.value(-22), text="text:N")
    )


def _band(points: Sequence[Point], scheme: Scheme, highest: float) -> list[Any]:
    """Shade from the lowest to the highest, and write both at the end."""
    area = (
        _chart(points)
        .mark_area(color=scheme.band, opacity=1)
        .encode(x=_years(points), y=_scale("low", highest), y2="high:Q")
    )
    ends = [
        _chart(points[-1:])
        .mark_text(align="left", dx=9, fontSize=12, color=scheme.muted)
        .encode(x=_years(points), y=_scale(end, highest), text=f"{end}:Q")
        for end in ("low", "high")
    ]
    return [area, *ends]


def small_multiples(of: Multiples, scheme: Scheme) -> Any:
    """Draw lines side by side."""
    panels = of.panels
    top = None
    if of.same_scale:
        top = max(point.value or 0 for panel in panels for point in panel.points)
    width = (WIDTH - 110 * (len(panels) - 1)) // len(panels)
    drawn = [line(panel, scheme, width=width, top=top) for panel in panels]
    return alt.hconcat(*drawn, spacing=110, bounds="flush")


def bars(points: Sequence[Point], scheme: Scheme) -> Any:
    """Draw bars lying down, each with its number; a thin mark where it was the year before."""
    row = 24 if len(points) <= FEW_BARS else 19
    order = [point.where for point in points]
    axis = alt.Axis(labelLimit=260, ticks=False, grid=False, labelPadding=8)
    where = alt.Y("where:N", sort=order, title=None, axis=axis)
    highest = max(max(point.value or 0, point.before or 0) for point in points)
    length = alt.X(
        "value:Q", axis=None, scale=alt.Scale(domain=[0, highest], nice=False, zero=True)
    )
    ink = alt.condition("datum.strong", alt.value(scheme.accent), alt.value(scheme.context))
    words = alt.condition("datum.strong", alt.value(scheme.accent), alt.value(scheme.ink))
    layers = [
        _chart(points).mark_bar(height=round(row * 0.6)).encode(y=where, x=length, color=ink),
        _chart(points)
        .mark_text(align="left", dx=6, fontSize=13, fontWeight=600)
        .encode(y=where, x=alt.X("furthest:Q", axis=None), text="text:N", color=words),
    ]
    if any(point.before is not None for point in points):
        layers.insert(
            1,
            _chart(points)
            .mark_tick(color=scheme.ink, thickness=2, height=round(row * 0.8), opacity=1)
            .encode(y=where, x=alt.X("before:Q", axis=None)),
        )
    return alt.layer(*layers).properties(width=WIDTH - 120, height=row * len(points))


def _chart(points: Sequence[Point]) -> Any:
    values = [
        {
            "where": point.where,
            "value": point.value,
            "text": point.text,
            "low": point.low,
            "high": point.high,
            "before": point.before,
            "furthest": max(point.value or 0, point.before or 0),
            "strong": point.strong,
        }
        for point in points
    ]
    return alt.Chart(alt.InlineData(values=values))


def _years(points: Sequence[Point]) -> Any:
    """Place the years evenly, in the order given, also where a layer has only the last."""
    order = [point.where for point in points]
    return alt.X(
        "where:O",
        title=None,
        scale=alt.Scale(domain=order, type="point", padding=0.2),
        axis=alt.Axis(labelAngle=0, ticks=False, labelPadding=8),
    )


def _scale(field: str, highest: float) -> Any:
    return alt.Y(
        f"{field}:Q",
        title=None,
        scale=alt.Scale(domain=[0, highest], nice=True, zero=True),
        axis=alt.Axis(tickCount=3, domain=False, ticks=False, labelPadding=8, format=",.0f"),
    )


def to_svg(drawing: Any, scheme: Scheme, *, title: str, alt_text: str, mark: str = "") -> str:
    """Write a drawing as SVG text, with its title and its text alternative inside.

    `mark` is written small at the foot, for instance that the picture is internal.
    """
    if mark:
        foot = alt.TitleParams(
            mark,
            orient="bottom",
            anchor="end",
            fontSize=11,
            fontWeight=400,
            color=scheme.muted,
            offset=14,
        )
        drawing = alt.vconcat(drawing, title=foot)
    _register_fonts()
    text = vl_convert.vegalite_to_svg(
        drawing.to_dict(validate=False),
        vl_version=VEGA_LITE,
        config=_config(scheme),
        allowed_base_urls=[],
        format_locale=_number_forms(),
    )
    return _cleaned(text, title=title, alt_text=alt_text)


@lru_cache(maxsize=1)
def _register_fonts() -> None:
    if FONTS.is_dir():
        vl_convert.register_font_directory(str(FONTS))


def _number_forms() -> dict[str, Any]:
    """Return the marks of the axis numbers in the active language."""
    if current(None) == "en":
        return {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["", ""]}
    return {"decimal": ",", "thousands": THIN_SPACE, "grouping": [3], "currency": ["", ""]}


def _config(scheme: Scheme) -> dict[str, Any]:
    return {
        "font": FONT,
        "background": None,
        "view": {"stroke": None},
        "axis": {
            "labelFontSize": 12,
            "labelColor": scheme.muted,
            "gridColor": scheme.grid,
            "domainColor": scheme.context,
        },
        "axisY": {"grid": True},
        "axisX": {"grid": False},
    }


def _cleaned(text: str, *, title: str, alt_text: str) -> str:
    """Leave only what is drawn: Vega's classes and roles go, title and description come."""
    ElementTree.register_namespace("", _SVG)
    root = ElementTree.fromstring(text)  # noqa: S314 - drawn here, a moment ago
    for parent in root.iter():
        for child in list(parent):
            if child.tag == f"{{{_SVG}}}path" and not _is_drawn(child):
                parent.remove(child)
    for element in root.iter():
        for name in list(element.attrib):
            if name in {"class", "role", "style", "pointer-events"} or name.startswith("aria-"):
                del element.attrib[name]
    root.set("role", "img")
    for tag, words in (("desc", alt_text), ("title", title)):
        element = ElementTree.Element(f"{{{_SVG}}}{tag}")
        element.text = words
        root.insert(0, element)
    return re.sub(r"\s+\n", "\n", ElementTree.tostring(root, encoding="unicode"))


def _is_drawn(path: ElementTree.Element) -> bool:
    """Say whether a path draws anything: Vega leaves empty frames behind."""
    return path.get("fill") not in {None, "none"} or bool(path.get("stroke"))
