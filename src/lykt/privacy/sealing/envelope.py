"""Sealing a text: AES-GCM under the subject's key, bound to the place it stands in.

Pure functions. A sealed text is "s1.<key id>.<base64 of nonce and ciphertext>". Moved to
another row, field or subject it does not open. Its length is rounded up before it is
sealed, so that the length of a name tells little.
"""

import base64
import binascii
import re
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from lykt.privacy.sealing.master import NONCE_BYTES, id_of


VERSION = "s1"
#: Texts are filled up to a multiple of so many bytes.
ROUNDED_TO = 32
_SHAPE = re.compile(rf"{VERSION}\.[0-9a-f]{{8}}\.[A-Za-z0-9+/]+={{0,2}}")


class CannotBeOpened(ValueError):
    """The text was changed, moved, cut short, or sealed with another key."""


def sealed(text: str, key: bytes, place: str) -> str:
    """Return `text` sealed for a place; the empty text stays empty."""
    if not text:
        return ""
    nonce = secrets.token_bytes(NONCE_BYTES)
    body = AESGCM(key).encrypt(nonce, _filled(text.encode()), place.encode())
    return f"{VERSION}.{id_of(key)}.{base64.b64encode(nonce + body).decode('ascii')}"


def opened(stored: str, key: bytes, place: str) -> str:
    """Return what was sealed.

    Raises:
        CannotBeOpened: when it is not what was sealed with this key for this place.
    """
    if not stored:
        return ""
    version, _dot, rest = stored.partition(".")
    key_id, _dot, body = rest.partition(".")
    if version != VERSION or key_id != id_of(key):
        raise CannotBeOpened("sealed with another key")
    try:
        raw = base64.b64decode(body, validate=True)
        if base64.b64encode(raw).decode("ascii") != body:
            # The last letter of base64 has bits to spare: two ways of writing one thing.
            raise CannotBeOpened("changed")
        plain = AESGCM(key).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], place.encode())
        return plain.rstrip(b"\x00")[:-1].decode()
    except (binascii.Error, InvalidTag, ValueError):
        raise CannotBeOpened("changed or moved") from None


def is_sealed(stored: str) -> bool:
    """Tell whether a stored text has the shape of a sealed one, or is empty."""
    return not stored or bool(_SHAPE.fullmatch(stored))


def _filled(text: bytes) -> bytes:
    """Return the bytes with a mark at their end, filled up."""
    marked = text + b"\x80"
    return marked + b"\x00" * (-len(marked) % ROUNDED_TO)
