"""Writing into the ledger: who may, what must be said, and what it does at once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lykt.organisation.access import MEETS_PEOPLE, Refused
from lykt.organisation.acting import acting_as
from lykt.organisation.roles import Role
from lykt.people.actions import merge_people
from lykt.people.models import Person
from lykt.privacy.consent import actions, queries, signals
from lykt.privacy.consent.codes import Answer, Ended, GivenBy, State, Told
from lykt.privacy.consent.models import Consent, ConsentEvent, ConsentLine
from lykt.privacy.consent.rules import Target
from lykt.privacy.consent.signals import Shut, Withdrawal
from lykt.privacy.reading.showing import opened
from tests.access_table import make_person
from tests.privacy.consent.ledgers import replayed
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


NAV_HEALTH, NAV_WORK = Target("nav", "health"), Target("nav", "work")


@pytest.fixture
def heard() -> Iterator[list[Withdrawal]]:
    """What the rooms that listen are told during the test."""
    told: list[Withdrawal] = []
    listener = signals.on_withdrawal(told.append)
    yield told
    signals._listeners.remove(listener)


@pytest.fixture
def subject(world):
    return somebody(world)


def held(subject) -> set[Target]:
    lives = queries.live_lines(queries.family(subject))
    return {queries.target_of(live.line) for live in lives}


# Who may


@pytest.mark.parametrize("role", list(Role))
def test_whoever_meets_people_can_ask_and_be_told(role, world, subject, operator):
    actor = make_staff(role, world.service).as_actor()
    consent = answered(subject, yes("nav", "health"), by=OPERATOR)
    if role in MEETS_PEOPLE:
        with acting_as(actor):
            answered(subject, yes("doctor", "health"), by=actor)
            actions.withdraw(by=actor, consents=[consent])
    else:
        with pytest.raises(Refused):
            answered(subject, yes("doctor", "health"), by=actor)
        with acting_as(actor), pytest.raises(Refused):
            actions.withdraw(by=actor, consents=[consent])


def test_whoever_works_elsewhere_can_neither(world, subject, ulrik):
    consent = answered(subject, yes("nav", "health"))
    actor = ulrik.as_actor()
    with pytest.raises(Refused):
        answered(subject, yes("nav", "health"), by=actor)
    with acting_as(actor):
        for act in (
            lambda: actions.withdraw(by=actor, consents=[consent]),
            lambda: actions.renew(by=actor, consent=consent, asking=ASKED),
        ):
            with pytest.raises(Refused):
                act()


@pytest.mark.parametrize("role", list(MEETS_PEOPLE))
def test_a_case_is_closed_by_the_coordinator_or_the_leader(role, world, subject):
    case = uuid4()
    answered(subject, yes("nav", "health"), matter=case)
    actor = make_staff(role, world.service).as_actor()
    with acting_as(actor):
        if role in (Role.CASE_COORDINATOR, Role.UNIT_LEADER):
            assert actions.close_matter(by=actor, matter=case)
        else:
            with pytest.raises(Refused):
                actions.close_matter(by=actor, matter=case)


# What must be said


def test_what_was_said_is_kept_as_it_was_said(subject, operator):
    consent = answered(
        subject, yes("nav", "health", "work"), no("nav", "housing"), no("police", "identity")
    )
    lines = {(line.recipient, line.kind): line.answer for line in consent.lines.all()}
    assert lines == {
        ("nav", "health"): "yes",
        ("nav", "work"): "yes",
        ("nav", "housing"): "no",
        ("police", "identity"): "no",
    }
    assert consent.unit_id == subject.unit
    assert (consent.read_aloud, consent.interpreted, consent.language) == (False, True, "ro")
    assert all(getattr(consent, one.value) for one in Told)
    assert consent.until == timezone.localdate().replace(year=timezone.localdate().year + 1)


def test_a_refusal_is_a_consent_with_every_answer_no(subject, operator):
    refusal = actions.refuse(
        by=operator,
        subject=subject,
        purpose="coordination",
        recipients={"police": ["identity", "health"]},
        asking=replace(ASKED, told=()),
    )
    assert {line.answer for line in refusal.lines.all()} == {"no"}
    assert queries.standings([subject.key])[refusal.pk].state is State.REFUSED
    assert list(queries.consents_for(operator, [subject.key])) == [refusal]


TOMORROW = timedelta(days=1)

#: What cannot be written down, and a word of what is said about it.
IMPOSSIBLE = [
    ({}, "answer"),
    ({"lines": [*yes("nav", "health"), *no("nav", "health")]}, "twice"),
    ({"lines": yes("ambulance", "health")}, "not asked"),
    ({"lines": yes("here", "identity")}, "not asked"),
    ({"purpose": "identity", "lines": yes("nav", "identity")}, "not asked"),
    ({"purpose": "identity", "lines": yes("here", "health")}, "Only the name"),
    ({"purpose": "statistics", "lines": yes("nav", "health")}, "what it is for"),
    ({"lines": yes("family", "health")}, "which"),
    ({"lines": yes("family", "health", named="  ")}, "which"),
    ({"lines": yes("nav", "health", named="Somebody")}, "No name"),
    ({"lines": yes("nav", "health"), "asking": replace(ASKED, told=())}, "Explain"),
    (
        {"lines": yes("nav", "health"), "asking": replace(ASKED, given_by=GivenBy.GUARDIAN)},
        "guardian",
    ),
    ({"lines": yes("nav", "health"), "asking": replace(ASKED, guardian="parent")}, "guardian"),
    ({"lines": yes("nav", "health"), "until": -1}, "today or later"),
    ({"lines": yes("nav", "health"), "until": 400}, "longest"),
    ({"lines": yes("nav", "health"), "since": 20, "until": 10}, "today or later"),
]


@pytest.mark.parametrize(("told", "word"), IMPOSSIBLE)
def test_what_cannot_be_an_answer(told, word, subject, operator):
    days = {
        name: timezone.localdate() + timedelta(days=told[name])
        for name in ("since", "until")
        if name in told
    }
    given = {"purpose": "follow_up", "lines": [], "asking": ASKED} | told | days
    with pytest.raises(ValidationError, match=word):
        actions.give(by=operator, subject=subject, **given)
    assert not Consent.objects.exists()


@pytest.mark.parametrize("missing", [one for one in Told if one is not Told.DUTIES])
def test_a_yes_that_was_not_explained_is_none(missing, subject, operator):
    told = [one for one in Told if one is not missing]
    with pytest.raises(ValidationError, match="Explain this first"):
        answered(subject, yes("nav", "health"), asking=replace(ASKED, told=told))
    assert answered(subject, no("nav", "health"), asking=replace(ASKED, told=told))


def test_until_is_asked_for_where_no_sure_rule_says_how_long(subject, operator, monkeypatch):
    monkeypatch.setattr("lykt.privacy.consent.rules.longest", lambda since: None)
    with pytest.raises(ValidationError, match="Choose the last day"):
        answered(subject, yes("nav", "health"))
    far = timezone.localdate() + timedelta(days=900)
    assert answered(subject, yes("nav", "health"), until=far).until == far


def test_the_database_refuses_a_guardian_who_is_nothing(subject, operator):
    day = timezone.localdate()
    wrong = Consent(
        subject=subject.key,
        controller_id=subject.controller,
        unit_id=subject.unit,
        purpose="follow_up",
        since=day,
        until=day,
        how="spoken",
        language="nb",
        given_by="person",
        guardian="parent",
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        wrong.save()


def test_nothing_is_rewritten(subject, operator):
    consent = answered(subject, yes("nav", "health"))
    [event] = actions.withdraw(by=operator, consents=[consent])
    for row in (consent, consent.lines.get(), event, event.ended.get()):
        with pytest.raises(RuntimeError):
            row.save()
        with pytest.raises(RuntimeError):
            type(row).objects.filter(pk=row.pk).update(id=uuid4())


# What it does at once


def test_taken_back_holds_no_more_the_same_moment(subject, operator, heard):
    consent = answered(subject, yes("nav", "health", "work"))
    assert held(subject) == {NAV_HEALTH, NAV_WORK}
    assert heard == []
    [event] = actions.withdraw(by=operator, consents=[consent], via="phone")
    assert held(subject) == set()
    assert (event.what, event.via, event.told_to_name) == (Ended.WITHDRAWN, "phone", "test")
    [told] = heard
    assert told.subjects == (subject.key,)
    assert told.shut == {Shut(t, "follow_up", None) for t in (NAV_HEALTH, NAV_WORK)}


def test_some_of_it_can_be_taken_back(subject, operator, heard):
    consent = answered(subject, yes("nav", "health", "work"))
    actions.withdraw(by=operator, consents=[consent], targets=[NAV_WORK])
    assert held(subject) == {NAV_HEALTH}
    assert queries.standings([subject.key])[consent.pk].state is State.IN_PART
    assert heard[0].shut == {Shut(NAV_WORK, "follow_up", None)}


def test_what_holds_no_more_cannot_be_taken_back(subject, operator):
    consent = answered(subject, yes("nav", "health"))
    actions.withdraw(by=operator, consents=[consent])
    refusal = answered(subject, no("doctor", "health"))
    for consents in ([consent], [refusal], []):
        with pytest.raises(ValidationError, match="nothing to take back"):
            actions.withdraw(by=operator, consents=consents)


def test_a_later_no_tells_what_it_shut(subject, operator, heard):
    answered(subject, yes("nav", "health", "work"))
    answered(subject, no("nav", "health"), purpose="health")
    assert held(subject) == {NAV_WORK}
    assert [told.shut for told in heard] == [{Shut(NAV_HEALTH, "follow_up", None)}]


def test_whoever_listens_and_fails_undoes_it_all(subject, operator, monkeypatch):
    consent = answered(subject, yes("nav", "health"))

    def failing(withdrawal):
        raise RuntimeError("the name could not be erased")

    monkeypatch.setattr(signals, "_listeners", [failing])
    with pytest.raises(RuntimeError), transaction.atomic():
        actions.withdraw(by=operator, consents=[consent])
    assert not ConsentEvent.objects.exists()
    assert held(subject) == {NAV_HEALTH}


def test_with_the_case_its_consents_lapse(subject, operator, heard):
    case, other = uuid4(), uuid4()
    answered(subject, yes("nav", "health"), matter=case)
    answered(subject, yes("nav", "work"), matter=other)
    answered(subject, no("police", "health"), matter=case)
    [event] = actions.close_matter(by=operator, matter=case)
    assert event.what == Ended.CASE_CLOSED
    assert held(subject) == {NAV_WORK}
    assert heard[-1].shut == {Shut(NAV_HEALTH, "follow_up", case)}
    assert actions.close_matter(by=operator, matter=case) == []


def test_asked_again_the_same_goes_on_and_nothing_is_shut(subject, operator, heard):
    soon = timezone.localdate() + timedelta(days=5)
    consent = answered(
        subject,
        yes("nav", "health", "work"),
        yes("family", "plans", named="Sister"),
        no("police", "health"),
        until=soon,
    )
    actions.withdraw(by=operator, consents=[consent], targets=[NAV_WORK])
    heard.clear()
    with opened(by=operator, what="test", subjects=[subject.key]):
        new = actions.renew(by=operator, consent=consent, asking=ASKED)
        named = {line.recipient: line.recipient_named for line in new.lines.all()}
    assert named == {"nav": "", "family": "Sister"}
    assert new.renews == consent
    assert new.until > soon
    assert heard == []
    lives = queries.live_lines([subject.key])
    assert {live.consent.pk for live in lives} == {new.pk}
    assert queries.standings([subject.key])[consent.pk].state is State.REPLACED


@pytest.mark.parametrize("ended", ["taken back", "refused", "closed"])
def test_what_has_ended_otherwise_is_asked_anew(ended, subject, operator):
    case = uuid4()
    lines = no("nav", "health") if ended == "refused" else yes("nav", "health")
    consent = answered(subject, lines, matter=case)
    if ended == "taken back":
        actions.withdraw(by=operator, consents=[consent])
    if ended == "closed":
        actions.close_matter(by=operator, matter=case)
    with pytest.raises(ValidationError, match="Ask anew"):
        actions.renew(by=operator, consent=consent, asking=ASKED)


def test_two_codes_of_one_person_have_one_ledger(world, operator, heard):
    old, kept = make_person(world), make_person(world)
    consent = answered(subject_of(old), yes("nav", "health"))
    merge_people(by=operator, keep=kept, other=old, reason="same_story")
    person = subject_of(Person.objects.get(pk=kept.pk))
    assert held(person) == {NAV_HEALTH}
    answered(person, no("nav", "health"))
    assert held(person) == set()
    assert set(heard[-1].subjects) == {old.pk, kept.pk}
    with pytest.raises(ValidationError):
        actions.withdraw(by=operator, consents=[consent])


def test_names_stand_sealed_and_the_same_name_is_known_again(subject, operator):
    answered(subject, yes("family", "plans", named="Ana  Maria"))
    line = ConsentLine.objects.get()
    assert "Ana" not in str(line.__dict__)
    assert "Ana" not in line.named_key
    answered(subject, no("family", "plans", named="ana maria"))
    assert held(subject) == set()


# Any order, through the actions themselves

TARGETS = [Target("nav", "health"), Target("nav", "work"), Target("doctor", "health")]
STEPS = st.lists(
    st.one_of(
        st.tuples(
            st.just("answer"),
            st.dictionaries(st.sampled_from(TARGETS), st.sampled_from(Answer), min_size=1),
            st.integers(0, 3),
            st.booleans(),
        ),
        st.tuples(st.just("take back"), st.integers(0, 9), st.sets(st.sampled_from(TARGETS))),
        st.tuples(st.just("close")),
    ),
    min_size=1,
    max_size=8,
)


@given(steps=STEPS)
@settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_in_any_order_only_what_holds_is_covered(steps, world):
    subject, case, today = somebody(world), uuid4(), timezone.localdate()
    with acting_as(OPERATOR):
        for step in steps:
            given = queries.everything_said([subject.key])
            try:
                if step[0] == "answer":
                    lines = [line for t, a in step[1].items() for line in _said(t, a)]
                    until, matter = today + timedelta(days=step[2]), case if step[3] else None
                    answered(subject, lines, until=until, matter=matter)
                elif step[0] == "close":
                    actions.close_matter(by=OPERATOR, matter=case)
                elif given:
                    some = step[2] or None
                    one = given[step[1] % len(given)]
                    actions.withdraw(by=OPERATOR, consents=[one], targets=some)
            except ValidationError:
                continue
        ledger = [queries.entry_of(each) for each in queries.everything_said([subject.key])]
        for ahead in range(5):
            on = today + timedelta(days=ahead)
            replay = replayed(ledger, on)
            for target in TARGETS:
                for matter in (None, case):
                    found = queries.covering([subject.key], target, matter=matter, on=on)
                    assert (found is not None) == replay.open(target, None, matter)


def _said(target, answer):
    return (yes if answer == Answer.YES else no)(target.recipient, target.kind)
