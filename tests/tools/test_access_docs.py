"""The page of who may do what says what the code asks."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from lykt.organisation.access import Rule, Scope
from lykt.organisation.roles import Role


ROOT = Path(__file__).parents[2]


@pytest.fixture
def docs() -> ModuleType:
    spec = importlib.util.spec_from_file_location("access_docs", ROOT / "tools/access_docs.py")
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
    rules = [Rule(role, "lantern", "light", Scope.CASE_TEAM) for role in Role]
    monkeypatch.setattr("lykt.organisation.access.matrix", lambda: rules)
    page = tmp_path / "page.md"
    page.write_text("Prose.\n<!-- made: access -->\nold\n<!-- end -->\nMore.\n", encoding="utf-8")
    monkeypatch.setattr(docs, "PAGE", page)
    assert docs.main(["--check"]) == 1
    assert "out of date: page.md" in capsys.readouterr().err
    assert docs.main([]) == 0
    assert docs.main(["--check"]) == 0
    text = page.read_text(encoding="utf-8")
    assert "| `lantern` | light | team | team |" in text
    assert text.startswith("Prose.\n<!-- made: access -->\n| Thing |")
    assert text.endswith("<!-- end -->\nMore.\n")
