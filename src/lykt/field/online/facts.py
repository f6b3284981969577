"""What this room gives the register: chats, their themes, and calls. Never a number."""

from collections.abc import Collection, Iterator
from itertools import count
from typing import Any
from uuid import UUID

import pyarrow as pa
from django.db.models import CharField, F
from django.db.models.functions import Cast

from lykt.field.online.models import Call, Chat
from lykt.figures.arrow import BATCH, batches_of


_ALL = [("date", pa.string()), ("unit", pa.string())]
CHATS = pa.schema(
    [
        ("chat_id", pa.string()),
        *_ALL,
        ("chat_channel", pa.string()),
        ("target_group", pa.string()),
        ("minutes", pa.int32()),
        ("count", pa.int32()),
    ]
)
THEMES = pa.schema([("chat_theme_id", pa.string()), *_ALL, ("chat_theme", pa.string())])
CALLS = pa.schema(
    [
        ("call_id", pa.string()),
        *_ALL,
        ("call_outcome", pa.string()),
        ("call_language", pa.string()),
        ("mediator", pa.string()),
    ]
)


def chats(units: Collection[UUID]) -> Iterator[pa.RecordBatch]:
    """Give the chats of `units`, as batches of the table `chats`.

    Raises:
        NobodyActs: outside `acting_as`.
    """
    yield from _numbered(CHATS, _rows(Chat, units, "channel", "target", "minutes", "count"))


def themes(units: Collection[UUID]) -> Iterator[pa.RecordBatch]:
    """Give the themes of the chats of `units`, as batches of the table `chat_themes`."""
    rows = (
        (day, unit, theme)
        for day, unit, themes in _rows(Chat, units, "themes")
        for theme in themes
    )
    yield from _numbered(THEMES, rows)


def calls(units: Collection[UUID]) -> Iterator[pa.RecordBatch]:
    """Give the calls of `units`, as batches of the table `calls`."""
    rows = (
        (day, unit, outcome, language or None, "yes" if mediator else "no")
        for day, unit, outcome, language, mediator in _rows(
            Call, units, "outcome", "language", "mediator"
        )
    )
    yield from _numbered(CALLS, rows)


def _rows(
    model: type[Chat] | type[Call], units: Collection[UUID], *columns: str
) -> Iterator[tuple[Any, ...]]:
    rows = model.objects.filter(unit__in=units, undone_at=None).order_by()
    told = rows.values_list(Cast("date", CharField()), F("unit__name"), *columns)
    yield from told.iterator(chunk_size=BATCH)


def _numbered(schema: pa.Schema, rows: Iterator[tuple[object, ...]]) -> Iterator[pa.RecordBatch]:
    numbers = count(1)
    yield from batches_of(schema, ((str(next(numbers)), *row) for row in rows))
