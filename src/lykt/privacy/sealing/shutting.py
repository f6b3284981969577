"""The ledger of what was shut: what a copy that is put back must not open again.

A copy is older than what was done since it was made. Somebody has taken a consent back, an
account was closed: put back, the copy would let things be told, and people in, as before. So
whatever shuts something adds an entry here, in the key store, which is in no copy; and before
anybody can look at what came back, each room shuts its own again.

An entry stands under a keyed name: without the row it is about, it leads to nothing.
"""

import hmac
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from lykt.organisation.acting import Actor
from lykt.privacy.sealing.keys import batches, store_key
from lykt.privacy.sealing.models import Shutting


#: The name in the key store of the key that the entries stand under.
PURPOSE = "shutting"
#: The word of an entry that takes the one before it back.
OPENED = "opened"


@dataclass(frozen=True, slots=True)
class Shut:
    """What the ledger knows of one thing."""

    what: str
    day: date | None
    at: datetime


#: Shuts again what a room had shut since a copy was made; returns how many things it were.
ShutAgain = Callable[[Actor], int]

#: Run after a copy has been put back, in the order of the floors, in its transaction.
shut_again: list[ShutAgain] = []


def note(kind: str, keys: Iterable[UUID], what: str, *, day: date | None = None) -> None:
    """Write down that these were shut, as soon as the transaction at hand has ended well.

    Args:
        kind: what they are, such as "account": keys of two kinds are never confused.
        keys: the keys of their rows.
        what: how, a word of at most twelve letters; `OPENED` when it was opened again.
        day: the last day they hold, where there is one.
    """
    wanted, at = sorted(set(keys)), timezone.now()
    if wanted:
        transaction.on_commit(lambda: _write(kind, wanted, what, day, at))


def _write(kind: str, keys: list[UUID], what: str, day: date | None, at: datetime) -> None:
    key = store_key(PURPOSE, make=not Shutting.objects.exists())
    Shutting.objects.bulk_create(
        [Shutting(token=_token(kind, one, key), what=what, day=day, at=at) for one in keys]
    )


def known(kind: str, keys: Collection[UUID]) -> dict[UUID, Shut]:
    """Return those of the keys that were shut and not opened again, and how.

    Raises:
        MasterKeyProblem: when there is a ledger and its key is gone.
    """
    if not keys or not Shutting.objects.exists():
        return {}
    key = store_key(PURPOSE, make=False)
    by_token = {_token(kind, one, key): one for one in keys}
    found: dict[UUID, Shut] = {}
    for batch in batches(set(by_token)):
        for entry in Shutting.objects.filter(token__in=batch).order_by("at", "id"):
            found[by_token[entry.token]] = Shut(entry.what, entry.day, entry.at)
    return {one: shut for one, shut in found.items() if shut.what != OPENED}


def _token(kind: str, one: UUID, key: bytes) -> str:
    return hmac.new(key, kind.encode() + b"\n" + one.bytes, sha256).hexdigest()
