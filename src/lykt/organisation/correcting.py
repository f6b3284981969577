"""Putting a row right so that what it said is kept, whatever room it is of."""

from collections.abc import Callable, Mapping
from typing import Any


def put_right(
    row: Any, changes: Mapping[str, Any], plain: Callable[[Any], Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Let a row say what `changes` says; it is not saved.

    Args:
        row: the row, held by whoever calls.
        changes: what it shall say, by field.
        plain: makes of a value what JSON can keep.

    Returns:
        What it said and what it says now, by field, for those that were different.
    """
    before, after = {}, {}
    for name, value in changes.items():
        old = getattr(row, name)
        if old != value:
            before[name], after[name] = plain(old), plain(value)
            setattr(row, name, value)
    return before, after
