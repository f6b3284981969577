"""What the bench of privacy says, and that the record it makes up is one that holds."""

from contextlib import ExitStack
from typing import Any

import pytest

from bench import privacy, privacy_log
from bench.privacy_pages import everywhere
from lykt.organisation import access
from lykt.privacy.reading.chain import Verdict
from lykt.privacy.reading.record import verify


FOUND: dict[str, Any] = {
    "person": {"with": 30.0, "without": 20.0},
    "list": {"with": 22.0, "without": 20.0},
    "crowd": {"requests": 800, "errors": {"500 Internal Server Error": 2}, "seconds": 4.0},
    "record": {"intact": True, "entries": 790},
}
LOGS = [{"entries": 100_000, "seconds": 3.21, "kib": 70 * 1024}]


def test_the_section_says_what_was_measured() -> None:
    text = privacy.section({"SQLite": FOUND, "PostgreSQL": None}, LOGS)
    assert "| SQLite | A person | 30.0 | 20.0 | 1.50 | 2.0 |" in text
    assert "| SQLite | A list of 50 | 22.0 | 20.0 | 1.10 | 1.5 |" in text
    assert "| SQLite | 800 | 2 | 200 | 790 | whole |" in text
    assert "Not measured on PostgreSQL" in text
    assert "| 100,000 | 3.2 | 70 |" in text


def test_a_record_that_was_made_up_holds(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(privacy_log, "BATCH", 10)
    privacy_log.make(25)
    assert verify() == Verdict(True, 25)


def test_whoever_has_imported_something_gets_the_other() -> None:
    from lykt.people import queries

    original = access.units_for
    with ExitStack() as stack:
        for each in list(everywhere(original, "other")):
            stack.enter_context(each)
        assert access.units_for == queries.units_for == "other"
    assert access.units_for is queries.units_for is original
