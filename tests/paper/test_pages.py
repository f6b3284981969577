"""From a template of ours to tagged pages."""

import io

import pikepdf
import pytest
import typst

from lykt.paper import pages
from lykt.paper.pages import NoGlyphs
from tests.paper.made import text


SOURCE = """
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title, date: none)
#set text(font: data.fonts, lang: "en")
#data.text
"""


@pytest.fixture
def template(tmp_path):
    path = tmp_path / "small.typ"
    path.write_text(SOURCE, encoding="utf-8")
    return path


def made(template, said="Read me") -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pages.pdf(template, {"title": "Small", "text": said})))


def fonts(pdf: pikepdf.Pdf) -> set[str]:
    every = (page.Resources.get("/Font", {}).values() for page in pdf.pages)
    return {str(font.BaseFont).split("+")[-1].split("-")[0] for found in every for font in found}


def test_it_is_tagged_and_says_so(template):
    pdf = made(template)
    assert pdf.Root.MarkInfo.Marked is True
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf.Root.Metadata.read_bytes()
    assert str(pdf.docinfo.Title) == "Small"


def test_it_is_set_in_the_shipped_font(template):
    assert fonts(made(template)) == {"Inter"}


def test_without_the_shipped_font_typst_has_one(template, monkeypatch, tmp_path):
    monkeypatch.setattr(pages, "FONTS", tmp_path / "nowhere")
    assert fonts(made(template)) == {"LibertinusSerif"}


def test_no_clock_is_read(template):
    template.write_text(SOURCE + "#datetime.today().display()", encoding="utf-8")
    assert "1970-01-01" in text(pages.pdf(template, {"title": "Small", "text": ""}))


def test_the_same_content_gives_the_same_bytes_in_whatever_order_it_comes(template):
    template.write_text(SOURCE + '#data.keys().join(" ")', encoding="utf-8")
    content = {"title": "Small", "text": "a"}
    again = dict(reversed(content.items()))
    assert pages.pdf(template, content) == pages.pdf(template, again)


def test_a_template_reaches_no_file_outside_its_folder(template):
    template.write_text(SOURCE + '#read("../outside.txt")', encoding="utf-8")
    (template.parent.parent / "outside.txt").write_text("secret", encoding="utf-8")
    with pytest.raises(typst.TypstError, match="outside"):
        made(template)


def test_what_cannot_be_read_aloud_is_refused(template):
    picture = '#image(bytes("<svg xmlns=\'http://www.w3.org/2000/svg\'/>"), format: "svg")'
    template.write_text(SOURCE + picture, encoding="utf-8")
    with pytest.raises(typst.TypstError, match="alt"):
        made(template)


def test_a_sign_that_no_font_has_is_named(template):
    with pytest.raises(NoGlyphs) as caught:
        pages.pdf(template, {"title": "Small", "language": "th", "text": "Yes: ส"})
    assert str(caught.value) == (
        "No font can show THAI CHARACTER SO SUA (U+0E2A), in a text in 'th'."
    )
    assert (caught.value.sign, caught.value.language) == ("ส", "th")


def test_a_sign_that_typst_writes_by_its_number_is_read_from_it(template):
    with pytest.raises(NoGlyphs) as caught:
        made(template, "a\ufffe")
    assert caught.value.sign == "\ufffe"
