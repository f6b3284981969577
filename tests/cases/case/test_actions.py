"""Opening, locking, closing: what a case goes through."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lykt.cases.case import actions, actions_events, actions_team, actions_work, queries
from lykt.cases.case.codes import Place
from lykt.cases.case.models import Case, CaseState, Member
from lykt.concerns.codes import Age
from lykt.organisation.access import Refused
from lykt.privacy.consent.actions import withdraw
from lykt.privacy.disclosure.actions import share
from lykt.privacy.disclosure.attempts import Item
from lykt.privacy.disclosure.rules import ByDuty
from tests.support.cases import consent_to, make_case, make_member, subject_of
from tests.support.pages import make_person


@pytest.fixture
def person(world):
    return make_person(world)


def test_who_opens_a_case_coordinates_it(world, kaja, person, acting):
    by = acting(kaja)
    case = actions.open_case(by=by, subject=subject_of(person))
    assert case.label == f"{case.opened_on.year}-001"
    assert case.coordinator == kaja
    assert list(queries.cases_for(by)) == [case]
    assert [one.place for one in queries.team_of(case)] == [Place.COORDINATOR]


@pytest.mark.parametrize("age", [Age.CHILD, Age.IN_DOUBT])
@pytest.mark.django_db(transaction=True)
def test_a_childs_case_is_locked_until_child_welfare_is_told(world, kaja, person, acting, age):
    by = acting(kaja)
    case = actions.open_case(by=by, subject=subject_of(person), age=age)
    assert case.state == CaseState.LOCKED
    with pytest.raises(ValidationError, match="locked"):
        actions_work.add_step(by=by, case=case, what="Find a bed")
    with pytest.raises(ValidationError, match="not been told"):
        actions.unlock_case(by=by, case=case)
    share(
        by=by,
        subject=subject_of(person),
        recipient="child_welfare",
        items=[Item("family", "Says she is sixteen.")],
        ground=ByDuty("duty.child_welfare", "Reason to believe she is under eighteen."),
        way="phone",
    )
    assert actions.unlock_case(by=by, case=case).state == CaseState.OPEN
    actions_work.add_step(by=by, case=case, what="Find a bed")


def test_a_case_about_somebody_who_turns_out_to_be_a_child_is_locked(kaja, person, acting):
    case = make_case(person, kaja)
    by = acting(kaja)
    assert actions.change_case(by=by, case=case, age=Age.IN_DOUBT).state == CaseState.LOCKED
    assert actions.change_case(by=by, case=case, age=Age.ADULT).state == CaseState.OPEN


def test_only_the_coordinator_says_that_it_is_an_adult_after_all(kaja, sunniva, person, acting):
    case = make_case(person, kaja, age=Age.IN_DOUBT)
    make_member(case, sunniva)
    with pytest.raises(Refused, match="coordinator"):
        actions.change_case(by=acting(sunniva), case=case, age=Age.ADULT)
    case.refresh_from_db()
    assert (case.state, case.age) == (CaseState.LOCKED, Age.IN_DOUBT)
    # A doubt locks it, whoever has it.
    assert actions.change_case(by=acting(sunniva), case=case, age=Age.CHILD).age == Age.CHILD


@pytest.mark.parametrize(("years", "adult"), [(17, False), (18, True), (None, True)])
def test_whom_we_know_to_be_under_age_is_not_taken_for_an_adult(
    kaja, person, acting, years, adult
):
    by = acting(kaja)
    person.birth_year = None if years is None else timezone.localdate().year - years
    person.save()
    if adult:
        assert actions.open_case(by=by, subject=subject_of(person)).state == CaseState.OPEN
        return
    with pytest.raises(ValidationError) as refused:
        actions.open_case(by=by, subject=subject_of(person))
    assert set(refused.value.message_dict) == {"age"}
    case = actions.open_case(by=by, subject=subject_of(person), age=Age.CHILD)
    with pytest.raises(ValidationError, match="under 18"):
        actions.change_case(by=by, case=case, age=Age.ADULT)
    assert Case.objects.get(pk=case.pk).state == CaseState.LOCKED


def test_whoever_is_not_in_the_team_finds_no_case(world, kaja, sunniva, leila, person, acting):
    case = make_case(person, kaja)
    for other in (sunniva, leila):
        by = acting(other)
        assert not queries.cases_for(by).exists()
        with pytest.raises(Refused):
            actions_work.add_step(by=by, case=case, what="Look")


def test_a_partner_sees_what_is_covered_and_nothing_once_it_is_taken_back(
    kaja, parisa, person, acting
):
    case = make_case(person, kaja)
    by = acting(kaja)
    with pytest.raises(ValidationError, match="not said yes"):
        actions_team.invite_partner(by=by, case=case, staff=parisa, body="nav")
    consent = consent_to(person, "housing", case=case)
    actions_team.invite_partner(by=by, case=case, staff=parisa, body="nav")
    partner = acting(parisa)
    assert queries.sight_for(partner, case).kinds == {"housing"}
    withdraw(by=acting(kaja), consents=[consent])
    assert not queries.cases_for(acting(parisa)).exists()


def test_a_place_without_a_post_is_worth_nothing(world, kaja, person, acting):
    case = make_case(person, kaja)
    kaja.posts.all().delete()
    assert not queries.cases_for(acting(kaja)).exists()
    assert Member.objects.filter(case=case, left_at=None).exists()


def test_closing_lets_consents_lapse_and_everybody_go(kaja, parisa, sunniva, person, acting):
    case = make_case(person, kaja)
    consent_to(person, "housing", case=case)
    make_member(case, sunniva)
    make_member(case, parisa, Place.PARTNER, "nav")
    by = acting(kaja)
    step = actions_work.add_step(by=by, case=case, what="Call the lawyer")
    closed = actions.close_case(by=by, case=case, closing="settled")
    step.refresh_from_db()
    assert (closed.state, step.state) == (CaseState.CLOSED, "dropped")
    assert [one.place for one in queries.team_of(closed)] == [Place.COORDINATOR]
    assert not queries.cases_for(acting(sunniva)).exists()
    again = actions.reopen_case(by=acting(kaja), case=closed)
    assert (again.state, again.closing) == (CaseState.OPEN, "")


VERIFIED = {"track": "identification", "state": "verified"}


@pytest.mark.parametrize(
    ("told", "field"),
    [
        (VERIFIED | {"body": "nav", "reference": "2026/1"}, "body"),
        (VERIFIED | {"body": "police", "reference": ""}, "reference"),
        ({"track": "residence", "state": "permit_granted"}, "state"),
        ({"track": "case", "state": "closed"}, "track"),
        ({"track": "identification", "state": "not_trafficking", "body": "police"}, "went_to"),
    ],
)
def test_what_cannot_be_written_is_refused_by_field(kaja, person, acting, told, field):
    case = make_case(person, kaja)
    with pytest.raises(ValidationError) as problem:
        actions_events.write_event(by=acting(kaja), case=case, **told)
    assert list(problem.value.message_dict) == [field]


def test_a_slip_is_taken_back_by_another_entry(kaja, person, acting):
    case = make_case(person, kaja)
    by = acting(kaja)
    event = actions_events.write_event(by=by, case=case, track="residence", state="considering")
    actions_events.take_back(by=by, event=event)
    assert [one.track for one in queries.standing_events([case])[case.pk]] == ["case"]
