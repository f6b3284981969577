"""The indicators, in groups, and support for the conversation. Nothing here can be added up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path

from lykt.rulebook.fields import Field
from lykt.rulebook.lists import LISTS, Row, TellOf, fields_of, marked, read_list
from lykt.rulebook.rows import LANGUAGES, Mark


FILE = LISTS / "indicators.toml"


class About(StrEnum):
    """Whom an indicator is about."""

    ADULTS = "adults"
    CHILDREN = "children"
    BOTH = "both"


class PhraseKind(StrEnum):
    """What a phrase of the conversation is."""

    ADVICE = "advice"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One sign to look or ask for. It has no weight, and its code never changes."""

    code: str
    group: str
    about: About
    mark: Mark
    source: str
    texts: Mapping[str, str] = field(hash=False)

    def text(self, language: str) -> str:
        """Return it in "nb", "nn" or "en"; another language gets English."""
        return self.texts.get(language, self.texts["en"])


@dataclass(frozen=True, slots=True)
class Group:
    """A group of indicators, in the order of its source."""

    code: str
    about: About
    mark: Mark
    source: str
    titles: Mapping[str, str] = field(hash=False)
    indicators: tuple[Indicator, ...] = ()

    def title(self, language: str) -> str:
        """Return its name in "nb", "nn" or "en"; another language gets English."""
        return self.titles.get(language, self.titles["en"])


@dataclass(frozen=True, slots=True)
class Phrase:
    """A piece of advice for the conversation, or an open question. It is no indicator."""

    code: str
    kind: PhraseKind
    texts: Mapping[str, str] = field(hash=False)

    def text(self, language: str) -> str:
        """Return it in "nb", "nn" or "en"; another language gets English."""
        return self.texts.get(language, self.texts["en"])


@dataclass(frozen=True, slots=True)
class Indicators:
    """The whole list, with the caution that stands wherever any of it is shown."""

    groups: tuple[Group, ...]
    phrases: tuple[Phrase, ...]
    caution: Mapping[str, str] = field(hash=False)
    source: str


def _about() -> Field:
    return Field("about", "code", "Whom it is about", True, tuple(About))


_TABLES = {
    "group": fields_of(
        Field("code", "form", "Its code", True, ("A1",), r"[A-Z][0-9]?"),
        Field("title", "words", "Its name, in every language", True, LANGUAGES),
        _about(),
        marked(),
        Field("source", "text", "The document it is from", True),
    ),
    "indicator": fields_of(
        Field("code", "form", "Its code, never changed", True, ("A1.3",), r"[A-Z]\d?\.[1-9]\d?"),
        Field("group", "form", "The code of its group", True, ("A1",), r"[A-Z][0-9]?"),
        _about(),
        marked(),
        Field("text", "words", "What one sees or is told, in our own words", True, LANGUAGES),
    ),
    "phrase": fields_of(
        Field("code", "form", "Its code", True, ("H.question.key",), r"H\.[a-z]+\.[a-z]+"),
        Field("kind", "code", "What it is", True, tuple(PhraseKind)),
        Field("text", "words", "What to say or to do", True, LANGUAGES),
    ),
}


def _check(rows: Mapping[str, list[Row]], tell: TellOf) -> None:
    """Tell of an indicator whose group is not there, and of a group without any."""
    groups = [row["code"] for row in rows["group"]]
    for number, row in enumerate(rows["indicator"], start=1):
        if row["group"] not in groups:
            tell("indicator", number, "group", row["group"], "code", ", ".join(groups))
        elif not row["code"].startswith(f"{row['group']}."):
            tell("indicator", number, "code", row["code"], "form", f"{row['group']}.1")
    used = {row["group"] for row in rows["indicator"]}
    for number, code in enumerate(groups, start=1):
        if code not in used:
            tell("group", number, "code", code, "no_table", "an [[indicator]] of the group")


def read_indicators(file: Path = FILE) -> Indicators:
    """Read the list of indicators.

    Raises:
        BadRulebook: as `read_list` does.
    """
    rows = read_list(file, _TABLES, _check)
    sources = {row["code"]: row["source"] for row in rows["group"]}
    found = [
        Indicator(row["code"], row["group"], About(row["about"]), Mark(row["mark"]),
                  sources[row["group"]], row["text"])
        for row in rows["indicator"]
    ]  # fmt: skip
    return Indicators(
        groups=tuple(
            Group(row["code"], About(row["about"]), Mark(row["mark"]), row["source"],
                  row["title"], tuple(one for one in found if one.group == row["code"]))
            for row in rows["group"]
        ),
        phrases=tuple(
            Phrase(row["code"], PhraseKind(row["kind"]), row["text"]) for row in rows["phrase"]
        ),
        caution=rows["about"][0]["text"],
        source=rows["about"][0]["source"],
    )  # fmt: skip


@cache
def _lykts() -> Indicators:
    return read_indicators()


def groups() -> list[Group]:
    """Return the groups of indicators, in the order of their codes in the list."""
    return list(_lykts().groups)


def indicators(group: str | None = None) -> list[Indicator]:
    """Return the indicators, all of them or those of a group; of an unknown group none."""
    return [one for each in groups() for one in each.indicators if group in (None, each.code)]


def conversation() -> list[Phrase]:
    """Return support for the conversation: advice first, then open questions."""
    return list(_lykts().phrases)


def caution(language: str) -> str:
    """Return what stands with the indicators wherever they are shown."""
    words = _lykts().caution
    return words.get(language, words["en"])
