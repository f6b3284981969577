"""A consent is given for one case, and lists say which to those who may know."""

import pytest
from django.urls import reverse

from lykt.privacy.consent.codes import Told
from lykt.privacy.consent.models import Consent
from tests.support.cases import make_case, subject_of
from tests.support.pages import make_person


@pytest.fixture
def person(world):
    return make_person(world)


@pytest.fixture
def case(person, kaja):
    return make_case(person, kaja)


def url(name, person):
    subject = subject_of(person)
    return reverse(name, args=[subject.kind, subject.handle])


def told(**more):
    return {
        "told": [one.value for one in Told],
        "purpose": "coordination",
        "yes_nav": ["housing"],
        "how": "spoken",
        "language": "en",
        "given_by": "person",
        "until": "",
        **more,
    }


def test_the_form_offers_the_case_and_the_lists_say_which(case, person, kaja, client_of, operator):
    client = client_of(kaja)
    page = client.get(url("consent_new", person) + f"?matter={case.handle}").content.decode()
    assert f"Only for Case {case.label}" in page
    checked = page.split(f'value="{case.handle}"')[1].split(">")[0]
    assert "checked" in checked
    until = page.split('name="until"')[1].split('value="')[1].split('"')[0]
    answer = client.post(url("consent_new", person), told(matter=case.handle, until=until))
    assert answer.status_code == 302
    assert Consent.objects.get().matter == case.pk
    assert f"Case {case.label}" in client.get(url("consents", person)).content.decode()
    assert f"Case {case.label}" in client.get(answer.headers["Location"]).content.decode()


def test_whoever_is_not_in_the_team_is_told_that_it_is_about_a_case_and_not_which(
    case, person, kaja, sunniva, client_of, operator
):
    client = client_of(kaja)
    page = client.get(url("consent_new", person)).content.decode()
    until = page.split('name="until"')[1].split('value="')[1].split('"')[0]
    client.post(url("consent_new", person), told(matter=case.handle, until=until))
    other = client_of(sunniva)
    page = other.get(url("consents", person)).content.decode()
    assert "In a case" in page
    assert case.label not in page
    page = other.get(url("consent_new", person)).content.decode()
    assert case.handle not in page
    other.post(url("consent_new", person), told(matter=case.handle, until=until))
    # What was not offered is not heard: the case of others is bound to nothing.
    assert {one.matter for one in Consent.objects.all()} == {case.pk, None}


def test_without_a_case_nothing_more_is_asked(person, kaja, client_of, operator):
    page = client_of(kaja).get(url("consent_new", person)).content.decode()
    assert 'name="matter"' not in page
