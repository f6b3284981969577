"""Writing the reading record, and holding it against itself.

Whoever is to be shown is written down first, in one short transaction of its own. If that
fails, nothing is shown.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from lykt.organisation.acting import Actor
from lykt.privacy import chain
from lykt.privacy.codes import Ground
from lykt.privacy.models import ReadingEntry, ReadingTip
from lykt.privacy.record_key import record_key


def note(
    *, by: Actor, what: str, subjects: Iterable[UUID], ground: Ground = Ground.SERVICE
) -> ReadingEntry | None:
    """Write down that `subjects` are about to be shown to `by`; None when nobody is.

    Must not run inside another transaction: an entry that could still be rolled back
    while its page is shown would be no record (Django raises RuntimeError).

    Raises:
        MissingKey: when the key of the record is gone.
    """
    keys = sorted({str(key) for key in subjects})
    if not keys:
        return None
    with transaction.atomic(durable=True):
        ReadingTip.objects.get_or_create(id=1)
        # Entries are written one at a time: the tip is held until the transaction ends.
        tip = ReadingTip.objects.select_for_update().get(id=1)
        key = record_key(begin=tip.count == 0)
        entry = ReadingEntry(
            number=tip.count + 1,
            at=timezone.now(),
            actor_kind=by.kind,
            actor=by.name,
            staff=by.staff,
            what=what,
            ground=ground if by.kind == "staff" else Ground.MACHINE,
            subjects=keys,
            previous=tip.digest or chain.BEGINNING,
        )
        entry.digest = chain.digest(entry.previous, content_of(entry))
        entry.save(force_insert=True)
        tip.count, tip.digest = entry.number, entry.digest
        tip.seal = chain.seal(key, tip.count, tip.digest)
        tip.save()
    return entry


def content_of(entry: ReadingEntry) -> dict[str, Any]:
    """Return what an entry says, as its digest is taken of it."""
    return {
        "number": entry.number,
        "at": entry.at.isoformat(),
        "actor_kind": entry.actor_kind,
        "actor": entry.actor,
        "staff": str(entry.staff) if entry.staff else None,
        "what": entry.what,
        "ground": str(entry.ground),
        "subjects": entry.subjects,
    }


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the record is as it was written, and if not, where and why it breaks."""

    intact: bool
    entries: int
    at: int | None = None
    why: str = ""


def verify() -> Verdict:
    """Hold the whole record against its chain and its seal, in constant memory.

    Others may be read meanwhile: what is held is the record as it stood at the beginning,
    and what has come after must be counted by the tip of then.
    """
    tip = ReadingTip.objects.filter(id=1).first()
    last, expected = chain.BEGINNING, 1
    for entry in _entries(tip.count if tip else 0):
        if why := _fault(entry, expected, last):
            return Verdict(False, expected - 1, expected, why)
        last, expected = entry.digest, expected + 1
    entries = expected - 1
    why = _fault_of_tip(tip, entries, last) or _fault_of_end()
    return Verdict(not why, entries, expected if why else None, why)


def _fault_of_end() -> str:
    """Return what is wrong after the entries that were held: none may lie beyond the tip."""
    highest = ReadingEntry.objects.aggregate(highest=Max("number"))["highest"] or 0
    # Read after the entries: an entry and the tip that counts it are written together.
    tip = ReadingTip.objects.filter(id=1).first()
    if tip is None:
        return "the tip is gone" if highest else ""
    return "the end has been cut off or added to" if highest > tip.count else ""


def _fault_of_tip(tip: ReadingTip | None, entries: int, last: str) -> str:
    """Return what is wrong with the tip of a chain of so many entries.

    A record that was wiped out whole, tip and all, looks like one not begun: only its
    heads, kept elsewhere, tell the two apart.
    """
    if tip is None or (tip.count, tip.digest, tip.seal) == (0, "", ""):
        return ""
    if tip.count != entries or tip.digest != last:
        return "the end has been cut off or added to"
    if not chain.sealed_by(record_key(begin=False), entries, last, tip.seal):
        return "the tip is not sealed with the key"
    return ""


def _entries(count: int) -> Iterator[ReadingEntry]:
    found = ReadingEntry.objects.filter(number__lte=count).order_by("number")
    return found.iterator(chunk_size=2_000)


def _fault(entry: ReadingEntry, expected: int, last: str) -> str:
    if entry.number != expected:
        return "an entry is missing or has been put in"
    if entry.previous != last:
        return "the entry does not follow the one before"
    if entry.digest != chain.digest(entry.previous, content_of(entry)):
        return "the entry has been changed"
    return ""
