"""The seals of a copy: which keys shut what, and where a key finds what it opens.

Pure functions. Every key is made anew for each copy, with the copy's own salt, so that two
copies cannot be laid side by side.
"""

import hmac
import secrets
import zlib
from collections.abc import Collection
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from lykt.privacy.sealing.master import KEY_BYTES, NONCE_BYTES


SALT_BYTES = 16
#: Bytes of a tag: by chance, two among a million are the same once in 10 to the 26th copies.
TAG_BYTES = 16
#: Sealed parts are filled up to a power of two, from so many bytes: a size tells little.
SMALLEST = 1024


class NotOurs(ValueError):
    """What was to be opened was changed, or sealed with another key."""


@dataclass(frozen=True, slots=True)
class SubjectKeys:
    """What a subject's data key opens in one copy."""

    #: Stands before the subject's bundle. Only the data key can make it.
    tag: bytes
    bundle: bytes
    #: Stands at what others' rows hold of the subject. Another than the tag, so that the two
    #: cannot be joined without the key.
    mark: bytes
    shared: bytes


@dataclass(frozen=True, slots=True)
class HouseKeys:
    """What the key of the house opens in one copy."""

    chunks: bytes
    manifest: bytes


def keys_of_subject(data_key: bytes, salt: bytes) -> SubjectKeys:
    """Return what a data key opens in the copy of that salt."""
    made = _derived(data_key, salt, b"subject", 2 * TAG_BYTES + 2 * KEY_BYTES)
    tags, keys = made[: 2 * TAG_BYTES], made[2 * TAG_BYTES :]
    return SubjectKeys(tags[:TAG_BYTES], keys[:KEY_BYTES], tags[TAG_BYTES:], keys[KEY_BYTES:])


def keys_of_house(house_key: bytes, salt: bytes) -> HouseKeys:
    """Return what the key of the house opens in the copy of that salt."""
    made = _derived(house_key, salt, b"house", 2 * KEY_BYTES)
    return HouseKeys(made[:KEY_BYTES], made[KEY_BYTES:])


def key_of_several(keys: Collection[SubjectKeys], salt: bytes) -> bytes:
    """Return a key that takes all of these subjects' keys to make, in whatever order."""
    together = b"".join(one.shared for one in sorted(keys, key=lambda one: one.mark))
    return _derived(together, salt, b"several", KEY_BYTES)


def store_mark(house_key: bytes) -> str:
    """Return what tells one key store from another, and nothing of its keys."""
    return hmac.new(house_key, b"lykt backup\nwhich store", sha256).hexdigest()[:16]


def _derived(key: bytes, salt: bytes, what: bytes, length: int) -> bytes:
    info = b"lykt backup\n" + what
    return HKDF(algorithm=SHA256(), length=length, salt=salt, info=info).derive(key)


def seal(key: bytes, content: bytes, about: bytes) -> bytes:
    """Return content packed, filled up and sealed, bound to what it is `about`."""
    packed = zlib.compress(content, level=6)
    filled = len(packed).to_bytes(4, "big") + packed
    filled += bytes(_room(len(filled)) - len(filled))
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, filled, about)


def unseal(key: bytes, stored: bytes, about: bytes) -> bytes:
    """Return what was sealed with this key, about this.

    Raises:
        NotOurs: when it was not.
    """
    try:
        filled = AESGCM(key).decrypt(stored[:NONCE_BYTES], stored[NONCE_BYTES:], about)
    except (InvalidTag, ValueError):
        raise NotOurs("changed, or sealed with another key") from None
    return zlib.decompress(filled[4 : 4 + int.from_bytes(filled[:4], "big")])


def _room(size: int) -> int:
    room = SMALLEST
    while room < size:
        room *= 2
    return room
