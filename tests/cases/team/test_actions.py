"""Inviting, saying yes, being let go when a consent ends, handing over."""

import pytest
from django.core.exceptions import ValidationError

from lykt.cases.case.codes import Left, Place
from lykt.cases.case.models import Member
from lykt.cases.case.queries import cases_for
from lykt.cases.team import actions, actions_domains
from lykt.cases.team.models import HandedOver, Invitation, PartnerDomain
from lykt.cases.team.states import Invited
from lykt.organisation.access import Refused
from lykt.organisation.acting import acting_as
from lykt.organisation.actions import change_details, make_account
from lykt.organisation.models import Notice
from lykt.organisation.roles import Role
from lykt.privacy.consent.actions import withdraw
from lykt.privacy.reading.showing import opened
from tests.support.cases import OPERATOR, consent_to, make_case, make_member
from tests.support.pages import make_person
from tests.support.people import make_staff


@pytest.fixture
def person(world):
    return make_person(world)


@pytest.fixture
def case(person, kaja):
    return make_case(person, kaja)


@pytest.fixture
def nav(world):
    """NAV's people can be invited by addresses at nav.no."""
    return PartnerDomain.objects.create(controller=world.fjordby, body="nav", domain="nav.no")


def invite(case, kaja, address="Kim@nav.no", body="nav", **told):
    actor = kaja.as_actor()
    with acting_as(actor):
        return actions.invite_by_address(by=actor, case=case, address=address, body=body, **told)


def accept(invitation, staff):
    actor = staff.as_actor()
    with acting_as(actor), opened(by=actor, what="test", subjects=[invitation.subject]):
        return actions.accept_invitation(by=actor, invitation=invitation)


def account(world, astrid, email="kim@nav.no", role=Role.INVITED_PARTNER, username="kim"):
    actor = astrid.as_actor()
    with acting_as(actor):
        staff, _password = make_account(
            by=actor,
            username=username,
            name="Kim",
            role=role,
            controller=world.fjordby,
            unit=world.service,
            email=email,
        )
        return staff


def told(staff):
    return list(Notice.objects.filter(staff=staff).order_by("at").values_list("what", flat=True))


# ---- By address


@pytest.mark.parametrize(
    ("field", "asked"),
    [
        ("address", {"address": "kim@evil.no"}),
        ("address", {"address": "kim@nav.no.evil.no"}),
        ("body", {"body": "here"}),
        ("body", {"body": "nonsense"}),
        ("body_named", {"body": "other_municipality"}),
    ],
)
def test_what_cannot_be_is_told_at_its_field(case, person, kaja, nav, field, asked):
    consent_to(person, "housing", case=case)
    with pytest.raises(ValidationError) as refused:
        invite(case, kaja, **asked)
    assert set(refused.value.message_dict) == {field}


def test_an_address_outside_says_which_domains_are_allowed(case, person, kaja, nav):
    consent_to(person, "housing", case=case)
    with pytest.raises(ValidationError, match=r"@nav\.no"):
        invite(case, kaja, "kim@gmail.com")


def test_without_a_consent_nobody_is_invited_and_it_says_what_to_do(case, kaja, nav):
    with pytest.raises(ValidationError, match="Ask for consent first"):
        invite(case, kaja)


def test_only_the_coordinator_invites(case, person, sunniva, kaja, nav):
    consent_to(person, "housing", case=case)
    make_member(case, sunniva)
    with pytest.raises(Refused):
        invite(case, sunniva)


def test_from_an_address_to_a_partner_who_sees_the_case(
    world, case, person, kaja, astrid, nav, operator
):
    consent_to(person, "housing", case=case)
    invitation = invite(case, kaja)
    assert (invitation.state, invitation.address) == (Invited.INVITED, "kim@nav.no")
    # The administrator is asked for an account, with no word about anybody.
    notice = Notice.objects.get(what="partner_invited")
    assert notice.about == f"kim@nav.no · {world.service.name}"
    assert (notice.subject, notice.link) == (None, "account_new")
    kim = account(world, astrid, email="KIM@nav.no")
    invitation.refresh_from_db()
    assert invitation.state == Invited.ACCOUNT_MADE
    assert "partner_account" in told(kaja)
    assert list(cases_for(kim.as_actor())) == []
    member = accept(invitation, kim)
    assert list(cases_for(kim.as_actor())) == [case]
    assert (member.place, member.body) == (Place.PARTNER, "nav")
    invitation.refresh_from_db()
    assert (invitation.state, invitation.member) == (Invited.ACCEPTED, member)
    assert "partner_joined" in told(kaja)


def test_an_address_that_is_put_right_later_is_heard_of_too(
    world, case, person, kaja, astrid, nav, operator
):
    consent_to(person, "housing", case=case)
    invitation = invite(case, kaja)
    kim = account(world, astrid, email="")
    invitation.refresh_from_db()
    assert invitation.state == Invited.INVITED
    with acting_as(astrid.as_actor()):
        change_details(
            by=astrid.as_actor(), staff=kim, name="Kim", email="kim@nav.no", language=""
        )
    invitation.refresh_from_db()
    assert invitation.state == Invited.ACCOUNT_MADE


def test_an_account_that_is_no_partners_does_not_count(
    world, case, person, kaja, astrid, nav, operator
):
    consent_to(person, "housing", case=case)
    invitation = invite(case, kaja)
    colleague = account(world, astrid, role=Role.FIELD_WORKER)
    invitation.refresh_from_db()
    assert invitation.state == Invited.INVITED
    with pytest.raises(Refused):
        accept(invitation, colleague)


def test_nobody_else_says_yes(world, case, person, kaja, parisa, nav, operator):
    consent_to(person, "housing", case=case)
    with pytest.raises(Refused):
        accept(invite(case, kaja), parisa)


@pytest.mark.parametrize("how", ["withdrawn", "over", "no consent", "closed"])
def test_what_has_ended_is_not_said_yes_to(world, case, person, kaja, astrid, nav, operator, how):
    consent = consent_to(person, "housing", case=case)
    invitation = invite(case, kaja)
    kim = account(world, astrid)
    with acting_as(kaja.as_actor()):
        if how == "withdrawn":
            actions.withdraw_invitation(by=kaja.as_actor(), invitation=invitation)
        elif how == "over":
            Invitation.objects.filter(pk=invitation.pk).update(until="2020-01-01")
        elif how == "closed":
            type(case).objects.filter(pk=case.pk).update(state="locked")
        else:
            withdraw(by=kaja.as_actor(), consents=[consent])
    with pytest.raises((Refused, ValidationError)):
        accept(invitation, kim)
    assert Member.objects.filter(staff=kim).count() == 0


def test_somebody_is_invited_once_at_a_time(case, person, kaja, nav, operator):
    consent_to(person, "housing", case=case)
    first = invite(case, kaja)
    with pytest.raises(ValidationError, match="invited already"):
        invite(case, kaja)
    with acting_as(kaja.as_actor()):
        actions.withdraw_invitation(by=kaja.as_actor(), invitation=first)
    assert invite(case, kaja).pk != first.pk


# ---- Handing over


def test_the_next_coordinator_is_told_and_the_note_is_sealed(world, case, kaja, operator):
    to = make_staff(Role.CASE_COORDINATOR, world.service, "karin")
    with acting_as(kaja.as_actor()):
        row = actions.hand_over(
            by=kaja.as_actor(), case=case, to=to, stays=True, note="Call in the morning."
        )
    case.refresh_from_db()
    assert case.coordinator == to
    assert told(to) == ["case_handed_over"]
    raw = HandedOver.objects.filter(pk=row.pk).values_list("note", flat=True)[0]
    assert "morning" not in str(raw)
    places = dict(Member.objects.filter(case=case, left_at=None).values_list("staff", "place"))
    assert places == {to.pk: Place.COORDINATOR, kaja.pk: Place.HELPER}


def test_a_case_is_not_handed_to_whoever_has_it_nor_by_a_helper(world, case, kaja, sunniva):
    make_member(case, sunniva)
    for by, to in ((kaja, kaja), (sunniva, sunniva)):
        with acting_as(by.as_actor()), pytest.raises((Refused, ValidationError)):
            actions.hand_over(by=by.as_actor(), case=case, to=to)


# ---- Domains


def test_the_administrator_keeps_the_domains_of_their_own(world, astrid, kaja):
    def allow(by, controller, domain="@NAV.no"):
        return actions_domains.allow_domain(
            by=by.as_actor(), controller=controller, body="nav", domain=domain
        )

    made = allow(astrid, world.fjordby)
    assert made.domain == "nav.no"
    with pytest.raises(ValidationError):
        allow(astrid, world.fjordby, "nav.no")
    with pytest.raises(ValidationError):
        allow(astrid, world.fjordby, "nonsense")
    with pytest.raises(Refused):
        allow(astrid, world.elvestad)
    with pytest.raises(Refused):
        allow(kaja, world.fjordby, "udi.no")
    actions_domains.end_domain(by=astrid.as_actor(), domain=made)
    assert not PartnerDomain.objects.exists()


def test_left_says_why(case, person, parisa, kaja, operator):
    consent = consent_to(person, "housing", case=case)
    member = make_member(case, parisa, Place.PARTNER, "nav")
    withdraw(by=OPERATOR, consents=[consent])
    member.refresh_from_db()
    assert (member.why_left, member.left_at is not None) == (Left.CONSENT, True)


@pytest.mark.parametrize(
    ("email", "body", "joins"),
    [
        ("parisa@nav.no", "nav", True),
        ("parisa@politiet.no", "nav", False),
        ("parisa@elsewhere.no", "nav", True),
        ("", "nav", True),
    ],
)
def test_an_account_is_not_invited_as_from_another_body(
    world, case, person, kaja, parisa, acting, nav, email, body, joins
):
    consent_to(person, "housing", case=case)
    PartnerDomain.objects.create(controller=world.fjordby, body="police", domain="politiet.no")
    parisa.email = email
    parisa.save()
    told = {"by": acting(kaja), "case": case, "staff": parisa, "body": body}
    if joins:
        assert actions.invite_account(**told).body == body
        return
    with pytest.raises(ValidationError, match="another body") as refused:
        actions.invite_account(**told)
    assert set(refused.value.message_dict) == {"body"}
    assert not Member.objects.filter(staff=parisa).exists()
