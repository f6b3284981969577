"""What happens on a shift, at the desk and from the phone alike."""

from datetime import time, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from lykt.field import actions, actions_desk, queries, rules
from lykt.field.actions_desk import first_groups
from lykt.field.models import Group, Shift, ShiftChange, Zone
from lykt.organisation.access import Refused
from lykt.organisation.acting import acting_as
from lykt.organisation.models import Staff
from lykt.people.models import Contact, Person
from tests.field.made import make_note, make_shift, make_zone
from tests.support.pages import make_person


@pytest.fixture
def by(froya: Staff):
    with acting_as(froya.as_actor()) as actor:
        yield actor


def test_counts_add_up_and_nothing_is_counted_over(world, by):
    shift = make_shift(world, by)
    group = first_groups(world.service)[0]

    actions.count(by=by, shift=shift, group=group, what="met", number=-1)
    row = actions.count(by=by, shift=shift, group=group, what="seen", number=9)
    actions.undo_count(by=by, row=row)
    actions.undo_count(by=by, row=row)

    shift.refresh_from_db()
    assert (shift.met, shift.seen) == (3, None)
    assert shift.counts.count() == 3


@pytest.mark.parametrize("number", [0, 100, -100, -5])
def test_a_count_that_cannot_be_is_refused(world, by, number):
    shift = make_shift(world, by)
    group = first_groups(world.service)[0]

    with pytest.raises(ValidationError):
        actions.count(by=by, shift=shift, group=group, what="met", number=number)


def test_whoever_is_met_is_counted_in_their_group(world, by):
    shift = make_shift(world, by)
    person, group = make_person(world), first_groups(world.service)[1]

    met = actions.meet(by=by, shift=shift, group=group, person=person, needs=["health"])
    new = actions.meet(by=by, shift=shift, group=group, new_person={"country": "NG"})
    actions.meet(by=by, shift=shift, count=3)

    shift.refresh_from_db()
    assert shift.met == 4 + 2
    assert met.contact.date == shift.date
    actions.undo_met(by=by, row=new)
    shift.refresh_from_db()
    assert shift.met == 4 + 1
    assert not Person.objects.filter(country="NG").exclude(pk=person.pk).exists()
    assert Contact.objects.filter(on_shift__shift=shift).count() == 2


def test_a_shift_that_has_ended_takes_nothing_more_but_corrections(world, by):
    shift = make_shift(world, by, ended=True)
    group = first_groups(world.service)[0]

    with pytest.raises(ValidationError, match="ended"):
        actions.count(by=by, shift=shift, group=group, what="met")
    actions.count(by=by, shift=shift, group=group, what="met", number=2, reason="forgotten")
    shift.refresh_from_db()
    assert shift.met == 6
    actions.open_again(by=by, shift=shift)
    actions.count(by=by, shift=shift, group=group, what="met")


@pytest.mark.parametrize(
    ("started", "ended", "hours"),
    [
        (time(21), time(1, 30), Decimal("4.50")),
        (time(10), time(12), Decimal("2.00")),
        (time(20), time(20), Decimal("24.00")),
    ],
)
def test_hours_are_worked_out_past_midnight(started, ended, hours):
    assert rules.hours_between(started, ended) == hours


@pytest.mark.parametrize("hours", [None, Decimal(0), Decimal("24.5"), Decimal(-1)])
def test_a_shift_ends_with_hours_that_can_be(world, by, hours):
    shift = make_shift(world, by)
    shift.started = None
    shift.save()

    with pytest.raises(ValidationError):
        actions.end_shift(by=by, shift=shift, ended=time(1), hours=hours, staff=2)


def test_the_database_refuses_a_shift_that_has_ended_without_hours(world, by):
    shift = make_shift(world, by, ended=True)
    shift.hours = None

    with pytest.raises(IntegrityError), transaction.atomic():
        shift.save()


def test_a_shift_does_not_lie_ahead(world, by):
    with pytest.raises(ValidationError, match="ahead"):
        make_shift(world, by, date=timezone.localdate() + timedelta(days=1))


def test_a_zone_or_group_of_another_unit_is_refused(world, by):
    elsewhere = make_zone(world.clinic)
    with pytest.raises(ValidationError, match="another unit"):
        make_shift(world, by, zone=elsewhere)
    shift = make_shift(world, by)
    other = Group.objects.create(unit=world.clinic, name="Andre")
    with pytest.raises(ValidationError, match="another unit"):
        actions.count(by=by, shift=shift, group=other, what="met")


def test_only_the_one_who_wrote_takes_back(world, by, sunniva):
    note = make_note(world, by)
    row = note.shift.counts.get()
    with acting_as(sunniva.as_actor()) as other:
        with pytest.raises(Refused):
            actions.undo_count(by=other, row=row)
        with pytest.raises(Refused):
            actions.undo_note(by=other, row=note)


def test_a_volunteer_counts_and_puts_nothing_right(world, vilde):
    with acting_as(vilde.as_actor()) as by:
        shift = make_shift(world, by)
        with pytest.raises(Refused):
            actions.meet(by=by, shift=shift, count=1)
        with pytest.raises(Refused):
            actions_desk.correct_shift(by=by, shift=shift, reason="mistyped", staff=3)
        assert not queries.shifts_for(by).exists()


def test_a_correction_keeps_what_the_shift_said(world, by):
    shift = make_shift(world, by, ended=True)
    zone = make_zone(world.service, "Havna")

    assert actions_desk.correct_shift(by=by, shift=shift, reason="mistyped", staff=2) is None
    actions_desk.correct_shift(by=by, shift=shift, reason="mistyped", staff=3, zone=zone)

    change = ShiftChange.objects.get()
    assert (change.before["staff"], change.after["staff"]) == (2, 3)
    assert change.after["zone"] == "Havna"
    shift.refresh_from_db()
    assert (shift.area, shift.staff) == ("Havna", 3)


def test_a_correction_over_somebody_elses_is_refused(world, by):
    shift = make_shift(world, by, ended=True)
    seen = shift.changed_at
    actions_desk.correct_shift(by=by, shift=shift, reason="mistyped", staff=3)

    with pytest.raises(ValidationError, match="changed this since"):
        actions_desk.correct_shift(by=by, shift=shift, reason="mistyped", staff=4, seen=seen)


def test_totals_are_put_right_by_a_count_beside_what_was_counted(world, by):
    shift = make_shift(world, by, ended=True)
    group = first_groups(world.service)[0]

    changed = actions_desk.set_totals(
        by=by, shift=shift, reason="miscounted", totals={(group, "met"): 130, (group, "seen"): 0}
    )

    assert changed == 1
    shift.refresh_from_db()
    assert shift.met == 130
    assert [row.number for row in shift.counts.all()] == [4, 99, 27]


def test_a_shift_is_written_down_afterwards(world, by):
    groups = first_groups(world.service)
    shift = actions_desk.write_shift(
        by=by,
        unit=world.service,
        date=timezone.localdate(),
        zone=make_zone(world.service),
        staff=3,
        started=time(21),
        ended=time(1),
        hours=None,
        counts={(groups[0], "met"): 120, (groups[1], "seen"): 7},
        note="Mye folk.",
    )

    assert (shift.state, shift.hours, shift.met, shift.seen) == ("closed", Decimal(4), 120, 7)
    assert shift.notes.count() == 1


def test_nothing_is_half_written(world, by):
    groups = first_groups(world.service)
    with pytest.raises(ValidationError):
        actions_desk.write_shift(
            by=by,
            unit=world.service,
            date=timezone.localdate(),
            zone=make_zone(world.service),
            staff=3,
            started=None,
            ended=None,
            hours=None,
            counts={(groups[0], "met"): 12},
        )

    assert not Shift.objects.exists()


def test_two_zones_of_one_name_are_refused(world, leila):
    with acting_as(leila.as_actor()) as by:
        actions_desk.make_listed(by=by, kind=Zone, unit=world.service, name="Havna")
        with pytest.raises(ValidationError, match="already"):
            actions_desk.make_listed(by=by, kind=Zone, unit=world.service, name="Havna")
