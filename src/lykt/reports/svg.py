"""Drawings written as SVG, without browser or network.

The same data gives the same bytes. The SVG has no script, no style attribute and no link.
One for a page brings the letters it is written with; one for paper leaves them to Typst.
"""

import base64
import hashlib
import re
from functools import lru_cache
from typing import Any
from xml.etree import ElementTree

import vl_convert

from lykt.paper import fonts as shipped
from lykt.reports import fonts
from lykt.reports.charts import Chart
from lykt.reports.drawing import Scheme, Size
from lykt.reports.numbers import THIN_SPACE, current


#: Vega-Lite as Altair writes it, and the version that reads it.
VEGA_LITE = "6.4"

FAMILY = f"{shipped.FAMILY}, Helvetica, Arial, sans-serif"

_SVG = "http://www.w3.org/2000/svg"


def to_svg(
    chart: Chart,
    scheme: Scheme,
    size: Size,
    *,
    title: str,
    alt_text: str,
    mark: str = "",
    with_letters: bool = True,
) -> str:
    """Write a chart as SVG text of a size, with its title and its text alternative inside.

    `mark` is written small at the foot, for instance that the picture is internal.
    """
    _register_fonts()
    text = vl_convert.vegalite_to_svg(
        chart.spec.to_dict(validate=False),
        vl_version=VEGA_LITE,
        config=_config(scheme),
        allowed_base_urls=[],
        format_locale=_number_forms(),
    )
    root = _cleaned(text)
    left, top = _fitted(root, chart, size)
    if mark:
        _write_mark(root, mark, scheme, x=left + size.width - 2, y=top + size.height - 7)
    if with_letters:
        _bring_letters(root)
    for tag, words in (("desc", alt_text), ("title", title)):
        root.insert(0, _element(tag, words))
    return re.sub(r"\s+\n", "\n", ElementTree.tostring(root, encoding="unicode"))


@lru_cache(maxsize=1)
def _register_fonts() -> None:
    if shipped.FONTS.is_dir():
        vl_convert.register_font_directory(str(shipped.FONTS))


def _number_forms() -> dict[str, Any]:
    """Return the marks of the axis numbers in the active language."""
    if current(None) == "en":
        return {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["", ""]}
    return {"decimal": ",", "thousands": THIN_SPACE, "grouping": [3], "currency": ["", ""]}


def _config(scheme: Scheme) -> dict[str, Any]:
    return {
        "font": FAMILY,
        "background": None,
        "view": {"stroke": None},
        "axis": {
            "labelFontSize": scheme.sheet.letters,
            "labelColor": scheme.muted,
            "gridColor": scheme.grid,
            "domainColor": scheme.context,
        },
        "axisY": {"grid": True},
        "axisX": {"grid": False},
    }


def _cleaned(text: str) -> ElementTree.Element:
    """Leave only what is drawn: Vega's classes, roles and empty frames go."""
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
    return root


def _is_drawn(path: ElementTree.Element) -> bool:
    """Say whether a path draws anything: Vega leaves empty frames behind."""
    return path.get("fill") not in {None, "none"} or bool(path.get("stroke"))


def _fitted(root: ElementTree.Element, chart: Chart, size: Size) -> tuple[float, float]:
    """Set the sheet so that the first plot stands at its place on it; return its corner.

    Vega trims a drawing to its letters, which differ from one picture to the next: so the
    numbers of the axes would not stand below each other, nor the page know what to expect.
    """
    moved = next(element for element in root.iter() if "translate" in element.get("transform", ""))
    x, y = map(float, re.findall(r"-?[\d.]+", moved.get("transform", "")))
    left, top = x - chart.left, y - chart.top
    root.set("width", str(size.width))
    root.set("height", str(size.height))
    root.set("viewBox", f"{left:g} {top:g} {size.width} {size.height}")
    return left, top


def _write_mark(
    root: ElementTree.Element, mark: str, scheme: Scheme, *, x: float, y: float
) -> None:
    text = _element("text", mark)
    form = {"text-anchor": "end", "font-family": FAMILY, "font-size": "12px"}
    for name, value in (form | {"fill": scheme.muted, "x": f"{x:g}", "y": f"{y:g}"}).items():
        text.set(name, value)
    root.append(text)


def _bring_letters(root: ElementTree.Element) -> None:
    """Embed the letters that the picture writes, each weight of them."""
    written = [
        (int(element.get("font-weight", fonts.REGULAR)), element.text or "")
        for element in root.iter(f"{{{_SVG}}}text")
    ]
    if faces := fonts.faces(written):
        root.insert(0, _element("style", faces))


def _element(tag: str, text: str) -> ElementTree.Element:
    element = ElementTree.Element(f"{{{_SVG}}}{tag}")
    element.text = text
    return element


def policy(svg: str) -> str:
    """Return the content policy of a picture: it may use its own letters, and nothing else.

    Browsers hold a picture to the policy it is sent with, Firefox also inside a page.
    """
    style = re.search("<style>(.*?)</style>", svg, flags=re.DOTALL)
    if style is None:
        return "default-src 'none'"
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'; font-src data:"
