"""The waiting list, and what places have said when they were asked."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.cases.case.holding import held
from lykt.cases.case.models import Case
from lykt.cases.housing import states
from lykt.cases.housing.codes import (
    OfferState,
    Priority,
    Shielding,
    WaitState,
    WhoFor,
    WhyNot,
    WhyWithdrawn,
)
from lykt.cases.housing.models import Place, PlaceOffer, Waiting
from lykt.organisation.acting import Actor


@transaction.atomic
def put_on_list(
    *,
    by: Actor,
    case: Case,
    who_for: str,
    shielding: str,
    priority: str,
    beds: int = 1,
    since: date | None = None,
    remark: str = "",
) -> Waiting:
    """Put somebody on the waiting list: for whom, how shielded, and how much it hurries.

    In a locked case too: looking for a bed is emergency help.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field; when they wait already.
    """
    now = held(by, "change", case, also_locked=True)
    day = since or timezone.localdate()
    problems = {}
    if who_for not in WhoFor.values:
        problems["who_for"] = _("Choose whom the place is for.")
    if shielding not in Shielding.values:
        problems["shielding"] = _("Choose how it must be shielded.")
    if priority not in Priority.values:
        problems["priority"] = _("Choose how much it hurries.")
    if beds < 1:
        problems["beds"] = _("They need a bed.")
    if day > timezone.localdate():
        problems["since"] = _("This day lies ahead.")
    if problems:
        raise ValidationError(problems)
    if Waiting.objects.filter(case=now, state=WaitState.WAITING).exists():
        raise ValidationError(_("They are on the list already."))
    row = Waiting(
        case=now,
        since=day,
        who_for=who_for,
        shielding=shielding,
        priority=priority,
        beds=beds,
        remark=remark.strip(),
    )
    row.save(force_insert=True)
    now.save()
    return row


@transaction.atomic
def change_priority(*, by: Actor, waiting: Waiting, priority: str) -> Waiting:
    """Say that it hurries more, or less. The day they came on the list stays.

    Raises:
        Refused: when the actor may not.
        ValidationError: when they wait no more.
    """
    case = held(by, "change", waiting.case, also_locked=True)
    now: Waiting = Waiting.objects.select_for_update().get(pk=waiting.pk)
    if now.state != WaitState.WAITING:
        raise ValidationError(_("They are not on the list any more."))
    if priority not in Priority.values:
        raise ValidationError({"priority": _("Choose how much it hurries.")})
    now.priority = priority
    now.save()
    case.save()
    return now


@transaction.atomic
def leave_list(*, by: Actor, waiting: Waiting, why: str, ended_on: date | None = None) -> Waiting:
    """Take somebody off the waiting list though no place was given.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field; when they wait no more.
    """
    case = held(by, "change", waiting.case, also_locked=True)
    if why not in WhyWithdrawn.values:
        raise ValidationError({"why": _("Choose why.")})
    now: Waiting = Waiting.objects.select_for_update().get(pk=waiting.pk)
    _move(now, WaitState.WITHDRAWN, ended_on or timezone.localdate(), why)
    case.save()
    return now


def _move(row: Waiting, state: str, day: date, why: str = "") -> None:
    if not states.WAITING.allows(row.state, state):
        raise ValidationError(_("They are not on the list any more."))
    row.state, row.ended_on, row.why = state, max(day, row.since), why
    row.save()


def got_a_place(case: Case, day: date) -> None:
    """Take whoever has got a place off the list: called where they are placed."""
    for row in Waiting.objects.select_for_update().filter(case=case, state=WaitState.WAITING):
        _move(row, WaitState.PLACED, day)


def close_waiting(case: Case, why: str) -> None:
    """Take whoever waits off the list when their case closes."""
    for row in Waiting.objects.select_for_update().filter(case=case, state=WaitState.WAITING):
        _move(row, WaitState.WITHDRAWN, timezone.localdate(), why)
    rows = PlaceOffer.objects.select_for_update().filter(case=case, state=OfferState.ASKED)
    for offer in rows:
        offer.state, offer.answered_on = OfferState.DROPPED, timezone.localdate()
        offer.save()


@transaction.atomic
def ask_place(
    *, by: Actor, case: Case, place: Place, asked_on: date | None = None, remark: str = ""
) -> PlaceOffer:
    """Write down that a place has been asked for somebody.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field.
    """
    now = held(by, "change", case, also_locked=True)
    day = asked_on or timezone.localdate()
    if place.unit_id != now.unit_id or place.active_to is not None:
        raise ValidationError({"place": _("Choose one of the places of this unit.")})
    if day > timezone.localdate():
        raise ValidationError({"asked_on": _("This day lies ahead.")})
    if PlaceOffer.objects.filter(case=now, place=place, state=OfferState.ASKED).exists():
        raise ValidationError({"place": _("It has been asked, and has not answered yet.")})
    row = PlaceOffer(case=now, place=place, asked_on=day, remark=remark.strip())
    row.save(force_insert=True)
    now.save()
    return row


@transaction.atomic
def answer_offer(
    *,
    by: Actor,
    offer: PlaceOffer,
    state: str,
    reason: str = "",
    answered_on: date | None = None,
    remark: str | None = None,
) -> PlaceOffer:
    """Write down what the place said, or the person; a no has a reason.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field; when the answer cannot follow.
    """
    case = held(by, "change", offer.case, also_locked=True)
    now: PlaceOffer = PlaceOffer.objects.select_for_update().get(pk=offer.pk)
    day = answered_on or timezone.localdate()
    no = state in (OfferState.REFUSED, OfferState.DECLINED)
    problems = {}
    if not states.OFFER.allows(now.state, state):
        problems["state"] = _("This cannot follow from how it stands now.")
    if no and reason not in WhyNot.values:
        problems["reason"] = _("Choose why not.")
    if day > timezone.localdate():
        problems["answered_on"] = _("This day lies ahead.")
    elif day < now.asked_on:
        problems["answered_on"] = _("This day lies before the question.")
    if problems:
        raise ValidationError(problems)
    now.state, now.answered_on, now.reason = state, day, reason if no else ""
    if remark is not None:
        now.remark = remark.strip()
    now.save()
    case.save()
    return now
