"""Telling of a sealed field that does not open: the rest of the page lives on."""

from hashlib import sha256
from typing import Any

from lykt.privacy.sealing.models import SealFault


def report(row: Any, column: str, stored: str) -> None:
    """Write down where something sealed did not open; the same fault is told of once."""
    found = sha256(stored.encode()).hexdigest()
    SealFault.objects.get_or_create(
        table=row._meta.db_table, column=column, row=str(row.pk), found=found
    )
