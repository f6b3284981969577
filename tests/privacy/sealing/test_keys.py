"""Keys are made once, never again for the erased, and gone when they are destroyed."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.db import connections

from lykt.privacy.sealing import keys as room
from lykt.privacy.sealing.keys import (
    Erased,
    NotWrittenDown,
    at_hand,
    destroy,
    erased,
    key_to_open,
    key_to_seal,
    keys_of,
    store_key,
    stored_keys,
    sweep,
)
from lykt.privacy.sealing.master import LocalMaster, MasterKeyProblem, master
from lykt.privacy.sealing.models import DataKey, Erasure, NameToken, StoreKey
from tests.support.at_once import THREADS, at_once


class TestDataKeys:
    def test_each_subject_has_one_of_its_own(self, db: None) -> None:
        subjects = [uuid4() for _ in range(5)]
        keys = keys_of(subjects)
        assert keys.keys() == set(subjects)
        assert len(set(keys.values())) == 5
        assert {len(key) for key in keys.values()} == {32}
        assert keys_of(subjects) == keys == stored_keys(subjects)

    def test_nobody_is_nothing(self, db: None) -> None:
        assert keys_of([]) == stored_keys([]) == {}

    def test_asking_only_for_what_is_stored_makes_none(self, db: None) -> None:
        assert stored_keys([uuid4()]) == {}
        assert not DataKey.objects.exists()

    def test_more_than_one_batch(self, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(room, "BATCH", 3)
        subjects = [uuid4() for _ in range(10)]
        keys = keys_of(subjects)
        assert keys == stored_keys(subjects)
        destroy(subjects[:7])
        assert erased(subjects) == set(subjects[:7])
        assert stored_keys(subjects) == {one: keys[one] for one in subjects[7:]}

    def test_they_stand_wrapped(self, db: None) -> None:
        subject = uuid4()
        key = keys_of([subject])[subject]
        row = DataKey.objects.get()
        assert key not in bytes(row.wrapped)
        assert row.master == master().current()

    def test_a_key_moved_to_another_subject_does_not_unwrap(self, db: None) -> None:
        one, other = uuid4(), uuid4()
        keys_of([one, other])
        moved = DataKey.objects.get(subject=one).wrapped
        DataKey.objects.filter(subject=other).update(wrapped=moved)
        with pytest.raises(MasterKeyProblem, match="tampered"):
            keys_of([other])

    def test_they_are_made_once_by_eight_at_a_time(self, transactional_db: None) -> None:
        subjects = [uuid4() for _ in range(40)]
        found = at_once(lambda: keys_of(subjects))
        assert all(keys == found[0] for keys in found)
        assert DataKey.objects.count() == 40


class TestErased:
    def test_the_key_is_gone_and_none_is_made_again(self, db: None) -> None:
        subject, other = uuid4(), uuid4()
        keys = keys_of([subject, other])
        destroy([subject])
        assert stored_keys([subject, other]) == {other: keys[other]}
        assert erased([subject, other]) == {subject}
        with pytest.raises(Erased):
            keys_of([subject])
        with pytest.raises(Erased):
            keys_of([other, subject])
        with pytest.raises(Erased):
            key_to_seal(subject)
        assert set(DataKey.objects.values_list("subject", flat=True)) == {other}

    def test_words_of_the_name_go_too(self, db: None) -> None:
        subject = uuid4()
        NameToken.objects.create(token="a" * 64, subject=subject)
        destroy([subject])
        assert not NameToken.objects.exists()

    def test_erasing_twice_is_erasing_once(self, db: None) -> None:
        subject = uuid4()
        destroy([subject])
        destroy([subject])
        assert Erasure.objects.count() == 1

    def test_the_ledger_names_nobody(self, db: None) -> None:
        subject = uuid4()
        destroy([subject])
        entry = Erasure.objects.get()
        assert subject.hex not in entry.token
        assert str(subject) not in entry.token

    def test_a_ledger_whose_key_is_lost_is_not_taken_for_an_empty_one(self, db: None) -> None:
        subject = uuid4()
        destroy([subject])
        StoreKey.objects.filter(purpose="erasures").delete()
        for ask in (
            lambda: erased([subject]),
            lambda: keys_of([subject]),
            lambda: destroy([uuid4()]),
        ):
            with pytest.raises(MasterKeyProblem, match="lost its key for erasures"):
                ask()

    def test_it_is_all_or_nothing(self, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
        subject = uuid4()
        keys = keys_of([subject])

        def fails(*_: object) -> None:
            raise OSError("the disk is full")

        monkeypatch.setattr(room, "batches", fails)
        with pytest.raises(OSError, match="full"):
            destroy([subject])
        monkeypatch.undo()
        assert not Erasure.objects.exists()
        assert stored_keys([subject]) == keys

    def test_one_who_is_erased_meanwhile_gets_no_key(self, transactional_db: None) -> None:
        """Eight make a key for the same subject, while somebody erases it."""
        for _ in range(5):
            subject = uuid4()
            makers = iter([True] * (THREADS - 1) + [False])

            def work(subject: UUID = subject, makers: object = makers) -> object:
                if not next(makers):  # type: ignore[call-overload]
                    return destroy([subject])
                try:
                    return keys_of([subject])
                except Erased:
                    return None

            at_once(work)
            assert stored_keys([subject]) == {}

    def test_nothing_of_the_key_stays_in_the_files(self, transactional_db: None) -> None:
        store = connections["keys"]
        if store.vendor != "sqlite":
            sweep()
            return
        subject = uuid4()
        keys_of([subject])
        wrapped = bytes(DataKey.objects.get(subject=subject).wrapped)
        destroy([subject])
        # It is looked for while the store is in use: the last to close it would tidy up.
        name = store.settings_dict["NAME"]
        files = [Path(f"{name}{ending}") for ending in ("", "-wal")]
        assert not any(wrapped in file.read_bytes() for file in files if file.exists())


class TestDuringARotation:
    def test_what_was_rewrapped_between_is_read_again(
        self, db: None, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        old, new = LocalMaster([b"o" * 32]), LocalMaster([b"n" * 32, b"o" * 32])
        monkeypatch.setattr(room, "master", lambda: new)
        subject = uuid4()
        keys = keys_of([subject])
        house = store_key("pairing")
        for ask in (lambda: stored_keys([subject]) == keys, lambda: store_key("pairing") == house):
            given = iter([old, new])
            monkeypatch.setattr(room, "master", lambda given=given: next(given))
            assert ask()

    def test_a_master_key_that_does_not_come_is_said(
        self, db: None, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        subject = uuid4()
        keys_of([subject])
        monkeypatch.setattr(room, "master", lambda: LocalMaster([b"o" * 32]))
        with pytest.raises(MasterKeyProblem, match="another master key"):
            keys_of([subject])


class TestKeysOfTheHouse:
    def test_each_purpose_has_its_own(self, db: None) -> None:
        assert store_key("record") == store_key("record", make=False)
        assert store_key("record") != store_key("names")

    def test_a_lost_one_is_said_and_not_made(self, db: None) -> None:
        with pytest.raises(MasterKeyProblem, match="lost its key for record"):
            store_key("record", make=False)
        assert not StoreKey.objects.exists()

    def test_one_given_for_another_purpose_does_not_unwrap(self, db: None) -> None:
        store_key("record")
        StoreKey.objects.update(purpose="names")
        with pytest.raises(MasterKeyProblem, match="tampered"):
            store_key("names")

    def test_eight_at_a_time_agree(self, transactional_db: None) -> None:
        assert len(set(at_once(lambda: store_key("record")))) == 1


class TestAtHand:
    def test_nothing_opens_before_it_is_written_down(self, db: None) -> None:
        subject, other = uuid4(), uuid4()
        keys = keys_of([subject, other])
        with pytest.raises(NotWrittenDown):
            key_to_open(subject)
        with at_hand({subject: keys[subject]}):
            assert key_to_open(subject) == keys[subject]
            with pytest.raises(NotWrittenDown):
                key_to_open(other)
            with at_hand({other: keys[other]}):
                assert key_to_open(subject) == keys[subject]
        with pytest.raises(NotWrittenDown):
            key_to_open(subject)

    def test_sealing_needs_no_reading(self, db: None) -> None:
        subject = uuid4()
        assert key_to_seal(subject) == stored_keys([subject])[subject]

    def test_another_thread_has_nothing_at_hand(self, db: None) -> None:
        subject = uuid4()
        with at_hand({subject: b"k" * 32}), ThreadPoolExecutor(1) as pool:
            asked = pool.submit(key_to_open, subject)
        with pytest.raises(NotWrittenDown):
            asked.result()
