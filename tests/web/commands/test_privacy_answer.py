"""`lykt privacy answer`, as other programs call it."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lykt.organisation.acting import acting_as
from lykt.people import actions as people
from lykt.people.identity.models import Identity
from lykt.privacy.reading.codes import Ground
from lykt.privacy.reading.models import ReadingEntry
from lykt.privacy.subjects import Subject
from lykt.web import cli
from lykt.web.commands import running
from tests.privacy.answers.asking import OPERATOR, met, person_of, somebody
from tests.support.people import World


Answer = Callable[..., Result]


@pytest.fixture
def subject(world: World) -> Subject:
    """Somebody whom the service has met."""
    return somebody(world)


@pytest.fixture
def answer(db: None, monkeypatch: pytest.MonkeyPatch) -> Answer:
    """Return `lykt privacy answer` over the test's own database."""
    monkeypatch.setattr(running, "database", lambda: None)
    asks = ["privacy", "answer", "--operator", "Ola", "--controller", "Fjordby"]
    return lambda *words: CliRunner().invoke(cli.lykt, [*asks, *map(str, words)])


def test_it_is_written_down_first_and_only_its_owner_reads_the_file(
    answer: Answer, subject: Subject, tmp_path: Path
) -> None:
    out = tmp_path / "answer.pdf"
    before = os.umask(0o022)
    try:
        # However the code is written, and in any language of the answer.
        result = answer(subject.label.lower().replace("-", " "), "--out", out, "--language", "nn")
    finally:
        os.umask(before)
    assert result.exit_code == 0, result.output
    assert out.read_bytes().startswith(b"%PDF")
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert (result.stdout, "for the person alone" in result.stderr) == ("", True)
    entry = ReadingEntry.objects.get()
    assert (entry.actor, entry.what, entry.ground) == ("Ola", "privacy_answer", Ground.MACHINE)


def test_a_code_that_was_merged_gives_the_whole(
    answer: Answer, subject: Subject, world: World, tmp_path: Path
) -> None:
    other = met(world).person
    assert other is not None
    with acting_as(OPERATOR):
        people.merge_people(by=OPERATOR, keep=person_of(subject), other=other, reason="staff_know")
    assert answer(other.code, "--out", tmp_path / "answer.pdf").exit_code == 0
    assert len(ReadingEntry.objects.get().subjects) == 2


@pytest.mark.parametrize("code", ["NOBODY-7", ""])
def test_nobody_goes_by_that_code(
    code: str, answer: Answer, subject: Subject, tmp_path: Path
) -> None:
    result = answer(code, "--out", tmp_path / "answer.pdf")
    assert result.exit_code == 1
    assert "Nobody here goes by that code: it was never used, or it has been erased." in (
        result.stderr
    )
    assert (list(tmp_path.iterdir()), ReadingEntry.objects.count()) == ([], 0)


def test_bad_use(answer: Answer, subject: Subject, tmp_path: Path) -> None:
    assert answer(subject.label, "--out", tmp_path / "answer.txt").exit_code == 2
    assert answer(subject.label).exit_code == 2
    assert answer(subject.label, "--out", tmp_path / "a.pdf", "--language", "th").exit_code == 2
    assert ReadingEntry.objects.count() == 0


def test_a_script_that_cannot_be_printed_is_told_without_what_it_says(
    answer: Answer, subject: Subject, world: World, tmp_path: Path
) -> None:
    with acting_as(OPERATOR):
        Identity.objects.create(
            subject=subject.key, controller=world.fjordby, unit=world.service, name="ชื่อ"
        )
    result = answer(subject.label, "--out", tmp_path / "answer.pdf")
    assert result.exit_code == 1
    assert "cannot be printed yet" in result.stderr
    assert "THAI" not in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_if_the_reading_cannot_be_written_down_nothing_is_made(
    answer: Answer, subject: Subject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_args: object, **_told: object) -> None:
        raise OSError(28, "No space left on device")

    made = []
    monkeypatch.setattr("lykt.privacy.reading.showing.note", fails)
    monkeypatch.setattr(
        "lykt.privacy.answers.printing.answer_pdf", lambda answer: made.append(answer)
    )
    result = answer(subject.label, "--out", tmp_path / "answer.pdf")
    assert isinstance(result.exception, OSError)
    assert (made, list(tmp_path.iterdir())) == ([], [])
