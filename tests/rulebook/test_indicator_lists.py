"""The indicators: all groups whole, in three languages, and nothing that could be added up."""

import dataclasses
import tomllib
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lykt.rulebook import BadRulebook, Mark, caution, conversation, groups, indicators
from lykt.rulebook.indicator_lists import (
    FILE,
    About,
    Group,
    Indicator,
    Phrase,
    PhraseKind,
    read_indicators,
)


#: How many indicators the source has in each group.
COUNTS = {"A1": 14, "A2": 8, "R": 9, "B": 14, "C1": 5, "C2": 8, "C3": 11, "D": 7, "E": 10,
          "F": 5, "G": 18}  # fmt: skip


def test_every_group_is_there_whole_and_in_its_order() -> None:
    assert {group.code: len(group.indicators) for group in groups()} == COUNTS
    assert [group.code for group in groups()] == list(COUNTS)
    for group in groups():
        expected = [f"{group.code}.{number}" for number in range(1, COUNTS[group.code] + 1)]
        assert [one.code for one in indicators(group.code)] == expected
        assert list(group.indicators) == indicators(group.code)
    assert len(indicators()) == sum(COUNTS.values()) == len({one.code for one in indicators()})
    assert indicators("Z") == []


def test_what_is_from_memory_is_marked() -> None:
    from_memory = {one.code for one in indicators() if one.mark is Mark.MEMORY}
    assert from_memory == {f"F.{number}" for number in range(1, 6)} | {
        f"A2.{number}" for number in range(4, 9)
    }
    assert {group.code: group.mark.value for group in groups() if group.mark is not Mark.READ} == {
        "A2": "part",
        "F": "memory",
    }


def test_whom_an_indicator_is_about() -> None:
    children = {one.code for one in indicators() if one.about is About.CHILDREN}
    assert children == {one.code for one in indicators("G")} | {"E.2", "E.10"}
    assert {group.code for group in groups() if group.about is About.CHILDREN} == {"G"}


def numbers(value: Any) -> list[Any]:
    """Return whatever in some TOML could be counted with."""
    if isinstance(value, dict):
        return [found for each in value.values() for found in numbers(each)]
    if isinstance(value, list):
        return [found for each in value for found in numbers(each)]
    return [] if isinstance(value, str | date) else [value]


def test_nothing_has_a_weight() -> None:
    assert numbers({"a": [{"b": 1}], "c": "1", "d": True}) == [1, True]
    assert numbers(tomllib.loads(FILE.read_text("utf-8"))) == []
    for kind in (Indicator, Group, Phrase):
        for field in dataclasses.fields(kind):
            assert not any(word in str(field.type) for word in ("int", "float", "bool", "Decimal"))
    names = {field.name for kind in (Indicator, Group) for field in dataclasses.fields(kind)}
    assert not names & {"weight", "score", "points", "strength", "level", "colour", "threshold"}


def test_a_weight_is_refused_by_the_loader(tmp_path: Path) -> None:
    for field in ("weight = 2", "strength = 'strong'", "score = 1.5"):
        file = tmp_path / "indicators.toml"
        text = FILE.read_text("utf-8")
        at = text.index('code = "A1.1"')
        file.write_text(f"{text[:at]}{field}\n{text[at:]}", encoding="utf-8")
        with pytest.raises(BadRulebook, match="There is no such field"):
            read_indicators(file)


#: What is changed in the file, and the fault it makes.
BAD = [
    ('group = "A1"', 'group = "A9"', "row 1 (indicator), field group, value 'A9': The word"),
    ('code = "A1.1"', 'code = "B.99"', "row 1 (indicator), field code, value 'B.99'"),
    ('code = "A1.1"', 'code = "A1.2"', "row 2 (indicator), field code, value 'A1.2': The word is"),
    ('code = "A1.1"', 'code = "A1.01"', "field code, value 'A1.01': The value is not written so"),
    ('about = "both"', 'about = "all"', "value 'all': The word is not known. Allowed: adults, ch"),
    ('kind = "advice"', 'kind = "order"', "value 'order': The word is not known. Allowed: advice"),
    ('code = "D"\n', 'code = "X"\n', "row 8 (group), field code, value 'X': The file has no"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "told"), BAD)
def test_a_list_that_does_not_hold_is_refused(
    old: str, new: str, told: str, tmp_path: Path
) -> None:
    file = tmp_path / "indicators.toml"
    text = FILE.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadRulebook) as bad:
        read_indicators(file)
    assert told in bad.value.lines()[0]


def test_a_group_without_indicators_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "indicators.toml"
    more = (
        '\n[[group]]\ncode = "X"\ntitle = {nb = "a", nn = "b", en = "c"}\nabout = "both"\n'
        'mark = "read"\nsource = "s"\n'
    )
    file.write_text(FILE.read_text("utf-8") + more, encoding="utf-8")
    with pytest.raises(BadRulebook, match=r"field code, value 'X': .* an \[\[indicator\]\]"):
        read_indicators(file)


def test_everything_is_said_in_three_languages_and_once() -> None:
    everything = [one.texts for one in [*indicators(), *conversation()]]
    everything += [group.titles for group in groups()]
    for words in everything:
        assert set(words) == {"nb", "nn", "en"}
        assert words["nb"] != words["en"]
    for group in groups():
        said = Counter(one.text("nb") for one in group.indicators)
        assert max(said.values()) == 1, group.code
    assert indicators("A1")[0].text("ro") == indicators("A1")[0].text("en")


def test_the_caution_says_that_nothing_is_proved() -> None:
    assert "hverken bekrefte eller utelukke" in caution("nb")
    assert "korkje stadfeste eller utelukke" in caution("nn")
    assert "neither confirm nor rule out" in caution("en") == caution("th")


def test_support_for_the_conversation_is_no_indicator() -> None:
    phrases = conversation()
    assert Counter(one.kind for one in phrases) == {PhraseKind.ADVICE: 5, PhraseKind.QUESTION: 8}
    assert [one.kind for one in phrases] == sorted(one.kind for one in phrases)
    assert not {one.code for one in phrases} & {one.code for one in indicators()}
    for one in phrases:
        assert (one.kind is PhraseKind.QUESTION) == one.text("en").endswith("?")
    #: The words the advice is to avoid stand in no question.
    avoided = ("menneskehandel", "tvang", "tvungen", "offer", "trafficking", "victim", "coercion")
    for one in phrases:
        if one.kind is PhraseKind.QUESTION:
            for words in one.texts.values():
                assert not any(word in words.lower() for word in avoided)
