"""The pages of a team, as those in it and those outside see them."""

import pytest
from django.urls import reverse

from lykt.cases.case.codes import Place
from lykt.cases.case.models import Member
from lykt.cases.team.models import Invitation, PartnerDomain
from tests.support.cases import consent_to, make_case, make_member
from tests.support.pages import make_person


@pytest.fixture
def person(world):
    return make_person(world)


@pytest.fixture
def case(person, kaja, operator):
    return make_case(person, kaja)


def get(client, name, *args):
    return client.get(reverse(name, args=args)).content.decode()


def test_the_team_says_who_sees_what_and_until_when(case, person, kaja, parisa, client_of):
    consent = consent_to(person, "housing", case=case)
    make_member(case, parisa, Place.PARTNER, "nav")
    page = get(client_of(kaja), "case_team", case.handle)
    assert "Kaja" in page
    assert "Housing" in page
    assert f"{consent.until:%-d}" in page


def test_a_partner_sees_no_team_and_may_leave(case, person, parisa, client_of):
    consent_to(person, "housing", case=case)
    make_member(case, parisa, Place.PARTNER, "nav")
    client = client_of(parisa)
    assert client.get(reverse("case_team", args=[case.handle])).status_code == 404
    assert client.post(reverse("team_leave", args=[case.handle])).status_code == 302
    assert client.get(reverse("case_page", args=[case.handle])).status_code == 404


def test_inviting_without_consent_says_what_to_do_and_where(case, kaja, parisa, client_of):
    client = client_of(kaja)
    url = reverse("team_invite", args=[case.handle])
    answer = client.post(url, {"body": "nav", "staff": parisa.handle})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Ask for consent first" in page
    assert f"?matter={case.handle}" in page


def test_from_the_address_to_the_case_through_the_pages(
    case, person, world, kaja, parisa, client_of
):
    consent_to(person, "housing", case=case)
    parisa.email = "parisa@nav.no"
    parisa.save()
    client, url = client_of(kaja), reverse("team_invite", args=[case.handle])
    told = {"body": "nav", "address": "parisa@nav.no"}
    answer = client.post(url, told)
    assert "Ask the administrator" in answer.content.decode()
    PartnerDomain.objects.create(controller=world.fjordby, body="nav", domain="nav.no")
    wrong = client.post(url, {**told, "address": "parisa@evil.no"})
    assert "@nav.no" in wrong.content.decode()
    assert client.post(url, told).status_code == 302
    partner, invitation = client_of(parisa), Invitation.objects.get()
    today = get(partner, "today")
    assert reverse("invitation", args=[invitation.handle]) in today
    assert case.label not in today
    page = get(partner, "invitation", invitation.handle)
    assert case.label not in page
    answer = partner.post(reverse("invitation", args=[invitation.handle]))
    assert answer.headers["Location"] == reverse("case_page", args=[case.handle])
    assert partner.get(answer.headers["Location"]).status_code == 200
    assert case.label in get(partner, "today")
    assert partner.get(reverse("invitation", args=[invitation.handle])).status_code == 404


def test_one_of_account_and_address_is_asked_for(case, kaja, parisa, client_of):
    client, url = client_of(kaja), reverse("team_invite", args=[case.handle])
    for told in ({}, {"staff": parisa.handle, "address": "kim@nav.no"}):
        answer = client.post(url, {"body": "nav", **told})
        assert "one of them" in answer.content.decode()


def test_the_coordinator_hands_over_before_leaving(case, kaja, client_of):
    client = client_of(kaja)
    client.post(reverse("team_leave", args=[case.handle]))
    assert Member.objects.get(case=case).left_at is None
    assert "Hand it over first" in get(client, "team_leave", case.handle)


def test_the_coordinator_is_not_let_go(case, kaja, client_of):
    member = Member.objects.get(case=case)
    url = reverse("team_let_go", args=[case.handle, member.handle])
    assert client_of(kaja).get(url).status_code == 404
