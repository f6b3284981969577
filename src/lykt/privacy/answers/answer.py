"""The answer to a person, as plain values: pages and paper are made from it alike."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from lykt.privacy.subjects import Chapter, Subject


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the answer: a heading, what is said first, and its chapters."""

    title: str
    paragraphs: list[str] = field(default_factory=list)
    chapters: list[Chapter] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything there is about somebody, in words of one language."""

    #: "nb", "nn" or "en".
    language: str
    #: The code that stands for them.
    label: str
    #: Who answers for what is written: the controller, and the unit.
    organisation: str
    unit: str
    made_on: date
    #: What only health staff may tell is in it.
    whole: bool
    title: str
    intro: list[str]
    parts: list[Part]


@dataclass(frozen=True, slots=True)
class Whose:
    """Whom an answer is about, as each part is asked for it."""

    subject: Subject
    #: Every code taken to be theirs, the one that stands first before the others.
    family: tuple[UUID, ...]
    #: Health staff are asking, or the machine itself.
    whole: bool


@dataclass(frozen=True, slots=True)
class PartOf:
    """What tells of some tables: every table about people is told of by one of these."""

    tables: frozenset[str]
    make: Callable[[Whose], Part]
