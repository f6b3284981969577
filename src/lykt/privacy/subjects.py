"""Whoever is written about, as this floor knows them: an opaque key, and who keeps them.

A person, a concern, a shift, a chat: the room that keeps a kind of subject hands a keeper
down at start-up, so that nothing is imported upwards.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any, Protocol
from uuid import UUID

from lykt.organisation.acting import Actor


@dataclass(frozen=True, slots=True)
class Subject:
    """One subject, with what a page on this floor may say of them: a pseudonym."""

    key: UUID
    kind: str
    #: The random handle of addresses.
    handle: str
    #: How they are spoken of: a code, never a name.
    label: str
    controller: UUID
    unit: UUID
    #: The page of the subject.
    url: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the answer to a person: what is kept, in plain words."""

    title: str
    #: Where there is one thing of a kind: what it is called, and what it says.
    facts: list[tuple[str, str]] = field(default_factory=list)
    #: Where there are many of a kind: their columns and rows.
    columns: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    #: What is said where nothing is kept.
    empty: str = ""
    #: Between the person and the health staff: nobody else may tell it.
    health: bool = False


class Keeper(Protocol):
    """What the room that keeps a kind of subject can be asked."""

    #: The name of the kind, for instance "person".
    kind: str
    #: The tables that `chapters` tells of, for instance "people.Contact".
    tells_of: frozenset[str]

    def find(self, actor: Actor, handle: str, act: str = "read") -> Subject | None:
        """Return the subject of a handle, if the actor may do this with it."""

    def find_by_label(self, actor: Actor, label: str) -> Subject | None:
        """Return the subject that goes by exactly this label, within the actor's reach."""

    def find_anywhere(self, controller: UUID, label: str) -> Subject | None:
        """Return the subject of exactly this label in the whole controller, for emergencies."""

    def subjects(self, keys: Collection[UUID]) -> list[Subject]:
        """Return those of the keys that there are; whoever asks has asked who may."""

    def family(self, key: UUID) -> list[UUID]:
        """Return every key that is taken to be the same human, the one who stands first."""

    def chapters(self, keys: Collection[UUID]) -> list[Chapter]:
        """Return everything that is kept of these keys, in words of the current language.

        Runs where the keys are at hand, after the reading has been written down.
        """

    def keys(self) -> Any:
        """Return a query set of the key of every subject of this kind, oldest first."""

    def forget(self, keys: Collection[UUID]) -> None:
        """Remove what a row-by-row removal would miss, and the subjects' own rows last."""


class AloneKeeper:
    """Answers for rows that are each a subject of their own, and lead to no human.

    A room says which `table`, whose rows hold their key in `subject`, and `subject_of` a row. It
    says `find` where a subject has a page that privacy leads to; no word and no emergency finds
    one, and nobody who asks for an answer is told of it.
    """

    kind: str
    tells_of: frozenset[str] = frozenset()
    #: A model; this floor knows none above it.
    table: Any
    #: What is fetched with a row, for the words of its subject.
    related: tuple[str, ...] = ()

    def subject_of(self, row: Any) -> Subject:
        """Return a row as the floor of privacy knows it."""
        raise NotImplementedError

    def find(self, actor: Actor, handle: str, act: str = "read") -> Subject | None:
        """Return nobody: no page of privacy leads there."""
        return None

    def find_by_label(self, actor: Actor, label: str) -> Subject | None:
        """Return nobody: they are not looked for by a word."""
        return None

    def find_anywhere(self, controller: UUID, label: str) -> Subject | None:
        """Return nobody: no emergency opens one."""
        return None

    def subjects(self, keys: Collection[UUID]) -> list[Subject]:
        """Return those of the keys that stand for a row."""
        rows = self._rows(keys)
        if self.related:
            rows = rows.select_related(*self.related)
        return [self.subject_of(row) for row in rows]

    def family(self, key: UUID) -> list[UUID]:
        """Return the key alone, if it stands for a row."""
        return [key] if self._rows([key]).exists() else []

    def chapters(self, keys: Collection[UUID]) -> list[Chapter]:
        """Return nothing: they are about nobody who could ask."""
        return []

    def keys(self) -> Any:
        """Return the key of each, oldest first."""
        return self.table.objects.order_by("pk").values_list("subject", flat=True)

    def forget(self, keys: Collection[UUID]) -> None:
        """Remove the rows, with what hangs on them."""
        self._rows(keys).delete()

    def _rows(self, keys: Collection[UUID]) -> Any:
        return self.table.objects.filter(subject__in=list(keys))


_keepers: dict[str, Keeper] = {}


def add(keeper: Keeper) -> None:
    """Let a room answer for a kind of subject."""
    _keepers[keeper.kind] = keeper


def keepers() -> list[Keeper]:
    """Return every keeper there is."""
    return list(_keepers.values())


def keeper(kind: str) -> Keeper:
    """Return the keeper of a kind."""
    return _keepers[kind]


#: Handed down by rooms whose subjects can turn out to be about a human kept elsewhere.
_kin: list[Callable[[Collection[UUID]], Collection[UUID]]] = []


def add_kin(find: Callable[[Collection[UUID]], Collection[UUID]]) -> None:
    """Let a room say which of its subjects are known to be about these humans."""
    if find not in _kin:
        _kin.append(find)


def kin_of(keys: Collection[UUID]) -> list[UUID]:
    """Return the keys of other kinds, such as concerns, that are known to be about these.

    The keeper of a human adds them to the family: they are in the answer, and are erased.
    """
    found = dict.fromkeys(key for ask in _kin for key in ask(keys))
    return [key for key in found if key not in set(keys)]


def find(actor: Actor, kind: str, handle: str, act: str = "read") -> Subject | None:
    """Return a subject by the kind and handle of an address, if the actor may do this."""
    return _keepers[kind].find(actor, handle, act) if kind in _keepers else None


def by_label(actor: Actor, label: str) -> Subject | None:
    """Return whoever goes by exactly this label, within the actor's reach."""
    for one in _keepers.values():
        if found := one.find_by_label(actor, label):
            return found
    return None


def subjects(keys: Collection[UUID]) -> dict[UUID, Subject]:
    """Return those of the keys that anybody keeps, by key; one query for each kind."""
    wanted = set(keys)
    found: dict[UUID, Subject] = {}
    for one in _keepers.values():
        if wanted - found.keys():
            found |= {subject.key: subject for subject in one.subjects(wanted - found.keys())}
    return found
