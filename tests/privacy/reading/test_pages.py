"""Every page, file and command that shows people is called something people know."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import lykt
from lykt.privacy.reading import pages


SOURCES = sorted(Path(lykt.__file__).parent.rglob("*.py"))
#: The functions that write down, and name what they write down.
WRITERS = {"note", "opened"}


def acts() -> Iterator[tuple[str, str]]:
    """Yield what the code itself names as shown: files, commands, answers."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in WRITERS:
                for told in node.keywords:
                    if told.arg == "what" and isinstance(told.value, ast.Constant):
                        yield path.name, told.value.value


def test_every_act_that_shows_somebody_has_words() -> None:
    found = list(acts())
    assert ("exporting.py", "export_register") in found
    assert [told for told in found if told[1] not in pages.known()] == []


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what a test adds be forgotten after it."""
    monkeypatch.setattr(pages, "_words", dict(pages._words))
    monkeypatch.setattr(pages, "_added", dict(pages._added))


def test_a_page_is_called_one_thing(words: None) -> None:
    pages.add({"new_page": "A page"})
    pages.add({"new_page": "A page"})
    with pytest.raises(ValueError, match="two rooms"):
        pages.add({"new_page": "Another"})
    assert pages.in_words("new_page") == "A page"


def test_a_room_knows_its_own_pages_best(words: None) -> None:
    pages.add({"people": "Those we meet"})
    assert pages.in_words("people") == "Those we meet"


def test_what_is_not_known_keeps_its_name() -> None:
    assert pages.in_words("no_such_page") == "no_such_page"
