"""Drawing: the same data gives the same bytes, and nothing in them but what is drawn."""

import re

import pytest
from django.utils import translation

from lykt.reports import drawing
from lykt.reports.drawing import SCHEMES, Multiples, Panel, Point, Scheme
from tests.reports.svg import SVG, parsed, texts


POINTS = (Point("2010", 1000, "1 000"), Point("2011", None, "–"), Point("2012", 1250, "1 250"))


def draw(points=POINTS, scheme="light", **options):
    inks = SCHEMES[scheme]
    words = {"title": "A <title>", "alt_text": "Said & done"} | options
    return drawing.to_svg(drawing.line(Panel("", tuple(points)), inks), inks, **words)


def test_the_same_bytes_every_time():
    assert draw() == draw()


def test_nothing_a_strict_policy_would_refuse():
    """No script, no style, no link, nothing to fetch, no class the page could paint."""
    for scheme in SCHEMES:
        svg = draw(scheme=scheme, mark="Internal")
        root = parsed(svg)
        tags = {element.tag.removeprefix(SVG) for element in root.iter()}
        names = {name for element in root.iter() for name in element.attrib}
        assert tags <= {"svg", "title", "desc", "g", "path", "line", "text", "rect"}
        assert not names & {"style", "class", "id", "href", "onload"}
        assert "url(" not in svg
        assert re.findall(r"https?://[^\"]+", svg) == ["http://www.w3.org/2000/svg"]


def test_what_vega_may_come_to_write_is_left_out():
    """It writes no style today; a later one shall not slip through."""
    written = (
        '<svg xmlns="http://www.w3.org/2000/svg"><g class="mark" style="fill:red" '
        'role="graphics-symbol" aria-label="x"><path d=""/><path d="M0,0L1,1" stroke="#111"/>'
        "</g></svg>"
    )
    cleaned = parsed(drawing._cleaned(written, title="t", alt_text="a"))
    (group,) = cleaned.iter(f"{SVG}g")
    assert group.attrib == {}
    assert [path.get("d") for path in group] == ["M0,0L1,1"]


def test_title_and_text_alternative_come_first():
    root = parsed(draw())
    assert root.get("role") == "img"
    assert [(child.tag, child.text) for child in root[:2]] == [
        (f"{SVG}title", "A <title>"),
        (f"{SVG}desc", "Said & done"),
    ]


def test_the_number_stands_at_the_end_and_every_year_on_the_axis():
    shown = texts(draw())
    assert "1 250" in shown
    assert "1 000" not in shown
    assert [text for text in shown if text.startswith("20")] == ["2010", "2011", "2012"]


def test_a_year_nobody_knows_breaks_the_line():
    known = [Point("2010", 3, "3"), Point("2011", 4, "4"), Point("2012", 5, "5")]
    strokes = [
        sum(path.get("stroke-width") == "2.5" and path.get("d", "").count("L") for path in paths)
        for paths in (
            list(parsed(draw(points)).iter(f"{SVG}path"))
            for points in (known, [known[0], Point("2011", None, "–"), known[2]])
        )
    ]
    assert strokes == [2, 0]


def test_the_mark_is_on_the_face():
    assert "Internal" in texts(draw(mark="Internal"))
    assert "Internal" not in texts(draw())


@pytest.mark.parametrize(("language", "form"), [("nb", "1\u202f000"), ("en", "1,000")])
def test_numbers_of_the_axis_in_the_readers_language(language, form):
    with translation.override(language):
        assert form in texts(draw())


def test_a_band_has_both_its_ends_in_numbers():
    points = [Point("2011", 5, "5", low=1, high=9), Point("2012", 6, "6", low=2, high=11)]
    assert {"2", "11", "6"} <= set(texts(draw(points)))


def test_bars_have_their_numbers_and_names():
    points = [
        Point("Nigeria", 489, "489", before=503, strong=True),
        Point("Norge", 172, "172", before=224),
    ]
    inks = SCHEMES["light"]
    svg = drawing.to_svg(drawing.bars(points, inks), inks, title="t", alt_text="a")
    assert {"Nigeria", "Norge", "489", "172"} <= set(texts(svg))
    assert svg.count(inks.accent) == 2


def test_small_multiples_share_one_scale_only_when_told():
    few, many = (
        Panel(n, (Point("2011", v, ""), Point("2012", v, ""))) for n, v in (("a", 10), ("b", 1000))
    )
    inks = SCHEMES["light"]

    def numbers(same_scale):
        drawn = drawing.small_multiples(Multiples((few, many), same_scale), inks)
        return texts(drawing.to_svg(drawn, inks, title="t", alt_text="a"))

    with translation.override("en"):
        assert numbers(True).count("1,000") == 2
        assert numbers(False).count("1,000") == 1


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(
    ("name", "page"), [("light", "#fbfaf7"), ("dark", "#1f1e1b"), ("print", "#ffffff")]
)
def test_inks_can_be_told_from_the_page_and_from_each_other_in_grey(name, page):
    inks: Scheme = SCHEMES[name]
    for words in (inks.ink, inks.muted, inks.accent):
        assert contrast(words, page) >= 4.5
    assert contrast(inks.context, page) >= 3
    assert contrast(inks.accent, inks.context) >= 2
    assert contrast(inks.accent, inks.band) >= 3
