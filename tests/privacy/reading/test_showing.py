"""No page shows someone without having written it down first; the walk is over every page."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lykt.organisation.acting import Actor
from lykt.organisation.models import Staff
from lykt.organisation.roles import Role
from lykt.people import actions
from lykt.people.models import Person
from lykt.privacy.reading import showing
from lykt.privacy.reading.models import ReadingEntry
from lykt.privacy.reading.record import names_in_record, verify
from tests.access_table import TABLE
from tests.support.people import World, make_staff


#: Pages that are read; those that only act answer with a redirect and show nothing.
READ = sorted(name for name, page in TABLE.items() if page.method == "get")


@pytest.fixture
def people(world: World, operator: Actor) -> list[Person]:
    """Some people of the service who look alike, met today."""
    met = [
        actions.register_contact(
            by=operator,
            unit=world.service,
            date=timezone.localdate(),
            channel="street",
            new_person={"country": "NG", "birth_year": 1990},
        ).person
        for _ in range(3)
    ]
    return [person for person in met if person is not None]


@pytest.mark.parametrize("name", READ)
def test_whoever_is_shown_has_been_written_down(
    name: str, people: list[Person], world: World, client_of: Callable[[Staff], Client]
) -> None:
    page = TABLE[name]
    role = next(role for role in Role if role in page.may)
    reader = make_staff(role, world.service)
    url = reverse(name, kwargs=page.sample(world, reader)) + page.query
    answer = client_of(reader).get(url)
    text = answer.getvalue().decode("utf-8", "replace")
    shown = names_in_record({one.pk for one in Person.objects.all() if one.code in text})
    written = {key for entry in ReadingEntry.objects.all() for key in entry.subjects}
    assert shown <= written
    assert not shown or ReadingEntry.objects.latest("number").staff == reader.pk
    assert verify().intact


@pytest.mark.parametrize("name", ["people", "person_page", "contacts"])
def test_the_walk_does_see_people(
    name: str,
    people: list[Person],
    world: World,
    sunniva: Staff,
    client_of: Callable[[Staff], Client],
) -> None:
    page = TABLE[name]
    url = reverse(name, kwargs=page.sample(world, sunniva))
    assert client_of(sunniva).get(url).status_code == 200
    assert ReadingEntry.objects.latest("number").subjects


def test_what_cannot_be_written_down_is_not_shown(
    people: list[Person],
    sunniva: Staff,
    client_of: Callable[[Staff], Client],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def failing(**_: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(showing, "note", failing)
    client = client_of(sunniva)
    client.raise_request_exception = False
    answer = client.get(reverse("people"))
    assert answer.status_code == 500
    assert not any(person.code in answer.content.decode() for person in people)


def test_a_register_given_out_is_written_down(
    people: list[Person], leila: Staff, client_of: Callable[[Staff], Client]
) -> None:
    answer = client_of(leila).post(reverse("register_export"), {"format": "csv"})
    assert answer.getvalue().startswith(b"PK")
    entry = ReadingEntry.objects.latest("number")
    assert (entry.what, entry.ground) == ("export_register", "export")
    assert set(entry.subjects) == names_in_record({person.pk for person in people})
