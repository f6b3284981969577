"""The pages of people and contacts, as a browser without script meets them."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.models import Staff
from lykt.people import actions
from lykt.people.models import Contact, Person
from tests.support.people import World


ClientOf = Callable[[Staff], Client]


def filled(**told: Any) -> dict[str, Any]:
    """Return the fast form as it is sent with nothing changed, but for what is told."""
    start = {
        "who": "anonymous",
        "count": "1",
        "channel": "street",
        "date": timezone.localdate().isoformat(),
    }
    return start | told


@pytest.fixture
def known(world: World, operator: Actor) -> Contact:
    """A contact with a person whom the service knows."""
    return actions.register_contact(
        by=operator,
        unit=world.service,
        date=timezone.localdate(),
        channel="street",
        new_person={"country": "NG", "birth_year": 1990},
    )


@pytest.mark.parametrize(
    ("told", "contacts", "people"),
    [
        ({}, 1, 0),
        ({"count": "3"}, 1, 0),
        ({"who": "new"}, 1, 1),
        ({"who": "new", "country": "NG", "birth_year": "1990", "languages": ["en"]}, 1, 1),
        ({"who": "new", "count": "7"}, 1, 1),
        ({"who": "anonymous", "code": "left behind"}, 1, 0),
        ({"needs": ["talk", "health"], "given": ["food"], "referred": ["nav"]}, 1, 0),
    ],
)
def test_registering(
    world: World,
    froya: Staff,
    client_of: ClientOf,
    told: dict[str, Any],
    contacts: int,
    people: int,
) -> None:
    answer = client_of(froya).post(reverse("contact_new"), filled(**told))
    assert answer.status_code == 302
    with acting_as(froya.as_actor()):
        assert (Contact.objects.count(), Person.objects.count()) == (contacts, people)
        contact = Contact.objects.get()
        expected = int(told.get("count", 1)) if told.get("who") != "new" else 1
        assert contact.count == expected
        assert contact.needs == told.get("needs", [])


@pytest.mark.parametrize("again", [{}, {"again": "1"}])
def test_no_code_lies_in_the_session(
    again: dict[str, Any], world: World, froya: Staff, client_of: ClientOf
) -> None:
    """What is said of a contact that was saved waits there for the next page."""
    client = client_of(froya)
    answer = client.post(reverse("contact_new"), filled(who="new", **again))
    with acting_as(froya.as_actor()):
        code = Person.objects.get().code
    assert code not in str(dict(client.session.items()))
    assert "Saved at" in str(dict(client.session.items()))
    assert code in client.get(answer.headers["Location"]).content.decode()


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"who": "code", "code": ""}, "code"),
        ({"who": "code", "code": "BLÅ-INGEN-9"}, "code"),
        ({"who": "someone"}, "who"),
        ({"date": (timezone.localdate() + timedelta(days=1)).isoformat()}, "date"),
        ({"date": "i går"}, "date"),
        ({"channel": ""}, "channel"),
        ({"channel": "health"}, "channel"),
        ({"channel": "telepathy"}, "channel"),
        ({"count": "0"}, "count"),
        ({"count": "many"}, "count"),
        ({"needs": ["gold"]}, "needs"),
        ({"who": "new", "birth_year": "3000"}, "birth_year"),
        ({"who": "new", "birth_year": "nitten"}, "birth_year"),
        ({"who": "new", "country": "XX"}, "country"),
    ],
)
def test_what_cannot_be_is_told_at_the_field(
    world: World, froya: Staff, client_of: ClientOf, told: dict[str, Any], field: str
) -> None:
    answer = client_of(froya).post(reverse("contact_new"), filled(**told))
    assert answer.status_code == 200
    assert set(answer.context["form"].errors) == {field}
    with acting_as(froya.as_actor()):
        assert Contact.objects.count() == Person.objects.count() == 0


def test_nothing_about_a_person_is_chosen_beforehand(
    client_of: ClientOf, world: World, froya: Staff
) -> None:
    """A select without a choice of its own would send the first: a Norwegian woman."""
    about = client_of(froya).get(reverse("contact_new")).context["form"].about_person
    chosen = {
        field.html_name: [one.data["value"] for one in field.subwidgets if one.data["selected"]]
        for field in about
        if hasattr(field.field, "choices")
    }
    assert {name for values in chosen.values() for name in values} <= {"", "unknown"}, chosen
    assert (chosen["origin"], chosen["gender"]) == (["unknown"], ["unknown"])


def test_a_known_person_by_code_and_by_recent(
    world: World, froya: Staff, client_of: ClientOf, known: Contact
) -> None:
    person = known.person
    assert person is not None
    client = client_of(froya)
    client.post(reverse("contact_new"), filled(who="code", code=person.code.lower()))
    client.post(reverse("contact_new"), filled(who=person.handle))
    assert person.contacts.count() == 3


def test_after_saving_it_can_be_undone_at_once(
    world: World, froya: Staff, client_of: ClientOf
) -> None:
    client = client_of(froya)
    page = client.post(reverse("contact_new"), filled(), follow=True)
    with acting_as(froya.as_actor()):
        undo = reverse("contact_undo", args=[Contact.objects.get().handle])
    assert f'action="{undo}"' in page.content.decode()
    client.post(undo)
    assert client.get(reverse("contacts")).context["page"].paginator.count == 0


def test_no_cookie_holds_what_was_saved(
    world: World, froya: Staff, client_of: ClientOf, known: Contact
) -> None:
    client = client_of(froya)
    told = filled(who="code", code=known.person.code, again="")  # type: ignore[union-attr]
    client.post(reverse("contact_new"), told)
    assert set(client.cookies) <= {"lykt_session", "lykt_csrf"}
    assert known.person.code in client.get(reverse("contact_new")).content.decode()  # type: ignore[union-attr]


def test_a_correction_says_who_and_why(
    world: World, froya: Staff, client_of: ClientOf, known: Contact
) -> None:
    assert known.person is not None
    client = client_of(froya)
    changed = filled(channel="indoor", code=known.person.code, reason="wrong_channel")
    client.post(reverse("contact_correct", args=[known.handle]), changed)
    text = client.get(reverse("contact_page", args=[known.handle])).content.decode()
    for words in ("It was another kind of contact", "Froya", "Street", "Indoor"):
        assert words in text


def test_what_a_contact_said_at_the_clinic_is_for_the_health_staff(
    world: World, froya: Staff, hedda: Staff, client_of: ClientOf
) -> None:
    with acting_as(hedda.as_actor()) as nurse:
        slip = actions.register_contact(
            by=nurse,
            unit=world.service,
            date=timezone.localdate(),
            channel="health",
            needs=["health"],
            new_person={},
        )
        for changes in ({"needs": ["violence"]}, {"channel": "street", "needs": []}):
            actions.correct_contact(by=nurse, contact=slip, reason="mistyped", **changes)
    with acting_as(froya.as_actor()) as field_worker:
        later = {"reason": "wrong_channel", "channel": "indoor"}
        actions.correct_contact(by=field_worker, contact=slip, **later)
    address = reverse("contact_page", args=[slip.handle])
    told = {
        # Sorted: PostgreSQL keeps the keys of JSON in an order of its own.
        staff: [sorted(words.correction.after) for words in answer.context["corrections"]]
        for staff, answer in ((s, client_of(s).get(address)) for s in (froya, hedda))
    }
    assert told == {
        froya: [["channel"]],
        hedda: [["channel"], ["channel", "needs"], ["needs"]],
    }


def test_a_correction_needs_a_reason(
    world: World, froya: Staff, client_of: ClientOf, known: Contact
) -> None:
    assert known.person is not None
    changed = filled(channel="indoor", code=known.person.code)
    answer = client_of(froya).post(reverse("contact_correct", args=[known.handle]), changed)
    assert set(answer.context["form"].errors) == {"reason"}
    assert known.corrections.count() == 0


def test_a_merge_is_looked_at_made_and_undone(
    world: World, sunniva: Staff, client_of: ClientOf, known: Contact, operator: Actor
) -> None:
    person = known.person
    assert person is not None
    other = actions.make_person(by=operator, unit=world.service, country="NG", birth_year=1991)
    client = client_of(sunniva)
    page = client.get(reverse("person_page", args=[person.handle]))
    assert other.code in page.content.decode()
    merge = reverse("person_merge", args=[person.handle, other.handle])
    assert client.get(merge).status_code == 200
    client.post(merge, {"reason": "person_says"})
    gone = client.get(reverse("person_page", args=[other.handle])).content.decode()
    assert person.code in gone
    made = person.merges_kept.get()
    client.post(reverse("merge_undo", args=[person.handle, made.handle]))
    other.refresh_from_db()
    assert other.merged_into is None


def without_address(page: bytes) -> str:
    """Return a page without what differs from one request to the next in any case."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page.decode())
    text = re.sub(r'"X-CSRFToken": "[^"]+"', "", text)
    return re.sub(r'name="next" value="[^"]+"', "", text)


ADDRESSES = ("person_page", "person_change", "contact_page", "contact_correct")


@pytest.mark.parametrize("view", ADDRESSES)
def test_a_thing_of_another_unit_is_not_there(
    ulrik: Staff, client_of: ClientOf, known: Contact, view: str
) -> None:
    assert known.person is not None
    client = client_of(ulrik)
    handle = known.person.handle if view.startswith("person") else known.handle
    # The first page of a session is written down; those after it are compared.
    client.get(reverse("people"))
    with CaptureQueriesContext(connection) as there:
        answer = client.get(reverse(view, args=[handle]))
    with CaptureQueriesContext(connection) as nowhere:
        nothing = client.get(reverse(view, args=["nothing-here"]))
    assert answer.status_code == nothing.status_code == 404
    assert without_address(answer.content) == without_address(nothing.content)
    assert len(there) == len(nowhere)


@pytest.mark.parametrize("view", ["contacts", "people", "contact_new"])
def test_lists_ask_the_same_number_of_queries_however_long(
    world: World, froya: Staff, client_of: ClientOf, operator: Actor, view: str
) -> None:
    client = client_of(froya)
    day = timezone.localdate()

    def meet(times: int) -> None:
        for _ in range(times):
            actions.register_contact(
                by=operator, unit=world.service, date=day, channel="street", new_person={}
            )

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse(view)).status_code == 200
        return len(queries)

    meet(3)
    asked()
    few = asked()
    meet(20)
    assert asked() == few


def test_a_search_by_code_leaves_nothing_in_the_address(
    world: World, sunniva: Staff, client_of: ClientOf, operator: Actor
) -> None:
    one, other = (actions.make_person(by=operator, unit=world.service) for _ in range(2))
    found = client_of(sunniva).post(reverse("people"), {"q": one.code.lower()})
    assert (one.code in found.content.decode(), other.code in found.content.decode()) == (
        True,
        False,
    )
    everyone = client_of(sunniva).get(reverse("people") + f"?q={one.code}").content.decode()
    assert other.code in everyone
