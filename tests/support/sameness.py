"""What tells a thing that is another's from one that never was: nothing, or a test fails.

An address names things by handles. Whatever stands behind one that a reader may not see,
the answer must be the same: another unit's thing, another municipality's, one that has been
erased, and a handle that nothing ever had.
"""

import re
from collections.abc import Collection, Iterator
from contextlib import ExitStack
from dataclasses import replace
from itertools import chain, combinations
from typing import Any, NamedTuple

from django.apps import apps
from django.db import connections
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lykt.organisation.keys import new_handle
from lykt.organisation.models import Staff
from tests.access_table import LEFT, TABLE
from tests.support.people import World


class Answer(NamedTuple):
    """What a reader can tell two answers apart by."""

    status: int
    body: str
    #: The number of queries of each database: more of them take longer.
    queries: tuple[tuple[str, int], ...]


def at(world: World, place: str) -> World:
    """Return the same world, seen from where something is made: a unit of it."""
    unit = getattr(world, place)
    return replace(world, service=unit, fjordby=unit.controller)


def handles_of(one: dict[str, Any], other: dict[str, Any]) -> list[str]:
    """Return which arguments of an address differ with what it is about: words do not."""
    return [name for name in one if one[name] != other[name]]


def not_there(
    name: str, world: World, reader: Staff, home: str, others: dict[str, dict[str, Any]]
) -> Iterator[tuple[str, dict[str, dict[str, Any]]]]:
    """Yield, for each choice of an address's handles, the arguments that lead nowhere.

    The handles of the choice are another's, erased or never were; the rest are of things
    that the reader may see, in `home`. `others` are arguments of what the reader may not see,
    by where it is. Nothing is made anew for each choice: whoever is told that there is no
    such thing has changed none.
    """
    sample = TABLE[name].sample
    own, erased = (sample(at(world, home), reader) for _ in range(2))
    keys = handles_of(own, next(iter(others.values())))
    wipe([erased[key] for key in keys])
    for choice in chain.from_iterable(combinations(keys, size + 1) for size in range(len(keys))):
        found = {"erased": erased, "never": own | {key: new_handle() for key in keys}, **others}
        yield (
            " and ".join(choice),
            {why: own | {key: other[key] for key in choice} for why, other in found.items()},
        )


def wipe(handles: Collection[str]) -> None:
    """Remove what goes by these handles, with every row that hangs on it."""
    left = [orphan for orphan in LEFT if orphan.handle in handles]
    for orphan in left:
        LEFT.remove(orphan)
    removed = len(left)
    for model in apps.get_models():
        if any(field.name == "handle" for field in model._meta.concrete_fields):
            for row in model._base_manager.filter(handle__in=handles):
                _remove(row)
                removed += 1
    assert removed, "nothing goes by these handles"


def _remove(row: Model) -> None:
    for relation in row._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete and not relation.many_to_many:
            others = relation.related_model._base_manager.filter(**{relation.field.name: row})
            for other in others:
                _remove(other)
    type(row)._base_manager.filter(pk=row.pk)._raw_delete("default")


def answer_of(client: Client, name: str, arguments: dict[str, Any]) -> Answer:
    """Ask for a page, and return its answer without what differs from request to request."""
    page = TABLE[name]
    url = reverse(name, kwargs=arguments) + page.query
    with ExitStack() as stack:
        asked = {
            alias: stack.enter_context(CaptureQueriesContext(connections[alias]))
            for alias in connections
        }
        answer = getattr(client, page.method)(url)
    body = answer.getvalue().decode()
    # The longest first: a word can stand inside a handle.
    for told in sorted(map(str, arguments.values()), key=len, reverse=True):
        body = body.replace(told, "…")
    # The token of a form, wherever it stands, and the nonce of the policy.
    body = re.sub(r"[A-Za-z0-9]{64}", "…", body)
    body = re.sub(r'nonce="[^"]+"', "", body)
    return Answer(
        answer.status_code, body, tuple((alias, len(each)) for alias, each in asked.items())
    )
