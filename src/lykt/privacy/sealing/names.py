"""The keyed index of names: whole words under a key, by which somebody can be found again.

It lies in the key store, beside the data keys: no copy of the database holds it. Words are
folded, so that Bjørn is found as Bjoern, and bound to the controller, so that a search
never crosses it. Only whole words find anybody, and one short word finds nobody.
"""

import hmac
import re
import unicodedata
from collections.abc import Iterable
from hashlib import sha256
from uuid import UUID

from django.db import transaction

from lykt.privacy.sealing.keys import store_key
from lykt.privacy.sealing.models import NameToken
from lykt.privacy.sealing.router import STORE


#: A search of one word needs so many letters; of two or more words, none of them this few.
SHORTEST_ALONE = 3

#: Letters that are written in two ways, after accents have been taken off.
_WRITTEN_AS = str.maketrans(
    {"ø": "o", "æ": "ae", "ö": "o", "ä": "ae", "ð": "d", "đ": "d", "þ": "th", "ł": "l", "ß": "ss"}
)
_TWO_LETTERS = (("aa", "a"), ("oe", "o"))


def words(text: str) -> set[str]:
    """Return the words of a name as they are compared: "Bjørn-Åge" is bjorn and age."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_WRITTEN_AS))
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    for pair, one in _TWO_LETTERS:
        plain = plain.replace(pair, one)
    return {word for word in re.split(r"[\W_]+", plain) if word}


def index(subject: UUID, controller: UUID, text: str) -> None:
    """Let a subject be found by the words of a name, and by no earlier name of theirs."""
    tokens = _tokens(controller, words(text))
    with transaction.atomic(using=STORE):
        forget(subject)
        NameToken.objects.bulk_create(NameToken(token=t, subject=subject) for t in tokens)


def forget(subject: UUID) -> None:
    """Let a subject be found by no name."""
    NameToken.objects.filter(subject=subject).delete()


def find(controller: UUID, text: str) -> set[UUID]:
    """Return those who go by every word of `text`; nobody when it is too little to go by."""
    wanted = words(text)
    if not wanted or (len(wanted) == 1 and len(next(iter(wanted))) < SHORTEST_ALONE):
        return set()
    found: set[UUID] | None = None
    for token in _tokens(controller, wanted):
        having = set(NameToken.objects.filter(token=token).values_list("subject", flat=True))
        found = having if found is None else found & having
    return found or set()


def _tokens(controller: UUID, of: Iterable[str]) -> list[str]:
    key = store_key("names")
    return [
        hmac.new(key, controller.bytes + word.encode(), sha256).hexdigest() for word in sorted(of)
    ]
