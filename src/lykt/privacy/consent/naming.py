"""Knowing the same name again without reading it."""

import hmac
from hashlib import sha256
from uuid import UUID

from lykt.privacy.sealing.keys import key_to_seal


def folded(name: str) -> str:
    """Return a name as it is compared: capital letters and spaces do not matter."""
    return " ".join(name.casefold().split())


def named_key(subject: UUID, name: str) -> str:
    """Return a digest of a recipient's name: 32 hexadecimal digits, empty for no name.

    It is made with the subject's own key. With the key destroyed, nobody can find out by
    guessing whose name it was.
    """
    if not folded(name):
        return ""
    said = f"named recipient of a consent\n{folded(name)}".encode()
    return hmac.new(key_to_seal(subject), said, sha256).hexdigest()[:32]
