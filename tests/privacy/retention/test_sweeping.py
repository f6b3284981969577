"""`lykt retention`: whose time is over, and what goes one by one."""

from datetime import date, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from lykt.organisation.codes import NoticeKind
from lykt.organisation.notices import tell
from lykt.people.codes import MergeReason
from lykt.people.models import Contact, Person, PersonMerge
from lykt.privacy.retention import erasing, hooks, sweeping
from lykt.privacy.retention.due import last_signs
from lykt.privacy.retention.holds import set_hold
from lykt.privacy.retention.models import LastSign, RetentionChoice
from lykt.privacy.retention.sweeping import sweep
from lykt.privacy.sealing.keys import erased
from tests.privacy.retention.conftest import subject_of


pytestmark = pytest.mark.django_db

#: Every rule has been checked to this day.
TODAY = date(2026, 11, 23)
#: The latest day after which a person who was not met again goes, and a contact.
PERSON, CONTACT = date(2023, 11, 22), date(2024, 11, 22)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def the_day(monkeypatch):
    """Let it be the day that the examples are about, in every room."""
    monkeypatch.setattr(timezone, "localdate", localdate(timezone.localdate))


def localdate(real):
    return lambda moment=None, **more: real(moment, **more) if moment is not None else TODAY


def run(operator, **more):
    return sweep(by=operator, today=TODAY, **more)


def line(done, kind, controller="Fjordby"):
    found = [one for one in done.lines if (one.kind, one.controller) == (kind, controller)]
    assert len(found) == 1
    return found[0]


# ---- Persons


@pytest.mark.parametrize(
    ("days", "goes"),
    [
        ([PERSON], True),
        ([PERSON + DAY], False),
        ([PERSON - 900 * DAY, PERSON], True),
        ([PERSON - 900 * DAY, PERSON + DAY], False),
        ([TODAY], False),
    ],
)
def test_who_has_not_been_met_so_long_goes(days, goes, met, operator):
    person = met(*days)
    done = run(operator)
    assert Person.objects.filter(pk=person.pk).exists() is not goes
    assert bool(erased([person.pk])) is goes
    assert line(done, "person").due == goes


def test_whoever_was_never_met_counts_from_the_day_they_were_written_down(met, operator):
    old, new = met(written=PERSON), met(written=PERSON + DAY)
    run(operator)
    assert list(Person.objects.all()) == [new]
    assert old.pk not in Person.objects.values_list("pk", flat=True)


def test_the_day_of_an_import_is_no_sign_of_whoever_came_in(met, operator):
    met(PERSON - DAY, written=TODAY)
    run(operator)
    assert not Person.objects.exists()


def test_the_person_behind_several_codes_goes_when_all_are_over(met, operator):
    pairs = [(met(PERSON), met(last)) for last in (PERSON, PERSON + DAY)]
    for kept, other in pairs:
        Person.objects.filter(pk=other.pk).update(merged_into=kept)
        PersonMerge.objects.create(
            kept=kept, merged=other, reason=MergeReason.values[0], at="2020-01-01T12:00Z"
        )
    done = run(operator)
    assert set(Person.objects.all()) == set(pairs[1])
    # One human, whatever they were called.
    assert line(done, "person").due == 1


def test_a_hold_keeps_them_and_says_so(met, operator):
    person = met(PERSON)
    set_hold(by=operator, subject=subject_of(person), reason="A court asks", until=None)
    # The hold itself is of today, and so a sign; it is of an old case here.
    type(person).objects.filter(pk=person.pk).update(changed_at="2020-01-01T12:00Z")
    from lykt.privacy.retention.models import LegalHold

    LegalHold.objects.update(at="2020-01-01T12:00Z")
    for dry_run in (True, False):
        found = line(run(operator, dry_run=dry_run), "person")
        assert (found.due, found.kept_back) == (1, 1)
    assert Person.objects.filter(pk=person.pk).exists()


def test_each_controller_goes_by_its_own_decision(met, world, operator):
    day = TODAY - 400 * DAY
    here, there = met(day), met(day, unit=world.elsewhere)
    RetentionChoice.objects.create(
        controller=world.elvestad,
        rule="retention.person",
        months=12,
        source="Plan",
        decided_on=TODAY,
        by_name="odin",
    )
    done = run(operator)
    assert list(Person.objects.all()) == [here]
    assert there.pk not in Person.objects.values_list("pk", flat=True)
    assert line(done, "person", "Elvestad").source == "Plan"


def test_a_rule_that_decides_nothing_takes_nobody_and_is_listed(met, operator):
    person = met(PERSON)
    late = date(2100, 1, 1)
    done = sweep(by=operator, today=late)
    assert Person.objects.filter(pk=person.pk).exists()
    found = line(done, "person")
    assert (found.due, found.standing) == (0, "overdue")


def test_the_oldest_is_told(met, operator):
    met(PERSON - 10 * DAY)
    met(PERSON - 20 * DAY)
    assert line(run(operator, dry_run=True), "person").oldest == PERSON - 20 * DAY


# ---- Rows by rules of their own


def test_contacts_go_one_by_one_and_the_person_stays(met, operator):
    person = met(CONTACT - DAY, CONTACT, CONTACT + DAY)
    done = run(operator)
    assert [one.date for one in person.contacts.all()] == [CONTACT + DAY]
    found = line(done, "people.Contact")
    assert (found.due, found.oldest) == (2, CONTACT - DAY)


def test_whoever_has_lost_all_contacts_counts_on_from_the_last(met, operator):
    person = met(CONTACT, written=CONTACT - 3000 * DAY)
    run(operator)
    assert not person.contacts.exists()
    assert LastSign.objects.get(subject=person.pk).day == CONTACT
    # The next nights: their own time is not over before it is.
    run(operator)
    assert Person.objects.filter(pk=person.pk).exists()


def test_a_last_sign_is_never_put_back(met, operator):
    person = met(CONTACT - DAY)
    LastSign.objects.create(subject=person.pk, day=CONTACT)
    run(operator)
    assert LastSign.objects.get(subject=person.pk).day == CONTACT


def test_their_first_day_is_remembered(met, operator):
    person = met(CONTACT - DAY, TODAY)
    run(operator)
    person.refresh_from_db()
    assert person.first_contact == CONTACT - DAY


def test_anonymous_contacts_go_too(world, operator):
    for day in (CONTACT, CONTACT + DAY):
        Contact.objects.create(
            controller=world.fjordby, unit=world.service, date=day, channel="street", count=3
        )
    run(operator)
    assert [one.date for one in Contact.objects.all()] == [CONTACT + DAY]


def test_contacts_of_whoever_is_held_stay(met, operator):
    person = met(CONTACT, TODAY)
    set_hold(by=operator, subject=subject_of(person), reason="A court asks", until=None)
    done = run(operator)
    assert person.contacts.count() == 2
    assert line(done, "people.Contact").due == 0


def test_higher_rooms_are_asked_while_the_rows_are_there(met, operator, monkeypatch):
    met(CONTACT, TODAY)
    asked = []
    monkeypatch.setattr(
        hooks, "before_thinning", [lambda table, rows: asked.append((table, rows.count()))]
    )
    run(operator)
    assert asked == [("people.Contact", 1)]


def test_a_chain_is_never_thinned(operator, world):
    kinds = {one.kind for one in run(operator).lines}
    assert kinds.isdisjoint({"reading.ReadingEntry", "reading.ReadingTip", "sessions.Session"})


def test_what_something_points_at_stays_and_is_counted(met, operator, monkeypatch):
    from django.db.models import ProtectedError

    def refuse(rows):
        raise ProtectedError("needed", set())

    met(CONTACT, TODAY)
    monkeypatch.setattr(sweeping, "take", refuse)
    found = line(run(operator), "people.Contact")
    assert (found.due, found.kept_back) == (1, 1)
    # What was begun with the rows is taken back with them.
    assert not LastSign.objects.exists()


# ---- The run


def test_a_dry_run_does_nothing(met, operator):
    met(PERSON)
    met(CONTACT, TODAY)
    done = run(operator, dry_run=True)
    assert (line(done, "person").due, line(done, "people.Contact").due) == (1, 2)
    assert (Person.objects.count(), Contact.objects.count()) == (2, 3)
    assert not LastSign.objects.exists()


def test_a_second_run_finds_nothing(met, operator):
    met(PERSON)
    met(CONTACT, TODAY)
    run(operator)
    assert [one.due for one in run(operator).lines if one.due] == []


def test_sessions_whose_time_is_over_go(operator, world):
    now = timezone.now()
    for key, moment in (("old", now - DAY), ("new", now + DAY)):
        Session.objects.create(session_key=key, session_data="", expire_date=moment)
    assert run(operator, dry_run=True).sessions == 1
    assert run(operator).sessions == 1
    assert [one.session_key for one in Session.objects.all()] == ["new"]


def test_what_was_interrupted_is_finished(met, operator):
    person = met(TODAY)
    erasing.sealing.destroy([person.pk])
    assert run(operator, dry_run=True).finished == 0
    assert run(operator).finished == 1
    assert not Person.objects.exists()


def test_what_the_house_was_told_of_them_is_no_sign_of_them(met, leila, operator):
    person = met(PERSON)
    tell(
        what=NoticeKind.EMERGENCY_OPENED,
        controller=person.controller_id,
        staff=leila.pk,
        actor=operator,
        subject=person.pk,
    )
    assert last_signs([person.pk]) == {person.pk: PERSON}
