"""Nothing is let out on a consent while it is being taken back, nor the other way round.

Whoever shares and whatever shuts a consent hold the same subject until their transaction
ends. The ledger of consents is only added to, so that there is no row of a withdrawal to
lock before it is there. On SQLite a transaction that writes is alone from its beginning.
"""

from collections.abc import Iterable
from hashlib import blake2b
from uuid import UUID

from django.db import connection

from lykt.privacy.consent.signals import Withdrawal


def hold(subjects: Iterable[UUID]) -> None:
    """Hold these subjects until the transaction ends; wait for whoever holds one of them."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        # In one order, so that two who hold several do not wait for each other.
        for number in sorted(map(_number, set(subjects))):
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])


def hold_what_is_shut(withdrawal: Withdrawal) -> None:
    """Hold whose consent was taken back, refused later, or lapsed with a case."""
    hold(withdrawal.subjects)


def _number(subject: UUID) -> int:
    """Return the number of a subject's lock: 64 bits, and no other lock's in Lykt."""
    told = blake2b(b"sharing\n" + subject.bytes, digest_size=8).digest()
    return int.from_bytes(told, "big", signed=True)
