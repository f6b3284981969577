"""Who may write in the key store when, so that no key is made where one is taken away.

A key that is wrapped must be wrapped by a master key that will still be there; a key that
is made must not be of somebody who is being erased. So makers of keys write together, and
whoever takes keys away (erasing, rotating, putting a copy back) writes alone.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections, transaction

from lykt.privacy.sealing.router import STORE


#: The number of the turn among PostgreSQL's advisory locks: "Lykt".
_NUMBER = 0x4C796B74


@contextmanager
def making() -> Iterator[None]:
    """Write new keys, beside others who make keys, in one transaction of the store."""
    with _turn("pg_advisory_xact_lock_shared"):
        yield


@contextmanager
def alone() -> Iterator[None]:
    """Write in the store while nobody else does, in one transaction of the store."""
    with _turn("pg_advisory_xact_lock"):
        yield


@contextmanager
def _turn(function: str) -> Iterator[None]:
    # On SQLite a transaction that writes is alone from its beginning.
    with transaction.atomic(using=STORE):
        if connections[STORE].vendor == "postgresql":
            with connections[STORE].cursor() as cursor:
                cursor.execute(f"SELECT {function}(%s)", [_NUMBER])
        yield
