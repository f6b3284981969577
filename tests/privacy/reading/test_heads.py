"""Heads of the record lie elsewhere, and tell a database that was rolled back whole."""

import json
from pathlib import Path
from uuid import uuid4

import pytest

from lykt.organisation.acting import Actor
from lykt.privacy.reading import heads
from lykt.privacy.reading.chain import Head, Verdict
from lykt.privacy.reading.models import ReadingEntry, ReadingTip
from lykt.privacy.reading.record import RecordBroken, note, verify
from lykt.privacy.sealing.models import StoreKey


pytestmark = pytest.mark.usefixtures("db")

OPERATOR = Actor(kind="operator", name="olav")


def written(entries: int) -> None:
    for _ in range(entries):
        note(by=OPERATOR, what="page", subjects=[uuid4()])


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on another machine."""
    monkeypatch.setenv("LYKT_HEADS_DIR", str(tmp_path))
    return tmp_path


def held() -> Verdict:
    return verify(heads.kept())


class Copy:
    """A copy of the database's own record, as a backup would hold it."""

    def __init__(self) -> None:
        self.entries = list(ReadingEntry.objects.all())
        self.tip = ReadingTip.objects.get()

    def put_back(self) -> None:
        ReadingEntry.objects.all().delete()
        ReadingEntry.objects.bulk_create(self.entries)
        self.tip.save()


def wipe() -> None:
    ReadingEntry.objects.all().delete()
    ReadingTip.objects.all().delete()


class TestExport:
    def test_a_line_for_each_in_the_file_of_the_month(self, elsewhere: Path) -> None:
        written(2)
        one = heads.export()
        written(1)
        other = heads.export()
        [file] = elsewhere.iterdir()
        assert file.match("lykt-heads-????-??.jsonl")
        assert [json.loads(line)["count"] for line in file.read_text().splitlines()] == [2, 3]
        assert heads.kept() == [one, other]
        assert heads.latest() == other
        assert held() == Verdict(True, 3, heads=2)

    def test_only_its_owner_can_open_the_file(self, elsewhere: Path) -> None:
        written(1)
        heads.export()
        [file] = elsewhere.iterdir()
        assert file.stat().st_mode & 0o777 == 0o600

    def test_a_file_that_is_named_and_no_folder(self, tmp_path: Path) -> None:
        written(1)
        assert heads.export() is None
        head = heads.export(to=tmp_path / "mine")
        assert heads.found(tmp_path / "mine") == [head]

    def test_no_content_and_no_name_of_the_record(self, elsewhere: Path) -> None:
        written(1)
        heads.export()
        [file] = elsewhere.iterdir()
        entry = ReadingEntry.objects.get()
        assert entry.actor not in file.read_text()
        assert entry.subjects[0] not in file.read_text()

    def test_there_is_no_head_of_nothing(self, elsewhere: Path) -> None:
        assert heads.export() is None
        assert list(elsewhere.iterdir()) == []
        assert heads.latest() is None

    def test_a_line_cut_off_does_not_swallow_the_next(self, elsewhere: Path) -> None:
        written(1)
        heads.export()
        [file] = elsewhere.iterdir()
        whole = file.read_text()
        file.write_text(whole + whole[:40])
        written(1)
        head = heads.export()
        assert [one.count for one in heads.kept()] == [1, 2]
        assert heads.latest() == head

    def test_a_place_that_is_not_there_is_said(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("LYKT_HEADS_DIR", str(tmp_path / "gone"))
        written(1)
        for ask in (heads.export, heads.kept, heads.latest):
            with pytest.raises(FileNotFoundError):
                ask()

    @pytest.mark.parametrize("change", [{"count": 1}, {"digest": "f" * 64}, {"seal": "f" * 64}])
    def test_a_tip_that_was_changed_gets_no_seal(
        self, elsewhere: Path, change: dict[str, object]
    ) -> None:
        written(2)
        ReadingTip.objects.update(**change)
        with pytest.raises(RecordBroken):
            heads.export()
        assert list(elsewhere.iterdir()) == []

    def test_nor_does_one_that_is_gone(self, elsewhere: Path) -> None:
        written(2)
        ReadingTip.objects.all().delete()
        with pytest.raises(RecordBroken):
            heads.export()


HEAD = {"count": 3, "digest": "d", "at": "2026-01-01", "lost": [], "seal": "s"}


@pytest.mark.parametrize(
    "line",
    [
        "",
        "no json",
        "[]",
        "3",
        "null",
        "\x00\xff",
        '{"count": 3}',
        json.dumps(HEAD | {"at": "yesterday"}),
        json.dumps(HEAD | {"count": True}),
        json.dumps(HEAD | {"count": "3"}),
        json.dumps(HEAD | {"digest": None}),
        json.dumps(HEAD | {"lost": [1]}),
        json.dumps(HEAD | {"more": 1}),
    ],
)
def test_what_is_no_head_says_nothing(tmp_path: Path, line: str) -> None:
    (tmp_path / "lykt-heads-2026-11.jsonl").write_text(line + "\n")
    assert heads.found(tmp_path) == []


def test_a_head_of_that_shape_says_something(tmp_path: Path) -> None:
    (tmp_path / "lykt-heads-2026-11.jsonl").write_text(json.dumps(HEAD) + "\n")
    assert len(heads.found(tmp_path)) == 1


def test_other_files_of_the_folder_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "others.jsonl").write_text("{}")
    assert heads.found(tmp_path) == []


class TestFound:
    """What the record alone cannot tell."""

    def test_a_database_rolled_back_whole(self, elsewhere: Path) -> None:
        written(3)
        copy = Copy()
        written(4)
        heads.export()
        copy.put_back()
        assert verify().intact
        verdict = held()
        assert (verdict.intact, verdict.at) == (False, 4)
        assert verdict.why.startswith("entry 7 was there on 2")
        assert verdict.why.endswith(" and is gone")

    def test_and_grown_again(self, elsewhere: Path) -> None:
        written(3)
        copy = Copy()
        written(4)
        heads.export()
        copy.put_back()
        written(9)
        assert verify().intact
        verdict = held()
        assert (verdict.intact, verdict.at) == (False, 7)
        assert verdict.why.startswith("another entry 7 was there on ")

    def test_a_record_wiped_out_with_its_tip(self, elsewhere: Path) -> None:
        written(3)
        heads.export()
        wipe()
        assert verify().intact
        assert (held().intact, held().at) == (False, 1)

    def test_and_begun_anew(self, elsewhere: Path) -> None:
        written(3)
        heads.export()
        wipe()
        written(5)
        assert verify().intact
        assert (held().intact, held().at) == (False, 3)

    def test_a_record_made_anew_with_another_key(self, elsewhere: Path) -> None:
        written(3)
        heads.export()
        wipe()
        StoreKey.objects.filter(purpose="record").delete()
        assert not held().intact
        written(3)
        assert not held().intact


class TestRestored:
    """A copy was put back by a named operator, who says so under the key."""

    def test_what_is_lost_is_told_and_breaks_nothing(self, elsewhere: Path) -> None:
        written(3)
        heads.export()
        copy = Copy()
        written(4)
        heads.export()
        copy.put_back()
        said = heads.restored(by=OPERATOR, was=9)
        assert said is not None
        assert (said.count, said.by, said.was) == (3, "operator olav", 9)
        assert held() == Verdict(True, 3, lost=((4, 9),), heads=3)
        written(6)
        heads.export()
        assert held() == Verdict(True, 9, lost=((4, 9),), heads=4)

    def test_how_many_there_were_is_known_from_the_heads(self, elsewhere: Path) -> None:
        written(3)
        copy = Copy()
        written(4)
        heads.export()
        copy.put_back()
        heads.restored(by=OPERATOR)
        assert held().lost == ((4, 7),)

    def test_twice(self, elsewhere: Path) -> None:
        written(2)
        early = Copy()
        written(2)
        heads.export()
        late = Copy()
        written(2)
        heads.export()
        late.put_back()
        heads.restored(by=OPERATOR)
        early.put_back()
        heads.restored(by=OPERATOR)
        assert held() == Verdict(True, 2, lost=((3, 6), (5, 6)), heads=4)

    def test_the_next_who_rolls_back_is_found_all_the_same(self, elsewhere: Path) -> None:
        written(3)
        copy = Copy()
        written(4)
        heads.export()
        copy.put_back()
        heads.restored(by=OPERATOR)
        written(4)
        heads.export()
        copy.put_back()
        assert (held().intact, held().at) == (False, 4)

    def test_an_empty_copy(self, elsewhere: Path) -> None:
        written(3)
        heads.export()
        wipe()
        heads.restored(by=OPERATOR)
        assert held() == Verdict(True, 0, lost=((1, 3),), heads=2)

    def test_where_nothing_is_kept_nothing_is_said(self) -> None:
        written(1)
        assert heads.restored(by=OPERATOR) is None

    def test_a_forged_head_is_not_covered_by_it(self, elsewhere: Path) -> None:
        written(2)
        (elsewhere / "lykt-heads-2026-01.jsonl").write_text(
            heads.line_of(Head(9, "d", "2026-01-01", seal="s")) + "\n"
        )
        heads.restored(by=OPERATOR)
        assert not held().intact
