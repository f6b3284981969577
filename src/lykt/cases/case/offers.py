"""What the rooms of cases above this one hand down at start-up: nothing is imported upwards.

A section of the case page, what is next, lines of the time line, what a clock begins on, and
what must be asked or done when a case closes.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.utils.functional import Promise

from lykt.cases.case.models import Case
from lykt.cases.case.sight import Sight
from lykt.organisation.acting import Actor


Words = str | Promise


@dataclass(frozen=True, slots=True)
class Shown:
    """A section as one reader sees it.

    `context` may be a function, called once the reading has been written down, where it
    opens something sealed. `subjects` are the keys of others whom it shows, such as children.
    """

    template: str
    context: Mapping[str, Any] | Callable[[], Mapping[str, Any]]
    subjects: Collection[UUID] = ()


#: The clocks of a case stand right under what is safe, and nothing else does.
UNDER_SAFETY = 30


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the case page. Sections stand in the order of `place`, then by key.

    Those with a place below `UNDER_SAFETY` stand right under what is safe, before all else.

    `kind` is the kind of information a partner must be covered for, None where only the team
    sees it. `build` returns None where there is nothing to show.
    """

    key: str
    title: Words
    place: int
    build: Callable[[Actor, Case, Sight], Shown | None]
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A short word on the line of what is safe: "housing, in place until 12.12.".

    `state` is one of safe, under_way, missing, unknown, or aside for what is not relevant
    now or not wanted; it is told in words and by a shape, never by colour alone.
    """

    label: Words
    text: Words
    state: str
    url: str = ""


class Next(NamedTuple):
    """Something that waits to be done: what, by when, and where one does it.

    `text` holds nothing sealed. `weight` puts what is of one day in order, the lowest first.
    `who` is whose it is to do, where one knows.
    """

    text: Words
    due: date | None
    url: str
    weight: int = 50
    who: Words = ""


class Line(NamedTuple):
    """A line of the time line: a day, what happened in words, and who wrote it.

    `note` opens what else was written, which is sealed: it is called on the page of the team.
    """

    day: date
    at: datetime
    text: Words
    by: str
    url: str = ""
    note: Callable[[], str] | None = None


class Occurred(NamedTuple):
    """Something that happened in a case and that a clock begins on or stops at.

    `name` is as the rulebook has it, "residence.reflection_granted". `at` is a local day, or
    a moment with a zone for clocks in hours; `until` an own last day, where there is one.
    """

    name: str
    at: date | datetime
    until: date | None = None


#: Takes cases, and returns for the key of each what has happened, in any order.
Occurrences = Callable[[Collection[Case]], Mapping[UUID, Iterable[Occurred]]]


@dataclass
class Offers:
    """Everything that has been handed down."""

    sections: dict[str, Section] = field(default_factory=dict)
    marks: list[Callable[[Actor, Case, Sight], Iterable[Mark]]] = field(default_factory=list)
    nexts: list[Callable[[Actor, Case, Sight], Iterable[Next]]] = field(default_factory=list)
    lines: list[Callable[[Actor, Case, Sight], Iterable[Line]]] = field(default_factory=list)
    occurrences: list[Occurrences] = field(default_factory=list)
    #: Called before somebody is shown a case, once they have found it and before any page:
    #: what a partner is shown is written down as told.
    on_showing: list[Callable[[Actor, Case], None]] = field(default_factory=list)
    #: What stands in the way of closing a case, each a sentence of what to do.
    before_closing: list[Callable[[Case], Iterable[str]]] = field(default_factory=list)
    #: Done in the transaction that closes it.
    on_closing: list[Callable[[Actor, Case], None]] = field(default_factory=list)


offers = Offers()


def tell_of_showing(actor: Actor, cases: Iterable[Case]) -> None:
    """Let the rooms above know that something of these cases is about to be shown.

    Call it outside any transaction, before a page, also where the cases stand in a list.
    """
    for case in {case.pk: case for case in cases}.values():
        for shown in offers.on_showing:
            shown(actor, case)


def add_section(section: Section) -> None:
    """Let a section stand on the case page; a key is handed down by one room."""
    if offers.sections.setdefault(section.key, section) != section:
        raise ValueError(f"two rooms hand down {section.key}")


def sections_in_order() -> list[Section]:
    """Return the sections as they stand on the page."""
    return sorted(offers.sections.values(), key=lambda one: (one.place, one.key))
