"""What a phone takes back or puts right: one by one, and never over what a desk has changed."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied, ValidationError

from lykt.concerns.actions import undo_concern
from lykt.concerns.actions_words import add_words
from lykt.field import actions, actions_desk
from lykt.field.codes import Sight, WhyCorrected
from lykt.field.models import Count, Met, Shift, ShiftChange
from lykt.field.night.codes import Kind, State, Why
from lykt.field.night.models import NightRecord
from lykt.field.night.records import ConcernSaid, EndSaid, MetSaid, Said, ShiftSaid
from lykt.field.night.standing import CannotStand, settle
from lykt.field.queries import zones_of
from lykt.organisation.acting import Actor
from lykt.people.actions import correct_contact, make_person
from lykt.people.codes import CorrectionReason
from lykt.people.models import ContactCorrection


if TYPE_CHECKING:
    from lykt.field.night.landing import Landing


def put_away(row: NightRecord, by: Actor) -> None:
    """Settle a record that never took effect: something later stands in its place."""
    settle(row, by, State.DROPPED)
    _keep(row)


def take_back(row: NightRecord, by: Actor, *, decided: bool = False) -> None:
    """Take back what a record did. Done twice it is done once.

    Raises:
        CannotStand: when a desk has changed it, or it is nothing that can be taken back.
        Refused: when it is too late.
    """
    match row.kind:
        case Kind.TALLY if row.count is not None:
            actions.take_back(row.count, by)
        case Kind.MET if row.met is not None:
            _meeting(row, row.met, by, decided)
        case Kind.NOTE if row.note is not None:
            actions.undo_note(by=by, row=row.note)
        case Kind.CONCERN if row.concern is not None:
            concern = row.concern
            row.concern = None
            _keep(row)
            undo_concern(by=by, concern=concern)
        case Kind.END if row.shift is not None:
            actions.open_again(by=by, shift=row.shift)
            row.shift.hours = row.shift.ended = None
            row.shift.save()
        case Kind.TALLY | Kind.MET | Kind.NOTE | Kind.CONCERN:
            # It is gone already: its time was over, or whom it is about was erased.
            return
        case _:
            raise CannotStand(Why.CONTENT)


def _meeting(row: NightRecord, met: Met, by: Actor, decided: bool) -> None:
    if not decided and _changed_at_a_desk(row, met):
        raise CannotStand(Why.CHANGED)
    row.met = None
    _keep(row)
    actions.undo_met(by=by, row=met)


def _changed_at_a_desk(row: NightRecord, met: Met) -> bool:
    """Tell whether a meeting was put right after the phone's own word was taken in."""
    corrections = ContactCorrection.objects.filter(contact=met.contact)
    return corrections.filter(at__gt=row.settled_at).exists()


def put_right(before: NightRecord, row: NightRecord, said: Said, landing: "Landing") -> None:
    """Let what a record said be as its next revision says.

    Raises:
        CannotStand: when a desk has put it right meanwhile, or it cannot be put right so.
    """
    row.shift, row.met = before.shift, before.met
    match said:
        case MetSaid():
            _met_right(before, said, landing)
            # The latest revision answers for the meeting.
            before.met = None
            _keep(before)
        case ShiftSaid() | EndSaid():
            _shift_right(before, said, landing)
        case ConcernSaid():
            _words_added(before, row, said, landing)
        case _:
            raise CannotStand(Why.CHANGED)


def _words_added(
    before: NightRecord, row: NightRecord, said: ConcernSaid, landing: "Landing"
) -> None:
    """Let the words follow a worry that was told with one tap."""
    if before.concern is None:
        raise CannotStand(Why.CHANGED)
    try:
        add_words(by=landing.by, concern=before.concern, seen=said.seen, urgency=said.urgency)
    except (PermissionDenied, ValidationError):
        raise CannotStand(Why.CHANGED) from None
    row.concern, before.concern = before.concern, None
    _keep(before)


def _met_right(before: NightRecord, said: MetSaid, landing: "Landing") -> None:
    met = before.met
    if met is None:
        raise CannotStand(Why.CHANGED)
    if not landing.decided and _changed_at_a_desk(before, met):
        raise CannotStand(Why.CHANGED)
    who = landing.who(said)
    if told := who.pop("new_person", None):
        known = met.contact.person
        who["person"] = known or make_person(by=landing.by, unit=met.shift.unit, **told)
    correct_contact(
        by=landing.by,
        contact=met.contact,
        reason=CorrectionReason.MISTYPED,
        person=who.get("person"),
        count=who.get("count", 1),
        needs=list(said.needs),
        given=list(said.given),
        referred=list(said.referred),
    )
    if met.count is not None:
        actions.take_back(met.count, landing.by)
    met.count = None
    if (group := landing.group(said.group)) is not None:
        met.count = Count(
            shift=met.shift,
            group=group,
            what=Sight.MET,
            number=met.contact.count,
            registered_by_id=landing.by.staff,
        )
        met.count.save(force_insert=True)
    met.save()


def _shift_right(before: NightRecord, said: ShiftSaid | EndSaid, landing: "Landing") -> None:
    shift = before.shift
    if shift is None:
        raise CannotStand(Why.CHANGED)
    changed = ShiftChange.objects.filter(shift=shift, at__gt=before.settled_at)
    if not landing.decided and changed.exists():
        raise CannotStand(Why.CHANGED)
    if isinstance(said, EndSaid):
        changes: dict[str, Any] = {"ended": said.end, "hours": said.hours, "staff": said.staff}
    else:
        zone = zones_of(shift.unit_id).filter(handle=said.zone).first()
        if zone is None:
            raise CannotStand(Why.ZONE)
        changes = {"date": said.date, "zone": zone, "started": said.start, "staff": said.staff}
    actions_desk.correct_shift(by=landing.by, shift=shift, reason=WhyCorrected.MISTYPED, **changes)


def end_anew(shift: Shift, said: EndSaid, by: Actor) -> None:
    """Let a shift that has ended be as a phone says, since somebody has looked at both."""
    actions_desk.correct_shift(
        by=by,
        shift=shift,
        reason=WhyCorrected.MISTYPED,
        ended=said.end,
        hours=said.hours,
        staff=said.staff,
    )


def _keep(row: NightRecord) -> None:
    """Save a row that stands already; one of the batch at hand is saved with it."""
    if not row._state.adding:
        row.save()
