"""The modules of the phone, without a browser: each file of tests in Node is one test here."""

import base64
import json
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tests.support.node import run_node


HERE = Path(__file__).parent
SUITE = Suite(KEM.P256, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


@pytest.mark.parametrize("name", sorted(path.name for path in HERE.glob("test_*.mjs")))
def test_in_node(name: str) -> None:
    run_node(HERE / name, "--test-reporter=spec", zone="Europe/Oslo")


def b64(raw: bytes) -> str:
    """Return bytes as base64url without padding."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def test_what_the_phone_seals_the_server_opens() -> None:
    """Two libraries of two languages agree about RFC 9180, about padding and about `info`."""
    private = ec.generate_private_key(ec.SECP256R1())
    point = private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    record = {"v": 1, "id": "a-b-c", "rev": 3, "kind": "note", "text": "Blå krone, 3 stk. 🌒"}
    given = {"enrolment": "W7", "key": {"id": "k", "public": b64(point)}, "record": record}
    sealed = json.loads(run_node(HERE / "seal.mjs", given=json.dumps(given)))["sealed"]
    raw = base64.urlsafe_b64decode(sealed + "=" * (-len(sealed) % 4))
    text = SUITE.decrypt(raw, private, info=b"lykt night 1|W7|a-b-c|3")
    assert json.loads(text) == record
    assert len(text) % 512 == 0
    with pytest.raises(InvalidTag):
        SUITE.decrypt(raw, private, info=b"lykt night 1|W7|a-b-c|4")
