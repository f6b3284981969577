"""The pages about figures and the register say what the code does."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest


ROOT = Path(__file__).parents[2]


@pytest.fixture
def docs() -> ModuleType:
    spec = importlib.util.spec_from_file_location("figures_docs", ROOT / "tools/figures_docs.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_pages_are_up_to_date(docs: ModuleType) -> None:
    assert docs.main(["--check"]) == 0


def test_what_is_out_of_date_is_said_and_mended(
    docs: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    page = tmp_path / "page.md"
    page.write_text("Prose.\n<!-- made: bands -->\nold\n<!-- end -->\nMore.\n", encoding="utf-8")
    monkeypatch.setattr(docs, "PAGES", (page,))
    assert docs.main(["--check"]) == 1
    assert "out of date: page.md" in capsys.readouterr().err
    assert docs.main([]) == 0
    assert docs.main(["--check"]) == 0
    text = page.read_text(encoding="utf-8")
    assert text.startswith("Prose.\n<!-- made: bands -->\n`under 18`, `18-23`")
    assert text.endswith("<!-- end -->\nMore.\n")
