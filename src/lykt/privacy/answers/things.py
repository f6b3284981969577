"""What a person can dispute, one thing at a time: handed down by the rooms that keep it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from lykt.organisation.acting import Actor


class Thing(NamedTuple):
    """One thing that is written about somebody, such as a contact."""

    key: UUID
    handle: str
    #: What it is called on a page, without the person: "Contact of 3.11.2026, street".
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Things:
    """A kind of things. `find` returns those of the subjects that the actor may read."""

    kind: str
    find: Callable[[Actor, Collection[UUID]], list[Thing]]


_kinds: dict[str, Things] = {}


def add(things: Things) -> None:
    """Let a kind of things be disputed; a kind is handed down by one room."""
    if _kinds.setdefault(things.kind, things) != things:
        raise ValueError(f"two rooms hand down {things.kind}")


def things_of(actor: Actor, subjects: Collection[UUID]) -> dict[tuple[str, UUID], Thing]:
    """Return everything of these subjects that the actor may read, by kind and key."""
    return {
        (each.kind, thing.key): thing
        for each in _kinds.values()
        for thing in each.find(actor, subjects)
    }
