"""The register of what is kept, as erasure and backup walk it: rows by whom they are about."""

from collections.abc import Collection, Iterable, Iterator
from functools import cache
from graphlib import TopologicalSorter
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import ForeignKey, Model, Q, QuerySet

from lykt.organisation import keeping
from lykt.organisation.keeping import Kept


#: The lookup of a table whose rows are the subjects themselves.
OWN = "id"


def model_of(kept: Kept) -> type[Model]:
    """Return the model of a table."""
    return apps.get_model(kept.table)


def all_rows(kept: Kept) -> QuerySet[Any]:
    """Return every row of a table, whatever its usual manager leaves out."""
    return model_of(kept)._base_manager.all()


def about(kept: Kept, keys: Collection[UUID]) -> QuerySet[Any]:
    """Return the rows of a table that are about any of these subjects."""
    wanted = Q()
    for lookup in kept.subjects:
        wanted |= Q(**{f"{lookup}__in": list(keys)})
    return all_rows(kept).filter(wanted) if kept.subjects else all_rows(kept).none()


def erasable() -> list[Kept]:
    """Return the tables whose rows go with whom they are about, dependents first."""
    return [kept for kept in in_order() if kept.subjects and not kept.outlives]


def in_order() -> list[Kept]:
    """Return the whole register so that a table stands before those it points into."""
    return _ordered(tuple(kept.table for kept in keeping.register()))


@cache
def _ordered(tables: tuple[str, ...]) -> list[Kept]:
    graph: dict[str, set[str]] = {table: set() for table in tables}
    for table in tables:
        for target in _points_into(apps.get_model(table)):
            if target in graph and target != table:
                graph[target].add(table)
    return [keeping.kept(table) for table in TopologicalSorter(graph).static_order()]


def _points_into(model: type[Model]) -> Iterator[str]:
    for field in model._meta.concrete_fields:
        if isinstance(field, ForeignKey):
            yield field.related_model._meta.label


def mentioning(kept: Kept, place: str, keys: Iterable[UUID]) -> QuerySet[Any]:
    """Return the rows of a table that name one of these subjects in one of its places."""
    named: list[Any] = [str(key) for key in keys] if "__" in place else list(keys)
    return all_rows(kept).filter(**{f"{place}__in": named})


def mention(row: Any, place: str) -> UUID | None:
    """Return whom a row names in one of its places."""
    column, _dot, key = place.partition("__")
    if not key:
        found = row.__dict__[row._meta.get_field(column).attname]
        return found if isinstance(found, UUID) or found is None else UUID(str(found))
    value = getattr(row, column)
    named = value.get(key) if isinstance(value, dict) else None
    return UUID(named) if named else None


def set_mention(row: Any, place: str, subject: UUID | None) -> str:
    """Let a row name this subject, or nobody, in one of its places; return the column."""
    column, _dot, key = place.partition("__")
    if key:
        setattr(row, column, {**getattr(row, column), key: str(subject) if subject else None})
    else:
        setattr(row, row._meta.get_field(column).attname, subject)
    return column
