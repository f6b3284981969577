"""Keys of rows: made by time for the database, made by chance for addresses."""

import secrets
from uuid import UUID

from uuid_utils.compat import uuid7


def new_id() -> UUID:
    """Return a UUIDv7. It tells when it was made, so it stays inside the database."""
    return uuid7()


def new_handle() -> str:
    """Return a random handle (72 bits) for addresses: it tells nothing of when or whom."""
    return secrets.token_urlsafe(9)
