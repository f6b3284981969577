"""What becomes of a record that could not be taken as it stood: somebody of the unit decides."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lykt.field.night.codes import State, Why
from lykt.field.night.landing import Landing
from lykt.field.night.models import NightRecord
from lykt.field.night.records import ByCode, MetSaid, NoRecord, ShiftSaid, Unknown
from lykt.field.night.seal import CannotOpen
from lykt.field.night.standing import settle
from lykt.field.night.taking import Opener, hold_unit, reopened
from lykt.organisation.access import check_may_in
from lykt.organisation.acting import Actor


#: How a record can lie open: nobody has settled it.
UNSETTLED = (State.TRAY, State.CONFLICT, State.WAITING)


def _held(by: Actor, record: NightRecord) -> NightRecord:
    check_may_in(by, "decide", "tray", record.unit_id)
    hold_unit(record.unit_id)
    held: NightRecord = (
        NightRecord.objects.select_for_update(of=("self",))
        .select_related("enrolment__unit__controller")
        .get(pk=record.pk)
    )
    if held.state not in UNSETTLED:
        raise ValidationError(_("Somebody has decided this already."))
    return held


@transaction.atomic
def take_in(
    *,
    by: Actor,
    record: NightRecord,
    code: str = "",
    anonymous: bool = False,
    day: date | None = None,
) -> NightRecord:
    """Take a record in after all, as it is or with what was wrong put right.

    Args:
        by: who decides; what comes of it is written down as theirs.
        record: what lies in the tray.
        code: the person it was, for a meeting whose code is not known.
        anonymous: a meeting with somebody nobody knows.
        day: the day the shift began, where the phone's was wrong.

    Raises:
        Refused: when the actor may not decide in this unit.
        ValidationError: when it still cannot be taken, with the reason.
    """
    held = _held(by, record)
    try:
        said: Any = reopened(held)
    except (CannotOpen, NoRecord):
        raise ValidationError(_("It cannot be read. It can only be put away.")) from None
    if isinstance(said, MetSaid) and anonymous:
        said = said.model_copy(update={"who": Unknown(anonymous=1)})
    elif isinstance(said, MetSaid) and code:
        said = said.model_copy(update={"who": ByCode(code=code)})
    elif isinstance(said, ShiftSaid) and day is not None:
        said = said.model_copy(update={"date": day})
    landing = Landing(by, held.enrolment, timedelta(0), decided=True)
    held.state, held.why, held.waits_for = State.TAKEN, "", None
    landing.again(held, said)
    if held.state not in (State.TAKEN, State.DROPPED):
        why = Why(held.why).label if held.why else _("It still waits for another record.")
        raise ValidationError(str(why))
    held.save()
    landing.wake({held.record}, lambda row: reopened(row, Opener()))
    landing.finish()
    return held


@transaction.atomic
def put_away(*, by: Actor, record: NightRecord) -> NightRecord:
    """Put a record away: what it says is not kept, and the phone forgets it.

    Raises:
        Refused: when the actor may not decide in this unit.
        ValidationError: when somebody has decided already.
    """
    held = _held(by, record)
    settle(held, by, State.DROPPED)
    held.save()
    return held
