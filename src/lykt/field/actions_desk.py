"""What is done with shifts at the desk: written down afterwards, put right, their lists named."""

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.field import actions, rules
from lykt.field.actions import held
from lykt.field.codes import ShiftState
from lykt.field.models import Group, Shift, ShiftChange, Zone
from lykt.organisation.access import check_may_in
from lykt.organisation.acting import Actor
from lykt.organisation.correcting import put_right
from lykt.organisation.history import signature
from lykt.organisation.models import Unit


#: What may be put right about a shift. Its counts are put right by counts.
CORRECTABLE = ("date", "zone", "staff", "started", "ended", "hours")


@transaction.atomic
def correct_shift(
    *, by: Actor, shift: Shift, reason: str, seen: datetime | None = None, **changes: Any
) -> ShiftChange | None:
    """Put a shift right and keep what it said; None when nothing was different.

    Contacts of the shift keep their own day: they are put right one by one.

    Raises:
        Refused: when the actor may not in this unit.
        ValidationError: by field, or when somebody was there since `seen`.
    """
    if unknown := set(changes) - set(CORRECTABLE):
        raise TypeError(f"a shift cannot be corrected in {', '.join(sorted(unknown))}")
    held(by, "change", shift)
    if seen is not None and shift.changed_at != seen:
        raise ValidationError(
            _("Someone has changed this since you opened it. Open it again, look, then save.")
        )
    before, after = put_right(shift, changes, _plain)
    if not after:
        return None
    _must_be_possible(shift)
    if shift.zone is not None:
        shift.area = shift.zone.name
    shift.save()
    change = ShiftChange(
        shift=shift,
        by_id=by.staff,
        by_name=signature(by),
        reason=reason,
        before=before,
        after=after,
    )
    change.save(force_insert=True)
    return change


def _must_be_possible(shift: Shift) -> None:
    today = timezone.localdate()
    problems = rules.shift_problems(day=shift.date, staff=shift.staff, today=today)
    if shift.state == ShiftState.CLOSED and (problem := rules.hours_problem(shift.hours)):
        problems["hours"] = problem
    if shift.zone is not None and shift.zone.unit_id != shift.unit_id:
        problems["zone"] = _("The zone is another unit's.")
    if problems:
        raise ValidationError(problems)


def _plain(value: Any) -> Any:
    """Return a value as JSON can keep it, and as it is read: a zone by its name."""
    if value is None or isinstance(value, int):
        return value
    return value.isoformat() if isinstance(value, date) else str(value)


@transaction.atomic
def make_listed(*, by: Actor, kind: type[Zone] | type[Group], unit: Unit, **facts: Any) -> Any:
    """Put a zone or a group into the unit's list, last.

    Raises:
        Refused: when the actor may not in this unit.
        ValidationError: when there is one of that name.
    """
    check_may_in(by, "change", "zone", unit.pk)
    place = kind.objects.filter(unit=unit).count() + 1
    row = kind(unit=unit, place=place, **facts)
    return _saved(row)


@transaction.atomic
def change_listed(*, by: Actor, row: Zone | Group, **facts: Any) -> Any:
    """Name a zone or a group anew, or take it out of use. What was counted by it stands."""
    check_may_in(by, "change", "zone", row.unit_id)
    for name, value in facts.items():
        setattr(row, name, value)
    return _saved(row)


def _saved(row: Any) -> Any:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise ValidationError({"name": _("There is one of this name already.")}) from None
    return row


def first_groups(unit: Unit) -> list[Group]:
    """Give a unit that has named no groups some to begin with."""
    if Group.objects.filter(unit=unit).exists():
        return list(Group.objects.filter(unit=unit, active=True))
    return Group.objects.bulk_create(
        Group(unit=unit, name=name, gender=gender, origin=origin, region=region, place=place)
        for place, (name, gender, origin, region) in enumerate(rules.FIRST_GROUPS, start=1)
    )


@transaction.atomic
def write_shift(
    *,
    by: Actor,
    unit: Unit,
    date: date,
    zone: Zone,
    staff: int,
    started: time | None,
    ended: time | None,
    hours: Decimal | None,
    counts: Mapping[tuple[Group, str], int],
    note: str = "",
) -> Shift:
    """Write a shift down afterwards: what was counted, by group and by seen or met.

    Raises:
        Refused: when the actor may not in this unit.
        ValidationError: by field, when it cannot be so.
    """
    check_may_in(by, "change", "shift", unit.pk)
    shift = actions.start_shift(
        by=by, unit=unit, date=date, zone=zone, staff=staff, started=started
    )
    for (group, what), number in counts.items():
        left = number
        while left:
            step = min(left, rules.MOST_AT_ONCE)
            actions.count(by=by, shift=shift, group=group, what=what, number=step)
            left -= step
    if note:
        actions.write_note(by=by, shift=shift, text=note)
    return actions.end_shift(by=by, shift=shift, ended=ended, hours=hours, staff=staff)


@transaction.atomic
def set_totals(
    *, by: Actor, shift: Shift, reason: str, totals: Mapping[tuple[Group, str], int]
) -> int:
    """Put the counts of a shift right: what was counted stands, the difference comes beside it.

    Returns:
        How many totals were different.

    Raises:
        Refused: when the actor may not in this unit.
        ValidationError: when a total is below nothing.
    """
    held(by, "change", shift)
    changed = 0
    for (group, what), wanted in totals.items():
        difference = wanted - actions.total_of(shift, group, what)
        changed += bool(difference)
        while difference:
            step = max(-rules.MOST_AT_ONCE, min(difference, rules.MOST_AT_ONCE))
            actions.count(by=by, shift=shift, group=group, what=what, number=step, reason=reason)
            difference -= step
    return changed
