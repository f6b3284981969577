"""What a person is told of their case, and what they can dispute."""

import pytest

from lykt.cases.case import actions_events, actions_team, actions_work
from lykt.privacy.answers import things
from lykt.privacy.answers.building import build
from lykt.privacy.answers.queries import family_of
from lykt.privacy.reading.codes import Ground
from lykt.privacy.reading.showing import opened
from tests.support.cases import consent_to, make_case, subject_of
from tests.support.pages import make_person


@pytest.fixture
def person(world):
    return make_person(world)


@pytest.fixture
def case(person, kaja, parisa, acting):
    case = make_case(person, kaja, summary="Nail bar")
    by = acting(kaja)
    consent_to(person, "housing", case=case)
    actions_team.invite_partner(by=by, case=case, staff=parisa, body="nav")
    actions_work.assure(by=by, case=case, what="housing", state="safe", next_step="Until June")
    actions_work.assure(by=by, case=case, what="health", state="missing", next_step="A tooth")
    actions_work.add_step(by=by, case=case, what="Ask for a bed")
    actions_events.write_event(by=by, case=case, track="criminal", state="talked", note="Afraid")
    return case


def told(person, actor, language="en"):
    subject = subject_of(person)
    keys = family_of(subject)
    with opened(by=actor, what="test", subjects=keys, ground=Ground.ANSWER):
        parts = build(subject, language).parts
    part = next(one for one in parts if one.title == "Your case, and who works in it")
    return str(part)


def test_the_answer_tells_what_is_written_and_by_whom(case, person, kaja, parisa, hedda, acting):
    words = told(person, acting(hedda))
    for said in (
        case.label,
        "Nail bar",
        str(kaja),
        str(parisa),
        "NAV",
        "Until June",
        "Ask for a bed",
        "Talked with the police, not reported",
        "Afraid",
        "A tooth",
    ):
        assert said in words, said


def test_what_is_written_of_health_is_told_by_health_staff_alone(case, person, sunniva, acting):
    words = told(person, acting(sunniva))
    assert "Until June" in words
    assert "A tooth" not in words


def test_nobody_is_left_wondering(person, hedda, acting):
    assert "no case about you" in told(person, acting(hedda))


def test_what_happened_in_a_case_can_be_disputed_before_those_in_its_team(
    case, person, kaja, sunniva, parisa, acting
):
    found = things.things_of(acting(kaja), [person.pk])
    labels = [thing.label for (kind, _key), thing in found.items() if kind == "case event"]
    assert any("Talked with the police" in label and case.label in label for label in labels)
    for other in (sunniva, parisa):
        kinds = {kind for kind, _key in things.things_of(acting(other), [person.pk])}
        assert "case event" not in kinds
