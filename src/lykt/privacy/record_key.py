"""The key that seals the tip of the reading record: beside the database, never in it."""

import os
import secrets
from pathlib import Path

from django.conf import settings


class MissingKey(RuntimeError):
    """There is a record, but not the key that it was sealed with."""


def key_file() -> Path:
    """Return where the key lies when the environment does not give it."""
    return Path(settings.DATA_DIR) / "record_key"


def record_key(*, begin: bool) -> bytes:
    """Return the key, from `LYKT_RECORD_KEY` or its file; made only when a record begins.

    Raises:
        MissingKey: when there is a record already and the key is gone: a new one would
            make every earlier seal look broken, or hide that one was.
    """
    if text := os.environ.get("LYKT_RECORD_KEY"):
        return bytes.fromhex(text)
    path = key_file()
    if not path.exists():
        if not begin:
            raise MissingKey(
                f"The key of the reading record is missing: {path} or LYKT_RECORD_KEY."
            )
        _make(path)
    return bytes.fromhex(path.read_text(encoding="ascii"))


def _make(path: Path) -> None:
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(32))
