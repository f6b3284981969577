"""What is told upwards when an account or a post is shut, or an account opened again.

The floors above keep it where no old copy of the database reaches.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Left:
    """An account that was closed or opened, or a post of it that ends."""

    staff: UUID
    post: UUID | None = None
    #: The last day of the post.
    until: date | None = None
    #: Tells that the account was opened again.
    back: bool = False


#: Called inside the transaction that shuts it, in the order they were handed down.
listeners: list[Callable[[Left], None]] = []


def tell(left: Left) -> None:
    """Tell every room that listens."""
    for listener in listeners:
        listener(left)
