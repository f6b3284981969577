"""The master key: it wraps the keys in the store, and lies neither there nor in the database.

It comes from `LYKT_MASTER_KEY` or from a file that only its owner can open. Another service
for keys takes its place by answering to `KeyService`.
"""

import os
import secrets
import stat
import tempfile
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings


#: Bytes of a key, of every kind. AES-256.
KEY_BYTES = 32
#: Bytes drawn by chance for each thing that is sealed, as AES-GCM wants them.
NONCE_BYTES = 12
VARIABLE = "LYKT_MASTER_KEY"


class MasterKeyProblem(RuntimeError):
    """The master key is missing, cannot be used or is another one; said in one sentence."""


class UnknownMaster(MasterKeyProblem):
    """A key was wrapped by a master key that is not at hand, or not at hand yet."""


class KeyService(Protocol):
    """What keeps the master key: a file today, a service for keys another day."""

    def current(self) -> str:
        """Return the id of the key that wraps from now on."""

    def wrap(self, key: bytes, about: bytes) -> tuple[str, bytes]:
        """Return a wrapped key, bound to `about`, and the id of the master key it took."""

    def unwrap(self, wrapped: bytes, about: bytes, master: str) -> bytes:
        """Return what was wrapped.

        Raises:
            UnknownMaster: when there is no master key of that id.
            MasterKeyProblem: when it does not fit.
        """


class LocalMaster:
    """Master keys at hand: the first wraps, the others still unwrap during a rotation."""

    def __init__(self, keys: Sequence[bytes]) -> None:
        self._keys = {id_of(key): key for key in keys}
        self._current = id_of(keys[0])

    def current(self) -> str:
        """Return the id of the first key."""
        return self._current

    def wrap(self, key: bytes, about: bytes) -> tuple[str, bytes]:
        """Wrap with the first key."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        return self._current, nonce + AESGCM(self._keys[self._current]).encrypt(nonce, key, about)

    def unwrap(self, wrapped: bytes, about: bytes, master: str) -> bytes:
        """Unwrap with the key of that id."""
        if master not in self._keys:
            raise UnknownMaster(
                f"The keys were made with another master key ({master}). Give that one in"
                f" {VARIABLE} or {key_file()}."
            )
        nonce, sealed = wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:]
        try:
            return AESGCM(self._keys[master]).decrypt(nonce, sealed, about)
        except InvalidTag:
            raise MasterKeyProblem("A key in the key store has been tampered with.") from None


def id_of(key: bytes) -> str:
    """Return the name of a key, which tells nothing of it."""
    return sha256(b"lykt key id\n" + key).hexdigest()[:8]


def key_file() -> Path:
    """Return where the master key lies when the environment does not give it."""
    return Path(settings.DATA_DIR) / "master_key"


_read: tuple[object, LocalMaster] | None = None


def master() -> KeyService:
    """Return what wraps and unwraps; a file that has changed is read again.

    Raises:
        MasterKeyProblem: when there is no key, or none that can be used. It never falls back.
    """
    global _read
    text, where, mark = _source()
    known = _read
    if known is None or known[0] != mark:
        known = _read = (mark, LocalMaster(_parsed(text, where)))
    return known[1]


def given_keys() -> list[bytes]:
    """Return the master keys as they are written, the one that wraps first.

    Raises:
        MasterKeyProblem: as `master` does.
    """
    text, where, _mark = _source()
    return _parsed(text, where)


def from_environment() -> bool:
    """Tell whether the environment gives the master key, whatever the file says."""
    return bool(os.environ.get(VARIABLE))


def is_there() -> bool:
    """Tell whether a master key has been given or made."""
    return from_environment() or key_file().exists()


def _source() -> tuple[str, str, object]:
    """Return the text that holds the keys, where it stands, and what tells it from another."""
    if text := os.environ.get(VARIABLE):
        return text, VARIABLE, text
    path = key_file()
    try:
        with path.open(encoding="ascii") as file:
            # Of the file that is open, and not of one that takes its place meanwhile.
            state = os.fstat(file.fileno())
            if state.st_mode & (stat.S_IRWXG | stat.S_IRWXO):
                raise MasterKeyProblem(
                    f"Others on this machine can open the master key. Run: chmod 600 {path}"
                )
            text = file.read()
    except FileNotFoundError:
        raise MasterKeyProblem(
            f"The master key is missing: {path} or {VARIABLE}. Without it nothing can be read."
        ) from None
    except (OSError, UnicodeDecodeError):
        raise MasterKeyProblem(f"The master key cannot be read: {path}.") from None
    return text, str(path), (str(path), state.st_mtime_ns, state.st_ino)


def _parsed(text: str, where: str) -> list[bytes]:
    """Return the keys written in `text`, apart by commas or lines, none too short."""
    try:
        keys = [bytes.fromhex(part) for part in text.replace(",", " ").split()]
    except ValueError:
        keys = []
    if not keys or any(len(key) != KEY_BYTES for key in keys):
        raise MasterKeyProblem(
            f"The master key cannot be used: {where} should hold {2 * KEY_BYTES}"
            " hexadecimal digits."
        )
    return keys


def make_key_file() -> None:
    """Make the first master key, as a file that only its owner can open."""
    write_key_file([secrets.token_bytes(KEY_BYTES)], new=True)


def write_key_file(keys: Sequence[bytes], *, new: bool = False) -> None:
    """Write the master keys, the one that wraps first, whole or not at all.

    With `new`, a file that is there already is left alone: two processes that start
    together must agree on one key, the first one's.
    """
    path = key_file()
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    beside = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write("".join(f"{key.hex()}\n" for key in keys))
            # Nothing may be sealed with a key that is gone when the power goes.
            file.flush()
            os.fsync(file.fileno())
        if new:
            try:
                os.link(beside, path)
            except FileExistsError:
                return
        else:
            beside.replace(path)
        _settle(path.parent)
    finally:
        beside.unlink(missing_ok=True)


def _settle(folder: Path) -> None:
    """See to it that the names in a folder are on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
