"""What has been let out, and what was held back: to those who may look, and to the answer."""

from collections import Counter
from collections.abc import Collection
from typing import NamedTuple
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from lykt.organisation.access import controllers_for, may, units_for
from lykt.organisation.acting import Actor
from lykt.privacy.consent.codes import InformationKind
from lykt.privacy.consent.queries import family
from lykt.privacy.disclosure.models import Correction, DisclosedItem, Disclosure
from lykt.privacy.emergency.queries import open_doors
from lykt.privacy.subjects import Subject, keepers


def _whole(rows: QuerySet[Disclosure]) -> QuerySet[Disclosure]:
    """Fetch disclosures with what went and what came after, three queries for any number."""
    items = DisclosedItem.objects.select_related("disclosure")
    notes = Correction.objects.select_related("by").order_by("at", "id")
    return rows.select_related("by", "unit", "controller").prefetch_related(
        Prefetch("items", items), Prefetch("corrections", notes)
    )


def in_an_emergency(actor: Actor, subject: Subject) -> bool:
    """Tell whether the actor has opened this subject in an emergency, and it stands open."""
    return open_doors(actor).filter(subject__in=family(subject)).exists()


def _opened_to(actor: Actor) -> list[UUID]:
    """Return the keys, under all their codes, of whoever stands open to the actor by emergency."""
    doors = list(open_doors(actor).values_list("subject", flat=True))
    return [key for door in doors for one in keepers() for key in one.family(door)]


def disclosures_for(actor: Actor, act: str = "read") -> QuerySet[Disclosure]:
    """Return the disclosures that the actor may do this with, the latest first.

    Those of their units; and, of somebody they have opened in an emergency, what they have
    shared themselves.
    """
    found = _whole(Disclosure.objects.all())
    if actor.trusted:
        return found
    mine = Q(unit__in=units_for(actor, act, "disclosure"))
    if may(actor, act, "disclosure"):
        mine |= Q(by=actor.staff, subject__in=_opened_to(actor))
    return found.filter(mine)


def overseen_by(actor: Actor) -> QuerySet[Disclosure]:
    """Return what was shared on an uncertain ground, for those who look at whether it holds.

    They see that it was done, by whom and on which ground: no person, and no content.
    """
    found = _whole(Disclosure.objects.filter(uncertain=True))
    if actor.trusted:
        return found
    return found.filter(controller__in=controllers_for(actor, "oversee", "disclosure"))


def shared_about(actor: Actor, subject: Subject) -> QuerySet[Disclosure]:
    """Return what the actor may see of what was shared and held back about a subject."""
    return disclosures_for(actor).filter(subject__in=family(subject))


def reads_the_text(actor: Actor, disclosure: Disclosure, kind: str) -> bool:
    """Tell whether the actor is shown what was told of a kind.

    What was told of somebody's health is for the health staff, and for whoever told it.
    """
    if actor.trusted or kind != InformationKind.HEALTH or disclosure.by_id == actor.staff:
        return True
    return disclosure.unit_id in units_for(actor, "read", "health_disclosure")


def disclosures_of(subjects: Collection[UUID]) -> list[Disclosure]:
    """Return every attempt to share about these subjects, oldest first.

    For the person's own answer; whoever asks has asked who may.
    """
    found = _whole(Disclosure.objects.filter(subject__in=set(subjects)))
    return list(found.order_by("told_at", "id"))


class Count(NamedTuple):
    """How often something was shared with a kind of recipient, and held back."""

    recipient: str
    shared: int
    refused: int


def counts(controller: UUID, year: int) -> list[Count]:
    """Return how often something went to each kind of recipient in a local year.

    Counted by the day it was told; internal figures, not made safe to publish.
    """
    rows = Disclosure.objects.filter(controller=controller, told_at__year=year)
    found = Counter(rows.order_by().values_list("recipient", "refused"))
    recipients = sorted({recipient for recipient, _refused in found})
    return [Count(one, found[one, False], found[one, True]) for one in recipients]
