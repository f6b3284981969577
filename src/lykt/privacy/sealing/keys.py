"""Keys from the store: one for each subject, a few for the house.

Keys are unwrapped for as long as a page takes and kept nowhere else, so that a destroyed
key is gone at once, in every process.
"""

import hmac
import secrets
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from hashlib import sha256
from typing import Any
from uuid import UUID

from lykt.privacy.sealing.master import KEY_BYTES, MasterKeyProblem, master
from lykt.privacy.sealing.models import DataKey, Erasure, StoreKey


#: So many keys are asked for at a time.
BATCH = 5_000


class Erased(LookupError):
    """Somebody who has been erased was asked for."""


class NotWrittenDown(RuntimeError):
    """Something sealed was to be opened before the reading had been written down."""


_at_hand: ContextVar[dict[UUID, bytes] | None] = ContextVar("lykt_keys_at_hand", default=None)


def keys_of(subjects: Collection[UUID]) -> dict[UUID, bytes]:
    """Return the data key of each subject; who has none yet gets one.

    Raises:
        Erased: when one of them has been erased: nothing is sealed for them again.
        MasterKeyProblem: when the master key does not open the store.
    """
    wanted = set(subjects)
    found = _stored(wanted)
    if missing := wanted - found.keys():
        _make(missing)
        # Another process may have made one of them first: what is stored counts.
        found |= _stored(missing)
    return found


def stored_keys(subjects: Collection[UUID]) -> dict[UUID, bytes]:
    """Return the data keys of those of the subjects that have one; none is made."""
    return _stored(set(subjects))


def _stored(subjects: set[UUID]) -> dict[UUID, bytes]:
    service = master()
    return {
        row.subject: service.unwrap(bytes(row.wrapped), _about(row.subject), row.master)
        for batch in _batches(subjects)
        for row in DataKey.objects.filter(subject__in=batch)
    }


def _make(subjects: set[UUID]) -> None:
    if erased(subjects):
        raise Erased("one of them has been erased")
    service = master()
    rows = []
    for subject in subjects:
        key_id, wrapped = service.wrap(secrets.token_bytes(KEY_BYTES), _about(subject))
        rows.append(DataKey(subject=subject, wrapped=wrapped, master=key_id))
    DataKey.objects.bulk_create(rows, ignore_conflicts=True, batch_size=BATCH)


def destroy(subjects: Collection[UUID]) -> None:
    """Destroy the keys of subjects, and write down under a key that they are erased."""
    Erasure.objects.bulk_create(
        [Erasure(token=token) for token in _tokens(subjects).values()], ignore_conflicts=True
    )
    DataKey.objects.filter(subject__in=set(subjects)).delete()


def erased(subjects: Collection[UUID]) -> set[UUID]:
    """Return those of the subjects that the ledger of erasures knows."""
    if not Erasure.objects.exists():
        return set()
    tokens = _tokens(subjects)
    known: set[str] = set()
    for batch in _batches(set(tokens.values())):
        known |= set(Erasure.objects.filter(token__in=batch).values_list("token", flat=True))
    return {subject for subject, token in tokens.items() if token in known}


def _tokens(subjects: Collection[UUID]) -> dict[UUID, str]:
    key = store_key("erasures")
    return {s: hmac.new(key, s.bytes, sha256).hexdigest() for s in subjects}


def _about(subject: UUID) -> bytes:
    return b"data key\n" + subject.bytes


def store_key(purpose: str, *, make: bool = True) -> bytes:
    """Return a key of the house.

    Raises:
        MasterKeyProblem: when it is not there and may not be made: a new one would make
            everything the old one sealed look forged.
    """
    row = StoreKey.objects.filter(purpose=purpose).first()
    if row is None:
        if not make:
            raise MasterKeyProblem(
                f"The key store has lost its key for {purpose}. Put its own copy back."
            )
        key_id, wrapped = master().wrap(secrets.token_bytes(KEY_BYTES), _house(purpose))
        row, _made = StoreKey.objects.get_or_create(
            purpose=purpose, defaults={"wrapped": wrapped, "master": key_id}
        )
    return master().unwrap(bytes(row.wrapped), _house(purpose), row.master)


def _house(purpose: str) -> bytes:
    return b"key of the house\n" + purpose.encode()


def _batches(values: set[Any]) -> Iterator[list[Any]]:
    rest = list(values)
    for start in range(0, len(rest), BATCH):
        yield rest[start : start + BATCH]


@contextmanager
def at_hand(keys: dict[UUID, bytes]) -> Iterator[None]:
    """Let what is sealed for these subjects be opened until the block ends.

    Only `reading.showing.opened` calls this, after the reading has been written down.
    """
    token = _at_hand.set({**(_at_hand.get() or {}), **keys})
    try:
        yield
    finally:
        _at_hand.reset(token)


def key_to_open(subject: UUID) -> bytes:
    """Return the key of a subject whose reading has been written down.

    Raises:
        NotWrittenDown: when it has not.
    """
    keys = _at_hand.get()
    if keys is None or subject not in keys:
        raise NotWrittenDown("open what is sealed inside reading.showing.opened(…)")
    return keys[subject]


def key_to_seal(subject: UUID) -> bytes:
    """Return the key of a subject to seal with, which shows nobody anything."""
    keys = _at_hand.get()
    return keys[subject] if keys and subject in keys else keys_of([subject])[subject]
