"""Writing the reading record, and holding it against itself.

Whoever is to be shown is written down first, in one short transaction of its own. If that
fails, nothing is shown. A subject stands in the record under a name made with the
subject's own key: with the key destroyed, no entry leads back to anybody.
"""

import hmac
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from lykt.organisation.acting import Actor
from lykt.privacy.reading import chain, grounds
from lykt.privacy.reading.codes import Ground
from lykt.privacy.reading.models import ReadingEntry, ReadingTip
from lykt.privacy.sealing.keys import keys_of, store_key


def name_in_record(key: bytes) -> str:
    """Return the name under which the subject of a data key stands in the record."""
    return hmac.new(key, b"reading record", sha256).hexdigest()[:32]


def names_in_record(subjects: Collection[UUID]) -> set[str]:
    """Return the names of subjects in the record: 32 hexadecimal digits each."""
    return {name_in_record(key) for key in keys_of(subjects).values()}


def note(
    *,
    by: Actor,
    what: str,
    subjects: Iterable[UUID],
    ground: Ground = Ground.SERVICE,
    keys: Mapping[UUID, bytes] | None = None,
) -> list[ReadingEntry]:
    """Write down that `subjects` are about to be shown to `by`; nothing when nobody is.

    One entry for each ground they are read on. `keys` are their data keys where the caller
    has them already. Must not run inside another transaction: an entry that could still be
    rolled back while its page is shown would be no record (Django raises RuntimeError).

    Raises:
        MasterKeyProblem: when the keys cannot be had.
        Erased: when one of them has been erased.
    """
    wanted = set(subjects)
    if not wanted:
        return []
    names = {s: name_in_record(key) for s, key in (keys or keys_of(wanted)).items()}
    read_on: dict[Ground, list[str]] = {}
    others = grounds.other_grounds(by, wanted) if by.kind == "staff" else {}
    for subject in wanted:
        usual = ground if by.kind == "staff" else Ground.MACHINE
        read_on.setdefault(others.get(subject, usual), []).append(names[subject])
    with transaction.atomic(durable=True):
        ReadingTip.objects.get_or_create(id=1)
        # Entries are written one at a time: the tip is held until the transaction ends.
        tip = ReadingTip.objects.select_for_update().get(id=1)
        seal_key = store_key("record", make=tip.count == 0)
        entries = [
            _write(tip, by=by, what=what, ground=one, names=read_on[one])
            for one in sorted(read_on)
        ]
        tip.seal = chain.seal(seal_key, tip.count, tip.digest)
        tip.save()
    return entries


def _write(
    tip: ReadingTip, *, by: Actor, what: str, ground: Ground, names: list[str]
) -> ReadingEntry:
    entry = ReadingEntry(
        number=tip.count + 1,
        at=timezone.now(),
        actor_kind=by.kind,
        actor=by.name,
        staff=by.staff,
        what=what,
        ground=ground,
        subjects=sorted(names),
        previous=tip.digest or chain.BEGINNING,
    )
    entry.digest = chain.digest(entry.previous, content_of(entry))
    entry.save(force_insert=True)
    tip.count, tip.digest = entry.number, entry.digest
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
    if not chain.sealed_by(store_key("record", make=False), entries, last, tip.seal):
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
