"""A number under a key of the controller: HMAC-SHA256, and the number is let go of.

There are few numbers, so whoever had the key could try them all. It lies in the key store,
apart from the data, and is destroyed with what it was made for. The keys of two purposes, two
controllers and two years are different: their pseudonyms cannot be joined.
"""

import hmac
from collections.abc import Iterable
from hashlib import sha256
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from lykt.field.numbers.models import EVERY_YEAR, NumberKey, Purpose
from lykt.field.numbers.rules import PhoneNumber
from lykt.privacy.sealing import keys


class NoKey(LookupError):
    """The key is destroyed: no pseudonym is made under it again."""


class Keyring:
    """The keys of a controller for one purpose, held for as long as some rows take.

    Keep it nowhere else: a key that is destroyed must be gone at once.
    """

    def __init__(self, controller: UUID, purpose: Purpose) -> None:
        self._controller, self._purpose = controller, purpose
        self._held: dict[int, bytes | None] = {}

    def pseudonym(self, number: PhoneNumber, year: int = EVERY_YEAR) -> str:
        """Return the number's pseudonym, 64 hexadecimal digits; the key is made if need be.

        Raises:
            NoKey: when the key was destroyed.
        """
        return self.digest(number.encoded(), year)

    def known(self, number: PhoneNumber, year: int = EVERY_YEAR) -> str | None:
        """Return the number's pseudonym, or None where there is no key: then nothing is known."""
        if year not in self._held:
            self._held[year] = _living(self._controller, self._purpose, year)
        key = self._held[year]
        return _under(key, self._purpose, number.encoded()) if key else None

    def digest(self, content: bytes, year: int = EVERY_YEAR) -> str:
        """Return anything else that holds a number under the key, as `pseudonym` does."""
        key = self._held.get(year)
        if key is None:
            key = self._held[year] = _made(self._controller, self._purpose, year)
        return _under(key, self._purpose, content)


def _under(key: bytes, purpose: Purpose, content: bytes) -> str:
    return hmac.new(key, purpose.value.encode() + b"\n" + content, sha256).hexdigest()


def _living(controller: UUID, purpose: Purpose, year: int) -> bytes | None:
    row = NumberKey.objects.filter(controller=controller, purpose=purpose, year=year).first()
    return keys.stored_keys([row.pk]).get(row.pk) if row else None


def _made(controller: UUID, purpose: Purpose, year: int) -> bytes:
    with transaction.atomic():
        row, _new = NumberKey.objects.get_or_create(
            controller_id=controller, purpose=purpose, year=year
        )
    if row.destroyed_at is not None:
        raise NoKey("this year's key is destroyed")
    try:
        return keys.keys_of([row.pk])[row.pk]
    except keys.Erased:
        # The database is a copy from before; the store knows better.
        raise NoKey("this year's key is destroyed") from None


def destroy(rows: Iterable[NumberKey]) -> int:
    """Destroy these keys, so that no pseudonym is made under them again; return how many."""
    there = [row for row in rows if row.destroyed_at is None]
    if there:
        keys.destroy([row.pk for row in there])
        for row in there:
            row.destroyed_at = timezone.now()
        NumberKey.objects.bulk_update(there, ["destroyed_at"])
    return len(there)
