"""What lies in the tray is decided by somebody of the unit, and then the phone forgets it."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lykt.field.models import Shift
from lykt.field.night.actions_tray import put_away, take_in
from lykt.field.night.models import NightRecord
from lykt.field.night.queries import tray_for
from lykt.organisation.access import Refused
from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.roles import Role
from lykt.people.actions import correct_contact
from lykt.people.models import Contact
from tests.field.night.phone import Phone
from tests.support.pages import make_person
from tests.support.people import make_staff


OPERATOR = Actor(kind="operator", name="test")


@pytest.fixture
def phone(world, froya):
    return Phone(froya, world.service)


def in_tray(reader):
    with acting_as(reader.as_actor()) as by:
        return list(tray_for(by))


def decide(act, reader, record, **wish):
    with acting_as(reader.as_actor()) as by:
        return act(by=by, record=record, **wish)


def met_of(phone):
    with acting_as(OPERATOR):
        return Shift.objects.get(phone_key=phone.shift).met


def test_a_code_that_was_not_known_is_put_right_and_counted(phone, sunniva, world):
    person = make_person(world)
    bad = phone.met({"code": "FINNES-IKKE-9"})
    phone.states(phone.start(), bad)
    [record] = in_tray(sunniva)

    with pytest.raises(ValidationError, match="no such code"):
        decide(take_in, sunniva, record, code="HELLER-IKKE-1")
    decide(take_in, sunniva, record, code=person.code)

    assert in_tray(sunniva) == []
    assert phone.states(bad) == ["already"]
    assert met_of(phone) == 1
    with acting_as(OPERATOR):
        assert Contact.objects.get(on_shift__isnull=False).person == person


def test_or_it_becomes_a_meeting_with_somebody_nobody_knows(phone, sunniva):
    phone.states(phone.start(), phone.met({"code": "FINNES-IKKE-9"}))
    [record] = in_tray(sunniva)

    decide(take_in, sunniva, record, anonymous=True)

    with acting_as(OPERATOR):
        assert Contact.objects.get().person is None


def test_or_it_is_put_away_and_says_nothing_any_longer(phone, sunniva):
    bad = phone.met({"code": "FINNES-IKKE-9"})
    phone.states(phone.start(), bad)
    [record] = in_tray(sunniva)

    decide(put_away, sunniva, record)

    assert phone.states(bad) == ["already"]
    record.refresh_from_db()
    assert (record.state, record.sealed) == ("dropped", "")
    assert met_of(phone) == 0
    with pytest.raises(ValidationError, match="already"):
        decide(put_away, sunniva, record)


def test_a_shift_of_a_wrong_day_is_given_the_right_one_and_wakes_what_waits(phone, leila):
    ahead = (timezone.localdate() + timedelta(days=900)).isoformat()
    phone.states(phone.start(date=ahead), phone.tally(3))
    [record] = in_tray(leila)

    decide(take_in, leila, record, day=timezone.localdate())

    assert met_of(phone) == 3


def test_two_versions_are_shown_and_the_phones_is_taken_when_somebody_says_so(phone, leila):
    met = phone.met({"anonymous": 2})
    phone.states(phone.start(), met)
    with acting_as(leila.as_actor()) as by:
        correct_contact(by=by, contact=Contact.objects.get(), reason="mistyped", count=4)
    assert phone.states(phone.met({"anonymous": 3}, id=met.id, rev=2)) == ["conflict"]
    [record] = in_tray(leila)

    decide(take_in, leila, record)

    with acting_as(OPERATOR):
        assert Contact.objects.get().count == 3
    assert met_of(phone) == 3


def test_what_a_lost_phone_sent_is_taken_in_when_somebody_has_looked(phone, leila):
    phone.states(phone.start(), phone.tally(2), lost=True)

    for record in in_tray(leila):
        decide(take_in, leila, record)

    assert met_of(phone) == 2


def test_what_cannot_be_read_can_only_be_put_away(phone, leila):
    phone.states(phone.parcel("dance"))
    [record] = in_tray(leila)

    with pytest.raises(ValidationError, match="put away"):
        decide(take_in, leila, record)


def test_what_waits_too_long_stands_in_the_tray(phone, leila):
    phone.states(phone.tally())
    assert in_tray(leila) == []
    with acting_as(OPERATOR):
        NightRecord.objects.update(at=timezone.now() - timedelta(days=2))

    [record] = in_tray(leila)

    with pytest.raises(ValidationError, match="waits"):
        decide(take_in, leila, record)


def test_nobody_of_another_unit_decides(phone, world):
    phone.states(phone.start(), phone.met({"code": "FINNES-IKKE-9"}))
    other = make_staff(Role.UNIT_LEADER, world.clinic, "kim")
    assert in_tray(other) == []
    with acting_as(OPERATOR):
        record = NightRecord.objects.get(state="tray")

    with pytest.raises(Refused):
        decide(put_away, other, record)
