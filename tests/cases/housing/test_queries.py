"""Who may read an address: named on a current stay, in the team, covered; nobody else."""

import pytest
from django.core.exceptions import ValidationError

from lykt.cases.case.actions_team import add_helper, hand_over, leave_team
from lykt.cases.case.models import Member
from lykt.cases.case.queries import cases_for, sight_for
from lykt.cases.housing import actions, queries
from lykt.organisation.access import Refused
from lykt.organisation.acting import ask_again
from lykt.organisation.models import StaffPost
from lykt.privacy.consent.actions import withdraw
from tests.cases.housing.homes import give_address, make_stay, member_of, name_reader
from tests.support.cases import consent_to, make_case, make_member
from tests.support.pages import make_person


@pytest.fixture
def person(world):
    return make_person(world)


@pytest.fixture
def stay(world, person, kaja):
    stay = make_stay(make_case(person, kaja))
    give_address(world, stay.place)
    return stay


def reads(by, stay) -> bool:
    """Tell whether somebody reads the address, as the page asks."""
    ask_again("cases.memberships")
    case = cases_for(by).filter(pk=stay.case_id).first()
    if case is None:
        return False
    sight = sight_for(by, case)
    shown = queries.address_of(by, case, sight, stay.handle)
    assert (shown is not None) == queries.may_read_address(
        by, sight, queries.stays_of(case).get(pk=stay.pk)
    )
    return shown is not None and shown.row is not None


def test_a_named_reader_reads_and_nobody_else(stay, kaja, sunniva, leila, odin, acting):
    make_member(stay.case, sunniva)
    name_reader(stay, sunniva)
    assert reads(acting(sunniva), stay)
    # Neither by coordinating, nor by leading the unit, nor by watching over data protection.
    assert not any(reads(acting(other), stay) for other in (kaja, leila, odin))


def test_whoever_works_on_the_machine_reads_none(stay, operator):
    assert not reads(operator, stay)


def test_only_the_coordinator_names_readers_and_only_of_the_team(
    world, stay, kaja, sunniva, hedda, acting
):
    helper = make_member(stay.case, sunniva)
    with pytest.raises(Refused):
        actions.name_reader(by=acting(sunniva), stay=stay, member=helper)
    other = make_member(make_case(make_person(world), kaja), hedda)
    by = acting(kaja)
    with pytest.raises(ValidationError, match="in the team"):
        actions.name_reader(by=by, stay=stay, member=other)
    actions.name_reader(by=by, stay=stay, member=helper)
    with pytest.raises(ValidationError, match="named already"):
        actions.name_reader(by=by, stay=stay, member=helper)


def test_a_reader_who_leaves_the_team_and_comes_back_is_named_anew(stay, kaja, sunniva, acting):
    helper = make_member(stay.case, sunniva)
    name_reader(stay, sunniva)
    leave_team(by=acting(kaja), member=helper)
    assert not reads(acting(sunniva), stay)
    add_helper(by=acting(kaja), case=stay.case, staff=sunniva)
    assert not reads(acting(sunniva), stay)
    name_reader(stay, sunniva)
    assert reads(acting(sunniva), stay)


def test_whoever_takes_the_case_over_is_named_anew(world, stay, kaja, leila, acting):
    name_reader(stay, kaja)
    StaffPost.objects.create(
        staff=leila,
        controller=world.fjordby,
        unit=world.service,
        role="case_coordinator",
        since="2020-01-01",
    )
    hand_over(by=acting(kaja), case=stay.case, to=leila, stays=True)
    assert not any(reads(acting(one), stay) for one in (kaja, leila))


def test_a_reader_whose_post_has_ended_reads_nothing(stay, sunniva, acting):
    make_member(stay.case, sunniva)
    name_reader(stay, sunniva)
    sunniva.posts.all().delete()
    assert not reads(acting(sunniva), stay)


def test_when_they_have_left_nobody_reads(stay, kaja, acting):
    reader = name_reader(stay, kaja)
    assert reads(acting(kaja), stay)
    actions.end_stay(by=acting(kaja), stay=stay, where_to="own_home")
    assert not reads(acting(kaja), stay)
    reader.refresh_from_db()
    assert reader.ended_at is not None


def test_a_reader_is_let_go_or_lets_go(stay, kaja, sunniva, acting):
    make_member(stay.case, sunniva)
    reader = name_reader(stay, sunniva)
    actions.end_reader(by=acting(sunniva), reader=reader)
    assert not reads(acting(sunniva), stay)
    again = name_reader(stay, sunniva)
    actions.end_reader(by=acting(kaja), reader=again)
    assert not reads(acting(sunniva), stay)


def test_nobody_reads_the_address_of_another_case(world, stay, kaja, acting):
    other = make_stay(make_case(make_person(world), kaja))
    name_reader(other, kaja)
    by = acting(kaja)
    case = cases_for(by).get(pk=stay.case_id)
    for handle in (stay.handle, other.handle, "no-such-stay"):
        assert queries.address_of(by, case, sight_for(by, case), handle) is None


@pytest.mark.parametrize("kinds", [("housing",), ("housing", "health", "plans")])
def test_a_partner_needs_a_yes_to_knowing_where_they_are(
    stay, person, kaja, parisa, acting, kinds
):
    consent_to(person, *kinds, case=stay.case)
    make_member(stay.case, parisa, "partner", "nav")
    with pytest.raises(ValidationError, match="has not said yes"):
        actions.name_reader(by=acting(kaja), stay=stay, member=member_of(stay.case, parisa))
    assert not reads(acting(parisa), stay)


def test_a_partner_reads_until_it_is_taken_back(stay, person, kaja, parisa, acting):
    consent = consent_to(person, "whereabouts", "housing", case=stay.case)
    make_member(stay.case, parisa, "partner", "nav")
    assert not reads(acting(parisa), stay)
    name_reader(stay, parisa)
    assert reads(acting(parisa), stay)
    withdraw(by=acting(kaja), consents=[consent])
    assert not reads(acting(parisa), stay)


def test_nobody_reads_the_address_in_a_closed_case(stay, kaja, acting):
    name_reader(stay, kaja)
    by = acting(kaja)
    assert reads(by, stay)
    type(stay.case).objects.filter(pk=stay.case_id).update(
        state="closed", closing="settled", closed_on=stay.first
    )
    assert not reads(by, stay)
    assert Member.objects.filter(case=stay.case, left_at=None).exists()
