"""What happens on a shift: it starts, people are counted and met, it ends.

The desk and the phone call the same functions. Each asks whether the actor may, then
whether the shift allows it, then writes.
"""

from collections.abc import Collection, Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.field import rules
from lykt.field.codes import ShiftState, Sight
from lykt.field.models import Count, Group, Met, Shift, ShiftNote, Zone
from lykt.field.states import SHIFT
from lykt.organisation.access import Refused, check_may_in
from lykt.organisation.acting import Actor
from lykt.organisation.models import Staff, Unit
from lykt.organisation.words import tidy
from lykt.people.actions import check_can_undo, register_contact, undo_contact
from lykt.people.codes import Channel
from lykt.people.models import Contact, Person
from lykt.people.rules import UNDO_HOURS


#: So much is said of the scene in one note.
LONGEST_NOTE = 4_000


def held(by: Actor, act: str, shift: Shift) -> Shift:
    """Let nobody else change a shift until the transaction ends; ask first who may."""
    check_may_in(by, act, "shift", shift.unit_id)
    shift.refresh_from_db(from_queryset=Shift.objects.select_for_update(of=("self",)))
    return shift


def going_on(by: Actor, act: str, shift: Shift) -> Shift:
    """Hold a shift that still goes on; one that has ended is put right instead."""
    held(by, act, shift)
    if shift.state != ShiftState.OPEN:
        raise ValidationError(_("The shift has ended. Open it again, or put it right."))
    return shift


@transaction.atomic
def start_shift(
    *,
    by: Actor,
    unit: Unit,
    date: date,
    zone: Zone,
    staff: int = 1,
    started: time | None = None,
    colleagues: Collection[Staff] = (),
    counted_only: bool = False,
    phone_key: UUID | None = None,
) -> Shift:
    """Begin a shift. `date` is the local day on which the evening began.

    Raises:
        Refused: when the actor may not in this unit.
        ValidationError: by field, when it cannot be so.
    """
    check_may_in(by, "count", "shift", unit.pk)
    problems = rules.shift_problems(day=date, staff=staff, today=timezone.localdate())
    if zone.unit_id != unit.pk:
        problems["zone"] = _("The zone is another unit's.")
    if problems:
        raise ValidationError(problems)
    shift = Shift(
        unit=unit,
        controller=unit.controller,
        registered_by_id=by.staff,
        date=date,
        zone=zone,
        area=zone.name,
        staff=staff,
        started=started,
        state=ShiftState.OPEN,
        counted_only=counted_only,
        phone_key=phone_key,
    )
    shift.save(force_insert=True)
    shift.colleagues.set(colleagues)
    return shift


@transaction.atomic
def count(
    *,
    by: Actor,
    shift: Shift,
    group: Group,
    what: str,
    number: int = 1,
    reason: str = "",
) -> Count:
    """Count so many more of a group, or fewer. With a reason it is a correction at the desk.

    Raises:
        Refused: when the actor may not in this unit.
        ValidationError: when there are not so many to take away, or the shift has ended.
    """
    if reason:
        held(by, "change", shift)
    else:
        going_on(by, "count", shift)
    if group.unit_id != shift.unit_id:
        raise ValidationError({"group": _("The group is another unit's.")})
    if problem := rules.count_problem(number, total_of(shift, group, what)):
        raise ValidationError({"number": problem})
    row = Count(
        shift=shift,
        group=group,
        what=what,
        number=number,
        reason=reason,
        registered_by_id=by.staff,
    )
    row.save(force_insert=True)
    reckon(shift)
    return row


def total_of(shift: Shift, group: Group, what: str) -> int:
    """Return how many of a group stand counted."""
    rows = Count.objects.filter(shift=shift, group=group, what=what, undone_at=None)
    return int(rows.aggregate(sum=Sum("number"))["sum"] or 0)


def reckon(shift: Shift) -> None:
    """Put the sums of a shift beside its counts, so that figures ask once."""
    rows = Count.objects.filter(shift=shift, undone_at=None).order_by()
    sums = dict(rows.values_list("what").annotate(sum=Sum("number")))
    shift.met = max(0, sums.get(Sight.MET, 0))
    shift.seen = max(0, sums[Sight.SEEN]) if Sight.SEEN in sums else None
    shift.save(update_fields=["met", "seen", "changed_at"])


@transaction.atomic
def meet(
    *,
    by: Actor,
    shift: Shift,
    group: Group | None = None,
    person: Person | None = None,
    new_person: Mapping[str, Any] | None = None,
    count: int = 1,
    needs: Collection[str] = (),
    given: Collection[str] = (),
    referred: Collection[str] = (),
) -> Met:
    """Write down a meeting on the shift, and count those met in their group.

    Raises:
        Refused: when the actor may not meet people in this unit.
        ValidationError: when the shift has ended, or it cannot have been so.
    """
    going_on(by, "count", shift)
    contact = register_contact(
        by=by,
        unit=shift.unit,
        date=shift.date,
        channel=Channel.STREET,
        person=person,
        new_person=new_person,
        count=count,
        needs=needs,
        given=given,
        referred=referred,
    )
    return meeting_of(by, shift, contact, group)


def meeting_of(by: Actor, shift: Shift, contact: Contact, group: Group | None) -> Met:
    """Tie a contact to a shift, and count it in a group where one was said."""
    counted = None
    if group is not None:
        counted = Count(
            shift=shift,
            group=group,
            what=Sight.MET,
            number=contact.count,
            registered_by_id=by.staff,
        )
        counted.save(force_insert=True)
        reckon(shift)
    met = Met(shift=shift, contact=contact, count=counted, registered_by_id=by.staff)
    met.save(force_insert=True)
    return met


@transaction.atomic
def write_note(*, by: Actor, shift: Shift, text: str) -> ShiftNote:
    """Write down what is to be said of the scene. It is sealed for the shift.

    Raises:
        Refused: when the actor may not in this unit.
        ValidationError: when there is nothing to write, or too much.
    """
    check_may_in(by, "count", "shift", shift.unit_id)
    text = tidy(text)
    if not text:
        raise ValidationError({"text": _("Write what you saw.")})
    if len(text) > LONGEST_NOTE:
        raise ValidationError(
            {
                "text": _("At most %(most)s signs fit. Write a second note.")
                % {"most": LONGEST_NOTE}
            }
        )
    note = ShiftNote(
        subject=shift.pk, shift=shift, controller_id=shift.controller_id, unit_id=shift.unit_id
    )
    note.text = text
    note.save(force_insert=True)
    return note


@transaction.atomic
def end_shift(
    *, by: Actor, shift: Shift, ended: time | None, hours: Decimal | None, staff: int
) -> Shift:
    """End a shift: how long it took, and how many went.

    Raises:
        Refused: when the actor may not in this unit.
        ValidationError: by field, when it cannot be so.
    """
    going_on(by, "count", shift)
    if hours is None and shift.started and ended:
        hours = rules.hours_between(shift.started, ended)
    problems = rules.shift_problems(day=shift.date, staff=staff, today=timezone.localdate())
    if problem := rules.hours_problem(hours):
        problems["hours"] = problem
    if problems:
        raise ValidationError(problems)
    shift.ended, shift.hours, shift.staff = ended, hours, staff
    _become(shift, ShiftState.CLOSED)
    return shift


@transaction.atomic
def open_again(*, by: Actor, shift: Shift) -> Shift:
    """Let a shift go on that was ended too early; its hours are told anew at its end."""
    held(by, "count", shift)
    if shift.state != ShiftState.OPEN:
        _become(shift, ShiftState.OPEN)
    return shift


def _become(shift: Shift, state: ShiftState) -> None:
    if not SHIFT.allows(shift.state, state):
        raise ValidationError(_("That has been done already."))
    shift.state = state
    shift.save()


def check_fresh(by: Actor, row: Any) -> None:
    """Refuse to take back what another wrote, or what was written too long ago."""
    if row.registered_by_id != by.staff:
        raise Refused(_("Only the one who wrote it takes it back. Correct it instead."))
    if (timezone.now() - row.registered_at).total_seconds() > UNDO_HOURS * 3600:
        raise Refused(_("It is too late to take this back. Correct it instead."))


@transaction.atomic
def undo_count(*, by: Actor, row: Count) -> None:
    """Take back a count one has just made. Done twice it is done once."""
    shift = held(by, "count", row.shift)
    check_fresh(by, row)
    take_back(row, by)
    reckon(shift)


@transaction.atomic
def undo_met(*, by: Actor, row: Met) -> None:
    """Take back a meeting one has just written down: the contact, and its count."""
    shift, contact, counted = held(by, "count", row.shift), row.contact, row.count
    check_can_undo(by, contact)
    # First, for whoever was made with the contact goes with it if nothing else is about them.
    row.delete()
    if counted is not None:
        take_back(counted, by)
        reckon(shift)
    undo_contact(by=by, contact=contact)


@transaction.atomic
def undo_note(*, by: Actor, row: ShiftNote) -> None:
    """Take back what one has just said of the scene."""
    held(by, "count", row.shift)
    if row.by_id != by.staff:
        raise Refused(_("Only the one who wrote it takes it back."))
    if row.undone_at is None:
        row.undone_at = timezone.now()
        row.save(update_fields=["undone_at"])


def take_back(row: Count, by: Actor) -> None:
    """Let a count count no more. Done twice it is done once; whoever calls reckons the shift."""
    if row.undone_at is None:
        row.undone_at, row.undone_by_id = timezone.now(), by.staff
        row.save(update_fields=["undone_at", "undone_by"])
