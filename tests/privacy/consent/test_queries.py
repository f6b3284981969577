"""What the ledger says, and to whom."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from lykt.organisation.access import MEETS_PEOPLE
from lykt.organisation.acting import acting_as
from lykt.organisation.roles import Role
from lykt.people.actions import merge_people
from lykt.people.models import Person
from lykt.privacy.consent import actions, queries
from lykt.privacy.consent.rules import Target
from lykt.privacy.consent.section import section_for
from lykt.privacy.emergency.models import EmergencyAccess
from tests.access_table import make_person
from tests.privacy.consent.people import (
    ASKED,
    OPERATOR,
    answered,
    no,
    somebody,
    subject_of,
    yes,
)
from tests.support.people import make_staff


@pytest.fixture
def subject(world):
    return somebody(world)


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("place", ["service", "clinic", "elsewhere"])
def test_whoever_meets_people_in_the_unit_reads_them(role, place, world, subject):
    answered(subject, yes("nav", "health"))
    actor = make_staff(role, getattr(world, place)).as_actor()
    reads = place == "service" and role in MEETS_PEOPLE
    with acting_as(actor):
        found = queries.consents_for(actor, [subject.key])
        assert found.count() == (1 if reads else 0)
        assert len(queries.readable(actor, [subject.key])) == found.count()
        section = section_for(actor, subject, [subject.key])
        assert (section is not None) is (role in MEETS_PEOPLE)
        if section is not None:
            assert section.asked is section.may_give is section.may_withdraw is reads
            assert section.subjects == ({subject.key} if reads else set())


def test_in_an_emergency_they_are_read_and_not_changed(world, subject):
    answered(subject, yes("nav", "health"))
    actor = make_staff(Role.FIELD_WORKER, world.clinic, "nightwatch").as_actor()
    with acting_as(actor):
        assert not queries.consents_for(actor, [subject.key])
        EmergencyAccess.objects.create(
            subject=subject.key,
            controller_id=subject.controller,
            unit_id=subject.unit,
            why="life",
            story="It could not wait.",
            until=timezone.now() + timedelta(hours=1),
        )
    with acting_as(actor):
        assert len(queries.consents_for(actor, [subject.key])) == 1
        for act in ("give", "withdraw"):
            assert not queries.consents_for(actor, [subject.key], act)
        section = section_for(actor, subject, [subject.key])
        assert section is not None
        assert section.asked
        assert not section.may_give
        assert not section.may_withdraw


def test_what_is_asked_for_is_found_with_its_consent(subject, operator):
    case = uuid4()
    answered(subject, yes("nav", "health"), purpose="follow_up")
    bound = answered(subject, yes("doctor", "health"), purpose="health", matter=case)
    keys = [subject.key]
    doctor = Target("doctor", "health")
    assert queries.covering(keys, doctor) is None
    found = queries.covering(keys, doctor, matter=case, purpose="health")
    assert found is not None
    assert found.consent == bound
    assert (found.line.recipient, found.line.kind) == ("doctor", "health")
    assert queries.covering(keys, doctor, matter=case, purpose="follow_up") is None
    assert queries.covering([uuid4()], Target("nav", "health")) is None


def test_what_still_needs_a_consent(subject, operator):
    answered(subject, yes("nav", "health", "work"), no("nav", "economy"))
    kinds = ["health", "housing", "economy", "work"]
    needed = queries.consent_needed_for([subject.key], recipient="nav", kinds=kinds)
    assert needed == ["housing", "economy"]
    assert queries.consent_needed_for([subject.key], recipient="police", kinds=["work"]) == [
        "work"
    ]


def test_a_page_asks_as_often_for_many_as_for_one(subject, operator, django_assert_num_queries):
    for _ in range(4):
        answered(subject, yes("nav", "health", "work"), no("police", "health"))
        with django_assert_num_queries(3):
            queries.live_lines([subject.key])


def days_ahead(days: int):
    return timezone.localdate() + timedelta(days=days)


SOON = [(0, True), (1, True), (14, True), (15, False), (300, False)]


@pytest.mark.parametrize(("days", "listed"), SOON)
def test_consents_that_end_within_what_the_rulebook_says(days, listed, subject, sunniva):
    consent = answered(subject, yes("nav", "health"), until=days_ahead(days))
    actor = sunniva.as_actor()
    with acting_as(actor):
        found = queries.ending_soon(actor)
    assert [one.consent.pk for one in found] == ([consent.pk] if listed else [])
    assert [one.subject.label for one in found] == ([subject.label] if listed else [])


def test_only_to_those_who_may_ask_again(subject, world):
    answered(subject, yes("nav", "health"), until=days_ahead(3))
    for role in Role:
        for unit in (world.service, world.clinic, world.elsewhere):
            name = f"{role}-{unit.pk}"
            actor = make_staff(role, unit, name).as_actor()
            with acting_as(actor):
                found = queries.ending_soon(actor)
            assert bool(found) is (unit == world.service and role in MEETS_PEOPLE)


def test_what_was_taken_back_refused_or_asked_anew_does_not_end_soon(subject, operator):
    soon = days_ahead(3)
    one = answered(subject, yes("nav", "health"), until=soon)
    actions.withdraw(by=operator, consents=[one])
    answered(subject, no("doctor", "health"), until=soon)
    old = answered(subject, yes("hospital", "health"), until=soon)
    assert len(queries.ending_soon(operator)) == 1
    actions.renew(by=operator, consent=old, asking=ASKED)
    assert queries.ending_soon(operator) == []


def test_without_a_sure_rule_none_is_said_to_end_soon(subject, operator, monkeypatch):
    answered(subject, yes("nav", "health"), until=days_ahead(1))
    monkeypatch.setattr(queries.rules, "notice_from", lambda today: None)
    assert queries.ending_soon(operator) == []


def test_the_first_to_end_stands_first(world, operator):
    for days in (5, 2, 9):
        answered(somebody(world), yes("nav", "health"), until=days_ahead(days))
    ends = [one.consent.until for one in queries.ending_soon(operator)]
    assert ends == [days_ahead(2), days_ahead(5), days_ahead(9)]
    assert len(queries.ending_soon(operator, limit=2)) == 2


def test_whoever_has_two_codes_is_found_by_the_one_that_stands(world, operator):
    old, kept = make_person(world), make_person(world)
    answered(subject_of(old), yes("nav", "health"), until=days_ahead(3))
    merge_people(by=operator, keep=kept, other=old, reason="same_story")
    kept = Person.objects.get(pk=kept.pk)
    [soon] = queries.ending_soon(operator)
    assert soon.subject.label == kept.code
    found = queries.subject_for(OPERATOR, "person", old.handle)
    assert found is not None
    assert found.key == kept.pk
    assert queries.family(found) == (kept.pk, old.pk)
    assert queries.subject_for(OPERATOR, "person", "nobody") is None
    assert queries.subject_for(OPERATOR, "lamp-post", kept.handle) is None
