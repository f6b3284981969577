"""What a partner is shown is told: a receipt the first time and when it changes, and a ground."""

import pytest
from django.urls import reverse

from lykt.cases.case.codes import Place
from lykt.privacy.consent.actions import withdraw
from lykt.privacy.consent.rules import Target
from lykt.privacy.disclosure.answering import chapters
from lykt.privacy.disclosure.codes import Way
from lykt.privacy.disclosure.models import DisclosedItem, Disclosure
from lykt.privacy.disclosure.receipts import matches
from lykt.privacy.reading.codes import Ground
from lykt.privacy.reading.models import ReadingEntry
from lykt.privacy.reading.showing import opened
from lykt.privacy.sealing.keys import key_to_open
from tests.support.cases import OPERATOR, consent_to, make_case, make_member
from tests.support.pages import make_person


@pytest.fixture
def person(world):
    return make_person(world)


@pytest.fixture
def case(person, kaja):
    return make_case(person, kaja)


@pytest.fixture
def look(case, parisa, client_of, operator):
    """Return a function that opens the case as the partner."""
    client = client_of(parisa)
    return lambda: client.get(reverse("case_page", args=[case.handle])).status_code


def receipts():
    return list(Disclosure.objects.order_by("at", "id"))


def kinds(disclosure):
    return set(DisclosedItem.objects.filter(disclosure=disclosure).values_list("kind", flat=True))


def test_the_first_look_and_each_change_is_written_down_once(case, person, parisa, look):
    consent = consent_to(person, "housing", "economy", case=case)
    make_member(case, parisa, Place.PARTNER, "nav")
    assert [look(), look()] == [200, 200]
    (first,) = receipts()
    assert kinds(first) == {"housing", "economy"}
    assert (first.recipient, first.way, first.matter) == ("nav", Way.IN_LYKT, case.pk)
    assert (first.by, first.refused) == (parisa, False)
    assert first.receipt_number.endswith("-0001")
    withdraw(by=OPERATOR, consents=[consent], targets={Target("nav", "housing")})
    assert [look(), look()] == [200, 200]
    assert [kinds(one) for one in receipts()] == [{"housing", "economy"}, {"economy"}]


def test_another_consent_for_the_same_is_another_receipt(case, person, parisa, look):
    consent_to(person, "housing", case=case)
    make_member(case, parisa, Place.PARTNER, "nav")
    look()
    consent_to(person, "housing", case=case)
    look()
    assert len(receipts()) == 2


def test_where_nothing_is_shown_nothing_is_written(case, person, parisa, look):
    consent = consent_to(person, "housing", case=case)
    make_member(case, parisa, Place.PARTNER, "nav")
    withdraw(by=OPERATOR, consents=[consent])
    assert look() == 404
    assert receipts() == []


def test_own_staff_get_no_receipt(case, kaja, client_of, operator):
    assert client_of(kaja).get(reverse("case_page", args=[case.handle])).status_code == 200
    assert receipts() == []


def test_the_person_can_be_told_and_the_receipt_matches(case, person, parisa, look):
    consent_to(person, "housing", case=case)
    make_member(case, parisa, Place.PARTNER, "nav")
    look()
    (found,) = receipts()
    with opened(by=OPERATOR, what="test", subjects=[person.pk]):
        told = " ".join(
            cell for chapter in chapters([person.pk]) for row in chapter.rows for cell in row
        )
        assert matches(found, key_to_open(person.pk))
        assert found.recipient_named == str(parisa)
    assert "Seen in Lykt: what the case says of this" in told


def test_each_look_stands_in_the_reading_record_on_its_own_ground(
    case, person, parisa, kaja, look, client_of
):
    consent_to(person, "housing", case=case)
    make_member(case, parisa, Place.PARTNER, "nav")
    look()
    client_of(kaja).get(reverse("case_page", args=[case.handle]))
    grounds = ReadingEntry.objects.filter(what="case_page").values_list("actor", "ground")
    assert set(grounds) == {
        (parisa.username, Ground.CONSENT),
        (kaja.username, Ground.SERVICE),
    }
