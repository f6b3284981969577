"""The key that seals the tip of the reading record: beside the database, never in it."""

import os
import secrets
from pathlib import Path

from django.conf import settings


#: Bytes of a key. A file cut short, as by a full disk, would seal what anyone could forge.
KEY_BYTES = 32


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
        return _read(text, "LYKT_RECORD_KEY")
    path = key_file()
    if not path.exists():
        if not begin:
            raise MissingKey(
                f"The key of the reading record is missing: {path} or LYKT_RECORD_KEY."
            )
        _make(path)
    return _read(path.read_text(encoding="ascii"), str(path))


def _read(text: str, where: str) -> bytes:
    """Return the key that is written in `text`, and never one too short to keep a secret."""
    try:
        key = bytes.fromhex(text)
    except ValueError:
        key = b""
    if len(key) < KEY_BYTES:
        raise MissingKey(
            f"The key of the reading record cannot be used: {where} should hold"
            f" {2 * KEY_BYTES} hexadecimal digits."
        )
    return key


def _make(path: Path) -> None:
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(KEY_BYTES))
        # An entry must not outlive the key that seals it when the power goes.
        file.flush()
        os.fsync(file.fileno())
