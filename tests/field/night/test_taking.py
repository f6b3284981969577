"""Each record counts once, in whatever order it comes, and nothing is written over."""

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from uuid_utils.compat import uuid7

from lykt.concerns.models import Concern
from lykt.field.actions_desk import correct_shift
from lykt.field.models import Count, Met, Shift
from lykt.field.night.actions import report_lost
from lykt.field.night.codes import State, Why
from lykt.field.night.models import NightRecord
from lykt.field.night.queries import phones_for
from lykt.field.night.taking import Parcel
from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.roles import Role
from lykt.people.actions import correct_contact
from lykt.people.models import Contact, Person
from tests.field.night.phone import Phone
from tests.support.pages import make_person
from tests.support.people import make_staff, make_world


OPERATOR = Actor(kind="operator", name="test")


@pytest.fixture
def phone(world, froya):
    return Phone(froya, world.service)


def shift_of(phone):
    with acting_as(OPERATOR):
        return Shift.objects.get(phone_key=phone.shift)


def why_of(parcel):
    with acting_as(OPERATOR):
        return NightRecord.objects.filter(record=parcel.id).order_by("-rev", "-id").first().why


def test_a_whole_shift_comes_to_what_was_tapped(phone, world):
    person = make_person(world)
    sent = [
        phone.start(),
        *(phone.tally() for _ in range(5)),
        phone.tally(-1),
        *(phone.tally(what="seen", group=1) for _ in range(7)),
        phone.met({"code": person.code.lower()}),
        phone.met({"new": {"gender": "female", "origin": "foreign", "country": "NG"}}),
        phone.met({"anonymous": 3}, group=None),
        phone.parcel("note", text="Stille i kveld."),
        phone.parcel("concern", about="child"),
        phone.end(),
    ]

    assert set(phone.states(*sent)) == {"taken"}

    shift = shift_of(phone)
    assert (shift.met, shift.seen, shift.hours, shift.state) == (6, 7, 5, "closed")
    with acting_as(OPERATOR):
        met = Contact.objects.filter(on_shift__shift=shift)
        assert sorted(one.count for one in met) == [1, 1, 3]
        assert met.filter(person=person, needs=["health"], channel="street").count() == 1
        assert Concern.objects.get().age == "child"
        assert shift.notes.count() == 1


def test_what_comes_twice_counts_once(phone):
    first, second = phone.start(), phone.tally()

    assert phone.states(first, second) == ["taken", "taken"]
    assert phone.states(first, second, second) == ["already"] * 3
    assert shift_of(phone).met == 1


def test_the_same_record_twice_in_one_batch_counts_once(phone):
    start, tally = phone.start(), phone.tally()

    assert phone.states(start, tally, tally) == ["taken"] * 3
    assert shift_of(phone).met == 1


def test_another_content_under_the_same_id_is_not_taken(phone):
    start, tally = phone.start(), phone.tally()
    other = phone.tally(5, id=tally.id)

    phone.states(start, tally)

    assert phone.states(other) == ["tray"]
    assert why_of(other) == Why.TWICE
    assert shift_of(phone).met == 1


def test_what_comes_before_its_shift_waits_for_it(phone):
    start, tally, undone = phone.start(), phone.tally(), phone.tally(4)
    undo = phone.parcel("undo", target=undone.id)

    assert phone.states(undo, undone, tally) == ["taken"] * 3
    assert phone.states(phone.end()) == ["taken"]
    assert phone.states(start) == ["taken"]

    assert (shift_of(phone).met, shift_of(phone).state) == (1, "closed")


def test_a_later_revision_before_the_first_waits_for_it(phone, world):
    person = make_person(world)
    start = phone.start()
    first = phone.met({"anonymous": 2})
    second = phone.met({"code": person.code}, id=first.id, rev=2, given=["condoms"])

    assert phone.states(start, second) == ["taken", "taken"]
    assert phone.states(first) == ["taken"]

    assert shift_of(phone).met == 1
    with acting_as(OPERATOR):
        contact = Contact.objects.get(on_shift__shift=shift_of(phone))
        assert (contact.person, contact.given, contact.count) == (person, ["condoms"], 1)


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda p: p.parcel("tally", group="ingen", what="met", n=1), Why.GROUP),
        (lambda p: p.parcel("tally", group=p.group().handle, what="met", n=100), Why.CONTENT),
        (lambda p: p.parcel("tally", group=p.group().handle, what="met", n=0), Why.CONTENT),
        (lambda p: p.parcel("note", text="x" * 4001), Why.CONTENT),
        (lambda p: p.parcel("note", text=""), Why.CONTENT),
        (lambda p: p.parcel("dance"), Why.CONTENT),
        (lambda p: p.parcel("tally", group="a\0", what="met", n=1), Why.CONTENT),
        (lambda p: p.met({"code": "a\0"}), Why.CONTENT),
        (lambda p: p.met({"anonymous": 2}, needs=["gold"]), Why.CONTENT),
        (lambda p: p.end(hours="25"), Why.CONTENT),
        (lambda p: Parcel(p.tally().id, 1, p.key.pk, p.tally().sealed), Why.SEAL),
        (lambda p: Parcel(p.tally().id, 1, "00000000", p.tally().sealed), Why.SEAL),
    ],
)
def test_what_cannot_be_taken_lies_in_the_tray_with_the_reason(phone, spoil, why):
    phone.states(phone.start())
    bad = spoil(phone)

    assert phone.states(bad) == ["tray"]
    assert why_of(bad) == why
    assert phone.states(bad) == ["tray"]
    assert shift_of(phone).met == 0


@pytest.mark.parametrize("days", [-365 * 73, -1, 15])
def test_a_shift_of_a_day_that_cannot_be_is_asked_about(phone, days):
    day = timezone.localdate() - timedelta(days=days)
    start = phone.start(date=day.isoformat())

    assert phone.states(start) == ["tray"]
    assert why_of(start) == Why.DATE


@pytest.mark.parametrize(
    "parcel",
    [
        Parcel("not-an-id", 1, "0", "AAAA"),
        Parcel("3fa85f64-5717-4562-b3fc-2c963f66afa6", 1, "0", "AAAA"),
        Parcel(str(uuid7()).upper(), 1, "0", "AAAA"),
        Parcel(str(uuid7()), 0, "0", "AAAA"),
        Parcel(str(uuid7()), 1000, "0", "AAAA"),
        Parcel(str(uuid7()), 1, "0", "not base64!"),
        Parcel(str(uuid7()), 1, "\0", "AAAA"),
        Parcel(str(uuid7()), 1, "0", "A" * (64 * 1024 + 4)),
    ],
    ids=["no id", "version 4", "capitals", "rev 0", "rev 1000", "no base64", "nul", "too long"],
)
def test_what_is_no_record_is_refused_and_the_rest_taken(phone, parcel):
    start = phone.start()

    assert phone.states(parcel, start) == ["refused", "taken"]


def test_a_record_cannot_be_moved_to_another_worker(phone, world, sunniva):
    other = Phone(sunniva, world.service)
    start = phone.start()

    assert other.states(start) == ["tray"]
    assert why_of(start) == Why.SEAL


@pytest.mark.parametrize("where", ["service", "clinic"])
def test_nobody_takes_back_or_puts_right_what_another_has_sent(phone, world, where):
    unit = getattr(world, where)
    other = Phone(make_staff(Role.FIELD_WORKER, unit, "kim"), unit)
    start, tally = phone.start(), phone.tally(3)
    later = phone.tally(7)
    phone.states(start, tally)
    undo, early = (other.parcel("undo", target=one.id) for one in (tally, later))
    again, third = (other.tally(1, id=tally.id, rev=rev) for rev in (2, 3))

    other.send(undo, early, again)
    assert why_of(undo) == why_of(again) == Why.ALLOWED
    # Not by way of a revision of one's own that lies in the tray, either.
    other.send(third)
    assert why_of(third) == Why.ALLOWED
    assert phone.states(later) == ["taken"]
    assert shift_of(phone).met == 10


def test_another_units_shift_is_not_counted_on(phone, world):
    away = Phone(make_staff(Role.FIELD_WORKER, world.clinic, "kim"), world.clinic)
    away.states(away.start())
    phone.shift = away.shift
    tally = phone.tally()

    assert phone.states(tally) == ["tray"]
    assert why_of(tally) == Why.NOT_YOURS
    assert shift_of(away).met == 0


def test_a_volunteer_counts_and_meets_nobody(world, vilde):
    phone = Phone(vilde, world.service)
    met = phone.met({"anonymous": 1})
    sent = [phone.start(mode="count"), phone.tally(), met, phone.parcel("concern", about="child")]

    assert phone.states(*sent) == ["taken", "taken", "tray", "taken"]
    assert why_of(met) == Why.ALLOWED
    assert (shift_of(phone).met, shift_of(phone).counted_only) == (1, True)
    with acting_as(OPERATOR):
        assert Concern.objects.count() == 1


def test_what_a_lost_phone_sends_is_looked_at_by_somebody(phone):
    start = phone.start()

    assert phone.states(start, lost=True) == ["tray"]
    assert why_of(start) == Why.LOST
    with acting_as(OPERATOR):
        assert not Shift.objects.exists()


def test_what_a_desk_has_put_right_is_not_written_over(phone, leila, world):
    start, met = phone.start(), phone.met({"anonymous": 2})
    phone.states(start, met)
    with acting_as(leila.as_actor()) as by:
        contact = Contact.objects.get()
        correct_contact(by=by, contact=contact, reason="mistyped", count=4)
        correct_shift(by=by, shift=shift_of(phone), reason="mistyped", staff=3)

    again = phone.met({"anonymous": 3}, id=met.id, rev=2)
    undo = phone.parcel("undo", target=met.id)
    late = phone.start(id=start.id, rev=2, staff=5)

    assert phone.states(again, undo, late) == ["conflict"] * 3
    assert phone.states(again, undo, late) == ["conflict"] * 3
    with acting_as(OPERATOR):
        assert Contact.objects.get().count == 4
    assert shift_of(phone).staff == 3


def counts_of(phone):
    """Return how many each meeting of the shift was with, and how many are counted as met."""
    with acting_as(OPERATOR):
        contacts = Contact.objects.filter(on_shift__shift__phone_key=phone.shift)
        return sorted(one.count for one in contacts), shift_of(phone).met


def test_revisions_that_all_waited_are_one_meeting(phone):
    """As the hunt found at seed 401: the third let the second go before its shift was there."""
    first = phone.met({"anonymous": 2})
    second = phone.met({"anonymous": 3}, id=first.id, rev=2)
    third = phone.met({"anonymous": 5}, id=first.id, rev=3)

    assert phone.states(first) == ["taken"]
    assert phone.states(second, third) == ["taken"] * 2
    assert phone.states(phone.start()) == ["taken"]
    assert counts_of(phone) == ([5], 5)


def test_later_revisions_before_the_first_are_one_meeting(phone):
    first = phone.met({"anonymous": 2})
    second = phone.met({"anonymous": 3}, id=first.id, rev=2)
    third = phone.met({"anonymous": 5}, id=first.id, rev=3)

    assert phone.states(phone.start(), second, third) == ["taken"] * 3
    assert phone.states(first) == ["taken"]
    assert counts_of(phone) == ([5], 5)


def test_a_revision_after_one_that_is_asked_about_makes_no_second_meeting(phone, leila):
    first = phone.met({"anonymous": 2})
    phone.send(phone.start(), first)
    with acting_as(leila.as_actor()) as by:
        correct_contact(by=by, contact=Contact.objects.get(), reason="mistyped", count=4)

    for rev in (2, 3):
        again = phone.met({"anonymous": 3 + rev}, id=first.id, rev=rev)
        assert phone.states(again) == ["conflict"]
        assert why_of(again) == Why.CHANGED
    assert counts_of(phone)[0] == [4]


def test_undo_takes_back_each_kind_and_twice_is_once(phone, world):
    start = phone.start()
    taken = [
        phone.tally(3),
        phone.met({"new": {}}),
        phone.parcel("note", text="Feil."),
        phone.parcel("concern", about="exploitation"),
    ]
    phone.states(start, *taken)
    undos = [phone.parcel("undo", target=one.id) for one in taken]

    assert phone.states(*undos) == ["taken"] * 4
    assert phone.states(*[phone.parcel("undo", target=one.id) for one in taken]) == ["taken"] * 4

    assert shift_of(phone).met == 0
    with acting_as(OPERATOR):
        assert not Contact.objects.filter(undone_at=None).exists()
        assert not Person.objects.exists()
        assert not Concern.objects.exists()
        assert not shift_of(phone).notes.filter(undone_at=None).exists()


def test_an_undo_of_an_undo_is_asked_about(phone):
    tally = phone.tally()
    undo = phone.parcel("undo", target=tally.id)
    phone.states(phone.start(), tally, undo)

    assert phone.states(phone.parcel("undo", target=undo.id)) == ["tray"]


def test_two_ends_that_differ_are_shown_to_somebody(phone):
    phone.states(phone.start(), phone.end())

    assert phone.states(phone.end()) == ["taken"]
    assert phone.states(phone.end(hours="7.5")) == ["tray"]
    assert shift_of(phone).hours == 5


def test_a_count_that_comes_after_the_end_is_counted(phone, world, sunniva):
    phone.states(phone.start(), phone.end())
    other = Phone(sunniva, world.service, shift=phone.shift)

    assert other.states(other.tally(2)) == ["taken"]
    assert shift_of(phone).met == 2


def test_what_is_settled_says_nothing_any_longer(phone):
    note = phone.parcel("note", text="Et hemmelig ord.")
    phone.states(phone.start(), note)

    with acting_as(OPERATOR):
        row = NightRecord.objects.get(record=note.id)
        assert (row.sealed, row.key, row.state) == ("", "", State.TAKEN)


def test_a_clock_that_goes_wrong_does_not_hold_up_a_worry(phone):
    wrong = timezone.now() + timedelta(days=365 * 73)
    phone.states(phone.start(), phone.parcel("concern", about="child", at=wrong))

    with acting_as(OPERATOR):
        assert abs(Concern.objects.get().received_at - timezone.now()) < timedelta(minutes=5)


class AnyOrder(TestCase):
    """Whatever the post does to a night's records, the night comes to the same."""

    databases = frozenset(("default", "keys"))

    @settings(max_examples=25, deadline=None)
    @given(order=st.randoms(use_true_random=False), cuts=st.sets(st.integers(1, 14)))
    def test_any_order_any_batches_any_repeats(self, order, cuts):
        world = make_world()
        phone = Phone(make_staff(Role.FIELD_WORKER, world.service), world.service)
        start = phone.start()
        tallies = [phone.tally(n) for n in (1, 1, 2, 3, -1)]
        met = phone.met({"anonymous": 2})
        again = phone.met({"anonymous": 9}, id=met.id, rev=2)
        third = phone.met({"anonymous": 4}, id=met.id, rev=3)
        undo = phone.parcel("undo", target=tallies[3].id)
        gone = phone.met({"anonymous": 7})
        later = phone.met({"anonymous": 8}, id=gone.id, rev=2)
        undone = phone.parcel("undo", target=gone.id)
        sent = [start, *tallies, met, again, third, undo, gone, later, undone, phone.end()]
        sent += order.sample(sent, 4)
        order.shuffle(sent)
        places = [0, *sorted(cuts), len(sent)]
        for first, last in pairwise(places):
            phone.send(*sent[first:last])

        shift = shift_of(phone)
        assert (shift.met, shift.hours) == (1 + 1 + 2 - 1 + 4, 5)
        with acting_as(OPERATOR):
            assert not NightRecord.objects.exclude(state__in=["taken", "dropped"]).exists()
            assert Met.objects.count() == 1
            assert Count.objects.filter(undone_at=None).count() == 5


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
@pytest.mark.parametrize("days", [-9, 0, 9])
def test_a_moment_that_cannot_be_does_not_hold_the_batch(phone, at, days):
    worry = phone.parcel("concern", about="child", at=datetime.fromisoformat(at))

    assert phone.states(phone.start(), worry, skew=timedelta(days=days)) == ["taken", "taken"]
    with acting_as(OPERATOR):
        received = Concern.objects.get().received_at
    assert abs(received - timezone.now()) < timedelta(minutes=5)


def test_a_phone_that_two_units_share_is_reported_lost_by_either(world, froya, sunniva):
    mine = Phone(froya, world.service)
    Phone(make_staff(Role.FIELD_WORKER, world.clinic, "kim"), world.clinic, device=mine.device)

    with acting_as(sunniva.as_actor()) as by:
        [found] = phones_for(by, "lose")
        report_lost(by=by, phone=found)

    found.refresh_from_db()
    assert found.lost_at is not None
