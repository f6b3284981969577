"""Whoever is written about is an opaque key to this floor; the rooms that keep them answer."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest

from lykt.organisation.acting import Actor
from lykt.organisation.models import Staff
from lykt.privacy import subjects
from lykt.privacy.subjects import Keeper, Subject
from tests.access_table import make_person
from tests.support.people import World


class Chats:
    """A keeper of another kind, as a room above might hand it down."""

    kind = "chat"

    def __init__(self) -> None:
        self.there: dict[UUID, Subject] = {}
        self.asked = 0

    def keep(self, label: str) -> Subject:
        key = uuid4()
        made = Subject(key, self.kind, f"handle-{label}", label, uuid4(), uuid4(), "/")
        self.there[key] = made
        return made

    def find(self, actor: Actor, handle: str, act: str = "read") -> Subject | None:
        return next((each for each in self.there.values() if each.handle == handle), None)

    def find_by_label(self, actor: Actor, label: str) -> Subject | None:
        return next((each for each in self.there.values() if each.label == label), None)

    def subjects(self, keys: set[UUID]) -> list[Subject]:
        self.asked += 1
        return [self.there[key] for key in keys if key in self.there]


@pytest.fixture
def chats(monkeypatch: pytest.MonkeyPatch) -> Chats:
    """Chats, kept beside people for the length of a test."""
    monkeypatch.setattr(subjects, "_keepers", dict(subjects._keepers))
    made = Chats()
    subjects.add(made)  # type: ignore[arg-type]
    return made


def test_people_are_kept_from_the_start() -> None:
    assert [keeper.kind for keeper in subjects.keepers()].count("person") == 1
    assert subjects.keeper("person").kind == "person"


def test_each_keeper_answers_all_that_is_asked_of_one() -> None:
    asked = [name for name in vars(Keeper) if not name.startswith("_")]
    assert len(asked) > 5
    for keeper in subjects.keepers():
        assert [name for name in asked if not hasattr(keeper, name)] == []


def test_a_kind_that_nobody_keeps_has_nobody(db: None, operator: Actor) -> None:
    assert subjects.find(operator, "ghost", "handle") is None


def test_they_are_found_by_kind_and_handle(world: World, operator: Actor, chats: Chats) -> None:
    chat, person = chats.keep("SAMTALE-1"), make_person(world)
    found = subjects.find(operator, "person", person.handle)
    assert found is not None
    assert (found.key, found.kind, found.label) == (person.pk, "person", person.code)
    assert subjects.find(operator, "chat", chat.handle) == chat
    assert subjects.find(operator, "person", chat.handle) is None


def test_they_are_found_by_what_they_are_called(
    world: World, operator: Actor, chats: Chats
) -> None:
    chat, person = chats.keep("SAMTALE-1"), make_person(world)
    assert subjects.by_label(operator, "SAMTALE-1") == chat
    found = subjects.by_label(operator, person.code)
    assert found is not None
    assert found.key == person.pk
    assert subjects.by_label(operator, "NOBODY-1") is None


def test_whoever_may_not_finds_nobody(
    world: World, ulrik: Staff, acting: Callable[[Staff], Actor]
) -> None:
    person = make_person(world)
    actor = acting(ulrik)
    assert subjects.find(actor, "person", person.handle) is None
    assert subjects.by_label(actor, person.code) is None


def test_many_are_asked_for_once_of_each_kind(world: World, operator: Actor, chats: Chats) -> None:
    people = [make_person(world) for _ in range(3)]
    chat = chats.keep("SAMTALE-1")
    found = subjects.subjects([*(each.pk for each in people), chat.key, uuid4()])
    assert found.keys() == {*(each.pk for each in people), chat.key}
    assert chats.asked == 1
    assert subjects.subjects([]) == {}
    assert chats.asked == 1
