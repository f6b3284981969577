"""What a person has objected to, for the rooms that stand below the one that knows.

`answers` hands its query down at start-up; whoever shares or asks asks here.
"""

from collections.abc import Callable, Collection
from typing import NamedTuple
from uuid import UUID


class Against(NamedTuple):
    """A purpose that somebody has objected to."""

    purpose: str
    #: Decided in their favour. Otherwise it is open, and has to wait until it is decided.
    upheld: bool


#: Returns what stands against a purpose, or against any where none is said.
Query = Callable[[Collection[UUID], str | None], list[Against]]

_queries: list[Query] = []


def add(query: Query) -> None:
    """Let a room say what has been objected to."""
    if query not in _queries:
        _queries.append(query)


def objections_to(subjects: Collection[UUID], purpose: str | None = None) -> list[Against]:
    """Return the objections of these subjects that stand: open ones, and those upheld.

    `purpose` is one of `consent.codes.Purpose` or "statistics"; None asks for all of them.
    """
    return [each for query in _queries for each in query(subjects, purpose)]
