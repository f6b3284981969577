"""What stands in a copy of the key store, whichever database it was made of."""

import json
import sqlite3
from base64 import b64decode
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from lykt.privacy.sealing.models import (
    IN_THE_STORE,
    DataKey,
    Erasure,
    NameToken,
    Shutting,
    StoreKey,
)


#: What a copy in JSON says of itself.
FORMAT = "lykt key store 1"


class CopyProblem(RuntimeError):
    """A file is no copy of this key store; said in one sentence."""


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A key as it stands in the store, and the id of the master key that wrapped it."""

    wrapped: bytes
    master: str


@dataclass(frozen=True, slots=True)
class Copy:
    """A key store as it once was."""

    data_keys: dict[UUID, Wrapped]
    house: dict[str, Wrapped]
    #: Words of names, keyed, and whose they are.
    names: set[tuple[str, UUID]]
    #: The ledger: under which name, and when.
    erasures: dict[str, str]
    #: The ledger of what was shut: token, what, day and when, by the key of the entry.
    shut: dict[UUID, tuple[str, str, str, str]]


def read_copy(path: Path) -> Copy:
    """Return what stands in a copy.

    Raises:
        CopyProblem: when it is none.
        OSError: when the file cannot be read.
    """
    tables = _tables(path)
    try:
        return Copy(
            data_keys={
                UUID(row["subject"]): Wrapped(_bytes(row["wrapped"]), row["master"])
                for row in tables[DataKey._meta.db_table]
            },
            house={
                row["purpose"]: Wrapped(_bytes(row["wrapped"]), row["master"])
                for row in tables[StoreKey._meta.db_table]
            },
            names={
                (row["token"], UUID(row["subject"])) for row in tables[NameToken._meta.db_table]
            },
            erasures={row["token"]: row["at"] for row in tables[Erasure._meta.db_table]},
            shut={
                UUID(row["id"]): (row["token"], row["what"], _said(row["day"]), row["at"])
                for row in tables[Shutting._meta.db_table]
            },
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        raise _no_copy(path) from None


def erasures_in(path: Path) -> set[str]:
    """Return the ledger of erasures in a copy.

    Raises:
        CopyProblem: when it is none.
    """
    try:
        return set(read_copy(path).erasures)
    except OSError:
        raise _no_copy(path) from None


def _no_copy(path: Path) -> CopyProblem:
    return CopyProblem(f"{path} is no copy of a key store.")


def _tables(path: Path) -> dict[str, list[dict[str, Any]]]:
    with path.open("rb") as file:
        is_sqlite = file.read(16) == b"SQLite format 3\x00"
    try:
        return _from_sqlite(path) if is_sqlite else _from_json(path)
    except (sqlite3.Error, ValueError, TypeError, KeyError):
        raise _no_copy(path) from None


def _from_sqlite(path: Path) -> dict[str, list[dict[str, Any]]]:
    # Nothing beside it is made or read: a copy is one file.
    address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    with closing(sqlite3.connect(address, uri=True)) as copy:
        copy.row_factory = sqlite3.Row
        return {
            model._meta.db_table: [
                dict(row)
                for row in copy.execute(f"SELECT * FROM {model._meta.db_table}")  # noqa: S608
            ]
            for model in IN_THE_STORE
        }


def _from_json(path: Path) -> dict[str, list[dict[str, Any]]]:
    told = json.loads(path.read_text(encoding="utf-8"))
    if told["format"] != FORMAT:
        raise ValueError("another format")
    tables: dict[str, list[dict[str, Any]]] = told["tables"]
    return tables


def _bytes(value: Any) -> bytes:
    return value if isinstance(value, bytes) else b64decode(value, validate=True)


def _said(value: Any) -> str:
    """Return a text, empty where there was none: JSON has written it as a word."""
    return "" if value in (None, "None") else str(value)
