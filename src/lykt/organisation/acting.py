"""Nobody acts unnamed: all work with people runs inside `acting_as`.

The web names the signed-in user, the command line its operator, a background job
itself. The tables about people ask for the actor before they are read or written.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar
from uuid import UUID


Answer = TypeVar("Answer")


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


#: What was asked once while somebody acts, and need not be asked again: by its name.
_asked: ContextVar[dict[str, Any] | None] = ContextVar("lykt_asked", default=None)


@contextmanager
def acting_as(actor: Actor) -> Iterator[Actor]:
    """Let `actor` be the one who acts until the block ends."""
    token, asked = _actor.set(actor), _asked.set({})
    try:
        yield actor
    finally:
        _actor.reset(token)
        _asked.reset(asked)


def asked_once(name: str, actor: Actor, ask: Callable[[], Answer]) -> Answer:
    """Return what `ask` says about `actor`, asked once for as long as they act.

    A page asks the same of its reader in several places. Whoever changes the answer calls
    `ask_again`.
    """
    known = _asked.get()
    if known is None or _actor.get() != actor:
        return ask()
    if name not in known:
        known[name] = ask()
    answer: Answer = known[name]
    return answer


def ask_again(name: str) -> None:
    """Forget what was asked once: it has changed."""
    if (known := _asked.get()) is not None:
        known.pop(name, None)


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
