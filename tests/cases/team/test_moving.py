"""A case goes to another city: with consent, a receipt, closed here, taken over or not there."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.urls import reverse

from lykt.cases.case.codes import Closing
from lykt.cases.case.models import Case, CaseState
from lykt.cases.team import moving
from lykt.cases.team.models import Incoming
from lykt.organisation.access import Refused
from lykt.organisation.acting import acting_as
from lykt.organisation.models import Notice
from lykt.organisation.roles import Role
from lykt.people.models import Person
from lykt.privacy.consent.actions import give
from lykt.privacy.consent.asking import Asking, Said
from lykt.privacy.consent.codes import Told
from lykt.privacy.disclosure.attempts import Item, ShareRefused
from lykt.privacy.disclosure.models import Disclosure
from lykt.privacy.reading.showing import opened
from tests.support.cases import OPERATOR, make_case, subject_of
from tests.support.pages import make_person
from tests.support.people import make_staff


@pytest.fixture
def person(world):
    return make_person(world)


@pytest.fixture
def case(person, kaja, operator):
    return make_case(person, kaja)


@pytest.fixture
def consent(person, case):
    return give(
        by=OPERATOR,
        subject=subject_of(person),
        purpose="coordination",
        lines=[Said("other_municipality", "plans", "yes", "Elvestad")],
        asking=Asking(how="spoken", language="en", told=tuple(Told)),
        matter=case.pk,
    )


@pytest.fixture
def una(world):
    """A coordinator of Elvestad."""
    return make_staff(Role.CASE_COORDINATOR, world.elsewhere, "una")


def move(case, by, city="Elvestad", kind="plans", text="Wants to live by the sea."):
    actor = by.as_actor()
    with acting_as(actor):
        items = [Item(kind, text)]
        return moving.move(by=actor, case=case, city=city, items=items, way="meeting")


def take_over(incoming, by):
    actor = by.as_actor()
    with acting_as(actor), opened(by=actor, what="test", subjects=[incoming.subject]):
        return moving.take_over(by=actor, incoming=incoming)


@pytest.mark.parametrize(("city", "kind"), [("Storby", "plans"), ("Elvestad", "health")])
def test_without_a_consent_to_that_city_nothing_goes_and_the_case_stays(
    case, consent, kaja, una, city, kind
):
    with pytest.raises(ShareRefused):
        move(case, kaja, city, kind)
    case.refresh_from_db()
    assert case.state == CaseState.OPEN
    assert not Incoming.objects.exists()


def test_told_with_a_receipt_closed_here_and_asked_there(case, consent, kaja, una, world):
    moved = move(case, kaja)
    case.refresh_from_db()
    assert (case.state, case.closing) == (CaseState.CLOSED, Closing.MOVED)
    assert moved.receipt.number.endswith("-0001")
    incoming = Incoming.objects.get()
    assert incoming == moved.incoming
    assert incoming.unit == world.elsewhere
    notice = Notice.objects.get(what="case_coming")
    assert (notice.controller, notice.about) == (world.elvestad, "Fjordby")


def test_a_city_that_is_not_here_is_told_on_paper(case, consent, kaja):
    """Elvestad has nobody who coordinates cases in this Lykt."""
    moved = move(case, kaja)
    assert moved.incoming is None
    case.refresh_from_db()
    assert case.state == CaseState.CLOSED


def test_taken_over_is_a_new_person_and_nothing_leads_from_one_to_the_other(
    case, consent, person, kaja, una, world
):
    incoming = move(case, kaja).incoming
    taken = take_over(incoming, una)
    assert taken.controller == world.elvestad
    assert taken.coordinator == una
    assert taken.subject != person.pk
    with opened(by=OPERATOR, what="test", subjects=[taken.subject]):
        assert "by the sea" in taken.summary
    incoming.refresh_from_db()
    assert incoming.state == "accepted"
    new = Person.objects.get(pk=taken.subject)
    keys = {taken.pk, new.pk, taken.handle, new.handle, new.code}
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM cases_incoming")
        assert not keys & {str(cell) for row in cursor.fetchall() for cell in row}
    told = Notice.objects.get(what="case_taken_over")
    assert (told.staff, told.about) == (kaja, "accepted")
    with pytest.raises(ValidationError):
        take_over(incoming, una)
    assert Case.objects.filter(controller=world.elvestad).count() == 1


def test_who_may_answer(case, consent, kaja, una, ulrik, world):
    incoming = move(case, kaja).incoming
    for staff in (kaja, ulrik):
        with pytest.raises(Refused):
            take_over(incoming, staff)
        with acting_as(staff.as_actor()), pytest.raises(Refused):
            moving.decline(by=staff.as_actor(), incoming=incoming)
    with acting_as(una.as_actor()):
        moving.decline(by=una.as_actor(), incoming=incoming)
    incoming.refresh_from_db()
    assert incoming.state == "declined"
    with pytest.raises(ValidationError):
        take_over(incoming, una)


def test_through_the_pages(case, consent, kaja, una, client_of):
    url = reverse("team_move", args=[case.handle])
    client = client_of(kaja)
    assert "Elvestad" in client.get(url).content.decode()
    told = {"city": "Elvestad", "way": "meeting", "once": "abc", "text_plans": "By the sea."}
    assert client.post(url, {**told, "text_plans": " "}).status_code == 422
    answer = client.post(url, told)
    sent = Disclosure.objects.get()
    assert answer.headers["Location"] == reverse("disclosure_page", args=[sent.handle])
    theirs, page = client_of(una), reverse("incoming", args=[Incoming.objects.get().handle])
    assert client.get(page).status_code == 404
    assert "By the sea." in theirs.get(page).content.decode()
    answer = theirs.post(page, {"take": ""}, follow=True)
    assert answer.status_code == 200
    assert "By the sea." not in theirs.get(page).content.decode()


def test_without_a_consent_the_page_says_what_to_do(case, kaja, client_of):
    page = client_of(kaja).get(reverse("team_move", args=[case.handle])).content.decode()
    assert "Ask first" in page
    assert "<textarea" not in page
