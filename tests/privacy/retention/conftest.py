"""What the tests of retention share: people met on given days."""

from collections.abc import Callable
from datetime import date, datetime, time

import pytest
from django.utils import timezone

from lykt.organisation.models import Unit
from lykt.people.codes import Channel
from lykt.people.models import Contact, Person
from lykt.privacy import subjects
from lykt.privacy.retention import hooks
from lykt.privacy.subjects import Subject


Met = Callable[..., Person]


@pytest.fixture
def leader(leila, acting):
    """The leader of the service acts."""
    return acting(leila)


@pytest.fixture
def met(world, operator) -> Met:
    """Return a function that makes someone who has been met on these days."""
    number = 0

    def made(*days: date, unit: Unit | None = None, written: date | None = None) -> Person:
        nonlocal number
        number += 1
        home = unit or world.service
        kept = {"controller": home.controller, "unit": home}
        first = written or min(days, default=timezone.localdate())
        moment = timezone.make_aware(datetime.combine(first, time(12)))
        person = Person.objects.create(**kept, code=f"ROLIG-ELV-{number}", registered_at=moment)
        for day in days:
            Contact.objects.create(**kept, person=person, date=day, channel=Channel.STREET)
        return person

    return made


def subject_of(person: Person) -> Subject:
    """A person as the floor of privacy knows them."""
    return subjects.subjects([person.pk])[person.pk]


@pytest.fixture(autouse=True)
def no_figures_ask_for_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing wait for its year to be closed: that is tested with the closing itself."""
    monkeypatch.setattr(hooks, "may_go", [])
