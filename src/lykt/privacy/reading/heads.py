"""Heads of the record, kept elsewhere: what tells a database that was rolled back whole.

A head is the tip of a moment, sealed with the key of the record. `LYKT_HEADS_DIR` is a
folder on another machine, at best one where nothing can be changed or taken out; one folder
for each house. Each head is a line of JSON in the file of its month.
"""

import json
import os
from collections.abc import Collection, Iterable
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from django.utils import timezone

from lykt.organisation.acting import Actor
from lykt.organisation.history import signature
from lykt.privacy.reading import chain
from lykt.privacy.reading.chain import Head
from lykt.privacy.reading.models import ReadingEntry, ReadingTip
from lykt.privacy.reading.record import RecordBroken, key_if_any, tip_of


VARIABLE = "LYKT_HEADS_DIR"
#: The files of the folder: one for each month.
FILES = "lykt-heads-*.jsonl"


def folder() -> Path | None:
    """Return the folder that `LYKT_HEADS_DIR` names, if any."""
    told = os.environ.get(VARIABLE)
    return Path(told) if told else None


def export(*, to: Path | None = None) -> Head | None:
    """Add the head of now to a file, that of the month by default; return what was added.

    Returns None, and writes nothing, when there is no place to keep it or no entry yet.

    Raises:
        OSError: when the place cannot be written to.
        RecordBroken: when the tip is not as it was sealed: such a head would mend it.
    """
    place = to or _file_of_the_month()
    if place is None or (head := _head_of_now()) is None:
        return None
    _append(place, head)
    return head


def restored(*, by: Actor, was: int = 0, to: Path | None = None) -> Head | None:
    """Say, under the key, that the record was put back to what it is now, by whom.

    Call it when a copy of the database has been put in its place. `was` is how many entries
    there were before, where that is known. The heads that saw what is gone now no longer
    break the record; the entries are reported as lost for ever.

    Returns None when there is no place to say it.

    Raises:
        OSError: when the place cannot be read or written to.
        RecordBroken: when the tip is not as it was sealed.
    """
    place = to or _file_of_the_month()
    key = key_if_any()
    if place is None or key is None:
        return None
    places = {each for each in (folder(), to) if each and each.exists()}
    known = [head for head in found(*places) if chain.genuine(key, head)]
    gone = _that_do_not_fit(known)
    now = _head_of_now() or Head(0, "", timezone.now().isoformat())
    seen = max((head.count for head in gone), default=0)
    head = replace(
        now,
        by=signature(by),
        was=max(was, seen),
        lost=tuple(sorted(head.seal for head in gone)),
    )
    head = chain.sealed_head(key, head)
    _append(place, head)
    return head


def found(*places: Path) -> list[Head]:
    """Return the heads that lie in files, or in the files of folders, in their order.

    A line cut off when a machine stopped says nothing, as if it had not been written.

    Raises:
        OSError: when a place is not there or cannot be read.
    """
    lines: list[str] = []
    for place in places:
        for file in _files(place):
            lines += file.read_text(encoding="utf-8", errors="replace").splitlines()
    return [head for line in lines if (head := _parsed(line)) is not None]


def _files(place: Path) -> list[Path]:
    if not place.is_dir():
        return [place]
    return sorted(file for file in place.iterdir() if file.match(FILES))


def kept() -> list[Head]:
    """Return the heads of the folder that `LYKT_HEADS_DIR` names; none where it names none.

    Raises:
        OSError: when that folder is not there or cannot be read.
    """
    place = folder()
    return found(place) if place else []


def latest() -> Head | None:
    """Return the head added last to the folder that `LYKT_HEADS_DIR` names.

    Raises:
        OSError: when that folder is not there or cannot be read.
    """
    place = folder()
    files = _files(place) if place else []
    last = found(files[-1]) if files else []
    return last[-1] if last else None


def line_of(head: Head) -> str:
    """Return a head as its line stands in a file."""
    return json.dumps(asdict(head), ensure_ascii=True, sort_keys=True)


def _file_of_the_month() -> Path | None:
    place = folder()
    return place / f"lykt-heads-{timezone.localdate():%Y-%m}.jsonl" if place else None


def _head_of_now() -> Head | None:
    """Return the head of the record as it is; None while it has no entry."""
    stored = ReadingTip.objects.filter(id=1).first()
    if stored is None or tip_of(stored).unwritten:
        if ReadingEntry.objects.exists():
            raise RecordBroken("The tip of the reading record is gone.")
        return None
    key = key_if_any()
    if key is None or not chain.sealed_by(key, stored.count, stored.digest, stored.seal):
        raise RecordBroken("The tip of the reading record has been changed.")
    return chain.sealed_head(key, Head(stored.count, stored.digest, timezone.now().isoformat()))


def _that_do_not_fit(heads: Collection[Head]) -> list[Head]:
    """Return the heads that have seen another entry than the one there is, or one more."""
    counts = {head.count for head in heads}
    there = ReadingEntry.objects.filter(number__in=counts).values_list("number", "digest")
    digests = dict(there)
    return [head for head in heads if head.count and digests.get(head.count) != head.digest]


def _append(place: Path, head: Head) -> None:
    """Add a line, in one write and down to the disk."""
    line = line_of(head) + "\n"
    descriptor = os.open(place, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        if _cut_off(place):
            line = "\n" + line
        os.write(descriptor, line.encode("ascii"))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _cut_off(place: Path) -> bool:
    """Tell whether the last line of a file was not written to its end."""
    with place.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        if not size:
            return False
        file.seek(size - 1)
        return file.read(1) != b"\n"


def _parsed(line: str) -> Head | None:
    try:
        told: Any = json.loads(line)
        head = Head(**{**told, "lost": tuple(told["lost"])})
        datetime.fromisoformat(head.at)
    except (ValueError, TypeError, KeyError):
        return None
    return head if _is_typed(head) else None


def _is_typed(head: Head) -> bool:
    texts: Iterable[object] = (head.digest, head.at, head.by, head.seal, *head.lost)
    numbers = (head.count, head.was)
    return all(isinstance(text, str) for text in texts) and all(
        type(number) is int for number in numbers
    )
