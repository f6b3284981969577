"""The store's copy: one, whole, for its owner alone, and of the one before nothing is left."""

import fcntl
import json
import os
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.conf import LazySettings

from lykt.privacy.sealing import copying
from lykt.privacy.sealing.copying import (
    OLDEST,
    VARIABLE,
    copy_file,
    copy_store,
    problems,
)
from lykt.privacy.sealing.keys import destroy, keys_of, store_key
from lykt.privacy.sealing.models import DataKey, StoreKey
from lykt.privacy.sealing.names import index
from lykt.privacy.sealing.reading_copies import read_copy


pytestmark = pytest.mark.django_db(databases=["default", "keys"])
#: A copy of the file holds what is committed, so those tests commit.
COMMITTED = pytest.mark.django_db(transaction=True, databases=["default", "keys"])


@pytest.fixture(params=[pytest.param("own", marks=COMMITTED), "json"])
def elsewhere(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    settings: LazySettings,
) -> Path:
    """A folder on another disk, for the database's own kind of copy and the one in JSON."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    monkeypatch.setenv(VARIABLE, str(folder))
    settings.DATA_DIR = tmp_path / "data"
    if request.param == "json":
        monkeypatch.setattr(copying, "_is_file", lambda: False)
    return folder


def copied() -> Path:
    path = copy_store()
    assert path is not None
    return path


def some() -> list[UUID]:
    subjects = [uuid4() for _ in range(5)]
    keys_of(subjects)
    store_key("record")
    index(subjects[0], uuid4(), "Zora Neale")
    destroy([uuid4()])
    return subjects


def test_it_holds_what_the_store_holds(elsewhere: Path) -> None:
    subjects = some()
    copy = read_copy(copied())
    assert copy.data_keys.keys() == set(subjects)
    assert {subject: key.wrapped for subject, key in copy.data_keys.items()} == {
        row.subject: bytes(row.wrapped) for row in DataKey.objects.all()
    }
    assert {purpose: (key.wrapped, key.master) for purpose, key in copy.house.items()} == {
        row.purpose: (bytes(row.wrapped), row.master) for row in StoreKey.objects.all()
    }
    assert len(copy.names) == 3
    assert len(copy.erasures) == 1


def test_it_is_one_file_for_its_owner_alone(elsewhere: Path) -> None:
    some()
    for _ in range(2):
        path = copied()
    assert [each.name for each in elsewhere.iterdir()] == [path.name]
    assert path.stat().st_mode & 0o777 == 0o600


def test_no_key_stands_in_it_in_clear(elsewhere: Path) -> None:
    subjects = some()
    written = copied().read_bytes()
    keys = [*keys_of(subjects).values(), store_key("record")]
    assert not any(key in written or key.hex().encode() in written for key in keys)


def test_a_destroyed_key_is_gone_from_it_and_from_the_file_it_stood_in(elsewhere: Path) -> None:
    [subject, *_rest] = some()
    before = copied()
    with before.open("rb") as old:
        destroy([subject])
        new = copied()
        assert subject not in read_copy(new).data_keys
        assert not old.read().strip(b"\x00")
    wrapped = subject.bytes
    assert wrapped not in new.read_bytes()
    assert wrapped.hex().encode() not in new.read_bytes()


def test_when_it_cannot_be_written_the_one_before_stays(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    some()
    path = copied()
    before = path.read_bytes()
    keys_of([uuid4()])

    def full(*_: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(copying, "_put_in_place", full)
    with pytest.raises(OSError, match="full"):
        copy_store()
    assert path.read_bytes() == before
    assert [each.name for each in elsewhere.iterdir()] == [path.name]


def test_what_one_that_was_stopped_has_left_is_written_over(elsewhere: Path) -> None:
    """It may hold keys that have been destroyed since."""
    some()
    path = copied()
    left = [elsewhere / f".{path.name}.abc123{ending}" for ending in ("", "-journal")]
    for file in left:
        file.write_bytes(b"keys of somebody")
    with left[0].open("rb") as old:
        copied()
        assert not old.read().strip(b"\x00")
    assert [each.name for each in elsewhere.iterdir()] == [path.name]


def test_one_is_written_at_a_time(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The slower of two would put back what was destroyed between them."""
    some()
    put, refused = copying._put_in_place, []

    def meanwhile(beside: Path, path: Path) -> None:
        descriptor = os.open(elsewhere, os.O_RDONLY)
        try:
            with pytest.raises(BlockingIOError):
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            refused.append(path)
        finally:
            os.close(descriptor)
        put(beside, path)

    monkeypatch.setattr(copying, "_put_in_place", meanwhile)
    assert copied() in refused


def test_where_none_is_kept_none_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    assert copy_file() is None
    assert copy_store() is None


def test_a_folder_that_is_not_there_is_not_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "not mounted"))
    with pytest.raises(FileNotFoundError):
        copy_store()
    assert list(tmp_path.iterdir()) == []


def test_the_copy_of_a_file_is_a_database_without_a_log(elsewhere: Path) -> None:
    some()
    path = copied()
    if path.suffix != ".sqlite3":
        assert json.loads(path.read_text())["tables"].keys() == {
            "keys_data_key", "keys_store_key", "keys_name_token", "keys_erasure",
            "keys_shutting",
        }  # fmt: skip
        return
    with closing(sqlite3.connect(path)) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert copy.execute("PRAGMA journal_mode").fetchall() == [("delete",)]


class TestProblems:
    def test_all_is_well(self, elsewhere: Path) -> None:
        some()
        copied()
        assert list(problems()) == []

    def test_none_is_kept(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv(VARIABLE, raising=False)
        assert "has no copy" in " ".join(problems())

    def test_it_is_missing(self, elsewhere: Path) -> None:
        assert "is missing" in " ".join(problems())

    @pytest.mark.parametrize(("age", "old"), [(OLDEST - 60, False), (OLDEST + 60, True)])
    def test_it_is_old(self, elsewhere: Path, age: int, old: bool) -> None:
        path = copied()
        then = time.time() - age
        os.utime(path, (then, then))
        assert ("more than a day old" in " ".join(problems())) is old

    def test_it_knows_less_of_erasures_than_the_store(self, elsewhere: Path) -> None:
        some()
        copied()
        destroy([uuid4()])
        assert "still has keys that were destroyed" in " ".join(problems())

    def test_it_is_no_copy_any_more(self, elsewhere: Path) -> None:
        some()
        copied().write_bytes(b"what was it")
        assert "still has keys" in " ".join(problems())

    def test_others_can_open_it(self, elsewhere: Path) -> None:
        copied().chmod(0o640)
        assert "chmod go=" in " ".join(problems())

    def test_it_lies_with_the_data(self, elsewhere: Path, settings: LazySettings) -> None:
        settings.DATA_DIR = elsewhere.parent
        copied()
        assert "lies in the data folder" in " ".join(problems())
