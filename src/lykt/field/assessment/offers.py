"""What the rooms above this one say of findings: what became of them, handed down at start-up."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from lykt.organisation.acting import Actor


@dataclass(frozen=True, slots=True)
class Became:
    """What a finding has become: in words, and the page of it."""

    words: str
    url: str


#: Takes the reader and the keys of findings; tells what became of each, as the reader may see.
Find = Callable[[Actor, Collection[UUID]], Mapping[UUID, list[Became]]]

_finders: list[Find] = []


def add(find: Find) -> None:
    """Let a room say what became of findings; the same is handed down once."""
    if find not in _finders:
        _finders.append(find)


def became(actor: Actor, findings: Collection[UUID]) -> dict[UUID, list[Became]]:
    """Return what became of findings, by key."""
    told: dict[UUID, list[Became]] = {}
    for find in _finders:
        for key, found in find(actor, findings).items():
            told.setdefault(key, []).extend(found)
    return told
