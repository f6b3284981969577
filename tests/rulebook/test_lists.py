"""Files of codes: read as they stand, or refused with every fault, by table, row and field."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from lykt.rulebook.faults import BadRulebook
from lykt.rulebook.fields import Field
from lykt.rulebook.lists import LISTS, Row, TellOf, fields_of, read_list
from lykt.rulebook.loading import DATA, read_rules


ABOUT = """
[about]
text = {nb = "A", nn = "B", en = "C"}
source = "A book."
checked_on = 2026-11-23
checked_by = "Someone"
review_by = 2027-11-23
"""
THING = '[[thing]]\ncode = "one"\n'
TABLES = {"thing": fields_of(Field("code", "form", "Its code", True, ("a word",), r"[a-z]+"))}


def nothing(_rows: Mapping[str, list[Row]], _tell: TellOf) -> None:
    """Find nothing wrong."""


def read(folder: Path, content: str, check=nothing) -> dict[str, list[Row]]:
    (folder / "some.toml").write_text(content, encoding="utf-8")
    return read_list(folder / "some.toml", TABLES, check)


def test_a_good_list_is_read_table_by_table(tmp_path: Path) -> None:
    rows = read(tmp_path, ABOUT + THING + '[[thing]]\ncode = "two"\n')
    assert [row["code"] for row in rows["thing"]] == ["one", "two"]
    assert rows["about"][0]["text"]["nn"] == "B"


#: What the file holds, and the fault it makes.
BAD = [
    (THING, "some.toml, field about: The file has no such part. Needed: [about]."),
    (ABOUT, "some.toml, field thing: The file has no such part. Needed: [[thing]]."),
    (ABOUT + "[thing]\ncode = 'one'", "field thing: The file has no such part."),
    (ABOUT + THING + "[other]\na = 1", "field other: There is no such field. Allowed: about, t"),
    (ABOUT + THING + THING, "row 2 (thing), field code, value 'one': The word is there twice."),
    (ABOUT + "[[thing]]\ncode = 'ONE'", "row 1 (thing ONE), field code, value 'ONE': The value"),
    (ABOUT + THING + "weight = 3", "row 1 (thing one), field weight: There is no such field."),
    (ABOUT.replace('"A book."', '" "') + THING, "row 1 (about), field source: The value is emp"),
    ("= 3", "some.toml: This is not TOML."),
]  # fmt: skip


@pytest.mark.parametrize(("content", "told"), BAD)
def test_a_bad_list_is_refused(content: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(BadRulebook) as bad:
        read(tmp_path, content)
    (line,) = bad.value.lines()
    assert told in line


def test_a_list_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "some.toml").write_bytes(b"# \xe6\n")
    with pytest.raises(BadRulebook, match="not UTF-8"):
        read_list(tmp_path / "some.toml", TABLES, nothing)


def test_rows_are_held_against_each_other_only_when_each_is_good(tmp_path: Path) -> None:
    def never(_rows: Mapping[str, list[Row]], tell: TellOf) -> None:
        tell("thing", 1, "code", "one", "code", "two")

    with pytest.raises(
        BadRulebook, match=r"row 1 \(thing\), field code, value 'one': The word is"
    ):
        read(tmp_path, ABOUT + THING, never)
    with pytest.raises(BadRulebook) as bad:
        read(tmp_path, ABOUT + THING + "weight = 3", never)
    assert len(bad.value.faults) == 1


def test_lists_are_no_rules_and_lie_apart_from_them() -> None:
    files = {file.name for file in LISTS.glob("*.toml")}
    assert files == {
        "child_welfare_codes.toml",
        "competence.toml",
        "htcds.toml",
        "indicators.toml",
    }
    assert not files & {rule.file for rule in read_rules(DATA)}
