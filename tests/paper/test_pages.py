"""From a template of ours to tagged pages."""

import io

import pikepdf
import pytest
import typst

from lykt.paper import pages


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


def made(template, text="Read me") -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pages.pdf(template, {"title": "Small", "text": text})))


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


def test_no_clock_is_read_and_the_same_content_gives_the_same_bytes(template):
    assert "/CreationDate" not in made(template).docinfo
    content = {"title": "Small", "text": "a"}
    again = dict(reversed(content.items()))
    assert pages.pdf(template, content) == pages.pdf(template, again)


def test_a_template_reaches_no_file_outside_its_folder(template):
    template.write_text('#read("../outside.txt")', encoding="utf-8")
    (template.parent.parent / "outside.txt").write_text("secret", encoding="utf-8")
    with pytest.raises(typst.TypstError):
        pages.pdf(template, {})


def test_what_cannot_be_read_aloud_is_refused(template):
    picture = '#image(bytes("<svg xmlns=\'http://www.w3.org/2000/svg\'/>"), format: "svg")'
    template.write_text(SOURCE + picture, encoding="utf-8")
    with pytest.raises(typst.TypstError, match="alt"):
        made(template)
