"""Charts: each at its place on the sheet, whole numbers on the axes, nothing on top of another."""

import subprocess
import sys

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from lykt.reports.charts import chart
from lykt.reports.drawing import SCHEMES, Bars, Multiples, Panel, Point, size
from lykt.reports.svg import to_svg
from tests.reports.svg import SVG, boxes, parsed, texts


POINTS = (Point("2010", 1000, "1 000"), Point("2011", None, "–"), Point("2012", 1250, "1 250"))
LINE = Panel("", POINTS)
WORDS = {"title": "A title", "alt_text": "In words"}


def draw(what, scheme="light", **options):
    inks = SCHEMES[scheme]
    return to_svg(chart(what, inks), inks, size(what, inks.sheet), **WORDS | options)


def test_the_number_stands_at_the_end_and_every_year_on_the_axis():
    shown = texts(draw(LINE))
    assert "1 250" in shown
    assert "1 000" not in shown
    assert [text for text in shown if text.startswith("20")] == ["2010", "2011", "2012"]


@pytest.mark.parametrize(
    ("scheme", "years"),
    [("light", range(2007, 2013)), ("light-narrow", (2008, 2010, 2012))],
)
def test_where_there_is_little_room_every_second_year_is_named_back_from_the_last(scheme, years):
    points = tuple(Point(str(year), 5, "5") for year in range(2007, 2013))
    shown = texts(draw(Panel("", points), scheme))
    assert [text for text in shown if text.startswith("20")] == list(map(str, years))


def strokes_and_dots(values):
    points = tuple(Point(str(2010 + at), value, "") for at, value in enumerate(values))
    paths = list(parsed(draw(Panel("", points))).iter(f"{SVG}path"))
    lines = [path.get("d") for path in paths if path.get("stroke-width") == "2.5"]
    dots = [path for path in paths if path.get("fill") == SCHEMES["light"].accent]
    return sum(line.count("L") for line in lines), len(dots)


@pytest.mark.parametrize(
    ("values", "strokes", "dots"),
    [
        ((3, 4, 5), 2, 1),
        ((3, None, 5), 0, 2),
        ((3, 4, None, 5), 1, 1),
        ((3, 4, None, 5, None, 6), 1, 2),
        ((None, 4, None, 5, 6), 1, 2),
    ],
)
def test_a_year_nobody_knows_breaks_the_line_and_a_lone_year_is_a_dot(values, strokes, dots):
    """The last year is a dot in any case, and one only."""
    assert strokes_and_dots(values) == (strokes, dots)


@pytest.mark.parametrize(("language", "form"), [("nb", "1\u202f000"), ("en", "1,000")])
def test_numbers_of_the_axis_in_the_readers_language(language, form):
    with translation.override(language):
        assert form in texts(draw(LINE))


def test_an_axis_of_one_has_no_halves():
    points = (Point("2011", 0, "0"), Point("2012", 1, "1"))
    shown = texts(draw(Panel("", points)))
    assert [text for text in shown if len(text) == 1] == ["0", "1", "1"]


def evenings(mean, low, high):
    last = Point("2012", mean, f"{mean}", low=low, high=high, span=f"{low}–{high}")
    return Panel("", (Point("2011", 5, "5", low=1, high=9, span="1–9"), last))


@pytest.mark.parametrize("scheme", ["light", "light-narrow", "print"])
@pytest.mark.parametrize(("mean", "low", "high"), [(6, 5, 7), (0, 0, 9), (9, 9, 9), (46, 7, 130)])
def test_the_ends_of_a_band_do_not_meet_the_mean_or_the_years(scheme, mean, low, high):
    found = boxes(draw(evenings(mean, low, high), scheme))
    (span,) = [box for text, box in found if text == f"{low}–{high}"]
    for text, box in found:
        if text != f"{low}–{high}":
            assert not span.meets(box), text


def test_bars_have_their_names_and_numbers_in_columns():
    points = (
        Point("Nigeria", 489, "489", before=503, strong=True),
        Point("Norge", 172, "172", before=224),
        Point("Kina", 4, "4", before=0),
    )
    svg = draw(Bars(points))
    assert {"Nigeria", "Norge", "489", "172"} <= set(texts(svg))
    assert svg.count(SCHEMES["light"].accent) == 2
    ends = {text: box.right for text, box in boxes(svg)}
    assert ends["489"] == pytest.approx(ends["172"], abs=0.5)
    assert ends["Nigeria"] == pytest.approx(ends["Norge"], abs=0.5)
    assert ends["Nigeria"] < ends["489"] - 20


def test_on_a_narrow_sheet_names_stand_above_bars_of_the_whole_width():
    points = tuple(Point(name, 9, "9") for name in ("Den demokratiske republikken Kongo", "B"))
    found = dict(boxes(draw(Bars(points), "light-narrow")))
    assert found["Den demokratiske republikken Kongo"].left == pytest.approx(2, abs=0.5)
    bars = [
        path.get("d") for path in parsed(draw(Bars(points), "light-narrow")).iter(f"{SVG}path")
    ]
    assert any("h340" in path for path in bars)


def test_small_multiples_share_one_scale_only_when_told():
    few, many = (
        Panel(n, (Point("2011", v, ""), Point("2012", v, ""))) for n, v in (("a", 10), ("b", 1000))
    )
    with translation.override("en"):
        assert texts(draw(Multiples((few, many), True))).count("1,000") == 2
        assert texts(draw(Multiples((few, many), False))).count("1,000") == 1


def test_small_multiples_stand_side_by_side_or_below_each_other():
    panels = tuple(Panel(name, POINTS) for name in ("One", "Other"))
    wide, narrow = (
        dict(boxes(draw(Multiples(panels, True), scheme))) for scheme in ("light", "light-narrow")
    )
    assert wide["One"].top == wide["Other"].top
    assert wide["Other"].left - wide["One"].left == pytest.approx(360)
    assert narrow["One"].left == narrow["Other"].left
    assert narrow["Other"].top > narrow["One"].bottom + 100


def counts(highest):
    return st.none() | st.integers(0, highest)


@st.composite
def drawables(draw_from):
    """Lines, multiples and bars of any counts a service may come to."""
    highest = draw_from(st.sampled_from([1, 9, 200, 40_000]))
    years = draw_from(st.integers(2, 8))

    def points():
        values = draw_from(st.lists(counts(highest), min_size=years - 1, max_size=years - 1))
        last = draw_from(st.integers(0, highest))
        return tuple(
            Point(str(2000 + at), value, f"{value:,}".replace(",", "\u202f"))
            for at, value in enumerate([*(v or 0 for v in values), last])
        )

    kind = draw_from(st.sampled_from(["line", "band", "multiples", "bars"]))
    if kind == "bars":
        names = ("Nigeria", "Den demokratiske republikken Kongo", "Ålandsøyene", "18–23")
        made = tuple(
            Point(draw_from(st.sampled_from(names)) + str(at), point.value, point.text)
            for at, point in enumerate(points())
        )
        return Bars(made)
    if kind == "multiples":
        return Multiples(tuple(Panel(n, points()) for n in ("A", "B")), draw_from(st.booleans()))
    if kind == "band":
        mean = draw_from(st.integers(0, highest))
        low, high = draw_from(st.integers(0, mean)), draw_from(st.integers(mean, 2 * highest))
        return evenings(mean, low, high)
    return Panel("", points())


@settings(max_examples=25)
@given(drawables(), st.sampled_from(sorted(SCHEMES)))
def test_no_words_stand_over_the_edge_or_on_top_of_others(what, scheme):
    """Not over the edge in letters a sixth wider either: DejaVu, which many fall back to."""
    svg = draw(what, scheme, mark="Internt – små tall kan peke ut personer", with_letters=False)
    width, height = size(what, SCHEMES[scheme].sheet)
    for text, box in boxes(svg, wider=1.17):
        assert box.left >= -0.5, text
        assert box.right <= width + 0.5, text
        assert box.top >= -0.5, text
        assert box.bottom <= height + 0.5, text
    found = boxes(svg)
    for at, (text, box) in enumerate(found):
        for other, beside in found[at + 1 :]:
            assert not box.meets(beside), (text, other)


@pytest.mark.parametrize(
    "what",
    [
        LINE,
        evenings(6, 5, 7),
        Multiples((Panel("A", POINTS), Panel("B", POINTS)), True),
        Bars((Point("Norge", 3, "3", before=4),)),
    ],
)
@pytest.mark.parametrize("scheme", ["light", "light-narrow"])
def test_every_chart_is_as_vega_lite_says(what, scheme):
    """Altair checks what it draws against the schema; a page does not wait for that."""
    spec = chart(what, SCHEMES[scheme]).spec
    assert spec.to_dict() == spec.to_dict(validate=False)


@pytest.mark.parametrize("module", ["lykt.reports.views", "lykt.web.cli", "lykt.web.urls"])
def test_who_draws_nothing_does_not_wait_for_what_draws(module):
    """Altair and fontTools take half a second each to load, the readers of office files less."""
    asked = (
        "import os, sys, django, importlib\n"
        "os.environ['DJANGO_SETTINGS_MODULE'] = 'tests.settings'\n"
        "django.setup()\n"
        f"importlib.import_module({module!r})\n"
        "late = {'altair', 'vl_convert', 'fontTools', 'docx', 'openpyxl'}\n"
        "print(late & set(sys.modules) or 'none')"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True)
    assert done.stdout.decode().strip() == "none"
