"""No page shows someone without having written it down first; the walk is over every page."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from django.db import OperationalError, connections
from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lykt.organisation.acting import Actor
from lykt.organisation.models import Staff
from lykt.organisation.roles import Role
from lykt.people import actions
from lykt.people.models import Person
from lykt.privacy.reading import pages, showing
from lykt.privacy.reading.models import ReadingEntry, ReadingTip
from lykt.privacy.reading.record import names_in_record, verify
from lykt.privacy.sealing.models import StoreKey
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
    # Before the first byte of a page that comes in pieces has been asked for.
    entries = list(ReadingEntry.objects.all())
    text = answer.getvalue().decode("utf-8", "replace")
    shown = names_in_record({one.pk for one in Person.objects.all() if one.code in text})
    written = {key for entry in entries for key in entry.subjects}
    assert shown <= written
    assert {entry.what for entry in entries} <= pages.known().keys(), (
        "put it into reading/pages.py"
    )
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


# ---- What cannot be written down is not shown


@contextmanager
def refusing(alias: str, table: str, words: str) -> Iterator[None]:
    """Let a database fail at whatever asks for one of its tables, as a full disk would."""

    def fail(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if f'"{table}"' in sql:
            raise OperationalError(words)
        return execute(sql, params, many, context)

    with connections[alias].execute_wrapper(fail):
        yield


@contextmanager
def forgotten(rows: QuerySet[Any]) -> Iterator[None]:
    """Take rows away."""
    rows.delete()
    yield


#: Why an entry cannot be written. Each is what is done, once somebody has been read.
CAUSES: dict[str, Callable[[], AbstractContextManager[None]]] = {
    "the disk is full": lambda: refusing(
        "default", "privacy_reading_entry", "database or disk is full"
    ),
    "the database is locked": lambda: refusing(
        "default", "privacy_reading_tip", "database is locked"
    ),
    "the key store cannot be read": lambda: refusing(
        "keys", "keys_data_key", "unable to open database file"
    ),
    "the key of the seal cannot be read": lambda: refusing(
        "keys", "keys_store_key", "unable to open database file"
    ),
    "the key of the seal is gone": lambda: forgotten(StoreKey.objects.filter(purpose="record")),
    "the tip is gone": lambda: forgotten(ReadingTip.objects.all()),
}
#: Pages and files on which somebody stands, each way there is of showing them.
SHOWING = ["today", "contacts", "people", "person_page", "person_change", "register_export"]


@pytest.mark.parametrize("name", SHOWING)
@pytest.mark.parametrize("cause", sorted(CAUSES))
def test_what_cannot_be_written_down_is_not_shown(
    cause: str,
    name: str,
    people: list[Person],
    world: World,
    leila: Staff,
    client_of: Callable[[Staff], Client],
) -> None:
    client = client_of(leila)
    client.raise_request_exception = False
    client.get(reverse("people"))
    actions.register_contact(
        by=leila.as_actor(),
        unit=world.service,
        date=timezone.localdate(),
        channel="street",
        person=people[0],
    )
    before = ReadingEntry.objects.count()
    assert before
    url = reverse(name, args=[people[0].handle] if name.startswith("person_") else [])
    with CAUSES[cause]():
        answer = (
            client.post(url, {"format": "csv"})
            if TABLE[name].method == "post"
            else client.get(url)
        )
        body = answer.getvalue()
    assert answer.status_code == 500
    assert not body.startswith(b"PK")
    assert not any(person.code in body.decode() for person in people)
    assert ReadingEntry.objects.count() == before


@pytest.mark.parametrize("name", SHOWING)
def test_the_same_pages_do_show_somebody(
    name: str, people: list[Person], leila: Staff, client_of: Callable[[Staff], Client]
) -> None:
    url = reverse(name, args=[people[0].handle] if name.startswith("person_") else [])
    client = client_of(leila)
    answer = (
        client.post(url, {"format": "csv"}) if TABLE[name].method == "post" else client.get(url)
    )
    assert answer.status_code == 200
    assert answer.getvalue()


@pytest.mark.parametrize(
    "change", [{"count": 1}, {"digest": "f" * 64}, {"seal": "f" * 64}, {"count": 0, "digest": ""}]
)
def test_nothing_is_shown_on_top_of_a_tip_that_was_changed(
    change: dict[str, object],
    people: list[Person],
    sunniva: Staff,
    client_of: Callable[[Staff], Client],
) -> None:
    client = client_of(sunniva)
    client.raise_request_exception = False
    for _ in range(2):
        client.get(reverse("people"))
    ReadingTip.objects.update(**change)
    answer = client.get(reverse("people"))
    assert answer.status_code == 500
    assert not any(person.code in answer.content.decode() for person in people)
    assert not verify().intact


def test_nor_whatever_else_goes_wrong(
    people: list[Person],
    sunniva: Staff,
    client_of: Callable[[Staff], Client],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whatever the writing runs into, and not only what a database says."""

    def failing(**_: object) -> None:
        raise OSError("the disk is gone")

    monkeypatch.setattr(showing, "note", failing)
    client = client_of(sunniva)
    client.raise_request_exception = False
    answer = client.get(reverse("people"))
    assert answer.status_code == 500
    assert not any(person.code in answer.content.decode() for person in people)


def test_the_record_itself_is_not_given_out_unwritten(
    people: list[Person], odin: Staff, client_of: Callable[[Staff], Client]
) -> None:
    client = client_of(odin)
    client.raise_request_exception = False
    with CAUSES["the disk is full"]():
        answer = client.get(reverse("reading_csv"))
    assert answer.status_code == 500
    assert answer.headers["Content-Type"].startswith("text/html")


def test_a_register_given_out_is_written_down(
    people: list[Person], leila: Staff, client_of: Callable[[Staff], Client]
) -> None:
    answer = client_of(leila).post(reverse("register_export"), {"format": "csv"})
    assert answer.getvalue().startswith(b"PK")
    entry = ReadingEntry.objects.latest("number")
    assert (entry.what, entry.ground) == ("export_register", "export")
    assert set(entry.subjects) == names_in_record({person.pk for person in people})
