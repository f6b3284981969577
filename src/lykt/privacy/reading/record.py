"""Writing the reading record, and holding it against itself.

Whoever is to be shown is written down first, in one short transaction of its own. If that
fails, nothing is shown. A subject stands in the record under a name made with the
subject's own key: with the key destroyed, no entry leads back to anybody.
"""

import hmac
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from lykt.organisation.acting import Actor, acting_as
from lykt.privacy import subjects as keeping
from lykt.privacy.reading import chain, grounds
from lykt.privacy.reading.chain import Head, Row, Tip, Verdict
from lykt.privacy.reading.codes import Ground
from lykt.privacy.reading.models import ReadingEntry, ReadingTip
from lykt.privacy.sealing.keys import keys_of, store_key
from lykt.privacy.sealing.master import MasterKeyProblem
from lykt.privacy.sealing.models import StoreKey


#: The name in the key store of the key that seals the tip and the heads.
PURPOSE = "record"
#: So many entries are held at a time; no more of them are in memory.
BATCH = 2_000

#: What an entry is about: on which ground, and who answers for those read.
Sort = tuple[Ground, UUID | None]


class RecordBroken(RuntimeError):
    """The tip of the record is not what was written there: nothing is shown on top of that."""


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
    even_nobody: bool = False,
) -> list[ReadingEntry]:
    """Write down that `subjects` are about to be shown to `by`; nothing when nobody is.

    One entry for each ground they are read on and each controller that answers for them.
    `keys` are their data keys where the caller has them already; `even_nobody` writes an
    act down that shows nobody. Must not run inside another transaction: an entry that could
    still be rolled back while its page is shown would be no record (Django raises
    RuntimeError).

    Raises:
        MasterKeyProblem: when the keys cannot be had.
        Erased: when one of them has been erased.
        RecordBroken: when the tip is gone, or was changed by somebody without the key.
    """
    wanted = set(subjects)
    if not wanted and not even_nobody:
        return []
    names = {s: name_in_record(key) for s, key in (keys or keys_of(wanted)).items()}
    with acting_as(by):
        sorts = _sorted_out(by, wanted, names, ground)
    seal_key = _record_key()
    with transaction.atomic(durable=True):
        tip = _held_tip(seal_key)
        entries = [
            _write(tip, by=by, what=what, sort=sort, names=sorts[sort])
            for sort in sorted(sorts, key=str)
        ]
        tip.seal = chain.seal(seal_key, tip.count, tip.digest)
        tip.save(force_update=True)
    return entries


def _sorted_out(
    by: Actor, wanted: set[UUID], names: Mapping[UUID, str], ground: Ground
) -> dict[Sort, list[str]]:
    """Return the names to write down, one list for each entry."""
    usual = ground if by.kind == "staff" else Ground.MACHINE
    if not wanted:
        places: list[UUID | None] = [*{post.controller for post in by.posts}]
        return {(usual, place): [] for place in places or [None]}
    others = grounds.other_grounds(by, wanted) if by.kind == "staff" else {}
    answering = _controllers(by, wanted)
    found: dict[Sort, list[str]] = {}
    for subject in wanted:
        sort = (others.get(subject, usual), answering[subject])
        found.setdefault(sort, []).append(names[subject])
    return found


def _controllers(by: Actor, subjects: set[UUID]) -> Mapping[UUID, UUID | None]:
    """Return who answers for each of the subjects.

    Whoever works for one controller alone meets its people alone; only for others it has to
    be looked up.
    """
    places = {post.controller for post in by.posts}
    if len(places) == 1:
        return dict.fromkeys(subjects, places.pop())
    kept = keeping.subjects(subjects)
    return {key: kept[key].controller if key in kept else None for key in subjects}


def _record_key() -> bytes:
    """Return the key of the seal, which is made with the first entry and never again."""
    if key := key_if_any():
        return key
    begun = ReadingTip.objects.filter(count__gt=0).exists() or ReadingEntry.objects.exists()
    return store_key(PURPOSE, make=not begun)


def _held_tip(key: bytes) -> ReadingTip:
    """Return the tip, held until the transaction ends: entries are written one at a time.

    It must be the one that was sealed last. Sealing one that somebody has changed would
    make their work look like ours.
    """
    tip = ReadingTip.objects.select_for_update().filter(id=1).first()
    if tip is None:
        if ReadingEntry.objects.exists():
            raise RecordBroken("The tip of the reading record is gone.")
        ReadingTip.objects.get_or_create(id=1)
        tip = ReadingTip.objects.select_for_update().get(id=1)
    if not tip_of(tip).unwritten and not chain.sealed_by(key, tip.count, tip.digest, tip.seal):
        raise RecordBroken("The tip of the reading record has been changed.")
    return tip


def _write(tip: ReadingTip, *, by: Actor, what: str, sort: Sort, names: list[str]) -> ReadingEntry:
    ground, controller = sort
    entry = ReadingEntry(
        number=tip.count + 1,
        at=timezone.now(),
        actor_kind=by.kind,
        actor=by.name,
        staff=by.staff,
        controller=controller,
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
        "controller": str(entry.controller) if entry.controller else None,
        "what": entry.what,
        "ground": str(entry.ground),
        "subjects": entry.subjects,
    }


def tip_of(tip: ReadingTip) -> Tip:
    """Return the tip as the chain holds it."""
    return Tip(tip.count, tip.digest, tip.seal)


def key_if_any() -> bytes | None:
    """Return the key of the seal, or None where the store has none.

    Raises:
        MasterKeyProblem: when the master key does not open it.
    """
    try:
        return store_key(PURPOSE, make=False)
    except MasterKeyProblem:
        if StoreKey.objects.filter(purpose=PURPOSE).exists():
            raise
        return None


def verify(heads: Collection[Head] = ()) -> Verdict:
    """Hold the whole record against its chain, its seal and its heads, in constant memory.

    Others may be read meanwhile: what is held is the record as it stood at the beginning,
    and what has come after must be counted by the tip of then. Fetch the heads before.
    """
    stored = ReadingTip.objects.filter(id=1).first()
    tip = tip_of(stored) if stored else None
    rows = _rows(tip.count if tip else 0)
    verdict = chain.verify_rows(rows, tip=tip, key=key_if_any(), heads=heads)
    if verdict.intact and (why := _fault_of_end()):
        return replace(verdict, intact=False, at=verdict.entries + 1, why=why)
    return verdict


def _fault_of_end() -> str:
    """Return what is wrong after the entries that were held: none may lie beyond the tip."""
    highest = ReadingEntry.objects.aggregate(highest=Max("number"))["highest"] or 0
    # Read after the entries: an entry and the tip that counts it are written together.
    tip = ReadingTip.objects.filter(id=1).first()
    if tip is None:
        return chain.NO_TIP if highest else ""
    return chain.WRONG_END if highest > tip.count else ""


def _rows(count: int) -> Iterator[Row]:
    """Yield the entries up to a number, a batch at a time.

    Each batch is a query of its own: one that took an hour would hold the database back.
    """
    seen: int | None = None
    while True:
        found = ReadingEntry.objects.filter(number__lte=count).order_by("number")
        batch = list((found if seen is None else found.filter(number__gt=seen))[:BATCH])
        for entry in batch:
            yield Row(entry.number, content_of(entry), entry.previous, entry.digest)
        if len(batch) < BATCH:
            return
        seen = batch[-1].number
