"""Keys from the store: one for each subject, a few for the house.

Keys are unwrapped for as long as a page takes and kept nowhere else, so that a destroyed
key is gone at once, in every process.
"""

import hmac
import secrets
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from hashlib import sha256
from typing import Any, TypeVar
from uuid import UUID

from django.db import connections, transaction

from lykt.privacy.sealing.logs import emptied
from lykt.privacy.sealing.master import (
    KEY_BYTES,
    KeyService,
    MasterKeyProblem,
    UnknownMaster,
    master,
)
from lykt.privacy.sealing.models import DataKey, Erasure, NameToken, StoreKey
from lykt.privacy.sealing.router import STORE
from lykt.privacy.sealing.turns import alone, making


#: So many keys are asked for at a time.
BATCH = 5_000
#: So many times is read again what a rotation of the master key has just changed.
TRIES = 3

_Read = TypeVar("_Read")


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
    found = stored_keys(wanted)
    if missing := wanted - found.keys():
        _make(missing)
        # Another process may have made one of them first: what is stored counts.
        found |= stored_keys(missing)
        if missing - found.keys():
            raise Erased("one of them has been erased meanwhile")
    return found


def stored_keys(subjects: Collection[UUID]) -> dict[UUID, bytes]:
    """Return the data keys of those of the subjects that have one; none is made."""
    wanted = set(subjects)
    return _unwrapped(lambda service: _stored(wanted, service))


def _stored(subjects: set[UUID], service: KeyService) -> dict[UUID, bytes]:
    stored = DataKey.objects.values_list("subject", "wrapped", "master")
    return {
        subject: service.unwrap(bytes(wrapped), about(subject), key_id)
        for batch in batches(subjects)
        for subject, wrapped, key_id in stored.filter(subject__in=batch)
    }


def _unwrapped(read: Callable[[KeyService], _Read]) -> _Read:
    """Return what is read and unwrapped, read once more where a rotation came between."""
    for _ in range(TRIES - 1):
        try:
            return read(master())
        except UnknownMaster:
            continue
    return read(master())


def _make(subjects: set[UUID]) -> None:
    with making():
        if erased(subjects):
            raise Erased("one of them has been erased")
        # Asked for only now: whoever rotates waits for those who make keys, or they for it.
        service = master()
        rows = []
        # In one order, so that two who make the same keys do not wait for each other.
        for subject in sorted(subjects):
            key_id, wrapped = service.wrap(secrets.token_bytes(KEY_BYTES), about(subject))
            rows.append(DataKey(subject=subject, wrapped=wrapped, master=key_id))
        DataKey.objects.bulk_create(rows, ignore_conflicts=True, batch_size=BATCH)


def destroy(subjects: Collection[UUID]) -> None:
    """Destroy the keys of subjects and the words of their names, and write down under a key
    that they are erased. Done twice it is done once.
    """
    with alone():
        tokens = tokens_of(subjects, make=not Erasure.objects.exists())
        Erasure.objects.bulk_create(
            [Erasure(token=token) for token in sorted(tokens.values())], ignore_conflicts=True
        )
        for batch in batches(set(subjects)):
            DataKey.objects.filter(subject__in=batch).delete()
            NameToken.objects.filter(subject__in=batch).delete()
    transaction.on_commit(sweep, using=STORE)


def sweep() -> bool:
    """Let what has been destroyed not lie about in the store's own log or dead rows.

    SQLite overwrites what it deletes (`secure_delete`), once its log is written back. Tell
    whether it was: somebody who read for long may have held it back.
    """
    store = connections[STORE]
    if store.vendor == "sqlite":
        return emptied(store)
    if not store.in_atomic_block:
        with store.cursor() as cursor:
            cursor.execute("VACUUM keys_data_key, keys_name_token")
    return True


def erased(subjects: Collection[UUID]) -> set[UUID]:
    """Return those of the subjects that the ledger of erasures knows.

    Raises:
        MasterKeyProblem: when there is a ledger and its key is gone.
    """
    if not Erasure.objects.exists():
        return set()
    tokens = tokens_of(subjects, make=False)
    known: set[str] = set()
    for batch in batches(set(tokens.values())):
        known |= set(Erasure.objects.filter(token__in=batch).values_list("token", flat=True))
    return {subject for subject, token in tokens.items() if token in known}


def tokens_of(subjects: Collection[UUID], *, make: bool) -> dict[UUID, str]:
    """Return the names of subjects in the ledger of erasures: 64 hexadecimal digits each."""
    key = store_key("erasures", make=make)
    return {subject: token_of(subject, key) for subject in subjects}


def token_of(subject: UUID, key: bytes) -> str:
    """Return the name of a subject in a ledger of erasures that is kept under `key`."""
    return hmac.new(key, subject.bytes, sha256).hexdigest()


def about(subject: UUID) -> bytes:
    """Return what the data key of a subject is bound to when it is wrapped."""
    return b"data key\n" + subject.bytes


def about_house(purpose: str) -> bytes:
    """Return what a key of the house is bound to when it is wrapped."""
    return b"key of the house\n" + purpose.encode()


def refuse_the_erased(subject: UUID) -> None:
    """Let nothing be written about somebody who has been erased meanwhile.

    Raises:
        Erased: when they have been.
    """
    if erased([subject]):
        raise Erased("they have been erased meanwhile")


def store_key(purpose: str, *, make: bool = True) -> bytes:
    """Return a key of the house.

    Raises:
        MasterKeyProblem: when it is not there and may not be made: a new one would make
            everything the old one sealed look forged.
    """
    found = _unwrapped(lambda service: _of_house(purpose, service))
    if found is None:
        if not make:
            raise MasterKeyProblem(
                f"The key store has lost its key for {purpose}. Put its own copy back."
            )
        with making():
            key_id, wrapped = master().wrap(secrets.token_bytes(KEY_BYTES), about_house(purpose))
            StoreKey.objects.bulk_create(
                [StoreKey(purpose=purpose, wrapped=wrapped, master=key_id)], ignore_conflicts=True
            )
        # Another process may have made it first: what is stored counts.
        return store_key(purpose, make=False)
    return found


def _of_house(purpose: str, service: KeyService) -> bytes | None:
    stored = StoreKey.objects.filter(purpose=purpose).values_list("wrapped", "master")
    for wrapped, key_id in stored:
        return service.unwrap(bytes(wrapped), about_house(purpose), key_id)
    return None


def batches(values: set[Any]) -> Iterator[list[Any]]:
    """Yield the values, at most `BATCH` at a time."""
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
