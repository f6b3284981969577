"""What becomes of a concern: triaged, handed on, no ground, closed, opened again."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.concerns.actions import tell_of
from lykt.concerns.codes import ENDED, Act, Closing, State, Urgency
from lykt.concerns.holding import enter, held, note, rest_of, settle
from lykt.concerns.models import Concern
from lykt.concerns.queries import coordinating_units
from lykt.organisation.access import check_may_in
from lykt.organisation.acting import Actor
from lykt.organisation.codes import NoticeKind
from lykt.organisation.models import Staff, Unit
from lykt.organisation.orphans import staff_of


@transaction.atomic
def triage(
    *, by: Actor, concern: Concern, urgency: str | None = None, owner: Staff | None = None
) -> Concern:
    """Write down that a concern has been looked at, and who sees to it from here.

    Args:
        by: who triages.
        concern: as it was fetched.
        urgency: one of `codes.Urgency`, where it is another than was taken in.
        owner: who sees to it, whoever triages when nobody is said.

    Raises:
        Refused: when the actor does not triage in the unit.
        ValidationError: when it is locked or ended, or the owner does not work there.
    """
    now = held(by, "triage", concern)
    problems = {}
    if urgency is not None and urgency not in Urgency.values:
        problems["urgency"] = _("Choose one from the list.")
    if owner is not None and not staff_of(now.unit_id).filter(pk=owner.pk).exists():
        problems["owner"] = _("Choose somebody who works in this unit.")
    if problems:
        raise ValidationError(problems)
    now.triaged_at = now.triaged_at or timezone.now()
    now.urgency = urgency or now.urgency
    now.owner_id = owner.pk if owner else by.staff
    was = settle(now)
    now.save()
    note(now, Act.TRIAGED, was)
    return now


@transaction.atomic
def decide(
    *,
    by: Actor,
    concern: Concern,
    becomes: str,
    urgency: str | None = None,
    owner: Staff | None = None,
    to: Unit | None = None,
    closing: str = "",
) -> Concern:
    """Triage a concern and say in the same breath where it goes.

    Args:
        by: who triages.
        concern: as it was fetched.
        becomes: "stays", or one of handed_on, no_ground, closed.
        urgency: as `triage` takes it.
        owner: as `triage` takes it, where it stays.
        to: the coordinating unit, where it is handed on.
        closing: the outcome, where it is closed.

    Raises:
        Refused: when the actor does not triage in the unit.
        ValidationError: as the single acts do; then nothing of it has been done.
    """
    now = triage(by=by, concern=concern, urgency=urgency, owner=owner)
    if becomes == State.HANDED_ON:
        if to is None:
            raise ValidationError({"to": _("Choose which unit.")})
        return hand_on(by=by, concern=now, to=to)
    if becomes == State.NO_GROUND:
        return say_no_ground(by=by, concern=now)
    if becomes == State.CLOSED:
        return close_concern(by=by, concern=now, closing=closing)
    if becomes != "stays":
        raise ValidationError({"becomes": _("Choose where it goes.")})
    return now


@transaction.atomic
def hand_on(*, by: Actor, concern: Concern, to: Unit) -> Concern:
    """Hand a concern to a coordinating unit of the same controller, which has it from then.

    Raises:
        Refused: when the actor does not triage in the unit that has it.
        ValidationError: when it is locked, not triaged, or the unit does not coordinate.
    """
    now = held(by, "triage", concern)
    if not coordinating_units(now).filter(pk=to.pk).exists():
        raise ValidationError({"to": _("Choose a unit of yours that coordinates.")})
    if now.case is not None:
        raise ValidationError(_("A case has been opened. Hand that over instead."))
    # One that is joined stays joined, and moves all the same.
    now.handed_at, now.handed_from_id = timezone.now(), now.unit_id
    was = settle(now)
    now.unit, now.owner = to, None
    now.save()
    note(now, Act.HANDED_ON, was)
    tell_of(NoticeKind.CONCERN_HANDED_ON, now, by)
    return now


@transaction.atomic
def hand_back(*, by: Actor, concern: Concern) -> Concern:
    """Give a concern back to the unit that handed it on.

    Raises:
        Refused: when the actor does not triage in the unit that has it.
        ValidationError: when it was not handed on, or stands elsewhere by now.
    """
    now = held(by, "triage", concern)
    if now.handed_from_id is None or now.case is not None:
        raise ValidationError(_("Nobody has handed this on."))
    now.unit_id, now.owner = now.handed_from_id, None
    now.handed_at = now.handed_from = None
    was = settle(now)
    now.save()
    note(now, Act.HANDED_BACK, was)
    tell_of(NoticeKind.CONCERN_HANDED_ON, now, by)
    return now


@transaction.atomic
def say_no_ground(*, by: Actor, concern: Concern) -> Concern:
    """End a concern for which there turned out to be no ground.

    Raises:
        Refused: when the actor does not triage in the unit.
        ValidationError: when it is locked, not triaged, or joined to somebody.
    """
    now = held(by, "triage", concern)
    was = enter(now, State.NO_GROUND)
    now.ended_at = timezone.now()
    now.save()
    note(now, Act.NO_GROUND, was)
    return now


@transaction.atomic
def close_concern(*, by: Actor, concern: Concern, closing: str) -> Concern:
    """End a concern, with what became of it.

    Raises:
        Refused: when the actor does not triage in the unit.
        ValidationError: when it is locked or not triaged, or no outcome was chosen.
    """
    now = held(by, "triage", concern)
    if closing not in Closing.values:
        raise ValidationError({"closing": _("Choose what became of it.")})
    was = enter(now, State.CLOSED)
    now.ended_at, now.closing = timezone.now(), closing
    now.save()
    note(now, Act.CLOSED, was)
    return now


@transaction.atomic
def reopen_concern(*, by: Actor, concern: Concern) -> Concern:
    """Open an ended concern again. It stands where it stood by all that is known of it.

    Raises:
        Refused: when the actor does not triage in the unit.
        ValidationError: when it has not been ended.
    """
    now = held(by, "triage", concern, also_ended=True, also_locked=True)
    if now.state not in ENDED:
        raise ValidationError(_("The concern is open."))
    now.ended_at, now.closing = None, ""
    was = enter(now, rest_of(now))
    now.save()
    note(now, Act.REOPENED, was)
    return now


@transaction.atomic
def take_over(*, by: Actor, handle: str, to: Staff) -> Any:
    """Give a concern to somebody of its unit: for what a leaver left behind.

    Raises:
        Refused: when the actor may not in the unit.
        ValidationError: when it has been ended meanwhile.
    """
    now: Concern = Concern.objects.select_for_update().get(handle=handle)
    check_may_in(by, "read", "concern", now.unit_id)
    if now.is_ended:
        raise ValidationError(_("The concern is closed. Open it again to go on."))
    now.owner = to
    now.save()
    return note(now, Act.TAKEN_OVER)
