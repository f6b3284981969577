"""The annual report as a tagged PDF."""

import io
import shutil
import subprocess
from collections.abc import Iterator

import pikepdf
import pytest

from lykt.reports.pdf import INTRODUCTION, annual_pdf
from lykt.reports.pictures import _drawn, annual_pictures
from lykt.reports.sentence import Effort
from lykt.reports.tables import annual_tables
from tests.reports.made import rows, small


MARK = "Internal – small numbers can point to persons"
PUBLISHED = {
    "source": "report 2012",
    "publisher": "Nadheim",
    "place": "Oslo",
    "series": "people",
    "breakdown": "",
    "category": "all",
    "period": "year",
    "year": 2012,
    "value": 1000,
    "low": None,
    "high": None,
    "unit": "persons",
    "note": "around",
}


def make(language="en", **options):
    return annual_pdf(small(), year=2012, language=language, organisation="Fyrlykta", **options)


@pytest.fixture(scope="module")
def report():
    return make(
        published=[PUBLISHED],
        effort=Effort(20, 80),
        comments={
            INTRODUCTION: "First *words* #eval(1).\n\nThen $more$ @words <here>.",
            "street": "A note on the street: [not] = markup // at all",
        },
    )


def pages(content) -> list[str]:
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not here")
    command = ["pdftotext", "-layout", "-", "-"]
    done = subprocess.run(command, input=content, capture_output=True, check=True)
    return done.stdout.decode().split("\f")[:-1]


def structure(node) -> Iterator[pikepdf.Dictionary]:
    """Walk the tree of tags."""
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from structure(child)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from structure(node.K)


@pytest.fixture
def tags(report):
    with pikepdf.open(io.BytesIO(report)) as pdf:
        yield list(structure(pdf.Root.StructTreeRoot))


def test_it_says_that_it_is_tagged_and_universally_accessible(report):
    with pikepdf.open(io.BytesIO(report)) as pdf:
        assert pdf.Root.MarkInfo.Marked is True
        assert "/StructTreeRoot" in pdf.Root
        assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf.Root.Metadata.read_bytes()
        assert str(pdf.docinfo.Title) == "Annual report 2012"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle is True


@pytest.mark.parametrize(("language", "tag"), [("nb", "nb-NO"), ("nn", "nn-NO"), ("en", "en-GB")])
def test_it_says_its_language(language, tag):
    with pikepdf.open(io.BytesIO(make(language))) as pdf:
        assert str(pdf.Root.Lang) == tag


def test_every_page_says_that_it_is_internal(report):
    found = pages(report)
    assert len(found) > 5
    assert [number for number, text in enumerate(found, 1) if MARK not in text] == []


def test_the_mark_is_also_read_aloud(report):
    """The heads of pages are passed over by a screen reader; the first page says it too."""
    assert pages(report)[0].count(MARK) == 2


def test_pictures_have_their_words(tags):
    alts = [str(tag.Alt) for tag in tags if str(tag.S) == "/Figure"]
    pictures = annual_pictures(small(), year=2012, language="en")
    spoken = {f"{picture.title}. {picture.alt}" for picture in pictures}
    assert set(alts) == spoken


def test_every_table_has_a_heading_row_and_a_caption(tags):
    kinds = [str(tag.S) for tag in tags]
    tables = len(annual_tables(small(), year=2012)) + 1
    assert kinds.count("/Table") == kinds.count("/THead") == tables
    assert kinds.count("/TH") > tables
    assert kinds.count("/Caption") == tables + kinds.count("/Figure")


def test_numbers_lead_to_their_definitions(report, tags):
    assert [str(tag.S) for tag in tags].count("/Link") > 20
    with pikepdf.open(io.BytesIO(report)) as pdf:
        leads = [
            a for page in pdf.pages for a in page.get("/Annots", []) if "/Dest" in a or "/A" in a
        ]
    assert leads


def test_what_people_write_is_set_as_they_wrote_it(report):
    text = "\n".join(pages(report))
    assert "First *words* #eval(1)." in text
    assert "Then $more$ @words <here>." in text
    assert "A note on the street: [not] = markup // at all" in text


def test_the_sentence_comes_before_the_contents(report):
    first = pages(report)[0]
    sentence = first.index("30 people in 2012, 25% fewer than in 2011.")
    assert first.index("Annual report 2012") < sentence < first.index("Contents")
    assert "The effort was 20 shifts (80 hours)." in " ".join(first.split())


def test_published_figures_stand_in_lines_of_their_own(report):
    text = "\n".join(pages(report))
    lines = [" ".join(line.split()) for line in text.splitlines()]
    assert "People Own figures 40 30" in lines
    assert "People Nadheim, Oslo – 1,000" in lines
    assert "Nadheim, Oslo: report 2012." in lines


def test_without_published_figures_there_is_no_such_chapter():
    assert "Beside what others have published" not in "\n".join(pages(make()))


def test_tables_left_out_are_named_with_the_reason(report):
    text = " ".join("\n".join(pages(report)).split())
    assert "Legal aid: No contacts of this kind were registered in these years." in text


def test_the_same_rows_give_the_same_bytes():
    first = make("nb")
    _drawn.cache_clear()
    assert make("nb") == first


def test_only_shipped_fonts_and_nothing_from_a_clock(report):
    with pikepdf.open(io.BytesIO(report)) as pdf:
        fonts = {
            str(font.BaseFont).split("+")[-1]
            for page in pdf.pages
            for font in page.Resources.get("/Font", {}).values()
        }
        assert "/CreationDate" not in pdf.docinfo
    assert all(name.startswith(("Inter", "Libertinus")) for name in fonts)


def test_a_register_with_almost_nothing_still_makes_a_report():
    content = annual_pdf(
        rows("people -:all | 1"), year=2011, language="nb", organisation="Fyrlykta"
    )
    assert "2011" in "\n".join(pages(content))


def test_no_rows_at_all():
    content = annual_pdf([], year=2012, language="en", organisation="Fyrlykta")
    assert "Nothing is registered for 2012." in "\n".join(pages(content))


def test_a_table_longer_than_a_page_runs_over_with_its_heading():
    lines = [f"people country:{a}{b} | 2 3" for a in "ABCDEFG" for b in "ABCDEFGHI"]
    made = rows("\n".join(["people -:all | 126 189", *lines]))
    content = annual_pdf(made, year=2012, language="en", organisation="Fyrlykta", largest=60)
    assert sum("Country" in text and "2012" in text for text in pages(content)) >= 2
