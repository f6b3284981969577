"""Finding a person by a name they wanted kept, without the name standing anywhere.

Each word of a name is kept as a digest under a key of the store, made with the controller:
the same name at another controller is another digest. Only whole words find anybody, and
one short word finds nobody, so that the index cannot be fished in.
"""

import hmac
import re
import unicodedata
from hashlib import sha256
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from lykt.privacy.sealing.fields import says_unreadable
from lykt.privacy.sealing.keys import Erased, erased, store_key
from lykt.privacy.sealing.models import NameToken
from lykt.privacy.sealing.turns import making


#: One word alone must have so many letters to be searched by.
SHORTEST_ALONE = 3
#: A name is no story; what is longer is not looked at.
MOST_WORDS = 20

#: Letters that no accent can be taken from, as they are written without them.
_PLAIN = str.maketrans(
    {"ø": "o", "æ": "a", "œ": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "þ": "th"}
)
#: Two letters that stand for one where a keyboard lacks it: Aase, Soerensen, Kjaer.
_DIGRAPHS = re.compile("(?<=a)[ae]|(?<=o)e")
_HYPHENS = re.compile(r"[-\u2010-\u2015\u2212_]")
_APOSTROPHES = re.compile("['’ʼ`´.]")


def index(subject: UUID, controller: UUID, text: str) -> None:
    """Let a subject be found by the words of a name, and by no other any more.

    Raises:
        Erased: when the subject has been erased.
    """
    if says_unreadable(text):
        return
    words = _indexed(text)
    with making():
        if erased([subject]):
            raise Erased("an erased subject has no name")
        NameToken.objects.filter(subject=subject).delete()
        if words:
            tokens = _tokens(controller, words)
            NameToken.objects.bulk_create(
                [NameToken(token=token, subject=subject) for token in sorted(tokens)],
                ignore_conflicts=True,
            )


def forget(subject: UUID) -> None:
    """Let a subject be found by no name any more."""
    with making():
        NameToken.objects.filter(subject=subject).delete()


def find(controller: UUID, text: str) -> set[UUID]:
    """Return the keys of the controller's subjects whose names have all these words.

    Raises:
        ValidationError: when too little is asked for: two whole words, or one of three letters.
        MasterKeyProblem: when there is an index and its key is gone.
    """
    words = _parted(text)
    if len(set(words)) < 2 and not any(len(word) >= SHORTEST_ALONE for word in words):
        raise ValidationError(_("Write two whole words of the name, or one of three letters."))
    if not NameToken.objects.exists():
        return set()
    ways = [words, *(_joined(words, at) for at in range(len(words) - 1))]
    return {subject for way in ways for subject in _named(controller, set(way))}


def _named(controller: UUID, words: set[str]) -> set[UUID]:
    """Return whoever goes by all these words."""
    found: set[UUID] | None = None
    for token in _tokens(controller, words):
        named = set(NameToken.objects.filter(token=token).values_list("subject", flat=True))
        found = named if found is None else found & named
        if not found:
            break
    return found or set()


def fold(word: str) -> str:
    """Return a word as it is compared: "Åse", "aase" and "ASE" are the same.

    Case, accents and the two ways of writing æ, ø and å do not matter.
    """
    plain = unicodedata.normalize("NFKD", word.casefold().translate(_PLAIN))
    bare = "".join(letter for letter in plain if letter.isalnum())
    return _DIGRAPHS.sub("", bare.translate(_PLAIN))


def _indexed(text: str) -> set[str]:
    """Return the words of a name, and each two that stand beside each other as one."""
    words = _parted(text)
    return {word for at in range(len(words)) for word in (words[at], _joined(words, at)[at])}


def _joined(words: list[str], at: int) -> list[str]:
    """Return the words with the one at a place and the next as one."""
    return [*words[:at], fold("".join(words[at : at + 2])), *words[at + 2 :]]


def _parted(text: str) -> list[str]:
    """Return the words of a text, folded; hyphens part them as spaces do."""
    apart = _APOSTROPHES.sub("", _HYPHENS.sub(" ", text)).replace(",", " ")
    return [word for part in apart.split()[:MOST_WORDS] if (word := fold(part))]


def _tokens(controller: UUID, words: set[str]) -> set[str]:
    key = store_key("names", make=not NameToken.objects.exists())
    return {hmac.new(key, controller.bytes + word.encode(), sha256).hexdigest() for word in words}
