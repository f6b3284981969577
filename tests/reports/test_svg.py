"""SVG: the same bytes each time, and nothing in them but what is drawn and its letters."""

import base64
import hashlib
import re

import pytest

from lykt.reports import fonts, svg
from lykt.reports.charts import chart
from lykt.reports.drawing import SCHEMES, Bars, Multiples, Panel, Point, size
from tests.reports.svg import SVG, parsed, texts


POINTS = (Point("2011", 1000, "1 000"), Point("2012", 1250, "1 250"))
LINE = Panel("", POINTS)


def draw(what=LINE, scheme="light", **options):
    inks = SCHEMES[scheme]
    words = {"title": "A <title>", "alt_text": "Said & done"} | options
    return svg.to_svg(chart(what, inks), inks, size(what, inks.sheet), **words)


def test_the_same_bytes_every_time():
    first = draw(mark="Internal")
    fonts._cut.cache_clear()
    fonts._latin.cache_clear()
    assert draw(mark="Internal") == first


@pytest.mark.parametrize("scheme", SCHEMES)
def test_nothing_a_strict_policy_would_refuse(scheme):
    """No script, no style but the letters, no link, nothing to fetch, no class to paint."""
    drawn = draw(scheme=scheme, mark="Internal")
    root = parsed(drawn)
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    names = {name for element in root.iter() for name in element.attrib}
    assert tags <= {"svg", "title", "desc", "style", "g", "path", "line", "text", "rect"}
    assert not names & {"style", "class", "id", "href", "onload"}
    assert set(re.findall(r"url\((.{,23})", drawn)) == {"data:font/woff;base64,d"}
    assert re.findall(r"https?://[^\"]+", drawn) == ["http://www.w3.org/2000/svg"]


def test_for_paper_the_letters_are_left_to_typst():
    drawn = draw(scheme="print", with_letters=False)
    assert list(parsed(drawn).iter(f"{SVG}style")) == []


def test_it_brings_every_weight_it_is_written_in():
    root = parsed(draw(mark="Internal"))
    weights = {element.get("font-weight", "400") for element in root.iter(f"{SVG}text")}
    (style,) = root.iter(f"{SVG}style")
    assert set(re.findall(r"font-weight:(\d+)", style.text)) == weights == {"400", "600"}
    assert svg.FAMILY.startswith("Inter, ")


def test_what_vega_may_come_to_write_is_left_out():
    """It writes no style today; a later one shall not slip through."""
    written = (
        '<svg xmlns="http://www.w3.org/2000/svg"><g class="mark" style="fill:red" '
        'role="graphics-symbol" aria-label="x"><path d=""/><path d="M0,0L1,1" stroke="#111"/>'
        "</g></svg>"
    )
    (group,) = svg._cleaned(written).iter(f"{SVG}g")
    assert group.attrib == {}
    assert [path.get("d") for path in group] == ["M0,0L1,1"]


def test_title_and_text_alternative_come_first():
    root = parsed(draw())
    assert root.get("role") == "img"
    assert [(child.tag, child.text) for child in root[:2]] == [
        (f"{SVG}title", "A <title>"),
        (f"{SVG}desc", "Said & done"),
    ]


def test_the_mark_is_on_the_face():
    assert "Internal" in texts(draw(mark="Internal"))
    assert "Internal" not in texts(draw())


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    "what", [LINE, Multiples((Panel("A", POINTS), Panel("B", POINTS)), True), Bars(POINTS)]
)
def test_it_is_as_large_as_was_said(what, scheme):
    root = parsed(draw(what, scheme))
    found = [float(number) for number in root.get("viewBox").split()[2:]]
    assert found == [float(root.get("width")), float(root.get("height"))]
    assert tuple(found) == size(what, SCHEMES[scheme].sheet)


def test_the_plots_of_two_lines_begin_below_each_other():
    """Numbers of another length on the axis do not move the plot."""
    few = Panel("", (Point("2011", 1, "1"), Point("2012", 2, "2")))
    starts = set()
    for what in (few, LINE):
        root = parsed(draw(what))
        left = float(root.get("viewBox").split()[0])
        moved = next(e.get("transform") for e in root.iter() if e.get("transform"))
        starts.add(float(re.findall(r"[\d.]+", moved)[0]) - left)
    assert starts == {52.0}


def test_the_policy_lets_in_the_letters_and_nothing_else():
    drawn = draw()
    (style,) = parsed(drawn).iter(f"{SVG}style")
    digest = base64.b64encode(hashlib.sha256(style.text.encode()).digest()).decode()
    assert svg.policy(drawn) == (
        f"default-src 'none'; style-src 'sha256-{digest}'; font-src data:"
    )
    assert svg.policy(draw(with_letters=False)) == "default-src 'none'"
