"""The pages of the rulebook say what the rules and lists say."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from lykt.rulebook import conversation, indicators, rules
from lykt.rulebook.htcds_codes import htcds_all


ROOT = Path(__file__).parents[2]


@pytest.fixture
def docs() -> ModuleType:
    spec = importlib.util.spec_from_file_location("rulebook_docs", ROOT / "tools/rulebook_docs.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_pages_are_up_to_date(docs: ModuleType) -> None:
    assert docs.main(["--check"]) == 0


def test_every_rule_stands_on_a_page_once(docs: ModuleType) -> None:
    lines = [line for page in docs.PAGES for line in page.read_text("utf-8").splitlines()]
    for rule in rules():
        assert sum(line.startswith(f"| `{rule.ref}` |") for line in lines) == 1, rule.ref


def test_every_indicator_and_code_stands_on_a_page_once(docs: ModuleType) -> None:
    lines = [line for page in docs.PAGES for line in page.read_text("utf-8").splitlines()]
    codes = [one.code for one in (*indicators(), *conversation())]
    codes += {one.ours for one in htcds_all() if one.ours != "exploitation.domestic"}
    for code in codes:
        assert sum(line.startswith(f"| `{code}` |") for line in lines) == 1, code


def test_the_boundaries_are_computed(docs: ModuleType) -> None:
    table = docs.boundaries_table()
    assert "| 2027-08-31 | the same, before a leap day | 2028-02-29 |" in table
    assert "2027-02-28 (Sunday)" in table
    assert "| 2027-03-27 14:00 |" in docs.hours_table()
    assert "2027-03-28 15:00" in docs.hours_table()


def test_what_is_out_of_date_is_said_and_mended(
    docs: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    page = tmp_path / "page.md"
    page.write_text("A.\n<!-- made: deadline -->\nold\n<!-- end -->\nB.\n", encoding="utf-8")
    monkeypatch.setattr(docs, "PAGES", [page])
    assert docs.main(["--check"]) == 1
    assert "out of date: page.md" in capsys.readouterr().err
    assert docs.main([]) == 0
    assert docs.main(["--check"]) == 0
    text = page.read_text(encoding="utf-8")
    assert text.startswith("A.\n<!-- made: deadline -->\n| Rule | What it means |")
    assert "| `answer.deadline` | **Answer to a request of access.** Whoever asks" in text
    assert "| 1 months; EU-2016-679 art. 12(3) | 2018-07-20– | in force; read in the" in text
    assert text.endswith("<!-- end -->\nB.\n")
