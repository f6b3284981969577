"""The master key is changed while everything runs, and nothing is lost wherever it stops."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.conf import LazySettings
from django.db import connections
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from lykt.privacy.sealing import copying, rotation
from lykt.privacy.sealing import keys as keys_room
from lykt.privacy.sealing import master as master_room
from lykt.privacy.sealing.keys import destroy, keys_of, store_key, stored_keys
from lykt.privacy.sealing.master import (
    VARIABLE,
    LocalMaster,
    MasterKeyProblem,
    given_keys,
    id_of,
    key_file,
    make_key_file,
    master,
)
from lykt.privacy.sealing.models import DataKey, Erasure, StoreKey
from lykt.privacy.sealing.putting_back import put_back
from lykt.privacy.sealing.rotation import Step, rotate
from tests.support.at_once import at_once


OLD, NEW = b"o" * 32, b"n" * 32
HOUSE = ("pairing", "record", "names")


@pytest.fixture(autouse=True)
def own_key(
    db: None, tmp_path: Path, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A master key in a file of its own."""
    settings.DATA_DIR = tmp_path
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setattr(master_room, "_read", None)
    make_key_file()


@pytest.fixture
def subjects() -> list[UUID]:
    """Seven subjects with keys, and keys of the house."""
    subjects = [uuid4() for _ in range(7)]
    keys_of(subjects)
    for purpose in HOUSE:
        store_key(purpose)
    return subjects


def everything(subjects: list[UUID]) -> tuple[object, ...]:
    return (stored_keys(subjects), *(store_key(purpose, make=False) for purpose in HOUSE))


def wrapped_by() -> set[str]:
    found: set[str] = set()
    for model in (DataKey, StoreKey):
        found |= set(model.objects.values_list("master", flat=True))
    return found


def test_everything_is_wrapped_anew_and_the_old_key_goes(subjects: list[UUID]) -> None:
    before, [old] = everything(subjects), given_keys()
    steps = list(rotate(batch=3))
    [new] = given_keys()
    assert new != old
    assert wrapped_by() == {id_of(new)}
    assert everything(subjects) == before
    assert [step.rewrapped for step in steps] == [0, 3, 6, 9, 10, 10]
    assert [step.done for step in steps] == [False] * 5 + [True]
    assert key_file().stat().st_mode & 0o777 == 0o600


def test_at_every_step_everything_opens_for_old_processes_and_new(
    subjects: list[UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(subjects)
    started: list[object] = [master_room._read]
    for _step in rotate(batch=2):
        for process in [*started, None]:
            # A process that has read the file at that time; None has just started.
            monkeypatch.setattr(master_room, "_read", process)
            assert everything(subjects) == before
            another = uuid4()
            assert keys_of([another]).keys() == {another}
        started.append(master_room._read)
    assert everything(subjects) == before
    assert wrapped_by() == {master().current()}


@pytest.mark.parametrize("steps", range(1, 8))
def test_stopped_after_any_step_it_is_run_again(subjects: list[UUID], steps: int) -> None:
    before = everything(subjects)
    run = rotate(batch=3)
    for _ in range(steps):
        next(run, None)
    run.close()
    assert everything(subjects) == before
    *_rest, last = rotate(batch=3)
    assert last.done
    assert everything(subjects) == before
    assert wrapped_by() == {id_of(given_keys()[0])}
    assert len(given_keys()) == 1


@pytest.mark.parametrize("at", range(12))
def test_stopped_in_the_middle_of_any_write_nothing_is_lost(
    subjects: list[UUID], at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every write of a rotation fails in turn: the key's file before and after, the rows."""
    before = everything(subjects)
    writes = iter(range(100))

    def failing(write: Callable[..., object], *, after: bool) -> Callable[..., object]:
        def one(*told: object, **more: object) -> object:
            fails = next(writes) == at
            if fails and not after:
                raise OSError("the power went")
            done = write(*told, **more)
            if fails:
                raise OSError("the power went")
            return done

        return one

    write_file = failing(failing(rotation.write_key_file, after=False), after=True)
    monkeypatch.setattr(rotation, "write_key_file", write_file)
    rewrap = failing(failing(rotation._rewrap, after=False), after=True)
    monkeypatch.setattr(rotation, "_rewrap", rewrap)
    try:
        list(rotate(batch=4))
    except OSError:
        assert everything(subjects) == before
    monkeypatch.undo()
    monkeypatch.delenv(VARIABLE)
    assert everything(subjects) == before


@hypothesis(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_else_happens_meanwhile(data: st.DataObject) -> None:
    """Others make keys, erase and stop the rotation, in any order; all that should opens."""
    for model in (DataKey, StoreKey, Erasure):
        model.objects.all().delete()
    rotation.write_key_file([OLD])
    # The same subjects in the same order each time, so that a failure can be had again.
    numbers = map(UUID, (f"{number:032x}" for number in range(1, 1000)))
    kept = keys_of([next(numbers) for _ in range(4)])
    for purpose in HOUSE:
        store_key(purpose)
    erased: set[UUID] = set()
    run: Iterator[Step] = rotate(batch=2)
    finished = False
    while not finished:
        what = data.draw(st.sampled_from(["step", "step", "make", "erase", "stop", "restart"]))
        if what == "step":
            step = next(run, None)
            finished = step is None or step.done
        elif what == "make":
            kept |= keys_of([next(numbers)])
        elif what == "erase" and kept:
            gone = sorted(kept)[data.draw(st.integers(0, len(kept) - 1))]
            destroy([gone])
            erased.add(gone)
            del kept[gone]
        elif what == "stop":
            run = rotate(batch=2)
        else:
            master_room._read = None
        assert stored_keys(kept) == kept
        assert stored_keys(erased) == {}
    assert wrapped_by() == {master().current()}
    assert len(given_keys()) == 1


def test_one_who_wraps_with_the_old_key_meanwhile_is_met(
    subjects: list[UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another installation of the same store, whose environment gives the old key alone."""
    old, late = LocalMaster(given_keys()), uuid4()
    rewrap = rotation._rewrap

    def late_comer(*told: Any) -> int:
        count = rewrap(*told)
        if not count and not DataKey.objects.filter(subject=late).exists():
            # When nothing was left, and before the old key is removed.
            key_id, wrapped = old.wrap(b"k" * 32, keys_room.about(late))
            DataKey.objects.create(subject=late, wrapped=wrapped, master=key_id)
        return count

    monkeypatch.setattr(rotation, "_rewrap", late_comer)
    *_steps, last = rotate(batch=3)
    assert last.rewrapped == 11
    assert stored_keys([late]) == {late: b"k" * 32}


def test_no_key_is_wrapped_with_the_old_one_once_the_new_one_is_written(
    subjects: list[UUID],
) -> None:
    run = rotate()
    next(run)
    keys_of([uuid4()])
    assert DataKey.objects.filter(master=id_of(given_keys()[0])).count() == 1
    run.close()


def test_the_copy_opens_when_the_old_key_is_gone(
    transactional_db: None,
    subjects: list[UUID],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.setenv(copying.VARIABLE, str(tmp_path / "elsewhere"))
    before = everything(subjects)
    copying.copy_store()
    list(rotate())
    DataKey.objects.all().delete()
    copy = copying.copy_file()
    assert copy is not None
    assert put_back(copy).back == len(subjects)
    assert everything(subjects) == before


def test_without_a_copy_to_be_had_the_old_key_stays(
    subjects: list[UUID], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(copying.VARIABLE, str(tmp_path / "not mounted"))
    before, [old] = everything(subjects), given_keys()
    with pytest.raises(FileNotFoundError):
        list(rotate())
    assert given_keys()[1:] == [old]
    assert everything(subjects) == before


def test_a_damaged_key_keeps_the_old_one_where_it_is(subjects: list[UUID]) -> None:
    [old] = given_keys()
    row = DataKey.objects.get(subject=subjects[0])
    DataKey.objects.filter(pk=row.pk).update(wrapped=bytes(len(row.wrapped)))
    with pytest.raises(MasterKeyProblem, match="tampered"):
        list(rotate())
    assert given_keys()[1:] == [old]
    assert stored_keys(subjects[1:]).keys() == set(subjects[1:])


class TestFromTheEnvironment:
    @pytest.fixture
    def kept(self, subjects: list[UUID], monkeypatch: pytest.MonkeyPatch) -> tuple[object, ...]:
        """An installation whose key stands in the environment."""
        key_file().unlink()
        monkeypatch.setenv(VARIABLE, OLD.hex())
        for model in (DataKey, StoreKey):
            model.objects.all().delete()
        keys_of(subjects)
        for purpose in HOUSE:
            store_key(purpose)
        return everything(subjects)

    def test_one_key_alone_changes_nothing(self, kept: object, subjects: list[UUID]) -> None:
        with pytest.raises(MasterKeyProblem, match="the new one first"):
            list(rotate())
        assert everything(subjects) == kept
        assert not key_file().exists()

    def test_two_are_rotated_and_the_old_one_can_be_taken_out(
        self, kept: object, subjects: list[UUID], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv(VARIABLE, f"{NEW.hex()},{OLD.hex()}")
        *_steps, last = rotate(batch=3)
        assert (last.rewrapped, last.done) == (10, True)
        assert not key_file().exists()
        monkeypatch.setenv(VARIABLE, NEW.hex())
        assert everything(subjects) == kept


def test_makers_of_keys_and_a_rotation_run_side_by_side(transactional_db: None) -> None:
    made: dict[UUID, bytes] = keys_of([uuid4() for _ in range(20)])
    numbers = iter(range(8))

    def work() -> object:
        if next(numbers) == 0:
            return list(rotate(batch=2))[-1].done
        return [keys_of([uuid4()]) for _ in range(10)]

    for found in at_once(work):
        for each in found if isinstance(found, list) else []:
            made |= each
    assert connections["keys"].vendor in {"sqlite", "postgresql"}
    assert stored_keys(made) == made
    assert len(given_keys()) == 1
