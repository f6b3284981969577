"""The words of the printed form, as data: one file for each language in `texts/`.

The Norwegian text is the one that counts. A language that nobody who has it as their own has
checked stands beside the Norwegian, and says so.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path


FOLDER = Path(__file__).parent / "texts"
NORWEGIAN = "nb"


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language; `original` ones are written by Lykt's makers, as the app is."""

    language: str
    #: What the language calls itself.
    name: str
    original: bool
    checked_by: str
    checked_on: date | None
    text: Mapping[str, str]
    recipients: Mapping[str, str]
    kinds: Mapping[str, str]
    purposes: Mapping[str, str]
    how: Mapping[str, str]
    told: Mapping[str, str]
    words: Mapping[str, str]

    @property
    def stands_alone(self) -> bool:
        """Tell whether the text may stand without the Norwegian beside it."""
        return self.original or bool(self.checked_by and self.checked_on)


@cache
def wording(language: str) -> Wording:
    """Return the words of a language.

    Raises:
        LookupError: when there is no form in it.
    """
    if language not in languages():
        raise LookupError(f"no form in {language!r}")
    said = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    return Wording(
        language=said["language"],
        name=said["name"],
        original=said["original"],
        checked_by=said.get("checked_by", ""),
        checked_on=said.get("checked_on"),
        text=said["text"],
        recipients=said["recipients"],
        kinds=said["kinds"],
        purposes=said["purposes"],
        how=said["how"],
        told=said["told"],
        words=said["words"],
    )


@cache
def languages() -> tuple[str, ...]:
    """Return the codes of the languages there is a form in, the Norwegian ones first."""
    found = sorted(file.stem for file in FOLDER.glob("*.toml"))
    return tuple(sorted(found, key=lambda code: (code not in ("nb", "nn"), code)))


def named_languages() -> list[tuple[str, str]]:
    """Return (code, what it calls itself) of each of them."""
    return [(code, wording(code).name) for code in languages()]
