"""Legal holds: what must not be erased for now, and who said so."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lykt.organisation.access import check_may_in, units_for
from lykt.organisation.acting import Actor
from lykt.privacy.retention.models import LegalHold
from lykt.privacy.subjects import Subject


def standing_holds(today: date | None = None) -> QuerySet[LegalHold]:
    """Return the holds that stand on a day, today when none is said."""
    held: QuerySet[LegalHold] = LegalHold.objects.filter(lifted_at=None)
    return held.filter(Q(until=None) | Q(until__gte=today or timezone.localdate()))


def holds_for(actor: Actor) -> QuerySet[LegalHold]:
    """Return the holds that stand in the actor's units, the latest first."""
    held = standing_holds().select_related("unit", "by")
    return held if actor.trusted else held.filter(unit__in=units_for(actor, "read", "hold"))


def hold_on(keys: Collection[UUID]) -> LegalHold | None:
    """Return the hold on any of these subjects that stands longest, if there is one."""
    found = list(standing_holds().filter(subject__in=list(keys)))
    return max(found, key=lambda hold: hold.until or date.max, default=None)


def told(hold: LegalHold) -> str:
    """Say in a sentence that a hold stands in the way: who set it, and for how long."""
    if hold.until is None:
        words = _("%(name)s has set a legal hold until it is lifted: nothing is erased meanwhile.")
        return words % {"name": hold.by_name}
    words = _("%(name)s has set a legal hold until %(day)s: nothing is erased meanwhile.")
    return words % {"name": hold.by_name, "day": date_format(hold.until, "SHORT_DATE_FORMAT")}


@transaction.atomic
def set_hold(*, by: Actor, subject: Subject, reason: str, until: date | None) -> LegalHold:
    """Let nothing of a subject be erased until a day, or until it is lifted.

    Raises:
        Refused: when the actor may not in the subject's unit.
        ValidationError: when no reason is given, or the day is over.
    """
    check_may_in(by, "set", "hold", subject.unit)
    if not reason.strip():
        raise ValidationError({"reason": _("Write what it is needed for.")})
    if until is not None and until < timezone.localdate():
        raise ValidationError({"until": _("Choose a day that has not passed.")})
    hold = LegalHold(
        subject=subject.key,
        controller_id=subject.controller,
        unit_id=subject.unit,
        reason=reason.strip(),
        until=until,
    )
    hold.save(force_insert=True)
    return hold


@transaction.atomic
def lift_hold(*, by: Actor, hold: LegalHold) -> None:
    """Let a hold stand no longer; who lifted it stays to be read."""
    check_may_in(by, "lift", "hold", hold.unit_id)
    hold = LegalHold.objects.select_for_update().get(pk=hold.pk)
    if hold.lifted_at is None:
        hold.lifted_at, hold.lifted_by_id, hold.lifted_by_name = timezone.now(), by.staff, by.name
        hold.save(update_fields=["lifted_at", "lifted_by", "lifted_by_name"])
