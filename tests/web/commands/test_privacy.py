"""`lykt privacy`, as other programs call it."""

import json
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest
from click.testing import CliRunner, Result

from lykt.organisation.acting import Actor
from lykt.privacy.reading.heads import restored
from lykt.privacy.reading.models import ReadingCheck, ReadingEntry, ReadingTip
from lykt.privacy.reading.record import note
from lykt.web import cli
from lykt.web.commands import running


@pytest.fixture
def verify(db: None, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Return `lykt privacy verify-log` over the test's own database with three entries."""
    monkeypatch.setattr(running, "database", lambda: None)
    for _ in range(3):
        note(by=Actor(kind="operator", name="test"), what="page", subjects=[uuid4()])
    return lambda *words: CliRunner().invoke(cli.lykt, ["privacy", "verify-log", *words])


def test_a_whole_record(verify: Callable[..., Result]) -> None:
    assert verify().stdout == "The reading record is whole: 3 entries.\n"
    told = json.loads(verify("--format", "json").stdout)
    assert told == {
        "intact": True,
        "entries": 3,
        "at": None,
        "why": "",
        "lost": [],
        "heads": 0,
    }


def test_a_broken_record_says_where(verify: Callable[..., Result]) -> None:
    ReadingEntry.objects.filter(number=2).update(actor="nobody")
    answer = verify("--format", "json")
    assert answer.exit_code == 1
    told = json.loads(answer.stdout)
    assert (told["intact"], told["at"]) == (False, 2)


def test_heads_are_added_to_the_folder_and_held_against(
    verify: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LYKT_HEADS_DIR", str(tmp_path))
    added = CliRunner().invoke(cli.lykt, ["privacy", "heads"])
    [file] = tmp_path.iterdir()
    assert added.stdout == file.read_text()
    assert json.loads(added.stdout)["count"] == 3
    assert json.loads(verify("--format", "json").stdout)["heads"] == 1
    ReadingEntry.objects.all().delete()
    ReadingTip.objects.all().delete()
    answer = verify("--format", "json")
    assert answer.exit_code == 1
    told = json.loads(answer.stdout)
    assert (told["intact"], told["at"]) == (False, 1)
    assert told["why"].startswith("entry 3 was there on ")


def test_a_place_of_heads_that_is_named(verify: Callable[..., Result], tmp_path: Path) -> None:
    file = str(tmp_path / "heads")
    assert CliRunner().invoke(cli.lykt, ["privacy", "heads", "--out", file]).exit_code == 0
    assert json.loads(verify("--heads", file, "--format", "json").stdout)["heads"] == 1
    assert json.loads(verify("--format", "json").stdout)["heads"] == 0


def test_heads_without_a_place(verify: Callable[..., Result]) -> None:
    answer = CliRunner().invoke(cli.lykt, ["privacy", "heads"])
    assert answer.exit_code == 1
    assert "LYKT_HEADS_DIR" in answer.output


def test_heads_that_are_not_there_are_no_verdict(
    verify: Callable[..., Result], tmp_path: Path
) -> None:
    assert verify("--heads", str(tmp_path / "gone")).exit_code == 1
    assert not ReadingCheck.objects.exists()


def test_what_was_lost_is_told_and_is_no_failure(
    verify: Callable[..., Result], tmp_path: Path
) -> None:
    file = tmp_path / "heads"
    restored(by=Actor(kind="operator", name="olav"), was=9, to=file)
    answer = verify("--heads", str(file))
    assert answer.exit_code == 0
    assert "Entries 4 to 9 were lost" in answer.stderr
    assert json.loads(verify("--heads", str(file), "--format", "json").stdout)["lost"] == [[4, 9]]


def test_what_is_found_is_kept_with_who_has_held_it(verify: Callable[..., Result]) -> None:
    verify("--operator", "olav")
    assert ReadingCheck.objects.get().by == "operator olav"


def test_a_copy_that_was_put_back_can_be_told_of_afterwards(
    verify: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LYKT_HEADS_DIR", str(tmp_path))
    heads = ["privacy", "heads"]
    assert CliRunner().invoke(cli.lykt, heads).exit_code == 0
    ReadingEntry.objects.all().delete()
    ReadingTip.objects.all().delete()
    assert verify().exit_code == 1
    said = CliRunner().invoke(cli.lykt, [*heads, "--put-back", "--operator", "olav"])
    assert json.loads(said.stdout)["by"] == "operator olav"
    answer = verify()
    assert answer.exit_code == 0
    assert "Entries 1 to 3 were lost" in answer.stderr
