"""Somebody of the test people's service, and answers of theirs."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from lykt.organisation.acting import Actor, acting_as, actor_if_any
from lykt.people.models import Person
from lykt.privacy import subjects
from lykt.privacy.consent import actions
from lykt.privacy.consent.asking import Asking, Said
from lykt.privacy.consent.codes import Answer, How, Told
from lykt.privacy.consent.models import Consent
from lykt.privacy.subjects import Subject
from tests.access_table import make_person
from tests.support.people import World


OPERATOR = Actor(kind="operator", name="test")

#: Asked as one should be.
ASKED = Asking(how=How.SPOKEN, language="ro", interpreted=True, told=tuple(Told))


def somebody(world: World) -> Subject:
    return subject_of(make_person(world))


def subject_of(person: Person) -> Subject:
    with acting_as(OPERATOR):
        return subjects.subjects([person.pk])[person.pk]


def yes(recipient: str, *kinds: str, named: str = "") -> list[Said]:
    return [Said(recipient, kind, Answer.YES, named) for kind in kinds]


def no(recipient: str, *kinds: str, named: str = "") -> list[Said]:
    return [Said(recipient, kind, Answer.NO, named) for kind in kinds]


def answered(
    subject: Subject,
    *lines: Iterable[Said],
    by: Actor | None = None,
    purpose: str = "follow_up",
    until: date | None = None,
    **more: Any,
) -> Consent:
    """Write down an answer, by whoever acts or else the operator."""
    told = {"asking": ASKED} | more
    actor = by or actor_if_any() or OPERATOR
    with acting_as(actor):
        return actions.give(
            by=actor,
            subject=subject,
            purpose=purpose,
            lines=[said for line in lines for said in line],
            until=until,
            **told,
        )
