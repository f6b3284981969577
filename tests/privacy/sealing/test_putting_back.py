"""What was lost comes back from the copy, and nobody who was erased does."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.conf import LazySettings
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from lykt.privacy.sealing import copying, shutting
from lykt.privacy.sealing.copying import VARIABLE, copy_store
from lykt.privacy.sealing.keys import Erased, destroy, erased, keys_of, store_key, stored_keys
from lykt.privacy.sealing.master import MasterKeyProblem
from lykt.privacy.sealing.models import (
    IN_THE_STORE,
    DataKey,
    Erasure,
    NameToken,
    Pairing,
    StoreKey,
)
from lykt.privacy.sealing.names import find, forget, index
from lykt.privacy.sealing.putting_back import PutBack, put_back
from lykt.privacy.sealing.reading_copies import CopyProblem
from lykt.privacy.sealing.starting import pair


pytestmark = pytest.mark.django_db(databases=["default", "keys"])
#: A copy of the file holds what is committed, so those tests commit.
COMMITTED = pytest.mark.django_db(transaction=True, databases=["default", "keys"])

HOME = uuid4()


@pytest.fixture(autouse=True, params=[pytest.param("own", marks=COMMITTED), "json"])
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


def lose_everything() -> None:
    for model in IN_THE_STORE:
        model.objects.all().delete()


def test_what_was_shut_is_known_again_and_what_was_shut_since_is_not_forgotten(
    django_capture_on_commit_callbacks: Any,
) -> None:
    closed, ended, later, opened = (uuid4() for _ in range(4))
    day = date(2026, 11, 3)
    with django_capture_on_commit_callbacks(execute=True):
        shutting.note("account", [closed, opened], "closed")
        shutting.note("post", [ended], "ended", day=day)
    path = copied()
    with django_capture_on_commit_callbacks(execute=True):
        shutting.note("account", [later], "closed")
        shutting.note("account", [opened], shutting.OPENED)
    put_back(path)
    every = [closed, ended, later, opened]
    assert shutting.known("account", every).keys() == {closed, later}
    assert shutting.known("post", every)[ended].day == day
    lose_everything()
    put_back(path)
    assert shutting.known("account", every).keys() == {closed, opened}
    assert shutting.known("post", every)[ended].day == day


def test_a_lost_store_comes_back_whole() -> None:
    subjects = [uuid4() for _ in range(5)]
    keys, house = keys_of(subjects), store_key("record")
    index(subjects[0], HOME, "Zora Neale")
    gone = uuid4()
    destroy([gone])
    path = copied()
    lose_everything()
    assert put_back(path) == PutBack(back=5, there=0, erased=0, damaged=0, other=0)
    assert stored_keys(subjects) == keys
    assert store_key("record", make=False) == house
    assert find(HOME, "Zora") == {subjects[0]}
    assert erased([gone]) == {gone}


def test_whoever_was_erased_since_stays_erased() -> None:
    kept, gone = uuid4(), uuid4()
    keys = keys_of([kept, gone])
    index(gone, HOME, "Zora Neale")
    path = copied()
    destroy([gone])
    assert put_back(path).back == 0
    assert stored_keys([kept, gone]) == {kept: keys[kept]}
    assert find(HOME, "Zora") == set()
    with pytest.raises(Erased):
        keys_of([gone])


def test_an_older_store_learns_whom_the_copy_knows_to_be_erased(elsewhere: Path) -> None:
    """The store was rolled back: the copy, written after each erasure, knows better."""
    kept, gone = uuid4(), uuid4()
    keys = keys_of([kept, gone])
    index(gone, HOME, "Zora Neale")
    rows = [model.objects.in_bulk() for model in (DataKey, NameToken)]
    destroy([gone])
    path = copied()
    Erasure.objects.all().delete()
    for model, there in zip((DataKey, NameToken), rows, strict=True):
        model.objects.all().delete()
        model.objects.bulk_create(there.values())
    told = put_back(path)
    assert (told.back, told.there, told.erased) == (0, 1, 1)
    assert stored_keys([kept, gone]) == {kept: keys[kept]}
    assert find(HOME, "Zora") == set()
    assert erased([kept, gone]) == {gone}


def test_a_damaged_key_is_mended() -> None:
    subject = uuid4()
    keys = keys_of([subject])
    path = copied()
    DataKey.objects.update(wrapped=b"\x00" * 60)
    assert put_back(path).back == 1
    assert stored_keys([subject]) == keys


def test_a_key_that_is_damaged_in_the_copy_too_is_said() -> None:
    keys_of([uuid4()])
    DataKey.objects.update(wrapped=b"\x00" * 60)
    path = copied()
    assert put_back(path).damaged == 1


def test_a_key_that_was_made_since_is_kept_and_said() -> None:
    subject = uuid4()
    keys_of([subject])
    path = copied()
    DataKey.objects.all().delete()
    since = keys_of([subject])
    assert put_back(path) == PutBack(back=0, there=1, erased=0, damaged=0, other=1)
    assert stored_keys([subject]) == since


def test_what_came_since_the_copy_stays() -> None:
    before, since = uuid4(), uuid4()
    keys = keys_of([before])
    path = copied()
    keys |= keys_of([since])
    put_back(path)
    assert stored_keys([before, since]) == keys


def test_a_name_that_was_let_go_of_does_not_come_back() -> None:
    subject = uuid4()
    keys_of([subject])
    index(subject, HOME, "Zora Neale")
    index(uuid4(), HOME, "Mina Harker")
    path = copied()
    forget(subject)
    put_back(path)
    assert find(HOME, "Zora") == set()


def test_the_copy_of_another_house_is_refused() -> None:
    store_key("record")
    path = copied()
    lose_everything()
    key = store_key("record")
    with pytest.raises(CopyProblem, match="another key store"):
        put_back(path)
    assert store_key("record") == key


def test_the_copy_of_another_database_is_refused() -> None:
    pair()
    path = copied()
    lose_everything()
    Pairing.objects.update(check_value="0" * 64)
    with pytest.raises(CopyProblem, match="another key store"):
        put_back(path)
    assert not StoreKey.objects.exists()


def test_a_copy_under_another_master_key_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    subject = uuid4()
    keys_of([subject])
    path = copied()
    lose_everything()
    monkeypatch.setenv("LYKT_MASTER_KEY", "cd" * 32)
    with pytest.raises(MasterKeyProblem, match="another master key"):
        put_back(path)
    assert not DataKey.objects.exists()


NOT_COPIES: list[Callable[[Path], object]] = [
    lambda path: path.write_bytes(b""),
    lambda path: path.write_bytes(b"SQLite format 3\x00" + b"x" * 2000),
    lambda path: path.write_text("[]"),
    lambda path: path.write_text('{"format": "lykt key store 1", "tables": {}}'),
    lambda path: path.write_text('{"format": "lykt key store 1", "tables": {"keys_data_key": 1}}'),
    lambda path: path.write_bytes(b"\xff\xfe"),
    lambda path: path.write_text("null"),
]


@pytest.mark.parametrize("number", range(len(NOT_COPIES)))
def test_what_is_no_copy_is_refused(tmp_path: Path, number: int) -> None:
    path = tmp_path / "file"
    NOT_COPIES[number](path)
    with pytest.raises(CopyProblem, match="is no copy"):
        put_back(path)


@hypothesis(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_in_any_order_of_making_erasing_copying_and_losing(data: st.DataObject) -> None:
    """Nobody in either ledger has a key afterwards; nobody else's was lost with the store."""
    lose_everything()
    gone: set[UUID] = set()
    known: dict[UUID, bytes] = keys_of([uuid4()])
    copied_keys, copied_gone = dict(known), set(gone)
    path = copied()
    for _ in range(data.draw(st.integers(1, 6))):
        what = data.draw(st.sampled_from(["make", "erase", "copy", "back", "lose"]))
        if what == "make":
            known |= keys_of([uuid4()])
        elif what == "erase" and known:
            one = list(known)[data.draw(st.integers(0, len(known) - 1))]
            destroy([one])
            del known[one]
            gone.add(one)
        elif what == "copy":
            path = copied()
            copied_keys, copied_gone = dict(known), set(gone)
        elif what == "back":
            put_back(path)
            known = {s: key for s, key in {**copied_keys, **known}.items() if s not in gone}
        elif what == "lose":
            lose_everything()
            # What the copy does not know is lost for good: that is why it is written at once.
            put_back(path)
            known, gone = dict(copied_keys), set(copied_gone)
        assert stored_keys(known) == known
        assert stored_keys(gone) == {}
