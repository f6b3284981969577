"""What is read of concerns, always for someone: another unit's concern is not found."""

from collections.abc import Collection, Iterable
from datetime import timedelta
from uuid import UUID

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lykt.concerns.codes import ENDED, State
from lykt.concerns.models import (
    ChildWelfareNotice,
    Concern,
    ConcernCorrection,
    ConcernEvent,
    Consultation,
    EmergencyHelp,
)
from lykt.concerns.rules import CHILD_DUTIES, UNDO_HOURS
from lykt.organisation.access import may, units_for
from lykt.organisation.acting import Actor, current_actor
from lykt.organisation.models import Unit
from lykt.organisation.orphans import Orphan, has_left
from lykt.organisation.roles import UnitKind
from lykt.privacy.consent.codes import Recipient
from lykt.privacy.disclosure.models import Disclosure
from lykt.privacy.subjects import Subject


#: What waits for somebody: nobody has looked at it, or child welfare has not been told.
WAITING = (State.LOCKED, State.RECEIVED)


def concerns_for(actor: Actor, act: str = "read") -> QuerySet[Concern]:
    """Return the concerns the actor may do this with."""
    concerns: QuerySet[Concern] = Concern.objects.select_related(
        "unit", "owner", "by", "handed_from"
    )
    return (
        concerns if actor.trusted else concerns.filter(unit__in=units_for(actor, act, "concern"))
    )


def concern_of(handle: str, act: str = "read") -> Concern:
    """Return a concern that whoever acts may do this with; else there is no such page."""
    return get_object_or_404(concerns_for(current_actor(), act), handle=handle)


def may_with(actor: Actor, act: str, concern: Concern) -> bool:
    """Tell whether the actor may do this in the unit that has the concern, for templates."""
    return actor.trusted or concern.unit_id in units_for(actor, act, "concern")


def subject_of(concern: Concern) -> Subject:
    """Return a concern as the floor of privacy knows it."""
    return Subject(
        key=concern.subject,
        kind="concern",
        handle=concern.handle,
        label=concern.label,
        controller=concern.controller_id,
        unit=concern.unit_id,
        url=reverse("concern_page", kwargs={"handle": concern.handle}),
    )


def in_order(concerns: QuerySet[Concern]) -> QuerySet[Concern]:
    """Return concerns with those first that wait, the most urgent and oldest of them first.

    What does not wait stands after them, the latest received first.
    """
    urgency = Case(
        When(urgency="now", then=Value(1)),
        When(urgency="soon", then=Value(2)),
        default=Value(3),
        output_field=IntegerField(),
    )
    weight = Case(
        When(state=State.LOCKED, then=Value(0)),
        When(state=State.RECEIVED, then=urgency),
        default=Value(9),
        output_field=IntegerField(),
    )
    since = Case(When(state__in=WAITING, then="received_at"))
    return concerns.alias(weight=weight, since=since).order_by(
        "weight", "since", "-received_at", "-id"
    )


def waiting_for(actor: Actor, limit: int = 10) -> list[Concern]:
    """Return what waits for the actor: notices not sent, and what nobody has triaged.

    A notice is each one's duty, so whoever takes a concern in sees theirs that are locked;
    whoever triages sees all of the unit.
    """
    if actor.staff is None or not may(actor, "read", "concern"):
        return []
    own = Q(state=State.LOCKED, owner=actor.staff)
    if triages := units_for(actor, "triage", "concern"):
        own |= Q(unit__in=triages, state__in=(*WAITING, State.HANDED_ON), owner=None)
        own |= Q(unit__in=triages, state__in=WAITING)
    return list(in_order(concerns_for(actor).filter(own))[:limit])


def joined_to(keys: Collection[UUID]) -> list[UUID]:
    """Return the subjects of the concerns that are joined to any of these people."""
    found = Concern.objects.filter(person__in=list(keys)).order_by("received_at", "id")
    return list(found.values_list("subject", flat=True))


def concerns_about(actor: Actor, people: Collection[UUID]) -> QuerySet[Concern]:
    """Return those of the actor's concerns that are joined to these people, latest first."""
    return concerns_for(actor).filter(person__in=list(people)).order_by("-received_at", "-id")


# ---- Child welfare


def notice_sent(about: Concern | UUID | Iterable[UUID]) -> bool:
    """Tell whether child welfare has been told: whether there is a receipt for a notice.

    Args:
        about: a concern, or the key of a subject, or the keys of all that are taken to be
            the same human.
    """
    if isinstance(about, Concern):
        keys = [about.subject]
    else:
        keys = [about] if isinstance(about, UUID) else list(about)
    found: bool = Disclosure.objects.filter(
        subject__in=keys,
        recipient=Recipient.CHILD_WELFARE,
        duty__in=CHILD_DUTIES,
        refused=False,
    ).exists()
    return found


def notices_about(keys: Collection[UUID]) -> QuerySet[ChildWelfareNotice]:
    """Return the notices about these subjects with their answers, the latest first.

    Which service was told is sealed: it opens where the reading has been written down.
    """
    found: QuerySet[ChildWelfareNotice] = ChildWelfareNotice.objects.filter(subject__in=list(keys))
    return found.select_related("by").prefetch_related("answers")


# ---- Of one concern


def history_of(concern: Concern) -> QuerySet[ConcernEvent]:
    """Return what was done with a concern, oldest first."""
    found: QuerySet[ConcernEvent] = ConcernEvent.objects.filter(concern=concern)
    return found.select_related("by").order_by("at", "id")


def corrections_of(concern: Concern) -> QuerySet[ConcernCorrection]:
    """Return what was put right in a concern, the latest first."""
    found: QuerySet[ConcernCorrection] = ConcernCorrection.objects.filter(concern=concern)
    return found.select_related("by").order_by("-at", "-id")


def help_of(concern: Concern) -> QuerySet[EmergencyHelp]:
    """Return the emergency help that was called, the latest first; what was undone is not."""
    found: QuerySet[EmergencyHelp] = EmergencyHelp.objects.filter(concern=concern, undone_at=None)
    return found.select_related("by").order_by("-called_at", "-id")


def coordinating_units(concern: Concern) -> QuerySet[Unit]:
    """Return the coordinating units of the concern's controller, without the one it is in."""
    return Unit.objects.filter(
        controller=concern.controller_id, kind=UnitKind.COORDINATION, active=True
    ).exclude(pk=concern.unit_id)


def units_of(actor: Actor, act: str, thing: str) -> QuerySet[Unit]:
    """Return the units in use in which the actor may do this."""
    units = Unit.objects.filter(active=True).select_related("controller")
    return units if actor.trusted else units.filter(id__in=units_for(actor, act, thing))


# ---- What was left behind


def left_behind(units: Collection[UUID]) -> list[Orphan]:
    """Return the concerns that are not ended and whose owners work in their units no more."""
    found = Concern.objects.exclude(state__in=ENDED).exclude(owner=None).select_related("owner")
    return [
        Orphan(
            handle=concern.handle,
            label=_("Concern received %(day)s")
            % {"day": date_format(timezone.localdate(concern.received_at), "SHORT_DATE_FORMAT")},
            url=reverse("concern_page", args=[concern.handle]),
            owner=concern.owner,
            unit=concern.unit_id,
        )
        for concern in found.filter(has_left(), unit__in=list(units)).order_by("received_at", "id")
    ]


# ---- Consultations


def consultations_for(actor: Actor, act: str = "read") -> QuerySet[Consultation]:
    """Return the consultations the actor may do this with, the latest first."""
    found = Consultation.objects.filter(undone_at=None).select_related("unit", "by")
    if not actor.trusted:
        found = found.filter(unit__in=units_for(actor, act, "consultation"))
    return found.order_by("-date", "-at", "-id")


def just_consulted(actor: Actor, limit: int = 3) -> list[Consultation]:
    """Return what the actor has written down and can still undo."""
    since = timezone.now() - timedelta(hours=UNDO_HOURS)
    found = consultations_for(actor, "undo").filter(at__gte=since, by=actor.staff)
    return list(found.order_by("-at")[:limit])
