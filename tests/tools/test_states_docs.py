"""The page of states says what the tables say."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from lykt.organisation.states import State, StateTable


ROOT = Path(__file__).parents[2]


@pytest.fixture
def docs() -> ModuleType:
    spec = importlib.util.spec_from_file_location("states_docs", ROOT / "tools/states_docs.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_up_to_date(docs: ModuleType) -> None:
    assert docs.main(["--check"]) == 0


def test_what_is_out_of_date_is_said_and_mended(
    docs: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    states = {"off": State("Dark", "Anyone", ("on",)), "on": State("Lit", "Anyone", ())}
    lamp = StateTable("lamp", "A lamp", ("off",), states)
    monkeypatch.setattr("lykt.organisation.states.tables", lambda: [lamp])
    monkeypatch.setattr(docs, "PAGE", tmp_path / "page.md")
    assert docs.main(["--check"]) == 1
    assert "out of date: page.md" in capsys.readouterr().err
    assert docs.main([]) == docs.main(["--check"]) == 0
    made = docs.PAGE.read_text(encoding="utf-8")
    assert "    [*] --> off\n    off --> on\n    on --> [*]\n" in made
    assert "| `off` | Dark | Anyone | `on` |" in made
    assert "| `on` | Lit | Anyone | nothing more |" in made
