"""Which language an answer is written in, and what languages are called."""

from functools import lru_cache

from babel import Locale, UnknownLocaleError
from django.utils.translation import get_language

from lykt.privacy.consent.codes import LANGUAGES


#: The languages an answer is written in, with the regions of their letters.
REGIONS = {"nb": "NO", "nn": "NO", "en": "GB"}
#: Whoever reads these reads Norwegian rather than English.
_NEAR = {"no": "nb", "da": "nb", "sv": "nb"}


def written_in(wanted: str) -> str:
    """Return the language of the answer to somebody who wants it in `wanted`."""
    return wanted if wanted in REGIONS else _NEAR.get(wanted, "en")


@lru_cache(maxsize=4)
def _locale(language: str) -> Locale:
    return Locale.parse(language if language in REGIONS else "nb")


def language_name(code: str) -> str:
    """Return what a language is called in the reader's own."""
    return str(_locale((get_language() or "nb")[:2]).languages.get(code, code))


def own_name(code: str) -> str:
    """Return what a language calls itself; its code where that is not known."""
    try:
        return str(Locale.parse(code.replace("-", "_")).display_name or code)
    except (ValueError, UnknownLocaleError):
        return code


def choices() -> list[tuple[str, str]]:
    """Return (code, name) of the languages one can ask in: those of the answer first."""
    others = sorted(set(LANGUAGES) - REGIONS.keys(), key=language_name)
    return [(code, language_name(code).capitalize()) for code in [*REGIONS, *others]]
