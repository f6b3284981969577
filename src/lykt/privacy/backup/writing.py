"""`lykt backup`: a copy of everything, written whole or not at all."""

import os
import re
import secrets
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from types import TracebackType

from django.db import connection, transaction
from django.utils import timezone

from lykt import __version__
from lykt.organisation.keeping import Kept
from lykt.privacy.backup import manifest, packing
from lykt.privacy.backup.packing import Keys, Parcel
from lykt.privacy.backup.sealed import SALT_BYTES, keys_of_house, seal, store_mark
from lykt.privacy.backup.tables import copied, shape
from lykt.privacy.reading import heads
from lykt.privacy.sealing.copying import copy_store
from lykt.privacy.sealing.fields import untouched
from lykt.privacy.sealing.keys import store_key


#: The house's key for copies, among those of the key store.
PURPOSE = "backup"
#: So many subjects are gathered at a time.
BATCH = 100
#: How the folder of a copy is called.
CALLED = re.compile(r"lykt-\d{8}T\d{6}")

Tell = Callable[[str, int], None]


class Part:
    """A file of sealed records: how long each is, then the record; a tag before a bundle."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._digest = sha256()
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        self._file = os.fdopen(descriptor, "wb")

    def add(self, record: bytes, tag: bytes = b"") -> None:
        """Write one record."""
        piece = tag + len(record).to_bytes(4, "big") + record
        self._digest.update(piece)
        self._file.write(piece)

    def __enter__(self) -> "Part":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()

    @property
    def digest(self) -> str:
        """The SHA-256 of everything written."""
        return self._digest.hexdigest()


def back_up(folder: Path, *, keep: int | None = None, tell: Tell | None = None) -> Path:
    """Write a copy into a new folder inside `folder`, and return where it lies.

    With `keep`, older copies beyond so many are removed, when the new one is whole.

    Raises:
        BadBackup: when there is a table of which nobody has said whom it is about.
        MasterKeyProblem: when the keys cannot be had.
    """
    tables = copied()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    whole = folder / f"lykt-{timezone.localtime():%Y%m%dT%H%M%S}"
    beside = folder / f".{whole.name}.{os.getpid()}"
    beside.mkdir(mode=0o700)
    try:
        with _as_it_stands(), untouched():
            _write(beside, tables, tell or (lambda what, done: None))
        beside.rename(whole)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    _settle(folder)
    _keep_beside()
    if keep is not None:
        for old in copies_in(folder)[keep:]:
            shutil.rmtree(old)
    return whole


def _keep_beside() -> None:
    """Keep what belongs beside a copy and in none: the record's head, the keys' own copy."""
    heads.export()
    copy_store()


def copies_in(folder: Path) -> list[Path]:
    """Return the copies that lie in a folder, the newest first."""
    found = [
        path
        for path in folder.iterdir()
        if CALLED.fullmatch(path.name) and (path / manifest.NAME).is_file()
    ]
    return sorted(found, reverse=True)


def _write(folder: Path, tables: list[Kept], tell: Tell) -> None:
    salt = secrets.token_bytes(SALT_BYTES)
    house_key = store_key(PURPOSE)
    house, keys = keys_of_house(house_key, salt), Keys(salt)
    rows: Counter[str] = Counter()
    with Part(folder / manifest.HOUSE) as chunks:
        for number, parcel in enumerate(packing.house(tables, keys)):
            rows += _counted(parcel)
            chunks.add(seal(house.chunks, parcel.text(), chunk_place(salt, number)))
            tell("Rows of the house", rows.total())
    everybody = packing.every_subject(tables)
    # In no order: who came first, or who stands beside whom, is nobody's to see.
    secrets.SystemRandom().shuffle(everybody)
    subjects = 0
    with Part(folder / manifest.PEOPLE) as people:
        for start in range(0, len(everybody), BATCH):
            batch = everybody[start : start + BATCH]
            for one, parcel in packing.bundles(tables, batch, keys):
                record = seal(one.bundle, parcel.text(), bundle_place(salt, one.tag))
                people.add(record, one.tag)
                rows += _counted(parcel)
                subjects += 1
            tell("Bundles", subjects)
    tell("", -1)
    first = manifest.Manifest(
        version=__version__,
        made=timezone.now().isoformat(timespec="seconds"),
        store=store_mark(house_key),
        salt=salt,
        parts={part.path.name: part.digest for part in (chunks, people)},
    )
    inside = manifest.Inside(shape(), subjects, dict(rows))
    _put(folder / manifest.NAME, manifest.written(first, inside, house.manifest))


def chunk_place(salt: bytes, number: int) -> bytes:
    """Return what a chunk is bound to: its copy, and its place in it."""
    return salt + b"chunk" + number.to_bytes(8, "big")


def bundle_place(salt: bytes, tag: bytes) -> bytes:
    """Return what a bundle is bound to: its copy, and its tag."""
    return salt + b"bundle" + tag


def _counted(parcel: Parcel) -> Counter[str]:
    return Counter(row["model"] for row in parcel.rows)


def _put(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """See to it that the new name is on the disk, too."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _as_it_stands() -> Iterator[None]:
    """Read everything as it stands at one moment, and let others write meanwhile."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        # Django's own transactions take the lock of writers; this one only reads.
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("ROLLBACK")
    else:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
