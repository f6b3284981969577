"""Writing a copy: whole or not at all, for its owner alone, holding no key."""

import stat
from datetime import timedelta

import pytest
from django.apps import apps
from django.utils import timezone

from lykt.organisation import keeping
from lykt.privacy.backup import packing, tables, writing
from lykt.privacy.backup.faults import BadBackup
from lykt.privacy.backup.writing import back_up, copies_in
from lykt.privacy.sealing.keys import keys_of, store_key
from lykt.privacy.sealing.master import master
from lykt.privacy.sealing.models import IN_THE_STORE, DataKey
from tests.privacy.backup.conftest import CANARY, everything, meet


pytestmark = pytest.mark.django_db


def test_only_its_owner_can_open_a_copy(copy):
    assert stat.S_IMODE(copy.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in copy.iterdir()} == {0o600}


def test_no_key_lies_in_a_copy(copy, people):
    content = b"".join(path.read_bytes() for path in copy.iterdir())
    keys = [*keys_of([people["ada"].pk]).values(), store_key("backup")]
    wrapped = [bytes(row.wrapped) for row in DataKey.objects.all()]
    for secret in [*keys, *wrapped]:
        assert secret not in content
        assert secret.hex().encode() not in content
    assert master().current().encode() not in content


def test_a_thief_reads_nothing(copy, people):
    content = b"".join(path.read_bytes() for path in copy.iterdir()).decode("latin-1")
    for word in (
        CANARY,
        people["ada"].code,
        str(people["ada"].pk),
        "leila",
        "Fjordby",
        "people.Person",
    ):
        assert word not in content


def test_two_copies_cannot_be_laid_side_by_side(people, tmp_path):
    one, other = (pieces(back_up(tmp_path / name)) for name in ("one", "other"))
    assert len(one) > 50
    assert one.isdisjoint(other)


def pieces(copy):
    """Every eight bytes of the bundles, a length and what is only filling left aside."""
    content = (copy / "people.bin").read_bytes()
    return {content[start : start + 8] for start in range(0, len(content) - 8, 8)}


def test_a_copy_that_is_stopped_is_not_there(people, tmp_path, monkeypatch):
    def cut(*args):
        raise RuntimeError

    monkeypatch.setattr(packing, "bundles", cut)
    with pytest.raises(RuntimeError):
        back_up(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_copying_changes_nothing(people, tmp_path):
    before = everything()
    back_up(tmp_path)
    assert everything() == before


def test_the_oldest_give_way_when_the_new_one_is_whole(leader, world, tmp_path, monkeypatch):
    now = timezone.now()
    for day in range(4):
        moment = now + timedelta(days=day)
        monkeypatch.setattr(writing.timezone, "localtime", lambda moment=moment: moment)
        last = back_up(tmp_path, keep=2)
    (tmp_path / "something of mine").mkdir()
    kept = copies_in(tmp_path)
    assert len(kept) == 2
    assert kept[0] == last


def test_a_table_that_nobody_has_spoken_for_stops_the_copy(tmp_path, monkeypatch):
    known = [kept for kept in keeping.register() if kept.table != "people.Contact"]
    monkeypatch.setattr(tables.keeping, "register", lambda: known)
    with pytest.raises(BadBackup, match=r"people\.Contact"):
        back_up(tmp_path)


def test_no_table_is_forgotten():
    left_out = {model._meta.label for model in IN_THE_STORE}
    assert {model._meta.label for model in apps.get_models()} == {
        *(kept.table for kept in tables.copied()),
        *tables.LEFT_OUT,
        *left_out,
    }


def test_a_table_beside_a_copied_one_holds_pairs_alone():
    """A row carries the keys of those it has many of: more than that would be in no copy."""
    beside = [
        field.remote_field.through
        for model in apps.get_models()
        if model._meta.label not in tables.LEFT_OUT
        for field in model._meta.many_to_many
    ]
    assert beside
    assert [through for through in beside if not through._meta.auto_created] == []


def test_whoever_has_no_key_yet_gets_one(leader, world, tmp_path):
    person = meet(leader, world)
    DataKey.objects.filter(subject=person.pk).delete()
    back_up(tmp_path)
    assert DataKey.objects.filter(subject=person.pk).exists()


@pytest.mark.django_db(transaction=True)
def test_others_write_while_a_copy_is_made_and_the_copy_does_not_see_it(
    people, leader, world, tmp_path, monkeypatch
):
    """From another connection, as another process would, in the middle of the copy."""
    from concurrent.futures import ThreadPoolExecutor

    from django.db import connections

    from lykt.organisation.acting import acting_as
    from tests.privacy.backup.conftest import there_and_back

    before = everything()
    meet_inside = []

    def meanwhile(*args):
        def elsewhere():
            try:
                with acting_as(leader):
                    return meet(leader, world)
            finally:
                connections.close_all()

        if not meet_inside:
            with ThreadPoolExecutor(1) as pool:
                meet_inside.append(pool.submit(elsewhere).result(timeout=30))
        return inside(*args)

    inside = packing.every_subject
    monkeypatch.setattr(packing, "every_subject", meanwhile)
    copy = back_up(tmp_path)
    assert meet_inside
    assert everything() != before
    there_and_back(copy, leader)
    assert everything() == before
