"""Who may is asked of a case once it is held, and not of what was so when the page began."""

import pytest
from django.http import Http404
from django.utils import timezone

from lykt.cases.case import actions_team, actions_work, queries
from lykt.cases.case.codes import Place
from lykt.cases.case.models import Member
from lykt.organisation.access import Refused
from lykt.organisation.roles import Role
from lykt.privacy.consent.models import Consent
from tests.support.cases import consent_to, make_case, make_member
from tests.support.pages import make_person
from tests.support.people import make_staff


@pytest.fixture
def person(world):
    return make_person(world)


@pytest.fixture
def case(person, kaja):
    return make_case(person, kaja)


def leaves_meanwhile(case, staff):
    """Let somebody leave as another request does it, past what this one has asked already."""
    rows = Member.objects.filter(case=case, staff=staff, left_at=None)
    rows.update(left_at=timezone.now(), why_left="done")


def test_whoever_lost_their_place_while_they_waited_writes_nothing(case, sunniva, acting):
    make_member(case, sunniva)
    by = acting(sunniva)
    assert queries.may_with(by, "change", case)
    leaves_meanwhile(case, sunniva)
    with pytest.raises(Refused):
        actions_work.add_step(by=by, case=case, what="Call")


def test_a_case_that_was_handed_over_meanwhile_is_not_handed_over_again(world, case, kaja, acting):
    first, second = (
        make_staff(Role.CASE_COORDINATOR, world.service, name) for name in ("kari", "kim")
    )
    by = acting(kaja)
    assert queries.may_with(by, "lead", case)
    leaves_meanwhile(case, kaja)
    make_member(case, first, Place.COORDINATOR)
    with pytest.raises(Refused):
        actions_team.hand_over(by=by, case=case, to=second)
    assert queries.team_of(case).get(place=Place.COORDINATOR).staff == first


def test_a_consent_taken_back_while_a_page_is_made_leaves_no_such_page(
    case, person, parisa, acting
):
    consent = consent_to(person, "housing", case=case)
    make_member(case, parisa, Place.PARTNER, "nav")
    by = acting(parisa)
    found = queries.cases_for(by).get(pk=case.pk)
    Consent.objects.filter(pk=consent.pk).delete()
    with pytest.raises(Http404):
        queries.sight_for(by, found)
