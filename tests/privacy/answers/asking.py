"""People who ask, made for the tests of this room."""

from datetime import date
from typing import Any

from django.utils import timezone

from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.models import Staff
from lykt.people import actions as people
from lykt.people.keeper import subject_of
from lykt.people.models import Contact, Person
from lykt.privacy.answers import actions
from lykt.privacy.answers.actions import Asked
from lykt.privacy.answers.models import Request
from lykt.privacy.subjects import Subject
from tests.support.people import World


OPERATOR = Actor(kind="operator", name="test")


def met(
    world: World, channel: str = "street", person: Person | None = None, **told: Any
) -> Contact:
    """Write down that somebody was met, somebody new when none is said."""
    if person is None:
        told["new_person"] = {"country": "NG", "birth_year": 1990}
    with acting_as(OPERATOR):
        return people.register_contact(
            by=OPERATOR,
            unit=world.service,
            date=timezone.localdate(),
            channel=channel,
            person=person,
            **told,
        )


def somebody(world: World) -> Subject:
    """Return somebody whom the service has met."""
    contact = met(world)
    assert contact.person is not None
    return subject_of(contact.person)


def person_of(subject: Subject) -> Person:
    """Return the person behind a subject."""
    with acting_as(OPERATOR):
        return Person.objects.get(pk=subject.key)


def asked(
    subject: Subject, owner: Staff, asks: str = "access", on: date | None = None, **told: Any
) -> Request:
    """Let somebody ask."""
    with acting_as(owner.as_actor()) as by:
        return actions.receive(
            by=by,
            subject=subject,
            owner=owner,
            asked=Asked(
                **{"asks": asks, "asked_on": on or timezone.localdate(), "language": "en", **told}
            ),
        )


def moved(request: Request, by: Staff, *acts: str) -> Request:
    """Take plain steps with a request."""
    with acting_as(by.as_actor()) as actor:
        for act in acts:
            request = actions.move(by=actor, request=request, act=actions.Act(act))
    return request
