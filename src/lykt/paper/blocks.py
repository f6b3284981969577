"""The parts a letter is put together from: plain values, checked when they are made.

All text is plain text. A line break in it is kept; nothing else in it is read as markup.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass


_LANGUAGE = re.compile(r"[a-z]{2,3}")
_REGION = re.compile(r"[a-zA-Z]{2}")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3. The first in a letter is 1, and none skips a level."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text of its own."""

    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Pairs of a label and what is known, each on a line of its own."""

    pairs: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose headings are repeated where it runs over to the next page.

    `empty` is the sentence that stands in its place when there are no rows. Columns share
    the page by what is in them; up to eight have room. Raises ValueError for a row that is
    longer or shorter than the headings.
    """

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    empty: str

    def __post_init__(self) -> None:
        """Refuse rows that do not fit the headings."""
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"Each row needs as many cells as there are columns: {self.title}")


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as SVG, with its caption and the words for those who do not see it.

    `png` is the same drawing for programs that show no SVG. Raises ValueError without words.
    """

    caption: str
    alt: str
    svg: str
    png: bytes = b""

    def __post_init__(self) -> None:
        """Refuse a picture that says nothing to whoever does not see it."""
        if not self.alt.strip():
            raise ValueError(f"A picture needs words: {self.caption}")


@dataclass(frozen=True, slots=True)
class Note:
    """A text in a frame, for what must not be missed."""

    text: str


@dataclass(frozen=True, slots=True)
class Choices:
    """Pairs of a label and whether it is chosen; None is a box to tick by hand.

    What is chosen or not has a word beside its box: a sign alone is easily misread.
    """

    pairs: Sequence[tuple[str, bool | None]]


@dataclass(frozen=True, slots=True)
class Signature:
    """Lines to write on by hand, two beside each other, each with a label below."""

    labels: Sequence[str]


@dataclass(frozen=True, slots=True)
class TwoColumns:
    """The same text in two languages, paragraph beside paragraph.

    Each paragraph is tagged with its language and read in pairs, as an interpreter goes
    through them. Languages are codes such as `pl` or `pt-br`. Raises ValueError for others.
    """

    left_language: str
    left: Sequence[str]
    right_language: str
    right: Sequence[str]

    def __post_init__(self) -> None:
        """Refuse what is no code of a language."""
        tongue(self.left_language)
        tongue(self.right_language)


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a page of its own."""


Block = (
    Heading
    | Paragraph
    | Facts
    | Table
    | Picture
    | Note
    | Choices
    | Signature
    | TwoColumns
    | PageBreak
)


def tongue(code: str) -> tuple[str, str | None]:
    """Part a code such as `pt-br` into a language and a region, if it has one.

    Raises ValueError for what is no code of a language (ISO 639, two or three letters).
    """
    language, *rest = code.replace("_", "-").split("-")
    if not _LANGUAGE.fullmatch(language):
        raise ValueError(f"{code!r} is no code of a language.")
    regions = [part.lower() for part in rest if _REGION.fullmatch(part)]
    return language, regions[0] if regions else None
