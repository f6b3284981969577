"""A letter: everything Lykt prints but the annual report, as tagged PDF (PDF/UA-1).

A consent form, a receipt, an answer to a person, legal notes. The same letter gives the
same bytes: a date stands on it only when someone has written it there.
"""

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from lykt.paper.blocks import Block, Heading, Picture, TwoColumns, tongue
from lykt.paper.pages import NoGlyphs, pdf


TEMPLATE = Path(__file__).with_name("letter.typ")

#: Control characters and halves of letters: nothing to see, and no PDF may hold them.
_INVISIBLE = {"Cc", "Cs"}
_NO_TEXT = {"\ufeff", "\ufffc"}


@dataclass(frozen=True, slots=True)
class Letter:
    """What a letter says, in order.

    `language` is a code such as `nb`, and `region` one such as `NO`, or empty. `intro` are
    paragraphs below the title, `foot` small lines at the end of the letter. `words` are
    `lykt.paper.words.WORDS`, translated. Raises ValueError for an empty title or heading,
    for what is no code of a language, and for headings that skip a level.
    """

    title: str
    language: str
    region: str
    organisation: str
    intro: Sequence[str]
    blocks: Sequence[Block]
    foot: Sequence[str]
    words: Mapping[str, str]

    def __post_init__(self) -> None:
        """Refuse what a screen reader could not follow."""
        tongue(f"{self.language}-{self.region}")
        headings = [one for one in self.blocks if isinstance(one, Heading)]
        if not all(printable(text).strip() for text in (self.title, *(h.text for h in headings))):
            raise ValueError("A letter and its headings need words.")
        above = 0
        for one in headings:
            if not 1 <= one.level <= min(above + 1, 3):
                raise ValueError(f"A heading of level {one.level} cannot follow level {above}.")
            above = one.level


def letter_pdf(letter: Letter) -> bytes:
    """Return the letter as PDF.

    A symbol that no font at hand can show, such as an emoji, is spelled out by its name.
    Raises NoGlyphs, naming the language, where a letter cannot be shown.
    """
    language, region = tongue(f"{letter.language}-{letter.region}")
    content = {
        "title": letter.title,
        "organisation": letter.organisation,
        "language": language,
        "region": region,
        "intro": letter.intro,
        "blocks": [_block(one) for one in letter.blocks],
        "foot": letter.foot,
        "words": letter.words,
    }
    return _set(letter, printable(content))


def _set(letter: Letter, content: dict[str, Any]) -> bytes:
    """Set the content; Typst tells which sign it cannot show, one at a time."""
    try:
        return pdf(TEMPLATE, content)
    except NoGlyphs as error:
        sign = error.sign
    symbols = {ord(one): _spelled(one) for one in sign if unicodedata.category(one)[0] == "S"}
    if not symbols:
        raise NoGlyphs(sign, _language_of(letter, sign))
    return _set(letter, _each_text(content, lambda text: text.translate(symbols)))


def _spelled(symbol: str) -> str:
    return f"[{unicodedata.name(symbol).lower()}]"


def _block(one: Block) -> dict[str, Any]:
    """Return a part as the template reads it."""
    made = {"kind": type(one).__name__, **asdict(one)}
    if isinstance(one, Picture):
        del made["png"]
    if isinstance(one, TwoColumns):
        made["left_language"] = tongue(one.left_language)
        made["right_language"] = tongue(one.right_language)
    return made


def _each_text(value: Any, change: Callable[[str], str]) -> Any:
    """Return the content with every text in it changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Mapping):
        return {key: _each_text(one, change) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_each_text(one, change) for one in value]
    return value


def printable(content: Any) -> Any:
    """Return the content without what cannot stand on paper; line breaks are kept."""
    return _each_text(content, _seen)


def _seen(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(letter for letter in lines if letter == "\n" or _shown(letter))


def _shown(letter: str) -> bool:
    return unicodedata.category(letter) not in _INVISIBLE and letter not in _NO_TEXT


def _language_of(letter: Letter, sign: str) -> str:
    """Return the language of the text that holds the sign: a column's own, or the letter's."""
    for language, texts in _columns(letter):
        if any(sign in text for text in texts):
            return language
    return letter.language


def _columns(letter: Letter) -> Iterator[tuple[str, Sequence[str]]]:
    for one in letter.blocks:
        if isinstance(one, TwoColumns):
            yield one.left_language, one.left
            yield one.right_language, one.right
