"""What phones seal to, and opening it: HPKE of RFC 9180, one key for the house at a time.

The private half is worked out from a secret in the key store, which is outside the backups:
when the secret is let go, what was sealed to it opens nowhere.
"""

import secrets
from base64 import b64decode, urlsafe_b64encode
from hmac import new as hmac_new

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from lykt.field.night.models import NightKey
from lykt.privacy.sealing.keys import store_key
from lykt.privacy.sealing.master import MasterKeyProblem


SUITE = Suite(KEM.P256, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
#: The order of P-256: a private key is a number from 1 to one less.
_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


class CannotOpen(ValueError):
    """A record is sealed to another key, for another worker, or has been changed on its way."""


def current_key() -> NightKey:
    """Return the key that phones seal to from now on; the first time it is made."""
    return NightKey.objects.first() or new_key()


def new_key() -> NightKey:
    """Make a key. The ones before it still open what was sealed to them."""
    name = secrets.token_hex(4)
    private = _private(name, make=True)
    point = private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return NightKey.objects.create(id=name, public=point)


def private_key(name: str) -> ec.EllipticCurvePrivateKey:
    """Return the private half of a key.

    Raises:
        CannotOpen: when the store does not know it.
    """
    if not NightKey.objects.filter(pk=name).exists():
        raise CannotOpen("no such key")
    try:
        return _private(name, make=False)
    except MasterKeyProblem:
        raise CannotOpen("the key is gone") from None


def _private(name: str, *, make: bool) -> ec.EllipticCurvePrivateKey:
    secret = store_key(f"night {name}", make=make)
    # The bias of taking 256 bits by this order is 2^-32: the order is that near to a power of 2.
    number = int.from_bytes(secret, "big") % (_ORDER - 1) + 1
    return ec.derive_private_key(number, ec.SECP256R1())


def info(enrolment: str, record: str, rev: int) -> bytes:
    """Return what a record is bound to: whose it is, which it is, and in which revision."""
    return f"lykt night 1|{enrolment}|{record}|{rev}".encode("ascii")


def opened(private: ec.EllipticCurvePrivateKey, sealed: bytes, bound: bytes) -> bytes:
    """Return what was sealed.

    Raises:
        CannotOpen: when it does not open.
    """
    try:
        return SUITE.decrypt(sealed, private, info=bound)
    except (InvalidTag, ValueError):
        raise CannotOpen("it does not open") from None


def mac_key() -> bytes:
    """Return the key that the contents of records are told apart by."""
    return store_key("night content")


def content_mac(key: bytes, plain: bytes) -> str:
    """Return a keyed digest of what a record says: 64 hexadecimal digits."""
    return hmac_new(key, plain.rstrip(b" "), "sha256").hexdigest()


def view_key(enrolment: str, serial: int) -> str:
    """Return the key of a worker's readable view, as base64url; a new serial is a new key."""
    told = f"{enrolment}|{serial}".encode("ascii")
    return to_text(hmac_new(store_key("night views"), told, "sha256").digest())


def to_text(value: bytes) -> str:
    """Return bytes as base64url without padding."""
    return urlsafe_b64encode(value).rstrip(b"=").decode("ascii")


def from_text(value: str) -> bytes:
    """Return the bytes of a base64url text without padding.

    Raises:
        ValueError: when it is none.
    """
    return b64decode(value + "=" * (-len(value) % 4), altchars=b"-_", validate=True)
