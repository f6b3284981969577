"""Partners leave when no consent covers them any more: at once, or in the night."""

from datetime import timedelta

import pytest
from django.db.models import QuerySet
from django.utils import timezone

from lykt.cases.case.actions_team import leave_team
from lykt.cases.case.codes import Left, Place
from lykt.cases.case.models import Member
from lykt.cases.case.queries import cases_for
from lykt.cases.team import actions, queries
from lykt.cases.team.ending import each_night
from lykt.cases.team.models import Invitation, PartnerDomain
from lykt.organisation.acting import acting_as
from lykt.organisation.models import Notice
from lykt.privacy.backup.writing import back_up
from lykt.privacy.consent.actions import withdraw
from lykt.privacy.consent.models import Consent
from lykt.privacy.consent.rules import Target
from lykt.privacy.reading.showing import opened
from tests.privacy.backup.conftest import there_and_back
from tests.support.cases import OPERATOR, consent_to, make_case, make_member
from tests.support.pages import make_person


@pytest.fixture
def person(world):
    return make_person(world)


@pytest.fixture
def case(person, kaja):
    return make_case(person, kaja)


@pytest.fixture
def consent(person, case):
    return consent_to(person, "housing", "economy", case=case)


@pytest.fixture
def member(case, consent, parisa):
    return make_member(case, parisa, Place.PARTNER, "nav")


def test_all_taken_back_lets_the_partner_leave_in_the_same_moment(
    case, consent, member, parisa, kaja, operator
):
    assert list(cases_for(parisa.as_actor())) == [case]
    withdraw(by=OPERATOR, consents=[consent])
    member.refresh_from_db()
    assert member.why_left == Left.CONSENT
    assert list(cases_for(parisa.as_actor())) == []
    notice = Notice.objects.get(what="partner_left")
    assert (notice.staff, notice.about) == (kaja, "")


def test_some_taken_back_leaves_them_with_the_rest(case, consent, member, parisa, operator):
    withdraw(by=OPERATOR, consents=[consent], targets={Target("nav", "housing")})
    member.refresh_from_db()
    assert member.left_at is None


def test_another_body_stays(person, case, consent, member, operator, world):
    other = consent_to(person, "health", body="doctor", case=case)
    withdraw(by=OPERATOR, consents=[other])
    member.refresh_from_db()
    assert member.left_at is None


def test_what_fails_takes_both_back(case, consent, member, operator, monkeypatch):
    """The consent is not taken back without the partner leaving, nor the other way round."""

    def broken(*_args, **_told):
        raise RuntimeError("no notice")

    monkeypatch.setattr("lykt.cases.team.actions.tell", broken)
    with pytest.raises(RuntimeError):
        withdraw(by=OPERATOR, consents=[consent])
    member.refresh_from_db()
    assert member.left_at is None
    assert consent.events.count() == 0


def test_what_ran_out_by_its_last_day_is_let_go_of_in_the_night(
    case, consent, member, kaja, operator
):
    yesterday = timezone.localdate() - timedelta(days=1)

    QuerySet(Consent).filter(pk=consent.pk).update(since=yesterday, until=yesterday)
    member.refresh_from_db()
    assert member.left_at is None
    each_night()
    member.refresh_from_db()
    assert member.why_left == Left.CONSENT
    each_night()
    assert Notice.objects.filter(what="partner_left", staff=kaja).count() == 1


def test_invitations_run_out_and_are_taken_back(case, consent, operator):
    def invite(address, until):
        return Invitation.objects.create(case=case, address=address, body="nav", until=until)

    over, open_ = invite("a@nav.no", "2020-01-01"), invite("b@nav.no", "2099-01-01")
    each_night()
    over.refresh_from_db(), open_.refresh_from_db()
    assert (over.state, open_.state) == ("expired", "invited")
    withdraw(by=OPERATOR, consents=[consent])
    open_.refresh_from_db()
    assert open_.state == "withdrawn"
    assert not Member.objects.filter(case=case, place=Place.PARTNER).exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("done", ["nothing", "taken back", "accepted"])
def test_an_invitation_that_waits_no_more_waits_in_no_copy(
    done, person, case, parisa, kaja, acting, tmp_path
):
    consent_to(person, "housing", case=case)
    parisa.email = "parisa@nav.no"
    parisa.save()
    PartnerDomain.objects.create(controller=case.controller, body="nav", domain="nav.no")
    by = acting(kaja)
    told = {"case": case, "address": "parisa@nav.no", "body": "nav"}
    invitation = actions.invite_by_address(by=by, **told)
    copy = back_up(tmp_path)
    if done == "taken back":
        actions.withdraw_invitation(by=by, invitation=invitation)
    elif done == "accepted":
        with (
            acting_as(parisa.as_actor()) as partner,
            opened(by=partner, what="invitation", subjects=[case.subject]),
        ):
            member = actions.accept_invitation(by=partner, invitation=invitation)
        leave_team(by=acting(kaja), member=member, why=Left.MISTAKE)
    restored = there_and_back(copy, OPERATOR)
    waits = list(queries.invitations_for(parisa.as_actor()))
    assert len(waits) == (1 if done == "nothing" else 0)
    assert restored.shut == 1 - len(waits)
