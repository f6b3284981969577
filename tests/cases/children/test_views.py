"""The pages of the children of a case."""

import pytest
from django.urls import reverse

from lykt.cases.children.models import ChildSituation
from lykt.people.models import Person
from lykt.privacy.reading.models import ReadingEntry
from lykt.privacy.reading.record import names_in_record
from tests.cases.children.test_actions import with_child
from tests.support.cases import OPERATOR, consent_to, make_case, make_member
from tests.support.pages import make_person


@pytest.fixture
def person(world):
    return make_person(world)


@pytest.fixture
def case(person, kaja):
    return make_case(person, kaja)


def test_a_child_is_noted_and_somebody_answers_for_it(case, person, kaja, client_of, operator):
    client = client_of(kaja)
    told = {"relation": "child", "birth_year": "2022"}
    answer = client.post(reverse("case_child_new", args=[case.handle]), told)
    assert answer.status_code == 302
    child = Person.objects.exclude(pk=person.pk).get()
    page = client.get(reverse("case_children", args=[case.handle])).content.decode()
    assert child.code in page
    assert "Name the body that is responsible" in page
    at = [case.handle, child.handle]
    told = {"body": "child_welfare", "lives_with": "parent", "school": "kindergarten"}
    told |= {"notice": "needed", "needs": "A winter coat"}
    assert client.post(reverse("case_child_write", args=at), told).status_code == 302
    page = client.get(reverse("case_child", args=at)).content.decode()
    for words in ("A winter coat", "Child welfare", "Tell child welfare, and write it down"):
        assert words in page


def test_the_reading_record_names_the_child_too(case, world, kaja, client_of, operator):
    child, _link = with_child(OPERATOR, case, world, needs="A coat")
    client_of(kaja).get(reverse("case_page", args=[case.handle]))
    latest = ReadingEntry.objects.order_by("-number").first()
    assert names_in_record([child.pk]) <= set(latest.subjects)


def test_a_partner_covered_for_the_family_sees_codes_and_no_child(
    case, person, world, kaja, parisa, client_of, operator
):
    child, _link = with_child(OPERATOR, case, world, body="nav", needs="A coat")
    make_member(case, parisa, "partner", "nav")
    consent_to(person, "housing", case=case)
    url = reverse("case_page", args=[case.handle])
    assert "Son or daughter" not in client_of(parisa).get(url).content.decode()
    consent_to(person, "family", case=case)
    page = client_of(parisa).get(url).content.decode()
    assert "Son or daughter" in page
    for hidden in (child.code, "A coat", reverse("case_children", args=[case.handle])):
        assert hidden not in page


def test_an_unknown_code_is_told_at_its_field(case, kaja, client_of, operator):
    told = {"relation": "child", "code": "BLÅ-INGEN-1"}
    answer = client_of(kaja).post(reverse("case_child_new", args=[case.handle]), told)
    assert answer.status_code == 422
    assert "Nobody here has this code" in answer.content.decode()
    assert not ChildSituation.objects.exists()
