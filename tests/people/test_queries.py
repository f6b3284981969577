"""What is read about people is read for someone: the rest is as if it were not there."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.models import Staff
from lykt.people import actions, queries
from lykt.people.models import Contact
from tests.support.people import World


Acting = Callable[[Staff], Actor]


@pytest.fixture
def met_everywhere(world: World, operator: Actor) -> dict[str, Contact]:
    """One contact with a new person in each unit, and one at the service's clinic."""
    places = {
        "service": (world.service, "street"),
        "service health": (world.service, "health"),
        "clinic": (world.clinic, "street"),
        "elsewhere": (world.elsewhere, "street"),
    }
    return {
        name: actions.register_contact(
            by=operator, unit=unit, date=timezone.localdate(), channel=channel, new_person={}
        )
        for name, (unit, channel) in places.items()
    }


SEEN_CONTACTS = {
    "froya": {"service"},
    "sunniva": {"service"},
    "hedda": {"service", "service health"},
    "kaja": {"service"},
    "leila": {"service"},
    "pal": set(),
    "aksel": set(),
    "odin": set(),
    "astrid": set(),
    "parisa": set(),
    "ulrik": {"elsewhere"},
}


@pytest.mark.parametrize(("name", "seen"), SEEN_CONTACTS.items())
def test_who_sees_which_contacts_and_people(
    met_everywhere: dict[str, Contact],
    request: pytest.FixtureRequest,
    acting: Acting,
    name: str,
    seen: set[str],
) -> None:
    actor = acting(request.getfixturevalue(name))
    contacts = set(queries.contacts_for(actor).values_list("pk", flat=True))
    assert contacts == {met_everywhere[place].pk for place in seen}
    # A person is seen by their unit, also when the meeting itself is the clinic's alone.
    units = {met_everywhere[place].unit_id for place in seen}
    people = set(queries.people_for(actor).values_list("pk", flat=True))
    assert people == {c.person_id for c in met_everywhere.values() if c.unit_id in units}


def test_the_day_someone_was_at_the_clinic_is_not_told_to_others(
    world: World, hedda: Staff, froya: Staff
) -> None:
    with acting_as(hedda.as_actor()) as nurse:
        person = actions.register_contact(
            by=nurse,
            unit=world.service,
            date=timezone.localdate(),
            channel="health",
            new_person={},
        ).person
        assert person is not None
        assert queries.last_contacts(nurse, [person]) == {person.pk: timezone.localdate()}
    with acting_as(froya.as_actor()) as field_worker:
        assert queries.last_contacts(field_worker, [person]) == {}
        assert queries.contacts_of(field_worker, person).count() == 0


def test_who_was_at_the_clinic_lately_is_not_told_by_the_list_of_recent_people(
    world: World, hedda: Staff, froya: Staff
) -> None:
    with acting_as(hedda.as_actor()) as nurse:
        patient = actions.register_contact(
            by=nurse,
            unit=world.service,
            date=timezone.localdate(),
            channel="health",
            given=["condoms"],
            new_person={},
        ).person
        assert queries.recent_people(nurse, world.service) == [patient]
        assert queries.usual_choices(nurse, world.service)["given"] == ["condoms"]
    with acting_as(froya.as_actor()) as field_worker:
        assert queries.recent_people(field_worker, world.service) == []
        assert queries.usual_choices(field_worker, world.service)["given"] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [("blå krone 7", True), ("BLAKRONE7", True), ("krone", True), ("RØD", False), ("", True)],
)
def test_search_by_code(
    world: World, operator: Actor, text: str, found: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "new_code", lambda **_: "BLÅ-KRONE-7")
    actions.make_person(by=operator, unit=world.service)
    assert queries.found_people(operator, text).exists() is found


def test_a_taken_code_is_drawn_again(
    world: World, operator: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = iter(["BLÅ-SOL-7", "BLÅ-SOL-7", "GUL-SOL-7"])
    monkeypatch.setattr(actions, "new_code", lambda **_: next(drawn))
    codes = [actions.make_person(by=operator, unit=world.service).code for _ in range(2)]
    assert codes == ["BLÅ-SOL-7", "GUL-SOL-7"]


def test_two_municipalities_may_have_the_same_code(
    world: World, operator: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "new_code", lambda **_: "BLÅ-SOL-7")
    ours = actions.make_person(by=operator, unit=world.service)
    theirs = actions.make_person(by=operator, unit=world.elsewhere)
    assert queries.person_by_code(operator, world.service, "blå sol 7") == ours
    assert queries.person_by_code(operator, world.elsewhere, "blå sol 7") == theirs


def test_a_chain_of_merges_is_one_person(world: World, operator: Actor) -> None:
    day = timezone.localdate()
    people: list[Any] = [
        actions.register_contact(
            by=operator, unit=world.service, date=day, channel="street", new_person={}
        ).person
        for _ in range(3)
    ]
    for keep, other in ((1, 0), (2, 1)):
        actions.merge_people(by=operator, keep=people[keep], other=people[other], reason="mistake")
    for person in people:
        person.refresh_from_db()
        assert queries.kept_person(person) == people[2]
    assert queries.contacts_of(operator, people[2]).count() == 3


def test_recent_people_are_the_latest_of_the_unit(
    world: World, froya: Staff, acting: Acting
) -> None:
    actor = acting(froya)
    people = [
        actions.register_contact(
            by=actor,
            unit=world.service,
            date=timezone.localdate(),
            channel="street",
            new_person={},
        ).person
        for _ in range(8)
    ]
    assert queries.recent_people(actor, world.service) == people[:3:-1]
