"""Which tables a copy holds, and their rows as text that both databases read back.

Sealed fields are copied as they are stored: nothing is opened to be copied.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core import serializers
from django.db import DEFAULT_DB_ALIAS, connection, connections, router
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model
from django.db.models.sql import InsertQuery

from lykt.organisation import keeping
from lykt.organisation.keeping import Kept
from lykt.privacy.backup.faults import BadBackup
from lykt.privacy.retention import register


#: Made anew by the database that a copy is restored into, or true of this one alone.
LEFT_OUT = frozenset(
    (
        "auth.Group",
        "auth.Permission",
        "contenttypes.ContentType",
        "sealing.Pairing",
        "sealing.SealFault",
        "sessions.Session",
    )
)

#: One row: its table, its key, its fields.
Row = dict[str, Any]


def copied() -> list[Kept]:
    """Return every table that a copy holds.

    Raises:
        BadBackup: when there is a table of which nobody has said what it holds.
    """
    known = {kept.table for kept in keeping.register()}
    ours = {model._meta.label for model in apps.get_models() if _is_ours(model)}
    if unknown := ours - known:
        raise BadBackup(f"Nobody has said whom these are about: {', '.join(sorted(unknown))}.")
    return [kept for kept in register.in_order() if kept.table in ours]


def _is_ours(model: type[Model]) -> bool:
    here = router.db_for_write(model) == DEFAULT_DB_ALIAS
    return here and not model._meta.proxy and model._meta.label not in LEFT_OUT


def hang_on_somebody(tables: Iterable[Kept]) -> list[Kept]:
    """Return the tables whose rows lie in the bundles of whom they are about."""
    return [kept for kept in tables if kept.subjects and not kept.outlives]


def as_rows(rows: Iterable[Model]) -> list[Row]:
    """Return rows as they are stored. Must run inside `sealing.fields.untouched()`."""
    found: list[Row] = serializers.serialize("python", rows)
    return found


def as_text(content: Any) -> bytes:
    """Return content as JSON that loses nothing: moments keep their microseconds."""
    text = json.dumps(content, default=_plain, separators=(",", ":"), ensure_ascii=False)
    return text.encode()


def _plain(value: Any) -> str:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, UUID | Decimal):
        return str(value)
    raise TypeError(f"no text for {type(value).__name__}")


def put(rows: Iterable[Row], counted: Counter[str]) -> None:
    """Write rows as they were. Must run inside `sealing.fields.untouched()`.

    They go past the rooms' own saving and past every signal: no field sets itself anew, and
    nothing is told or written down because of a row that has merely come back.
    """
    by_model: dict[type[Model], list[Model]] = defaultdict(list)
    beside: dict[type[Model], list[Model]] = defaultdict(list)
    for told in serializers.deserialize("python", rows, using=DEFAULT_DB_ALIAS):
        by_model[type(told.object)].append(told.object)
        for name, keys in (told.m2m_data or {}).items():
            relation: Any = type(told.object)._meta.get_field(name)
            beside[relation.remote_field.through] += _pairs(relation, told.object, keys)
    for model, objects in by_model.items():
        fields = model._meta.local_concrete_fields
        most = connection.ops.bulk_batch_size(fields, objects)
        for start in range(0, len(objects), most):
            query = InsertQuery(model)
            query.insert_values(fields, objects[start : start + most], raw=True)
            query.get_compiler(using=DEFAULT_DB_ALIAS).execute_sql()
        counted[model._meta.label] += len(objects)
    # What a row has many of lies in its own row of the copy, and in a table beside it here.
    for through, pairs in beside.items():
        through._base_manager.bulk_create(pairs)


def _pairs(relation: Any, row: Model, keys: Iterable[Any]) -> list[Model]:
    """Return the rows that tie a row to each of those it has many of."""
    own, other = f"{relation.m2m_field_name()}_id", f"{relation.m2m_reverse_field_name()}_id"
    through = relation.remote_field.through
    return [through(**{own: row.pk, other: key}) for key in keys]


def shape() -> dict[str, list[str]]:
    """Return which migrations have shaped the database, by room."""
    applied = MigrationRecorder(connections[DEFAULT_DB_ALIAS]).applied_migrations()
    rooms: dict[str, list[str]] = {}
    for room, name in sorted(applied):
        rooms.setdefault(room, []).append(name)
    return rooms
