"""Names of countries and languages in the reader's own, from Babel's CLDR tables."""

from functools import lru_cache

from babel import Locale
from django.utils.translation import get_language


#: Languages one often needs an interpreter for here; the list is no limit on a person.
_LANGUAGES = "ar bg cs da de en es et fa fr hu it lt lv nb pl pt ro ru sq sr th tr uk vi yo zh"
LANGUAGES = tuple(_LANGUAGES.split())


@lru_cache(maxsize=4)
def _locale(language: str | None) -> Locale:
    code = (language or "nb").split("-")[0]
    return Locale.parse(code if code in {"nb", "nn", "en"} else "nb")


def country_name(code: str) -> str:
    """Return the name of an ISO 3166-1 alpha-2 country; nothing for nothing."""
    return _locale(get_language()).territories.get(code, code) if code else ""


def language_name(code: str) -> str:
    """Return the name of an ISO 639 language."""
    return str(_locale(get_language()).languages.get(code, code))


@lru_cache(maxsize=4)
def _countries(language: str | None) -> tuple[tuple[str, str], ...]:
    names: dict[str, str] = {str(k): str(v) for k, v in _locale(language).territories.items()}
    codes = [code for code in names if len(code) == 2 and code.isalpha() and code not in REGIONS]
    alphabet = "abcdefghijklmnopqrstuvwxyzæøå"
    order = {letter: place for place, letter in enumerate(alphabet)}

    def key(code: str) -> list[int]:
        return [order.get(letter, 0) for letter in names[code].lower()]

    return tuple((code, names[code]) for code in sorted(codes, key=key))


#: Two-letter codes of the tables that are regions, unions or placeholders.
REGIONS = frozenset(["EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"])


def countries() -> tuple[tuple[str, str], ...]:
    """Return (code, name) of every country, in the order of the Norwegian alphabet."""
    return _countries(get_language())


def languages() -> list[tuple[str, str]]:
    """Return (code, name) of `LANGUAGES`, by name."""
    return sorted(((code, language_name(code)) for code in LANGUAGES), key=lambda pair: pair[1])
