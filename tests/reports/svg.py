"""Reading pictures back."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree

from lykt.reports import fonts


SVG = "{http://www.w3.org/2000/svg}"

#: How far letters reach above and below the line they stand on, in parts of their size.
ABOVE, BELOW = 0.75, 0.05


class Box(NamedTuple):
    """Where a text stands on the sheet, in pixels from its corner."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Say whether two texts are on top of each other."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def parsed(svg: str) -> ElementTree.Element:
    """Return the root of a picture we have drawn ourselves."""
    return ElementTree.fromstring(svg)  # noqa: S314


def texts(svg: str) -> list[str | None]:
    """Return what is written on the face of a picture."""
    return [element.text for element in parsed(svg).iter(f"{SVG}text")]


def boxes(svg: str, *, wider: float = 1) -> list[tuple[str, Box]]:
    """Return each text and where it stands, in letters so much wider than the shipped."""
    root = parsed(svg)
    left, top, _width, _height = map(float, root.get("viewBox", "").split())
    return [
        (element.text or "", _box(element, x - left, y - top, wider))
        for element, x, y in _placed(root, 0, 0)
        if element.text
    ]


def _placed(
    element: ElementTree.Element, x: float, y: float
) -> Iterator[tuple[ElementTree.Element, float, float]]:
    moved = re.search(r"translate\((-?[\d.]+),(-?[\d.]+)\)", element.get("transform", ""))
    if moved:
        x, y = x + float(moved[1]), y + float(moved[2])
    if element.tag == f"{SVG}text":
        yield element, x + float(element.get("x", 0)), y + float(element.get("y", 0))
    for child in element:
        yield from _placed(child, x, y)


def _box(element: ElementTree.Element, x: float, y: float, wider: float) -> Box:
    size = float(element.get("font-size", "").removesuffix("px"))
    weight = int(element.get("font-weight", fonts.REGULAR))
    width = fonts.width(element.text or "", size, weight) * wider
    before = {"end": width, "middle": width / 2}.get(element.get("text-anchor", ""), 0)
    return Box(x - before, y - ABOVE * size, x - before + width, y + BELOW * size)
