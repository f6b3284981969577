"""What stands without an owner when somebody leaves, until somebody takes it over.

The rooms hand down what in them can be owned and how it changes hands; the leader of the
unit sees what has been left behind, whatever room it is in, on one page.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from lykt.organisation.access import check_may_in, units_for
from lykt.organisation.acting import Actor
from lykt.organisation.models import Staff, StaffPost, Unit


class Orphan(NamedTuple):
    """One thing left behind.

    `label` holds no code of a person: the page does not stand in the reading record.
    """

    handle: str
    label: str
    url: str
    owner: Staff
    unit: UUID


@dataclass(frozen=True, slots=True)
class Orphans:
    """One kind of thing that can be left behind, as its room hands it down at start-up.

    `find` takes the keys of units and returns what their staff have left; `has_left` says
    whose. `take_over(by=…, handle=…, to=…)` changes the owner and writes down that it did:
    it asks its own room's rules, and refuses with a ValidationError in words.
    """

    #: Stands in addresses.
    kind: str
    label: str | Promise
    find: Callable[[Collection[UUID]], Iterable[Orphan]]
    take_over: Callable[..., object]


_kinds: dict[str, Orphans] = {}


def add(kind: Orphans) -> None:
    """Let a kind of thing be looked for; a kind is handed down by one room."""
    if _kinds.setdefault(kind.kind, kind) != kind:
        raise ValueError(f"two rooms hand down {kind.kind}")


def has_left(owner: str = "owner", unit: str = "unit") -> Q:
    """Return the condition that whoever owns a row works in its unit no more.

    `Request.objects.filter(has_left("made_by"), unit__in=units)`. Left has who is shut out,
    and who holds no post there today.
    """
    here = StaffPost.objects.held_on(timezone.localdate()).filter(
        staff=OuterRef(owner), unit=OuterRef(unit), staff__is_active=True
    )
    return ~Q(Exists(here))


def staff_of(unit: UUID) -> QuerySet[Staff]:
    """Return those who work in a unit today, and so can take something over."""
    here = StaffPost.objects.held_on(timezone.localdate()).filter(unit=unit)
    return Staff.objects.filter(Exists(here.filter(staff=OuterRef("pk"))), is_active=True)


def orphans_for(actor: Actor, act: str = "read") -> list[tuple[Orphans, Orphan]]:
    """Return what has been left behind in the actor's units, kind by kind."""
    if actor.trusted:
        units = set(Unit.objects.values_list("pk", flat=True))
    else:
        units = units_for(actor, act, "orphan")
    if not units:
        return []
    return [(kind, orphan) for kind in _kinds.values() for orphan in kind.find(units)]


def orphan_for(actor: Actor, kind: str, handle: str) -> tuple[Orphans, Orphan] | None:
    """Return one thing that the actor may hand over, or None when there is no such thing."""
    for found, orphan in orphans_for(actor, "take_over"):
        if (found.kind, orphan.handle) == (kind, handle):
            return found, orphan
    return None


@transaction.atomic
def hand_over(*, by: Actor, kind: Orphans, orphan: Orphan, to: Staff) -> None:
    """Give a thing left behind to somebody who works in its unit, oneself among them.

    Raises:
        Refused: when the actor does not lead the unit.
        ValidationError: when `to` does not work there, or the room of the thing says no.
    """
    check_may_in(by, "take_over", "orphan", orphan.unit)
    if not staff_of(orphan.unit).filter(pk=to.pk).exists():
        raise ValidationError({"to": _("Choose somebody who works in this unit.")})
    kind.take_over(by=by, handle=orphan.handle, to=to)
