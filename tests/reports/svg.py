"""Reading pictures back."""

from xml.etree import ElementTree


SVG = "{http://www.w3.org/2000/svg}"


def parsed(svg: str) -> ElementTree.Element:
    """Return the root of a picture we have drawn ourselves."""
    return ElementTree.fromstring(svg)  # noqa: S314


def texts(svg: str) -> list[str | None]:
    """Return what is written on the face of a picture."""
    return [element.text for element in parsed(svg).iter(f"{SVG}text")]
