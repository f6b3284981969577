"""The key store's own copy: one, in a folder elsewhere, each written over the one before.

There is only ever one, so that a key that was destroyed is gone from it a day later at the
latest: nobody may keep older ones. `LYKT_KEYS_COPY` says where.
"""

import fcntl
import json
import os
import sqlite3
import tempfile
import time
from base64 import b64encode
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.db import connections

from lykt.privacy.sealing.models import IN_THE_STORE, Erasure
from lykt.privacy.sealing.reading_copies import FORMAT, CopyProblem, erasures_in
from lykt.privacy.sealing.router import STORE
from lykt.privacy.sealing.turns import alone


VARIABLE = "LYKT_KEYS_COPY"
#: A copy is older than it may be after so many seconds.
OLDEST = 24 * 60 * 60
_BLOCK = 1 << 20


def folder() -> Path | None:
    """Return the folder where the copy is kept; None where none is kept."""
    given = os.environ.get(VARIABLE)
    return Path(given) if given else None


def copies_are_kept() -> bool:
    """Tell whether the installation says where its copy is kept."""
    return folder() is not None


def copy_file() -> Path | None:
    """Return the file of the copy, whether it is there or not; None where none is kept."""
    place = folder()
    if place is None:
        return None
    return place / ("lykt_keys.sqlite3" if _is_file() else "lykt_keys.json")


def copy_store() -> Path | None:
    """Write the copy over the one before, and return its file; None where none is kept.

    It holds what is committed. Call it after every erasure, outside its transaction. One is
    written at a time: of two, the slower could put back a key that was destroyed meanwhile.
    What one that was stopped has left in the folder is written over, too.

    Raises:
        OSError: when it cannot be written; the copy before is then still whole.
    """
    path = copy_file()
    if path is None:
        return None
    with _one_at_a_time(path.parent):
        for left in path.parent.glob(f"{_beside(path)}*"):
            _wipe(left)
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=_beside(path))
        os.close(descriptor)
        beside = Path(name)
        try:
            (_write_sqlite if _is_file() else _write_json)(beside)
            _put_in_place(beside, path)
        finally:
            if beside.exists():
                _wipe(beside)
    return path


@contextmanager
def _one_at_a_time(place: Path) -> Iterator[None]:
    """Let one process write here at a time; the folder itself is held, so nothing is left."""
    descriptor = os.open(place, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _beside(path: Path) -> str:
    """Return how a copy that is not whole yet is called, its log and its journal too."""
    return f".{path.name}."


def _wipe(path: Path) -> None:
    with path.open("r+b") as file:
        _overwrite(file)
    path.unlink()


def problems() -> Iterator[str]:
    """Yield what is wrong with the copy, each with what to do about it."""
    path = copy_file()
    again = "Run: lykt privacy keys-copy"
    if path is None:
        yield f"The key store has no copy. Set {VARIABLE} to a folder on another disk."
    elif not path.exists():
        yield f"The copy of the key store is missing: {path}. {again}"
    elif path.stat().st_mode & 0o077:
        yield f"Others on this machine can open {path}. Run: chmod go= {path}"
    elif time.time() - path.stat().st_mtime > OLDEST:
        yield f"The copy of the key store is more than a day old: {path}. {again}"
    elif _lacks_erasures(path):
        yield f"The copy of the key store still has keys that were destroyed: {path}. {again}"
    if path and path.resolve().is_relative_to(Path(settings.DATA_DIR).resolve()):
        yield f"The copy of the key store lies in the data folder. Set {VARIABLE} to another."


def _lacks_erasures(path: Path) -> bool:
    try:
        return bool(set(Erasure.objects.values_list("token", flat=True)) - erasures_in(path))
    except CopyProblem:
        return True


def _is_file() -> bool:
    return connections[STORE].vendor == "sqlite"


def _write_sqlite(path: Path) -> None:
    with (
        closing(sqlite3.connect(connections[STORE].settings_dict["NAME"], timeout=20)) as store,
        closing(sqlite3.connect(path)) as copy,
    ):
        store.backup(copy)
        # One file, with no log beside it.
        copy.execute("PRAGMA journal_mode=DELETE")


def _write_json(path: Path) -> None:
    with alone():
        tables = {
            model._meta.db_table: [_plain(row) for row in model.objects.values()]
            for model in IN_THE_STORE
        }
    path.write_text(json.dumps({"format": FORMAT, "tables": tables}), encoding="utf-8")


def _plain(row: Mapping[str, Any]) -> dict[str, str]:
    return {
        name: b64encode(value).decode() if isinstance(value, bytes | memoryview) else str(value)
        for name, value in row.items()
    }


def _put_in_place(beside: Path, path: Path) -> None:
    """Let a new copy take the place of the one before, of which nothing is left."""
    with beside.open("rb") as file:
        os.fsync(file.fileno())
    try:
        before = path.open("r+b")
    except FileNotFoundError:
        beside.replace(path)
        return
    with before:
        beside.replace(path)
        _overwrite(before)


def _overwrite(file: IO[bytes]) -> None:
    """Write nothing over everything in a file. A disk that keeps old blocks is another matter."""
    left = file.seek(0, os.SEEK_END)
    file.seek(0)
    while left > 0:
        left -= file.write(bytes(min(left, _BLOCK)))
    file.flush()
    os.fsync(file.fileno())
