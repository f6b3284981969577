"""The first page of a copy: what it is, of which parts, under which keys.

What a thief may read of it: the version, the moment, the number and size of the parts. The
rest is sealed, and the seal binds all of it: a manifest that was changed does not open.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from lykt.privacy.backup.faults import BadBackup
from lykt.privacy.backup.sealed import NotOurs, seal, unseal
from lykt.privacy.backup.tables import as_text


NAME = "manifest.json"
#: The shape of a copy. A later version of Lykt says so when it knows it no more.
FORMAT = 1
HOUSE, PEOPLE = "house.bin", "people.bin"

TAMPERED = "The copy has been changed since it was made, so nothing was restored."
NO_COPY = "There is no copy here: a copy is a folder called lykt-… with a manifest.json in it."


@dataclass(frozen=True, slots=True)
class Manifest:
    """What stands open on the first page of a copy."""

    version: str
    made: str
    #: Which key store it takes, see `sealed.store_mark`.
    store: str
    salt: bytes
    #: The SHA-256 of each part by its name.
    parts: Mapping[str, str]

    def open_part(self) -> dict[str, Any]:
        """Return what anybody may read."""
        return {
            "format": FORMAT,
            "version": self.version,
            "made": self.made,
            "store": self.store,
            "salt": self.salt.hex(),
            "parts": dict(self.parts),
        }


@dataclass(frozen=True, slots=True)
class Inside:
    """What stands sealed on the first page: how much there is, and of which shape."""

    shape: Mapping[str, list[str]]
    subjects: int
    rows: Mapping[str, int]


def written(manifest: Manifest, inside: Inside, key: bytes) -> bytes:
    """Return the first page as text."""
    told = manifest.open_part()
    content = {"shape": inside.shape, "subjects": inside.subjects, "rows": inside.rows}
    shut = seal(key, as_text(content), _bound(told))
    page = told | {"sealed": b64encode(shut).decode()}
    return json.dumps(page, indent=1).encode() + b"\n"


def _bound(told: dict[str, Any]) -> bytes:
    return json.dumps(told, sort_keys=True, separators=(",", ":")).encode()


def read(folder: Path) -> tuple[Manifest, bytes]:
    """Return the first page of a copy, and what is sealed on it.

    Raises:
        BadBackup: when there is none, or one of another shape.
    """
    try:
        told = json.loads((folder / NAME).read_text("utf-8"))
        if told["format"] != FORMAT:
            raise BadBackup("The copy was made by a newer version of Lykt than this one.")
        parts = {str(name): str(mark) for name, mark in told["parts"].items()}
        manifest = Manifest(
            told["version"], told["made"], told["store"], bytes.fromhex(told["salt"]), parts
        )
        return manifest, b64decode(told["sealed"], validate=True)
    except FileNotFoundError:
        raise BadBackup(NO_COPY) from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise BadBackup(TAMPERED) from None


def opened(manifest: Manifest, shut: bytes, key: bytes) -> Inside:
    """Return what is sealed on the first page.

    Raises:
        BadBackup: when it, or anything that stands open, was changed.
    """
    try:
        told = json.loads(unseal(key, shut, _bound(manifest.open_part())))
    except NotOurs:
        raise BadBackup(TAMPERED) from None
    return Inside(told["shape"], told["subjects"], told["rows"])


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file, read piece by piece."""
    found = sha256()
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            found.update(piece)
    return found.hexdigest()
