"""Changing the master key while everything runs.

The new key is written in front of the old one; every wrapped key is wrapped anew; the old
one is removed when nothing is left that needs it, the store's own copy among it. Between
any two steps everything opens for whoever started before and whoever starts then, so that
a rotation that was interrupted is simply run again.
"""

import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models

from lykt.privacy.sealing.copying import copies_are_kept, copy_store
from lykt.privacy.sealing.keys import about, about_house
from lykt.privacy.sealing.master import (
    KEY_BYTES,
    LocalMaster,
    MasterKeyProblem,
    from_environment,
    given_keys,
    id_of,
    write_key_file,
)
from lykt.privacy.sealing.models import DataKey, StoreKey
from lykt.privacy.sealing.turns import alone


#: So many keys are wrapped anew in one turn, for which others wait who make keys.
BATCH = 500


@dataclass(frozen=True, slots=True)
class Step:
    """What has been done for good: how many keys are wrapped anew by now, and whether all is."""

    rewrapped: int
    done: bool = False


def rotate(*, batch: int = BATCH) -> Iterator[Step]:
    """Yield after each step of a rotation; whoever stops in between loses nothing.

    Raises:
        MasterKeyProblem: when a key cannot be unwrapped, or the environment gives one master
            key alone: then nothing has been changed.
        OSError: when the file of the key or the copy of the store cannot be written.
    """
    keys = _begun()
    yield Step(0)
    service = LocalMaster(keys)
    rewrapped = 0
    while True:
        while count := _rewrap(service, batch):
            rewrapped += count
            yield Step(rewrapped)
        if copies_are_kept():
            # The copy must open too, with the old key gone.
            copy_store()
            yield Step(rewrapped)
        if _finished(keys):
            yield Step(rewrapped, done=True)
            return


def _begun() -> list[bytes]:
    """Return the master keys, the one that wraps from now on first."""
    keys = given_keys()
    if from_environment():
        if len(keys) < 2:
            raise MasterKeyProblem(
                "The environment gives the master key: give two, the new one first and the"
                " old one after a comma, to everything that runs, and run this again."
            )
        return keys
    if len(keys) == 1:
        keys = [secrets.token_bytes(KEY_BYTES), *keys]
        with alone():
            # Whoever wraps after this has waited for it, and wraps with the new key.
            write_key_file(keys)
    return keys


def _rewrap(service: LocalMaster, batch: int) -> int:
    """Wrap some keys anew and return how many; nobody makes or destroys keys meanwhile."""
    with alone():
        for model, what in TABLES:
            rows = list(_left(model, service.current())[:batch])
            for row in rows:
                key = service.unwrap(bytes(row.wrapped), what(row), row.master)
                row.master, row.wrapped = service.wrap(key, what(row))
            if rows:
                model.objects.bulk_update(rows, ["master", "wrapped"])
                return len(rows)
    return 0


def _left(model: Any, current: str) -> models.QuerySet[Any]:
    found: models.QuerySet[Any] = model.objects.exclude(master=current).order_by("pk")
    return found


def _finished(keys: list[bytes]) -> bool:
    """Remove the old keys from the file unless something needs them still."""
    with alone():
        if any(_left(model, id_of(keys[0])).exists() for model, _what in TABLES):
            return False
        if not from_environment():
            write_key_file(keys[:1])
    return True


#: The tables of wrapped keys, and what a key of each is bound to.
TABLES: list[tuple[Any, Callable[[Any], bytes]]] = [
    (StoreKey, lambda row: about_house(row.purpose)),
    (DataKey, lambda row: about(row.subject)),
]
