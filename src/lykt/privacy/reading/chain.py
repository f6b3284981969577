"""How entries hang together: digests over content and the entry before, a sealed tip.

Pure functions. SHA-256 for the digests, HMAC-SHA-256 under the record key for the seal.
"""

import hashlib
import hmac
import json
from collections.abc import Mapping
from typing import Any


#: What the first entry hangs on.
BEGINNING = "0" * 64


def digest(previous: str, content: Mapping[str, Any]) -> str:
    """Return the digest of an entry: of `content`, written one way only, after `previous`."""
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(f"{previous}\n{text}".encode()).hexdigest()


def seal(key: bytes, count: int, last: str) -> str:
    """Return what only a holder of the key can say of `count` entries that end in `last`."""
    return hmac.new(key, f"{count}\n{last}".encode(), hashlib.sha256).hexdigest()


def sealed_by(key: bytes, count: int, last: str, given: str) -> bool:
    """Tell whether `given` is that seal, in the same time whatever it is."""
    return hmac.compare_digest(seal(key, count, last), given)
