"""Whoever the tests of sharing are about, and their clock."""

import pytest

from lykt.organisation.acting import Actor
from lykt.organisation.models import Staff
from lykt.people.models import Person
from lykt.privacy.subjects import Subject
from tests.privacy.disclosure.sharing import Clock, met, subject_of
from tests.support.people import World


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The time, to be moved on."""
    return Clock(monkeypatch)


@pytest.fixture
def worker(sunniva: Staff, acting) -> Actor:  # type: ignore[no-untyped-def]
    """A social worker of the service, who acts."""
    actor: Actor = acting(sunniva)
    return actor


@pytest.fixture
def person(world: World, worker: Actor, clock: Clock) -> Person:
    """Somebody whom the service has met."""
    return met(world, worker)


@pytest.fixture
def subject(person: Person) -> Subject:
    """The same, as privacy knows them."""
    return subject_of(person)
