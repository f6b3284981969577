"""What must happen at once when something holds no more.

Rooms hand down what they do: a name that was kept is erased, what stood open is closed, a
partner loses sight. It is done in the transaction that ends the consent, so that the one is
never without the other. What runs out by its last day makes no signal: whoever relies on a
consent asks `queries` each time.
"""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from lykt.organisation.acting import Actor
from lykt.privacy.consent.rules import Target


@dataclass(frozen=True, slots=True)
class Shut:
    """One thing that may be told, or kept, no more."""

    target: Target
    purpose: str
    matter: UUID | None


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What was shut, for whom: by taking back, by a later no, or as the case closed."""

    by: Actor
    #: The keys of the person, under all their codes.
    subjects: tuple[UUID, ...]
    shut: frozenset[Shut]


#: Called inside the transaction; what it raises undoes the whole of it.
Listener = Callable[[Withdrawal], None]

_listeners: list[Listener] = []


def on_withdrawal(listener: Listener) -> Listener:
    """Let a room hear what is shut, at start-up. Can stand above a function."""
    if listener not in _listeners:
        _listeners.append(listener)
    return listener


def tell(withdrawal: Withdrawal) -> None:
    """Tell every room that listens; nothing when nothing was shut."""
    if withdrawal.shut:
        for listener in _listeners:
            listener(withdrawal)
