"""How entries hang together: digests over content and the entry before, a sealed tip.

Pure functions. SHA-256 for the digests, HMAC-SHA-256 under the record key for the seals.
"""

import hashlib
import hmac
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import astuple, dataclass, replace
from typing import Any, NamedTuple


#: What the first entry hangs on.
BEGINNING = "0" * 64

MISSING = "an entry is missing or has been put in"
LOOSE = "the entry does not follow the one before"
CHANGED = "the entry has been changed"
WRONG_END = "the end has been cut off or added to"
NO_TIP = "the tip is gone"
UNSEALED = "the tip is not sealed with the key"
NO_KEY = "the key that seals the record is gone"
STRANGE = "a head kept elsewhere was changed, or is of another record"
#: What a head has seen, and on which day (ISO).
ANOTHER = "another entry {number} was there on {day}"
GONE = "entry {number} was there on {day} and is gone"


class Row(NamedTuple):
    """An entry as it is held: its number, what it says, what it hangs on, its digest."""

    number: int
    content: Mapping[str, Any]
    previous: str
    digest: str


@dataclass(frozen=True, slots=True)
class Tip:
    """How many entries there are, the digest of the last, and the seal over both."""

    count: int
    digest: str
    seal: str

    @property
    def unwritten(self) -> bool:
        """Tell whether nothing has been counted yet."""
        return self == Tip(0, "", "")


@dataclass(frozen=True, slots=True)
class Head:
    """What was the tip at a moment, as it is kept elsewhere; see `heads`.

    One with a name in `by` says more: that the record was put back to `count` entries by
    that operator, and which of the heads before it no longer hold for that reason.
    """

    count: int
    digest: str
    #: ISO 8601, as it was when the head was taken.
    at: str
    by: str = ""
    #: How many entries there had been, where that is known.
    was: int = 0
    #: The seals of the heads that went with the entries lost.
    lost: tuple[str, ...] = ()
    seal: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the record is as it was written, and if not, where and why it breaks."""

    intact: bool
    entries: int
    at: int | None = None
    why: str = ""
    #: From and to which entry the record was put back, first and last of those lost.
    lost: tuple[tuple[int, int], ...] = ()
    #: How many heads kept elsewhere it was held against.
    heads: int = 0


def digest(previous: str, content: Mapping[str, Any]) -> str:
    """Return the digest of an entry: of `content`, written one way only, after `previous`."""
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(f"{previous}\n{text}".encode()).hexdigest()


def seal(key: bytes, count: int, last: str) -> str:
    """Return what only a holder of the key can say of `count` entries that end in `last`."""
    return hmac.new(key, f"{count}\n{last}".encode(), hashlib.sha256).hexdigest()


def sealed_by(key: bytes, count: int, last: str, given: str) -> bool:
    """Tell whether `given` is that seal, in the same time whatever it is."""
    return hmac.compare_digest(seal(key, count, last).encode(), given.encode())


def sealed_head(key: bytes, head: Head) -> Head:
    """Return a head with its seal."""
    told = json.dumps(astuple(replace(head, seal="")), ensure_ascii=True)
    # No tip's seal can stand for a head's: a tip begins with its count.
    made = hmac.new(key, f"head\n{told}".encode(), hashlib.sha256).hexdigest()
    return replace(head, seal=made)


def genuine(key: bytes, head: Head) -> bool:
    """Tell whether a head was sealed with this key and says what it said then."""
    return hmac.compare_digest(sealed_head(key, head).seal.encode(), head.seal.encode())


def lost_ranges(heads: Iterable[Head]) -> tuple[tuple[int, int], ...]:
    """Return which entries went when the record was put back, first and last, in order."""
    found = {(head.count + 1, head.was) for head in heads if head.by and head.was > head.count}
    return tuple(sorted(found))


def verify_rows(
    rows: Iterable[Row], *, tip: Tip | None, key: bytes | None, heads: Collection[Head] = ()
) -> Verdict:
    """Hold the entries, in their order, against the chain, the tip and the heads.

    Looks at each row once and keeps none. `key` is None where it is gone, which is a break
    as soon as there is anything that it has sealed.
    """
    watch = _Heads(key, heads)
    last, held = BEGINNING, 0
    why, at = watch.forged, watch.forged_at
    for row in () if why else rows:
        if why := _fault(row, held + 1, last) or watch.fault_at(row):
            at = held + 1
            break
        last, held = row.digest, row.number
    if not why:
        at = held + 1
        why = watch.fault_after(held) or _fault_of_tip(tip, key, held, last)
    lost = lost_ranges(watch.genuine)
    return Verdict(not why, held, at if why else None, why, lost, len(heads))


def _fault(row: Row, expected: int, last: str) -> str:
    if row.number != expected or row.content.get("number") != expected:
        return MISSING
    if row.previous != last:
        return LOOSE
    if row.digest != digest(row.previous, row.content):
        return CHANGED
    return ""


def _fault_of_tip(tip: Tip | None, key: bytes | None, held: int, last: str) -> str:
    """Return what is wrong with the tip of a chain of so many entries.

    A record that was wiped out whole, tip and all, looks like one not begun: only its
    heads, kept elsewhere, tell the two apart.
    """
    if tip is None or tip.unwritten:
        return NO_TIP if held else ""
    if (tip.count, tip.digest) != (held, last):
        return WRONG_END
    if key is None:
        return NO_KEY
    return "" if sealed_by(key, held, last, tip.seal) else UNSEALED


class _Heads:
    """The heads as the rows pass by: each must meet its entry, unless it was lost."""

    def __init__(self, key: bytes | None, heads: Collection[Head]) -> None:
        self.genuine: list[Head] = []
        self.forged, self.forged_at = "", 0
        for head in heads:
            if key is not None and genuine(key, head):
                self.genuine.append(head)
            elif not self.forged:
                self.forged = NO_KEY if key is None else STRANGE
                self.forged_at = max(1, head.count)
        excused = {seal for head in self.genuine for seal in head.lost}
        self._expected: dict[int, list[Head]] = {}
        for head in self.genuine:
            if head.seal not in excused and head.count:
                self._expected.setdefault(head.count, []).append(head)

    def fault_at(self, row: Row) -> str:
        """Return what is wrong when an entry is not the one that a head has seen there."""
        for head in self._expected.get(row.number, ()):
            if head.digest != row.digest:
                return ANOTHER.format(number=head.count, day=head.at[:10])
        return ""

    def fault_after(self, held: int) -> str:
        """Return what is wrong when a head has seen more entries than there are."""
        highest = max(self._expected, default=0)
        if highest <= held:
            return ""
        head = self._expected[highest][0]
        return GONE.format(number=head.count, day=head.at[:10])
