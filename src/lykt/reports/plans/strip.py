"""The whole plan as one picture: a row of small marks for each area, as on its page.

Drawn here and not by Vega, for it is marks and words alone. The same plan gives the same
bytes; a mark is told by its form, and can be read in grey.
"""

from collections.abc import Sequence
from functools import lru_cache
from xml.sax.saxutils import escape

from lykt.paper.fonts import FAMILY, FONTS
from lykt.reports.drawing import SCHEMES
from lykt.reports.fonts import width


#: In pixels: a row, a mark with the room around it, and the sheet.
_ROW, _STEP, _SIZE, _WIDTH = 26, 20, 12, 720
_LETTERS, _NAMES = 13, 300
_INK = SCHEMES["print"].ink
#: Twice the pixels, so that it is sharp on paper.
_SHARP = 2.5


def strip_svg(rows: Sequence[tuple[str, Sequence[str]]]) -> str:
    """Draw rows of a name and its marks, each one of `plans.told.MARKS` or "late"."""
    across = (_WIDTH - _NAMES - _STEP) // _STEP
    drawn, top = [], 0
    for name, marks in rows:
        drawn.append(_words(_fitting(name), 0, top + 17))
        lines = max(1, -(-len(marks) // across))
        for place, mark in enumerate(marks):
            left = _NAMES + place % across * _STEP
            drawn.append(_mark(mark, left + _SIZE / 2, top + place // across * _ROW + 12.5))
        top += lines * _ROW
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{max(top, _ROW)}"'
        f' viewBox="0 0 {_WIDTH} {max(top, _ROW)}">{"".join(drawn)}</svg>'
    )


def to_png(svg: str) -> bytes:
    """Return a drawing as PNG, for programs that show no SVG."""
    # Imported here: whoever draws nothing shall not wait for it.
    import vl_convert

    _register_fonts()
    return bytes(vl_convert.svg_to_png(svg, scale=_SHARP))


@lru_cache(maxsize=1)
def _register_fonts() -> None:
    import vl_convert

    if FONTS.is_dir():
        vl_convert.register_font_directory(str(FONTS))


def _fitting(name: str) -> str:
    """Return a name that stays clear of the marks, the end of a longer one as an ellipsis."""
    room = _NAMES - 14
    if width(name, _LETTERS) <= room:
        return name
    while name and width(f"{name}…", _LETTERS) > room:
        name = name[:-1]
    return f"{name.rstrip()}…"


def _words(text: str, left: float, top: float) -> str:
    return (
        f'<text x="{left}" y="{top}" font-family="{FAMILY}, Arial, sans-serif"'
        f' font-size="{_LETTERS}" fill="{_INK}">{escape(text)}</text>'
    )


def _mark(mark: str, x: float, y: float) -> str:
    half = _SIZE / 2
    line = f'fill="none" stroke="{_INK}" stroke-width="1.5"'
    if mark == "late":
        points = f"{x},{y - half} {x + half},{y + half} {x - half},{y + half}"
        return f'<polygon points="{points}" fill="{_INK}"/>'
    if mark == "done":
        return f'<circle cx="{x}" cy="{y}" r="{half}" fill="{_INK}"/>'
    if mark == "stopped":
        side = _SIZE - 1.5
        left, top = x - side / 2, y - side / 2
        return f'<rect x="{left}" y="{top}" width="{side}" height="{side}" {line}/>'
    ring = f'<circle cx="{x}" cy="{y}" r="{half - 0.75}" {line}'
    if mark == "missing":
        return f'{ring} stroke-dasharray="1.5 2"/>'
    if mark == "part":
        arc = f"M{x},{y - half} A{half},{half} 0 0 0 {x},{y + half} Z"
        return f'{ring}/><path d="{arc}" fill="{_INK}"/>'
    return f"{ring}/>"
