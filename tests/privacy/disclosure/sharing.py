"""What the tests of sharing are made of: a clock of their own, consents, and plain shares."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone

from lykt.organisation.acting import Actor
from lykt.people import actions as people
from lykt.people.models import Person
from lykt.privacy import subjects
from lykt.privacy.consent import actions as consents
from lykt.privacy.consent.asking import Asking, Said
from lykt.privacy.consent.codes import Answer, Told
from lykt.privacy.consent.models import Consent, ConsentEvent
from lykt.privacy.disclosure.actions import share
from lykt.privacy.disclosure.attempts import Item
from lykt.privacy.disclosure.receipts import Receipt
from lykt.privacy.disclosure.rules import ByConsent, ByDuty
from lykt.privacy.subjects import Subject
from tests.support.people import World


#: A Monday morning, well within what the rulebook has checked.
START = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
ASKED = Asking(how="spoken", language="en", told=tuple(Told))
REASON = "She says that she will be taken out of the country tonight."


class Clock:
    """The time as everything in Lykt reads it; it goes on a little each time it is asked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.time = START
        monkeypatch.setattr(timezone, "now", self)
        # The default of a column is bound when the table is: it must read this clock too.
        for model in (Consent, ConsentEvent):
            monkeypatch.setitem(model._meta.get_field("at").__dict__, "_get_default", self)

    def __call__(self) -> datetime:
        self.time += timedelta(microseconds=1)
        return self.time

    def begin_anew(self) -> None:
        self.time = START

    def pass_days(self, days: int) -> None:
        self.time += timedelta(days=days)


def met(world: World, by: Actor) -> Person:
    """Return somebody whom the service has met."""
    contact = people.register_contact(
        by=by, unit=world.service, date=timezone.localdate(), channel="street", new_person={}
    )
    assert contact.person is not None
    return contact.person


def subject_of(person: Person) -> Subject:
    return subjects.subjects([person.pk])[person.pk]


def say(
    by: Actor,
    subject: Subject,
    yes: Iterable[tuple[str, ...]] = (),
    no: Iterable[tuple[str, ...]] = (),
    *,
    purpose: str = "follow_up",
    days: int = 30,
    begins: int = 0,
    matter: UUID | None = None,
) -> Consent:
    """Write down what somebody answered: to (recipient, kind) or (recipient, kind, name)."""

    def line(target: tuple[str, ...], answer: str) -> Said:
        return Said(target[0], target[1], answer, *target[2:])

    today = timezone.localdate()
    return consents.give(
        by=by,
        subject=subject,
        purpose=purpose,
        lines=[*(line(one, Answer.YES) for one in yes), *(line(one, Answer.NO) for one in no)],
        asking=ASKED,
        since=today + timedelta(days=begins),
        until=today + timedelta(days=begins + days),
        matter=matter,
    )


def tell(by: Actor, subject: Subject, recipient: str, *kinds: str, **how: Any) -> Receipt:
    """Share something of each kind, by phone and on a consent for follow-up if not told else."""
    given: dict[str, Any] = {
        "by": by,
        "subject": subject,
        "recipient": recipient,
        "items": [Item(kind, f"something about {kind}") for kind in kinds],
        "ground": ByConsent("follow_up"),
        "way": "phone",
    }
    return share(**(given | how))


def duty(ref: str, reason: str = REASON) -> ByDuty:
    return ByDuty(f"duty.{ref}", reason)
