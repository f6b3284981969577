"""The themes of the competence plan: what is taught, and what advice is asked about."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from lykt.rulebook.fields import Field
from lykt.rulebook.lists import LISTS, Row, TellOf, fields_of, marked, read_list
from lykt.rulebook.rows import LANGUAGES, Mark


FILE = LISTS / "competence.toml"
#: What is on no list of themes.
OTHER = "other"


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme. Its code never changes, for figures of many years rest on it."""

    code: str
    mark: Mark
    source: str
    titles: Mapping[str, str] = field(hash=False)

    def title(self, language: str) -> str:
        """Return its name in "nb", "nn" or "en"; another language gets English."""
        return self.titles.get(language, self.titles["en"])


_TABLES = {
    "theme": fields_of(
        Field("code", "form", "Its code, never changed", True, ("children",), r"[a-z_]{1,20}"),
        Field("title", "words", "Its name, in every language", True, LANGUAGES),
        Field("source", "text", "The document it is from", True),
        marked(),
    )
}


def _check(rows: Mapping[str, list[Row]], tell: TellOf) -> None:
    """Tell when there is no theme for what fits nowhere, or when it does not stand last."""
    if rows["theme"][-1]["code"] != OTHER:
        tell("theme", len(rows["theme"]), "code", rows["theme"][-1]["code"], "code", OTHER)


def read_themes(file: Path = FILE) -> tuple[Theme, ...]:
    """Read the list of themes.

    Raises:
        BadRulebook: as `read_list` does.
    """
    rows = read_list(file, _TABLES, _check)
    return tuple(
        Theme(row["code"], Mark(row["mark"]), row["source"], row["title"]) for row in rows["theme"]
    )


@cache
def _lykts() -> tuple[Theme, ...]:
    return read_themes()


def themes() -> list[Theme]:
    """Return the themes in the order of the list, what fits nowhere last."""
    return list(_lykts())


def theme_title(code: str, language: str) -> str:
    """Return the name of a theme; a code that is on the list no more stands for itself."""
    return next((one.title(language) for one in _lykts() if one.code == code), code)
