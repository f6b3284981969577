"""`lykt privacy`, as other programs call it."""

import json
from collections.abc import Callable
from uuid import uuid4

import pytest
from click.testing import CliRunner, Result

from lykt.organisation.acting import Actor
from lykt.privacy.reading.models import ReadingEntry
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
