"""The words that every letter needs, marked for translation.

This room knows nothing of Django: whoever prints translates them and hands them over.
"""

from collections.abc import Mapping
from types import MappingProxyType


def N_(text: str) -> str:
    """Mark `text` as a message to translate, and return it unchanged."""
    return text


#: By key: the foot of each page, and the words for a choice that is made or left.
WORDS: Mapping[str, str] = MappingProxyType(
    {
        "page": N_("Page {page} of {pages}"),
        "chosen": N_("Yes"),
        "not_chosen": N_("No"),
    }
)
