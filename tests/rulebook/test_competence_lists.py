"""The themes of the competence plan: named in three languages, what fits nowhere last."""

from pathlib import Path

import pytest

from lykt.rulebook import BadRulebook, theme_title, themes
from lykt.rulebook.competence_lists import FILE, OTHER, read_themes


def test_the_themes_of_the_plan_are_there() -> None:
    codes = [one.code for one in themes()]
    assert {"law", "plans", "smuggling", "identifying", "protection", "children"} <= set(codes)
    assert codes[-1] == OTHER
    assert len({one.title("nb") for one in themes()}) == len(codes)


def test_a_theme_is_named_in_the_readers_language() -> None:
    assert theme_title("return", "nb") == "Trygg retur"
    assert theme_title("return", "th") == "Safe return"
    # A code of an older list stands for itself.
    assert theme_title("gone", "nb") == "gone"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('code = "other"', 'code = "rest"', "other"),
        ('code = "law"', 'code = "Law 1"', "The value is not written so"),
        ('code = "law"', 'code = "plans"', "The word is there twice"),
        ('title.nn = "Trygg retur"\n', "", "title"),
    ],
)
def test_themes_that_do_not_hold_are_refused(
    old: str, new: str, told: str, tmp_path: Path
) -> None:
    file = tmp_path / "competence.toml"
    text = FILE.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(BadRulebook) as problem:
        read_themes(file)
    assert told in str(problem.value)
