"""`lykt restore`: a copy read back into an empty database, all of it or nothing.

Whoever has been erased since the copy was made has no key any more: their bundle stays shut,
and what others' rows said of them is left out. Then the ledger of erasures is replayed, and that
of what was shut: consents that were taken back, accounts that were closed. All of it before
anybody can look.
"""

import json
from base64 import b64decode
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO
from uuid import UUID

from django.apps import apps
from django.core.management.color import no_style
from django.db import IntegrityError, connection, transaction

from lykt.organisation.acting import Actor
from lykt.privacy.backup import manifest
from lykt.privacy.backup.faults import BadBackup
from lykt.privacy.backup.manifest import Inside, Manifest
from lykt.privacy.backup.packing import SHARED
from lykt.privacy.backup.sealed import (
    TAG_BYTES,
    HouseKeys,
    NotOurs,
    SubjectKeys,
    key_of_several,
    keys_of_house,
    keys_of_subject,
    store_mark,
    unseal,
)
from lykt.privacy.backup.tables import copied, put, shape
from lykt.privacy.backup.writing import (
    PURPOSE,
    Tell,
    bundle_place,
    chunk_place,
    copies_in,
)
from lykt.privacy.reading import heads
from lykt.privacy.retention import hooks, register
from lykt.privacy.retention.erasing import let_go, replay
from lykt.privacy.sealing.fields import untouched
from lykt.privacy.sealing.keys import store_key, stored_keys
from lykt.privacy.sealing.models import DataKey, StoreKey
from lykt.privacy.sealing.shutting import shut_again


ANOTHER_STORE = "The copy was made with another key store than the one that is here."
NOT_EMPTY = "There is something in the database already. A copy is restored into an empty one."
OTHER_SHAPE = (
    "The copy was made by Lykt {version}, and this is another. Restore it with that one, then"
    " run: lykt prepare"
)
TORN = "The copy does not hang together, so nothing was restored."
#: So many keys are unwrapped at a time.
BATCH = 1_000


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back of a copy."""

    made: str
    rows: int
    subjects: int
    #: How many were left out, since their keys are gone.
    erased: int
    #: How many consents, accounts, posts and the like had been shut since, and are shut again.
    shut: int = 0
    #: False where the heads kept elsewhere could not be told that a copy was put back.
    heads_told: bool = True


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy whose first page has been opened, and whose parts are as they were written."""

    folder: Path
    manifest: Manifest
    inside: Inside
    house: HouseKeys


def newest(folder: Path) -> Path:
    """Return the copy that `folder` is, or else the newest that lies in it.

    Raises:
        BadBackup: when there is none.
    """
    if (folder / manifest.NAME).is_file() or not folder.is_dir():
        return folder
    if found := copies_in(folder):
        return found[0]
    raise BadBackup(manifest.NO_COPY)


def looked_over(folder: Path) -> Copy:
    """Open the first page of a copy, and hold its parts against it.

    Raises:
        BadBackup: when it takes another key store, or was changed.
        MasterKeyProblem: when the keys cannot be had.
    """
    first, shut = manifest.read(folder)
    if not StoreKey.objects.filter(purpose=PURPOSE).exists():
        raise BadBackup(ANOTHER_STORE)
    house_key = store_key(PURPOSE, make=False)
    if store_mark(house_key) != first.store:
        raise BadBackup(ANOTHER_STORE)
    house = keys_of_house(house_key, first.salt)
    inside = manifest.opened(first, shut, house.manifest)
    for name in (manifest.HOUSE, manifest.PEOPLE):
        path = folder / name
        if not path.is_file() or manifest.digest_of(path) != first.parts.get(name):
            raise BadBackup(manifest.TAMPERED)
    return Copy(folder, first, inside, house)


def restore(copy: Copy, *, by: Actor, tell: Tell | None = None) -> Restored:
    """Read a copy that has been looked over into the database, which must be empty.

    Where the heads of the reading record are kept elsewhere, they are told of it.

    Raises:
        BadBackup: when the database is not empty or of another shape, or the copy does not
            hang together. Then nothing has been written.
    """
    if shape() != copy.inside.shape:
        raise BadBackup(OTHER_SHAPE.format(version=copy.manifest.version))
    if any(register.all_rows(kept).exists() for kept in copied()):
        raise BadBackup(NOT_EMPTY)
    try:
        with transaction.atomic():
            with untouched():
                restored = _Reader(copy, tell or (lambda what, done: None)).read()
                replay()
                for hook in hooks.after_leaving_out if restored.erased else ():
                    hook()
                connection.check_constraints()
                _count_on()
            restored = replace(restored, shut=sum(shut(by) for shut in shut_again))
    except (IntegrityError, NotOurs):
        # What a database says of it can quote the row.
        raise BadBackup(TORN) from None
    let_go()
    try:
        heads.restored(by=by)
    except OSError:
        # The rows are back; that the record was is to be said there another time.
        return replace(restored, heads_told=False)
    return restored


class _Reader:
    """One reading of a copy."""

    def __init__(self, copy: Copy, tell: Tell) -> None:
        self.copy, self.tell, self.salt = copy, tell, copy.manifest.salt
        self.rows: Counter[str] = Counter()
        #: What takes the keys of several to open; read when all rows are there.
        self.shared: list[dict[str, Any]] = []

    def read(self) -> Restored:
        by_tag, by_mark = self._keys()
        for number, record in enumerate(self._records(manifest.HOUSE)):
            place = chunk_place(self.salt, number)
            self._take(unseal(self.copy.house.chunks, record, place))
        opened = shut = 0
        for tag, record in self._tagged():
            if tag in by_tag:
                place = bundle_place(self.salt, tag)
                self._take(unseal(by_tag[tag].bundle, record, place))
                opened += 1
            else:
                shut += 1
            self.tell("Bundles", opened + shut)
        self._read_shared(by_mark)
        self.tell("", -1)
        return Restored(self.copy.manifest.made, self.rows.total(), opened, shut)

    def _keys(self) -> tuple[dict[bytes, SubjectKeys], dict[bytes, SubjectKeys]]:
        """Return what today's store opens, by tag and by mark."""
        by_tag, by_mark = {}, {}
        for batch in _batches(list(DataKey.objects.values_list("subject", flat=True))):
            for data_key in stored_keys(batch).values():
                keys = keys_of_subject(data_key, self.salt)
                by_tag[keys.tag] = by_mark[keys.mark] = keys
        return by_tag, by_mark

    def _take(self, text: bytes) -> None:
        told = json.loads(text)
        put(told["rows"], self.rows)
        self.shared += told["shared"]

    def _read_shared(self, by_mark: dict[bytes, SubjectKeys]) -> None:
        for piece in self.shared:
            marks = [b64decode(mark) for mark in piece["for"]]
            if any(mark not in by_mark for mark in marks):
                continue
            key = key_of_several([by_mark[mark] for mark in marks], self.salt)
            told = json.loads(unseal(key, b64decode(piece["sealed"]), self.salt + SHARED))
            put(told.get("rows", []), self.rows)
            if names := told.get("names"):
                _name(names)

    def _records(self, name: str) -> Iterator[bytes]:
        with (self.copy.folder / name).open("rb") as file:
            while head := file.read(4):
                yield _record(file, head)

    def _tagged(self) -> Iterator[tuple[bytes, bytes]]:
        with (self.copy.folder / manifest.PEOPLE).open("rb") as file:
            while tag := file.read(TAG_BYTES):
                yield tag, _record(file, file.read(4))


def _record(file: BinaryIO, head: bytes) -> bytes:
    return file.read(int.from_bytes(head, "big"))


def _name(told: dict[str, Any]) -> None:
    """Let a row name again whom it named."""
    model = apps.get_model(told["table"])
    row = model._base_manager.filter(pk=told["pk"]).first()
    if row is not None:
        column = register.set_mention(row, told["place"], UUID(told["subject"]))
        attribute = model._meta.get_field(column).attname
        model._base_manager.filter(pk=row.pk).update(**{column: getattr(row, attribute)})


def _batches(keys: list[UUID]) -> Iterator[list[UUID]]:
    for start in range(0, len(keys), BATCH):
        yield keys[start : start + BATCH]


def _count_on() -> None:
    """Let the database number new rows from where the copy's end."""
    models = [register.model_of(kept) for kept in copied()]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
