"""A letter as a document one can write on in: headings, tables, alternative texts, same bytes."""

import io
import zipfile

import docx
import pytest
from docx.oxml.ns import qn

from lykt.paper.blocks import (
    Choices,
    Facts,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Signature,
    Table,
    TwoColumns,
)
from lykt.paper.word import NotInWord, letter_docx
from tests.paper.made import letter


SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><circle r="4"/></svg>'
#: One white dot.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c63f80f00010101001bb6ee560000000049454e44ae426082"
)
ALL = (
    Heading("Areas"),
    Heading("Children", 2),
    Paragraph("What was done."),
    Facts([("Adopted", "10 February 2011")]),
    Table("Measures", ["Number", "State"], [["1a", "Done"], ["1b", "Late"]], "None."),
    Table("Money", ["From whom"], [], "No money is written down."),
    Picture("The whole plan", "1a is done, 1b is late.", SVG, PNG),
    Note("Internal."),
    Choices([("Printed", True), ("Sent", None)]),
    PageBreak(),
)


def opened(*blocks, **rest):
    return docx.Document(io.BytesIO(letter_docx(letter(*blocks, **rest))))


def test_headings_are_headings() -> None:
    found = [(p.style.name, p.text) for p in opened(*ALL).paragraphs]
    assert ("Title", "Receipt") in found
    assert ("Heading 1", "Areas") in found
    assert ("Heading 2", "Children") in found


def test_what_is_told_stands_there() -> None:
    texts = [p.text for p in opened(*ALL, intro=["First."], foot=["Last."]).paragraphs]
    for told in ("First.", "What was done.", "Adopted: 10 February 2011", "Internal.", "Last."):
        assert told in texts
    assert "No money is written down." in texts
    assert "☑ Printed: Yes" in texts
    assert "☐ Sent" in texts


def test_tables_repeat_their_headings_and_say_what_they_are() -> None:
    [table] = opened(*ALL).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Number", "State"], ["1a", "Done"], ["1b", "Late"],
    ]  # fmt: skip
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert table.rows[1]._tr.trPr.find(qn("w:tblHeader")) is None
    assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "Measures"


def test_a_picture_has_its_words() -> None:
    [shape] = opened(*ALL).inline_shapes
    assert shape._inline.docPr.get("descr") == "1a is done, 1b is late."


def test_a_picture_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="needs words"):
        Picture("The whole plan", " ", SVG)


@pytest.mark.parametrize("block", [Signature(["Name"]), TwoColumns("nb", ["Ja"], "pl", ["Tak"])])
def test_a_form_to_sign_is_not_written_on_in(block) -> None:
    with pytest.raises(NotInWord, match=type(block).__name__):
        letter_docx(letter(block))


def test_the_language_is_told() -> None:
    document = opened(*ALL, language="nb", region="no")
    assert document.core_properties.language == "nb-NO"
    told = {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))}
    assert told == {"nb-NO"}


def test_the_same_letter_gives_the_same_bytes() -> None:
    content = letter_docx(letter(*ALL))
    assert content == letter_docx(letter(*ALL))
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert {info.date_time for info in packed.infolist()} == {(2000, 1, 1, 0, 0, 0)}


def test_what_cannot_stand_on_paper_is_left_out() -> None:
    [paragraph] = [p for p in opened(Paragraph("a\x00b")).paragraphs if p.text.startswith("a")]
    assert paragraph.text == "ab"
