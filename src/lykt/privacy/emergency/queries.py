"""Which doors stand open, and for whom they have been opened."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from lykt.organisation.access import controllers_for, units_for
from lykt.organisation.acting import Actor, asked_once
from lykt.privacy import subjects
from lykt.privacy.emergency.models import EmergencyAccess
from lykt.privacy.reading.codes import Ground


def open_doors(actor: Actor) -> QuerySet[EmergencyAccess]:
    """Return the accesses that the actor has open now."""
    now = timezone.now()
    # Where the post that lets one open has ended meanwhile, the door is shut with it.
    doors: QuerySet[EmergencyAccess] = EmergencyAccess.objects.filter(
        by=actor.staff,
        at__lte=now,
        until__gt=now,
        ended_at=None,
        controller__in=controllers_for(actor, "open", "emergency"),
    )
    return doors if actor.staff else doors.none()


#: The name under which the open doors of whoever acts are asked once.
ASKED = "doors open in an emergency"


def _opened(actor: Actor) -> list[UUID]:
    """Return the keys of those whom the actor has opened, asked once a page."""
    if actor.staff is None:
        return []
    return asked_once(
        ASKED, actor, lambda: list(open_doors(actor).values_list("subject", flat=True))
    )


def opened_to(actor: Actor, kind: str) -> list[UUID]:
    """Return the keys of the subjects of a kind that stand open to the actor by emergency."""
    keeper = subjects.keeper(kind)
    return [one for key in _opened(actor) for one in keeper.family(key)]


def by_emergency(actor: Actor, keys: Collection[UUID]) -> dict[UUID, Ground]:
    """Return those of the keys that the actor reads by emergency alone, for the record.

    A door that has been opened counts as the ground, also to whoever could have waited.
    """
    opened = _opened(actor)
    if not opened:
        return {}
    family = {key for one in subjects.keepers() for door in opened for key in one.family(door)}
    return dict.fromkeys(family & set(keys), Ground.EMERGENCY)


def accesses_for(actor: Actor) -> QuerySet[EmergencyAccess]:
    """Return the accesses that the actor must look at: of their unit, or their organisation.

    One's own are among them, whatever one's role.
    """
    accesses: QuerySet[EmergencyAccess] = EmergencyAccess.objects.select_related("unit", "by")
    if actor.trusted:
        return accesses
    return accesses.filter(
        Q(by=actor.staff)
        | Q(unit__in=units_for(actor, "read", "emergency"))
        | Q(controller__in=controllers_for(actor, "read", "emergency"))
    )
