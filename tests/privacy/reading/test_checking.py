"""The record is held, what was found is kept, and the officers are told of a break."""

from pathlib import Path
from uuid import uuid4

import pytest
from django.db import DatabaseError

from lykt.organisation.acting import Actor
from lykt.organisation.codes import NoticeKind
from lykt.organisation.models import Notice, Staff
from lykt.organisation.notices import notices_for
from lykt.privacy.reading import checking, heads
from lykt.privacy.reading.models import ReadingCheck, ReadingEntry
from lykt.privacy.reading.record import note
from tests.support.people import World


pytestmark = pytest.mark.usefixtures("db")

OPERATOR = Actor(kind="operator", name="olav")


def written(entries: int) -> None:
    for _ in range(entries):
        note(by=OPERATOR, what="page", subjects=[uuid4()])


def test_a_whole_record(world: World) -> None:
    written(2)
    assert checking.check(by=OPERATOR).intact
    found = ReadingCheck.objects.get()
    assert (found.intact, found.entries, found.by) == (True, 2, "operator olav")
    assert not Notice.objects.exists()


def test_a_break_is_told_to_every_officer_once(world: World, odin: Staff, froya: Staff) -> None:
    written(2)
    ReadingEntry.objects.filter(number=1).update(actor="nobody")
    for _ in range(2):
        assert not checking.check(by=OPERATOR).intact
    found = ReadingCheck.objects.first()
    assert found is not None
    assert (found.intact, found.broken_at, found.why) == (False, 1, "the entry has been changed")
    assert Notice.objects.count() == 2
    [told] = notices_for(odin.as_actor())
    assert told.what == NoticeKind.RECORD_BROKEN
    assert not notices_for(froya.as_actor())


def test_it_is_held_against_the_heads_one_names(world: World, tmp_path: Path) -> None:
    written(2)
    heads.export(to=tmp_path / "heads")
    verdict = checking.check(by=OPERATOR, places=[tmp_path / "heads"])
    assert (verdict.intact, verdict.heads) == (True, 1)
    assert ReadingCheck.objects.get().heads == 1


def test_or_against_those_of_the_folder(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LYKT_HEADS_DIR", str(tmp_path))
    written(2)
    heads.export()
    assert checking.check(by=OPERATOR).heads == 1


def test_heads_that_cannot_be_reached_are_no_verdict(world: World, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        checking.check(by=OPERATOR, places=[tmp_path / "gone"])
    assert not ReadingCheck.objects.exists()


def test_a_database_that_cannot_be_written_to_can_be_held(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise DatabaseError("read-only")

    written(2)
    monkeypatch.setattr(checking, "_keep", refuse)
    assert checking.check(by=OPERATOR).intact
