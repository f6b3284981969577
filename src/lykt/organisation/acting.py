"""Nobody acts unnamed: all work with people runs inside `acting_as`.

The web names the signed-in user, the command line its operator, a background job
itself. The tables about people ask for the actor before they are read or written.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Literal
from uuid import UUID


class NobodyActs(RuntimeError):
    """Someone tried to touch what is written about people without saying who they are."""


@dataclass(frozen=True, slots=True)
class Post:
    """One role in one place: a unit, or a whole controller where `unit` is None."""

    role: str
    controller: UUID
    unit: UUID | None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a member of staff with their posts, the operator of a command, or a job.

    `staff` is the key of the account, None for an operator or a job. An operator works on
    the machine itself and is not held back by roles, but is named in what is written.
    """

    kind: Literal["staff", "operator", "job"]
    name: str
    staff: UUID | None = None
    posts: tuple[Post, ...] = field(default=())

    @property
    def trusted(self) -> bool:
        """Tell whether roles do not bind: the command line and jobs run on the machine."""
        return self.kind != "staff"


_actor: ContextVar[Actor | None] = ContextVar("lykt_actor", default=None)


@contextmanager
def acting_as(actor: Actor) -> Iterator[Actor]:
    """Let `actor` be the one who acts until the block ends."""
    token = _actor.set(actor)
    try:
        yield actor
    finally:
        _actor.reset(token)


def actor_if_any() -> Actor | None:
    """Return who acts now, or None: for the frame of a page, which strangers see too."""
    return _actor.get()


def current_actor() -> Actor:
    """Return who acts now.

    Raises:
        NobodyActs: when the code does not run inside `acting_as`.
    """
    if (actor := _actor.get()) is None:
        raise NobodyActs("work with people runs inside acting_as(…)")
    return actor
