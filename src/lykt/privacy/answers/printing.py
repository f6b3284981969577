"""The answer on paper."""

from collections.abc import Iterator

from django.utils import translation
from django.utils.translation import gettext as _

from lykt.paper.blocks import Block, Facts, Heading, PageBreak, Paragraph, Table
from lykt.paper.letter import Letter, letter_pdf
from lykt.paper.words import WORDS
from lykt.privacy.answers.answer import Answer, Part
from lykt.privacy.answers.languages import REGIONS
from lykt.privacy.subjects import Chapter


def answer_pdf(answer: Answer) -> bytes:
    """Return the answer as tagged PDF.

    Raises:
        NoGlyphs: when no font at hand can show something that stands in it.
    """
    with translation.override(answer.language):
        return letter_pdf(
            Letter(
                title=answer.title,
                language=answer.language,
                region=REGIONS[answer.language],
                organisation=f"{answer.organisation}, {answer.unit}",
                intro=answer.intro,
                blocks=list(_blocks(answer)),
                foot=[_("Made by Lykt. It keeps that this was made, and no copy of it.")],
                words={key: _(text) for key, text in WORDS.items()},
            )
        )


def _blocks(answer: Answer) -> Iterator[Block]:
    for number, part in enumerate(answer.parts):
        if number == len(answer.parts) - 1:
            # The annex can be left behind, and the letter still be whole.
            yield PageBreak()
        yield from _part(part)


def _part(part: Part) -> Iterator[Block]:
    yield Heading(part.title)
    for text in part.paragraphs:
        yield Paragraph(text)
    for chapter in part.chapters:
        yield from _chapter(chapter)


def _chapter(chapter: Chapter) -> Iterator[Block]:
    if chapter.facts or not chapter.columns:
        yield Heading(chapter.title, level=2)
    if chapter.facts:
        yield Facts(chapter.facts)
    elif not chapter.columns:
        yield Paragraph(chapter.empty)
    if chapter.columns and (chapter.rows or chapter.empty or not chapter.facts):
        # Under its facts the title stands already.
        title = _("In detail") if chapter.facts else chapter.title
        yield Table(title, chapter.columns, chapter.rows, chapter.empty or "–")
