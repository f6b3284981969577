"""The cases that a consent can be given for, handed down by the rooms that keep them.

For this floor a case is a key, an address and a label. Whoever may not read the case is
told that an answer is about one, and no more.
"""

from collections.abc import Callable, Collection
from typing import NamedTuple
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from lykt.organisation.acting import Actor


class Matter(NamedTuple):
    """One case: its key, its handle in addresses, and what it is called: "Case 2026-014"."""

    key: UUID
    handle: str
    label: str | Promise
    #: The key of whom it is about.
    subject: UUID
    #: Whether something can be consented to in it now.
    open: bool = True


#: Returns the cases about these subjects that the actor may read.
Find = Callable[[Actor, Collection[UUID]], list[Matter]]

_finders: list[Find] = []


def add(find: Find) -> None:
    """Let the cases of a room be chosen on the form of a consent, and named in lists."""
    if find not in _finders:
        _finders.append(find)


def matters_of(actor: Actor, subjects: Collection[UUID]) -> list[Matter]:
    """Return the cases about these subjects that the actor may read, the youngest first."""
    return [one for find in _finders for one in find(actor, subjects)]


def labels(
    actor: Actor, subjects: Collection[UUID], keys: Collection[UUID | None]
) -> dict[UUID | None, str]:
    """Return what each of these cases is called for this reader; nothing for no case."""
    wanted = {key for key in keys if key is not None}
    if not wanted:
        return {}
    known = {one.key: str(one.label) for one in matters_of(actor, subjects)}
    return {key: known.get(key, _("In a case")) for key in wanted}
