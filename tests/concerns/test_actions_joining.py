"""Joining a concern to a person: on a ground, and never without."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lykt.concerns import actions, actions_joining, actions_triage
from lykt.concerns.models import Concern, ConcernEvent
from lykt.organisation.access import Refused
from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.keys import new_id
from lykt.organisation.models import Staff
from lykt.people.models import Contact, Person
from lykt.privacy import subjects
from lykt.privacy.answers.building import build
from lykt.privacy.consent.actions import give
from lykt.privacy.consent.asking import Asking, Said
from lykt.privacy.consent.codes import Told
from lykt.privacy.reading.showing import opened
from lykt.privacy.retention.codes import EraseReason
from lykt.privacy.retention.erasing import erase
from lykt.privacy.sealing.keys import Erased, keys_of
from tests.support.cases import subject_of
from tests.support.concerns import OPERATOR, make_concern, notify
from tests.support.pages import make_person
from tests.support.people import World


REASON = "There is danger for her life, and the police were told."


def say_yes(person: Person, purpose: str, recipient: str, kind: str) -> None:
    with acting_as(OPERATOR):
        give(
            by=OPERATOR,
            subject=subject_of(person),
            purpose=purpose,
            lines=[Said(recipient, kind, "yes")],
            asking=Asking(how="spoken", language="en", told=tuple(Told)),
        )


def triaged(world: World, **told: Any) -> Concern:
    concern = make_concern(world, **told)
    with acting_as(OPERATOR):
        return actions_triage.triage(by=OPERATOR, concern=concern)


def joined(world: World, person: Person, **told: Any) -> Concern:
    concern = triaged(world, **told)
    with acting_as(OPERATOR):
        return actions_joining.join(
            by=OPERATOR, concern=concern, person=person, ground="duty",
            duty="duty.child_welfare", reason=REASON,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("purpose", "recipient", "kind"),
    [("identity", "here", "identity"), ("follow_up", "nav", "housing")],
)
def test_a_consent_that_holds_is_a_ground(
    world: World, kaja: Staff, purpose: str, recipient: str, kind: str
) -> None:
    person, concern = make_person(world), triaged(world)
    say_yes(person, purpose, recipient, kind)
    with acting_as(kaja.as_actor()) as actor:
        now = actions_joining.join(by=actor, concern=concern, person=person, ground="consent")
    assert (now.state, now.person, now.ground) == ("joined", person.pk, "consent")


def test_what_the_person_tells_is_a_ground(world: World, kaja: Staff) -> None:
    told = timezone.now()
    concern = triaged(world, source="person", received_at=told, duties_explained_at=told)
    with acting_as(kaja.as_actor()) as actor:
        now = actions_joining.join(
            by=actor, concern=concern, person=make_person(world), ground="told_it"
        )
    assert now.state == "joined"


def test_whoever_was_known_before_is_known(world: World, kaja: Staff) -> None:
    before, concern = make_person(world), triaged(world)
    after, never_met = make_person(world), make_person(world)
    with acting_as(OPERATOR):
        Person.objects.filter(pk=never_met.pk).update(
            registered_at=timezone.now() - timedelta(days=9)
        )
        Contact.objects.filter(person=never_met).delete()
        never_met.refresh_from_db()
    with acting_as(kaja.as_actor()) as actor:
        for person in (after, never_met):
            with pytest.raises(ValidationError, match="was not met here before"):
                actions_joining.join(by=actor, concern=concern, person=person, ground="known")
        assert actions_joining.join(
            by=actor, concern=concern, person=before, ground="known"
        ).person == before.pk  # fmt: skip


@pytest.mark.parametrize(
    ("told", "fields"),
    [
        ({"ground": ""}, {"ground"}),
        ({"ground": "hunch"}, {"ground"}),
        ({"ground": "consent"}, {"ground"}),
        ({"ground": "told_it"}, {"ground"}),
        ({"ground": "duty"}, {"duty", "reason"}),
        ({"ground": "duty", "duty": "retention.case", "reason": REASON}, {"duty"}),
        ({"ground": "duty", "duty": "duty.avert_crime", "reason": "Danger"}, {"reason"}),
    ],
)
def test_without_a_ground_nobody_is_joined(
    world: World, operator: Actor, told: dict[str, Any], fields: set[str]
) -> None:
    concern = triaged(world)
    with pytest.raises(ValidationError) as refused:
        actions_joining.join(by=operator, concern=concern, person=make_person(world), **told)
    assert set(refused.value.message_dict) == fields
    assert Concern.objects.get().person is None


def test_a_field_worker_joins_nobody(world: World, froya: Staff) -> None:
    concern, person = triaged(world), make_person(world)
    with acting_as(froya.as_actor()) as actor, pytest.raises(Refused):
        actions_joining.join(by=actor, concern=concern, person=person, ground="known")


def test_a_join_is_undone_and_what_stood_before_stands(world: World, operator: Actor) -> None:
    person = make_person(world)
    concern = joined(world, person)
    assert subjects.keeper("person").family(person.pk) == [person.pk, concern.subject]
    with pytest.raises(ValidationError, match="joined to somebody already"):
        actions_joining.join(by=operator, concern=concern, person=person, ground="known")
    now = actions_joining.unjoin(by=operator, concern=concern)
    assert (now.state, now.person, now.ground) == ("triaged", None, "")
    assert subjects.keeper("person").family(person.pk) == [person.pk]
    with pytest.raises(ValidationError, match="joined to nobody"):
        actions_joining.unjoin(by=operator, concern=concern)
    acts = list(ConcernEvent.objects.order_by("at", "id").values_list("act", flat=True))
    assert acts == ["raised", "triaged", "joined", "unjoined"]


def test_a_case_is_opened_from_one_that_is_joined(world: World, operator: Actor) -> None:
    lonely, concern = triaged(world), joined(world, make_person(world))
    case = new_id()
    with pytest.raises(ValidationError, match="about a person"):
        actions.mark_case_opened(by=operator, concern=lonely, matter=case)
    now = actions.mark_case_opened(by=operator, concern=concern, matter=case)
    assert (now.state, now.case) == ("case_opened", case)
    with pytest.raises(ValidationError, match="already"):
        actions.mark_case_opened(by=operator, concern=concern, matter=case)
    with pytest.raises(ValidationError, match="stays joined"):
        actions_joining.unjoin(by=operator, concern=concern)


# ---- What the person is told, and what goes with them


def test_what_is_joined_is_in_the_persons_answer_without_who_told(
    world: World, operator: Actor
) -> None:
    person = make_person(world)
    concern = joined(world, person, seen="She was locked in", reporter="The porter, 99999999")
    notify(concern, body="Fjordby child welfare")
    subject = subject_of(person)
    with opened(by=OPERATOR, what="test", subjects=[person.pk, concern.subject]):
        answer = build(subject, "en")
    said = str(answer)
    assert "She was locked in" in said
    assert "Fjordby child welfare" in said
    assert REASON in said
    assert "porter" not in said
    assert "several codes" not in said


def test_what_is_joined_goes_with_the_person(world: World, operator: Actor) -> None:
    person = make_person(world)
    concern, other = joined(world, person, seen="Gone"), make_concern(world, seen="Stays")
    erase(by=operator, subject=subject_of(person), reason=EraseReason.ASKED)
    assert list(Concern.objects.values_list("pk", flat=True)) == [other.pk]
    with pytest.raises(Erased):
        keys_of([concern.subject])


def test_a_concern_goes_alone_and_leaves_the_person(world: World, operator: Actor) -> None:
    person = make_person(world)
    concern = joined(world, person)
    found = subjects.subjects([concern.subject])[concern.subject]
    assert (found.kind, found.label) == ("concern", concern.label)
    erase(by=operator, subject=found, reason=EraseReason.ASKED)
    assert not Concern.objects.exists()
    assert Person.objects.filter(pk=person.pk).exists()
