"""Holding a concern while it is changed, writing its history, and what its state forbids."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from lykt.concerns.codes import Act
from lykt.concerns.models import Concern, ConcernEvent
from lykt.concerns.queries import notice_sent
from lykt.concerns.rules import change_problem
from lykt.concerns.states import resting
from lykt.organisation.access import check_may_in
from lykt.organisation.acting import Actor


def locked_words() -> str:
    """Say what waits, and what does not."""
    return _(
        "This waits until child welfare has been told. Tell them, and write it down here. "
        "Emergency help never waits."
    )


def held(
    by: Actor, act: str, concern: Concern, *, also_locked: bool = False, also_ended: bool = False
) -> Concern:
    """Return the concern as it stands now, held until the transaction ends.

    Call it first in an action, inside its transaction.

    Raises:
        Refused: when the actor may not in the unit that has it.
        ValidationError: when it is locked or ended, and that stands in the way.
    """
    now: Concern = Concern.objects.select_for_update().get(pk=concern.pk)
    check_may_in(by, act, "concern", now.unit_id)
    if now.is_locked and not also_locked:
        raise ValidationError(locked_words())
    if now.is_ended and not also_ended:
        raise ValidationError(_("The concern is closed. Open it again to go on."))
    return now


def note(concern: Concern, act: Act, was: str = "", **told: Any) -> ConcernEvent:
    """Write down that something was done with a concern, in the state it is left in."""
    event = ConcernEvent(concern=concern, act=act, was=was, state=concern.state, **told)
    event.save(force_insert=True)
    return event


def enter(concern: Concern, state: str) -> str:
    """Let a concern enter a state, and return the one it was in. It is not saved.

    Raises:
        ValidationError: when the state cannot follow.
    """
    was: str = concern.state
    if state != was:
        if problem := change_problem(was, state):
            raise ValidationError(problem)
        concern.state = state
    return was


def rest_of(concern: Concern) -> str:
    """Return where a concern stands by all that is known of it."""
    return resting(
        age=concern.age,
        told=notice_sent(concern),
        triaged=concern.triaged_at is not None,
        handed=concern.handed_at is not None,
        joined=concern.person is not None,
        case=concern.case is not None,
    )


def settle(concern: Concern) -> str:
    """Let a concern stand where it stands by all that is known of it; return where it was."""
    return enter(concern, rest_of(concern))
