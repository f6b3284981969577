"""What is done with a request: by whom, in which state, and what is written down of it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lykt.organisation import orphans
from lykt.organisation.access import Refused
from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.models import Staff
from lykt.organisation.roles import Role
from lykt.privacy.answers import actions, actions_own
from lykt.privacy.answers.actions import Asked
from lykt.privacy.answers.codes import Act
from lykt.privacy.answers.models import HandingOver, Objection, Request
from lykt.privacy.answers.queries import notes_for, objections_open, owners_in
from lykt.privacy.answers.rules import Checklist
from lykt.privacy.objecting import objections_to
from lykt.privacy.reading.showing import opened
from lykt.privacy.subjects import subjects
from tests.privacy.answers.asking import asked, met, moved, person_of, somebody
from tests.support.people import World, make_staff


Acting = Callable[[Staff], Actor]
TODAY = timezone.localdate
SAFE = Checklist(
    alone=True, somebody_waits=False, safe_paper=True, given="paper", health_part="given"
)


def test_what_is_taken_in_is_due_in_a_month(world: World, sunniva: Staff, acting: Acting) -> None:
    request = asked(somebody(world), sunniva)
    acting(sunniva)
    assert request.state == "received"
    assert timedelta(days=28) <= request.due - request.asked_on <= timedelta(days=31)
    assert [(step.act, step.by) for step in request.history.all()] == [("receive", sunniva)]


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"asked_on": TODAY() + timedelta(days=1)}, "asked_on"),
        ({"asked_by": "lawyer"}, "authority_seen"),
        ({"asked_by": "guardian"}, "authority_seen"),
    ],
)
def test_what_cannot_be_taken_in(
    told: dict[str, object], field: str, world: World, sunniva: Staff
) -> None:
    with pytest.raises(ValidationError) as problem:
        asked(somebody(world), sunniva, **told)
    assert list(problem.value.message_dict) == [field]


def test_a_lawyer_asks_when_the_authority_was_seen(world: World, sunniva: Staff) -> None:
    assert asked(somebody(world), sunniva, asked_by="lawyer", authority_seen=True).pk


def test_whoever_meets_people_takes_in_and_another_answers(
    world: World, froya: Staff, sunniva: Staff, acting: Acting
) -> None:
    subject, by = somebody(world), acting(froya)
    told = Asked(asks="access", asked_on=TODAY(), language="ro")
    with pytest.raises(ValidationError):
        actions.receive(by=by, subject=subject, asked=told, owner=froya)
    request = actions.receive(by=by, subject=subject, asked=told, owner=sunniva)
    with pytest.raises(Refused):
        actions.move(by=by, request=request, act=Act.BEGIN)


def test_nobody_elsewhere_takes_in(world: World, ulrik: Staff, acting: Acting) -> None:
    told = Asked(asks="access", asked_on=TODAY(), language="en")
    with pytest.raises(Refused):
        actions.receive(by=acting(ulrik), subject=somebody(world), asked=told, owner=ulrik)


def test_owners_are_those_who_may_answer(world: World, froya: Staff, acting: Acting) -> None:
    acting(froya)
    for role in Role:
        if role is not Role.FIELD_WORKER:
            make_staff(role, world.service)
    make_staff(Role.SOCIAL_WORKER, world.clinic, "elsewhere")
    assert {one.username for one in owners_in(world.service.pk)} == {
        "sunniva", "hedda", "kaja", "leila",
    }  # fmt: skip


def test_what_the_state_does_not_allow_is_refused(
    world: World, sunniva: Staff, acting: Acting
) -> None:
    request, by = asked(somebody(world), sunniva), acting(sunniva)
    with pytest.raises(ValidationError):
        actions.move(by=by, request=request, act=Act.MAKE_READY)
    with pytest.raises(ValidationError):
        actions.hand_over(by=by, request=request, told=SAFE)
    assert request.history.count() == 1
    assert not HandingOver.objects.exists()


def test_more_time_is_taken_once_with_a_reason(
    world: World, sunniva: Staff, acting: Acting
) -> None:
    request, by = asked(somebody(world), sunniva), acting(sunniva)
    with pytest.raises(ValidationError):
        actions.extend(by=by, request=request, reason=" ")
    later = actions.extend(by=by, request=request, reason="Three units must look.")
    assert later.due > request.due + timedelta(days=58)
    with pytest.raises(ValidationError, match="once"):
        actions.extend(by=by, request=request, reason="Once more.")
    with opened(by=by, what="test", subjects=[request.subject]):
        assert later.history.get(act="extend").reason == "Three units must look."


def test_a_refusal_says_why_and_ends_it(world: World, leila: Staff, acting: Acting) -> None:
    request, by = asked(somebody(world), leila), acting(leila)
    with pytest.raises(ValidationError):
        actions.refuse(by=by, request=request, reason="")
    actions.refuse(by=by, request=request, reason="It is about somebody else.")
    with pytest.raises(ValidationError):
        actions.move(by=by, request=request, act=Act.BEGIN)


def test_handed_over_to_the_person_alone(world: World, sunniva: Staff, acting: Acting) -> None:
    request = moved(asked(somebody(world), sunniva), sunniva, "begin", "ready")
    by = acting(sunniva)
    told = {"somebody_waits": True, "safe_paper": False, "health_part": "later"}
    for wrong in (
        {**told, "alone": False, "given": "read_aloud"},
        {**told, "alone": True, "given": "paper"},
    ):
        with pytest.raises(ValidationError):
            actions.hand_over(by=by, request=request, told=Checklist(**wrong))  # type: ignore[arg-type]
    first = Checklist(alone=True, given="read_aloud", **told)  # type: ignore[arg-type]
    actions.hand_over(by=by, request=request, told=first)
    request.refresh_from_db()
    # The health part is still to come, and so the request is not closed.
    assert request.state == "in_part"
    with pytest.raises(ValidationError):
        actions.hand_over(by=by, request=request, told=first)
    actions.hand_over(by=by, request=request, told=SAFE)
    request.refresh_from_db()
    assert (request.state, request.handings.count()) == ("handed_over", 2)


def test_what_is_left_behind_is_taken_over(
    world: World, sunniva: Staff, kaja: Staff, froya: Staff, leila: Staff, acting: Acting
) -> None:
    request, by = asked(somebody(world), sunniva), acting(leila)
    assert orphans.orphans_for(by) == []
    sunniva.is_active = False
    sunniva.save()
    [(kind, left)] = orphans.orphans_for(by)
    # The page of what is left behind stands in no reading record: it names nobody.
    assert (left.handle, left.owner) == (request.handle, sunniva)
    assert person_of_label(request) not in left.label
    with pytest.raises(ValidationError):
        orphans.hand_over(by=by, kind=kind, orphan=left, to=froya)
    orphans.hand_over(by=by, kind=kind, orphan=left, to=kaja)
    request.refresh_from_db()
    assert request.owner == kaja
    assert request.history.get(act="take_over").owner == kaja
    assert orphans.orphans_for(by) == []


def person_of_label(request: Request) -> str:
    return subjects([request.subject])[request.subject].label


# ---- Their own words


def test_their_words_stand_beside_and_replace_nothing(
    world: World, sunniva: Staff, acting: Acting
) -> None:
    subject, by = somebody(world), acting(sunniva)
    contact = person_of(subject).contacts.get()
    note = actions_own.note(
        by=by, subject=subject, words="I was not there.", about="contact", thing=contact.handle
    )
    assert note.thing == contact.pk
    with pytest.raises(ValidationError):
        actions_own.note(by=by, subject=subject, words=" ")
    with pytest.raises(ValidationError):
        actions_own.note(by=by, subject=subject, words="No.", about="contact", thing="nothing")
    actions_own.settle(by=by, note=note, settled="corrected")
    with pytest.raises(ValidationError):
        actions_own.settle(by=by, note=note, settled="stands")
    with opened(by=by, what="test", subjects=[subject.key]):
        [said] = notes_for(by, [subject.key])
        assert (said.note.words, said.note.settled) == ("I was not there.", "corrected")


def test_what_is_said_of_the_clinic_is_read_by_health_staff(
    world: World, hedda: Staff, sunniva: Staff, froya: Staff
) -> None:
    subject = somebody(world)
    visit = met(world, "health", person_of(subject))
    by = hedda.as_actor()
    with acting_as(by):
        actions_own.note(
            by=by, subject=subject, words="It was a cold.", about="contact", thing=visit.handle
        )
        actions_own.note(by=by, subject=subject, words="Call me by my name.")
    for staff, read in ((hedda, 2), (sunniva, 1), (froya, 1)):
        with acting_as(staff.as_actor()) as actor:
            assert len(notes_for(actor, [subject.key])) == read
    with acting_as(sunniva.as_actor()) as actor, pytest.raises(ValidationError):
        actions_own.note(
            by=actor, subject=subject, words="So?", about="contact", thing=visit.handle
        )


# ---- Objections


def test_an_objection_holds_until_it_is_decided(
    world: World, froya: Staff, leila: Staff, acting: Acting
) -> None:
    subject, keys = somebody(world), []
    keys.append(subject.key)
    by = acting(froya)
    assert objections_to(keys) == []
    made = actions_own.object_to(by=by, subject=subject, against="statistics", words="No.")
    assert objections_open(keys, "statistics") == [made]
    assert objections_open(keys, "health") == []
    assert objections_to(keys, "statistics") == [("statistics", False)]
    with pytest.raises(ValidationError):
        actions_own.object_to(by=by, subject=subject, against="statistics", words="")
    with pytest.raises(Refused):
        actions_own.decide(by=by, objection=made, decision="uphold", reason="Yes.")
    leader = acting(leila)
    with pytest.raises(ValidationError):
        actions_own.decide(by=leader, objection=made, decision="reject", reason=" ")
    actions_own.decide(by=leader, objection=made, decision="uphold", reason="They are right.")
    assert objections_open(keys) == []
    assert objections_to(keys, "statistics") == [("statistics", True)]
    with pytest.raises(ValidationError):
        actions_own.decide(by=leader, objection=made, decision="reject", reason="Or not.")
    actions_own.decide(by=leader, objection=made, decision="withdraw", reason="")
    assert objections_to(keys) == []


def test_a_rejected_objection_stands_in_nothing_s_way(
    world: World, leila: Staff, acting: Acting
) -> None:
    subject, by = somebody(world), acting(leila)
    made = actions_own.object_to(by=by, subject=subject, against="follow_up", words="")
    actions_own.decide(by=by, objection=made, decision="reject", reason="A child is in danger.")
    assert objections_to([subject.key]) == []
    assert Objection.objects.get().state == "rejected"
