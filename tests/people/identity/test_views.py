"""Pages of names: what is written down, what is found, and what is never in an address."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from lykt.organisation.acting import Actor
from lykt.organisation.models import Staff
from lykt.people import actions as people
from lykt.people.models import Person
from lykt.privacy import subjects
from lykt.privacy.consent import actions as consents
from lykt.privacy.consent.asking import Asking, Said
from lykt.privacy.consent.codes import KEPT_HERE, Answer, Purpose, Recipient, Told
from lykt.privacy.reading.models import ReadingEntry
from lykt.privacy.reading.record import names_in_record
from tests.support.people import World


ClientOf = Callable[[Staff], Client]


@pytest.fixture
def person(world: World, operator: Actor) -> Person:
    """Someone of the service who has said yes to our keeping who they are."""
    made = people.make_person(by=operator, unit=world.service)
    [subject] = subjects.subjects([made.pk]).values()
    consents.give(
        by=operator,
        subject=subject,
        purpose=Purpose.IDENTITY,
        lines=[Said(Recipient.HERE, kind, Answer.YES) for kind in KEPT_HERE],
        asking=Asking(how="spoken", language="en", told=list(Told.values)),
    )
    return made


def test_kept_shown_found_and_changed(
    person: Person, sunniva: Staff, froya: Staff, client_of: ClientOf
) -> None:
    client = client_of(sunniva)
    url = reverse("identity_change", args=[person.handle])
    client.post(url, {"name": "Åse Testesen", "phone": "12 34 56 78", "heed": "Never at night."})
    page = client.get(reverse("person_page", args=[person.handle])).content.decode()
    assert ("Åse Testesen" in page, "Never at night." in page) == (True, True)
    assert 'value="12 34 56 78"' in client.get(url).content.decode()
    found = client.post(reverse("people_by_name"), {"name": "aase testesen"})
    assert person.code in found.content.decode()
    assert ReadingEntry.objects.latest("number").subjects == list(names_in_record([person.pk]))
    other = client_of(froya).get(reverse("person_page", args=[person.handle])).content.decode()
    assert (person.code in other, "Testesen" in other) == (True, False)


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("", "required"),
        ("Li", "two whole words"),
        ("Nobody Here", "Nobody here goes by this name"),
    ],
)
def test_what_finds_nobody_says_so(
    name: str, answer: str, person: Person, sunniva: Staff, client_of: ClientOf
) -> None:
    client = client_of(sunniva)
    assert answer in client.post(reverse("people_by_name"), {"name": name}).content.decode()


@pytest.mark.parametrize(
    ("name", "noted"),
    [("", []), ("Nobody Here", [("people_by_name", [])]), ("Li", [("people_by_name", [])])],
)
def test_to_have_looked_is_written_down_also_when_nobody_is_found(
    name: str, noted: list[tuple[str, list[str]]], sunniva: Staff, client_of: ClientOf
) -> None:
    client_of(sunniva).post(reverse("people_by_name"), {"name": name})
    entries = ReadingEntry.objects.values_list("what", "subjects")
    assert [*entries] == noted
    assert "Nobody" not in str(ReadingEntry.objects.values())


def test_without_a_yes_the_page_says_what_to_do(
    world: World, operator: Actor, sunniva: Staff, client_of: ClientOf
) -> None:
    someone = people.make_person(by=operator, unit=world.service)
    url = reverse("identity_change", args=[someone.handle])
    page = client_of(sunniva).get(url).content.decode()
    assert "No name is kept without a yes" in page
    assert reverse("consent_new_kept", args=["person", someone.handle]) in page
    client_of(sunniva).post(url, {"name": "Åse Testesen"})
    assert "Testesen" not in client_of(sunniva).get(url).content.decode()
