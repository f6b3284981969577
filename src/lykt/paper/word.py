"""A letter as a document that can be written on in: DOCX, with real headings and tables.

The same letter gives the same bytes. Styles are Word's own, so whoever takes the document
over can give it the look of their house. A form to be signed is printed, not written on in:
lines for signatures and texts in two languages are for `letter_pdf` alone.
"""

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Length, Pt, RGBColor

from lykt.paper.blocks import (
    Block,
    Choices,
    Facts,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Table,
    tongue,
)
from lykt.paper.letter import Letter, printable


#: Every office has it or a likeness of the same widths; ours is seldom there.
FONT = "Arial"

#: Written in place of the clock, so that the bytes can be compared.
MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - the file format knows no time zone
_ZIP_MADE = (2000, 1, 1, 0, 0, 0)

_INK = RGBColor(0x11, 0x11, 0x11)
_ACCENT = RGBColor(0x03, 0x4C, 0x54)
_SHADE, _HAIR = "F4F2EE", "CFCBC4"
_BREADTH = Cm(16.2)
#: Chosen, left, and a box for a pen.
_BOXES = {True: "\N{BALLOT BOX WITH CHECK}", False: "\N{BALLOT BOX}", None: "\N{BALLOT BOX}"}


class NotInWord(TypeError):
    """A letter holds a part that is printed and never written on in."""


def letter_docx(letter: Letter) -> bytes:
    """Return the letter as DOCX.

    Raises:
        NotInWord: for lines to sign, and for texts in two languages.
    """
    document = Document()
    _set_up(document, letter)
    document.add_paragraph(letter.organisation, style="Subtitle")
    document.add_paragraph(letter.title, style="Title")
    for text in letter.intro:
        _paragraph(document, text)
    for block in letter.blocks:
        _writer(type(block))(document, block, letter)
    for text in letter.foot:
        _paragraph(document, text).runs[0].font.size = Pt(8.5)
    return _bytes(document)


def _set_up(document: Any, letter: Letter) -> None:
    """Set the page, the language, the title and the looks of the styles we use."""
    core = document.core_properties
    core.title, core.author = printable(letter.title), printable(letter.organisation)
    core.language = _language(letter)
    core.comments = core.last_modified_by = ""
    core.created = core.modified = MADE
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.4)
    section.top_margin, section.bottom_margin = Cm(2.5), Cm(2.1)
    for name, size in (("Normal", 10.5), ("Title", 22), ("Subtitle", 10), ("Caption", 9)):
        _style(document, name, size).font.color.rgb = _INK
    for level, size in ((1, 15), (2, 12.5), (3, 11)):
        style = _style(document, f"Heading {level}", size)
        style.font.color.rgb, style.font.bold = _ACCENT, True
        style.paragraph_format.keep_with_next = True
    _tell_language(document.styles.element, _language(letter))
    _page_numbers(section.footer.paragraphs[0], letter)


def _style(document: Any, name: str, size: float) -> Any:
    style = document.styles[name]
    style.font.size, style.font.name, style.font.italic = Pt(size), FONT, False
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    # The template's own fonts by theme would win over a name.
    for part in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{part}"), None)
    for part in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{part}"), FONT)
    return style


def _language(letter: Letter) -> str:
    language, region = tongue(f"{letter.language}-{letter.region}")
    return f"{language}-{region.upper()}" if region else language


def _tell_language(styles: Any, language: str) -> None:
    """Tell in which language all of it is, for spelling and for whoever hears it read."""
    for found in styles.iter(qn("w:lang")):
        found.set(qn("w:val"), language)


def _page_numbers(paragraph: Any, letter: Letter) -> None:
    words = letter.words["page"]
    before, rest = words.split("{page}")
    between, after = rest.split("{pages}")
    for text, field in ((before, "PAGE"), (between, "NUMPAGES"), (after, "")):
        if text:
            paragraph.add_run(text).font.size = Pt(8)
        if field:
            _field(paragraph.add_run(), field)


def _field(run: Any, name: str) -> None:
    run.font.size = Pt(8)
    for kind, text in (("begin", ""), ("", name), ("end", "")):
        if kind:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        else:
            element = OxmlElement("w:instrText")
            element.text = text
        run._r.append(element)


# ---- The parts of a letter


def _paragraph(document: Any, text: str) -> Any:
    return document.add_paragraph(printable(text))


def _heading(document: Any, one: Heading, letter: Letter) -> None:
    document.add_heading(printable(one.text), level=one.level)


def _text(document: Any, one: Paragraph, letter: Letter) -> None:
    _paragraph(document, one.text)


def _facts(document: Any, one: Facts, letter: Letter) -> None:
    for label, value in one.pairs:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(3)
        paragraph.add_run(f"{printable(label)}: ").bold = True
        paragraph.add_run(printable(value))


def _table(document: Any, one: Table, letter: Letter) -> None:
    caption = document.add_paragraph(printable(one.title), style="Caption")
    caption.paragraph_format.keep_with_next = True
    if not one.rows:
        _paragraph(document, one.empty)
        return
    table = document.add_table(rows=1, cols=len(one.columns), style="Table Grid")
    table.autofit = False
    _tell_table(table, one.title)
    _fill(table.rows[0], one.columns, bold=True)
    _repeat(table.rows[0])
    for row in one.rows:
        _fill(table.add_row(), row)
    for column, breadth in zip(table.columns, _breadths(one), strict=True):
        # Word goes by the cells, and LibreOffice by the column.
        column.width = breadth
        for cell in column.cells:
            cell.width = breadth
    document.add_paragraph()


#: So few letters a column has room for at least, and no column takes more room than for so many.
_NARROW, _WIDE = 16, 44


def _breadths(one: Table) -> list[Length]:
    """Share the page among columns by what is in them: the longest line of each."""
    weights = []
    for texts in zip(one.columns, *one.rows, strict=True):
        longest = max(len(line) for text in texts for line in (text.splitlines() or [""]))
        weights.append(min(max(longest, _NARROW), _WIDE))
    return [Emu(int(_BREADTH * weight / sum(weights))) for weight in weights]


def _tell_table(table: Any, title: str) -> None:
    """Give the table its words for whoever hears it, and lines that are hardly there."""
    properties = table._tbl.tblPr
    told = OxmlElement("w:tblCaption")
    told.set(qn("w:val"), printable(title))
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        shown = side in ("top", "bottom", "insideH")
        for key, value in (("val", "single" if shown else "nil"), ("sz", "4"), ("color", _HAIR)):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    # The order of what a table says of itself is laid down: borders, its look, its words.
    properties.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblLook")
    properties.append(told)


def _fill(row: Any, texts: Any, *, bold: bool = False) -> None:
    for cell, text in zip(row.cells, texts, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(2)
        run = paragraph.add_run(printable(text))
        run.font.size, run.bold = Pt(9), bold
    _whole(row)


def _repeat(row: Any) -> None:
    """Let the headings stand on top of each page that the table runs over to."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _whole(row: Any) -> None:
    """Keep a row on one page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _picture(document: Any, one: Picture, letter: Letter) -> None:
    shape = document.add_picture(io.BytesIO(one.png), width=_BREADTH)
    shape._inline.docPr.set("descr", printable(one.alt))
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    document.add_paragraph(printable(one.caption), style="Caption")


def _note(document: Any, one: Note, letter: Letter) -> None:
    paragraph = _paragraph(document, one.text)
    for run in paragraph.runs:
        run.bold = True
    shade = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", _SHADE)):
        shade.set(qn(f"w:{key}"), value)
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(shade, "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def _choices(document: Any, one: Choices, letter: Letter) -> None:
    said = {True: letter.words["chosen"], False: letter.words["not_chosen"], None: ""}
    for label, chosen in one.pairs:
        tail = f": {said[chosen]}" if said[chosen] else ""
        _paragraph(document, f"{_BOXES[chosen]} {label}{tail}")


def _page_break(document: Any, one: PageBreak, letter: Letter) -> None:
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


_WRITERS: dict[type[Any], Callable[..., None]] = {
    Heading: _heading,
    Paragraph: _text,
    Facts: _facts,
    Table: _table,
    Picture: _picture,
    Note: _note,
    Choices: _choices,
    PageBreak: _page_break,
}


def _writer(kind: type[Block]) -> Callable[..., None]:
    try:
        return _WRITERS[kind]
    except KeyError:
        raise NotInWord(f"{kind.__name__} is printed, and never written on in.") from None


def _bytes(document: Any) -> bytes:
    """Return the document, packed anew without the clock that the packing would write."""
    packed, made = io.BytesIO(), io.BytesIO()
    document.save(packed)
    with zipfile.ZipFile(packed) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, _ZIP_MADE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            target.writestr(info, source.read(name))
    return made.getvalue()
