"""Receipts: a number without a gap, and a digest by which a receipt can be shown to match.

The digest is made with the subject's own key over everything the receipt says. Without the
key nobody can find out by guessing what was told; with the key destroyed, nobody can at all.
"""

import hmac
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from lykt.privacy.disclosure.models import Disclosure, ReceiptCounter


@dataclass(frozen=True, slots=True)
class Receipt:
    """What whoever shared is given: the number, the digest, and where to find it."""

    handle: str
    #: "2026-0001": per controller and year, without a gap.
    number: str
    #: 64 hexadecimal digits.
    digest: str
    #: Shared under a duty that nobody has confirmed, or not lately.
    uncertain: bool


def receipt_of(disclosure: Disclosure) -> Receipt:
    """Return the receipt of what was let out."""
    return Receipt(
        disclosure.handle, disclosure.receipt_number, disclosure.digest, disclosure.uncertain
    )


def next_number(controller: UUID, year: int) -> int:
    """Return the next number of a year, from 1. Its counter is held until the transaction ends.

    A transaction that is rolled back takes its number back with it: there is no gap.
    """
    ReceiptCounter.objects.get_or_create(controller_id=controller, year=year)
    row = ReceiptCounter.objects.select_for_update().get(controller_id=controller, year=year)
    row.last += 1
    row.save(update_fields=["last"])
    return row.last


def content_of(
    disclosure: Disclosure, items: Sequence[tuple[str, str]], named: str, reason: str
) -> dict[str, Any]:
    """Return all that a receipt says, as its digest is taken of it.

    `items` are pairs of a kind and what was told of it; `named` who exactly, `reason` why a
    duty held. They are given in clear, for whoever writes them or has been let to read.
    """
    return {
        "number": disclosure.receipt_number,
        "controller": str(disclosure.controller_id),
        "recipient": str(disclosure.recipient),
        "named": named,
        "way": str(disclosure.way),
        "told_at": _moment(disclosure.told_at),
        "at": _moment(disclosure.at),
        "by": disclosure.by_name,
        "ground": [
            str(disclosure.basis),
            str(disclosure.purpose),
            str(disclosure.matter or ""),
            disclosure.duty,
            str(disclosure.duty_since or ""),
            disclosure.duty_standing,
        ],
        "reason": reason,
        "items": [[str(kind), text] for kind, text in items],
    }


def _moment(at: datetime) -> str:
    """Write a moment one way only: databases give it back in time zones of their own."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def digest(key: bytes, content: Mapping[str, Any]) -> str:
    """Return the digest of what a receipt says, under the key of whom it is about."""
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hmac.new(key, f"receipt\n{text}".encode(), sha256).hexdigest()


def matches(disclosure: Disclosure, key: bytes) -> bool:
    """Tell whether an entry still says what its receipt was given for.

    Call it where the reading has been written down: what is sealed is opened.
    """
    items = [(item.kind, item.text) for item in disclosure.items.all()]
    content = content_of(disclosure, items, disclosure.recipient_named, disclosure.reason)
    return hmac.compare_digest(digest(key, content), disclosure.digest)
