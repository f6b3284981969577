"""The clocks of real cases: from the ledgers of several rooms, as far as each reader sees."""

from datetime import date, datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from lykt.cases.case.actions import change_case, close_case, reopen_case, unlock_case
from lykt.cases.case.actions_events import take_back, write_event
from lykt.cases.case.codes import Place
from lykt.cases.case.queries import sight_for
from lykt.cases.clocks import actions, known, queries
from lykt.concerns.codes import Age
from lykt.organisation.acting import acting_as
from lykt.privacy.consent.actions import withdraw
from lykt.privacy.disclosure.actions import share
from lykt.privacy.disclosure.attempts import Item
from lykt.privacy.disclosure.rules import ByDuty
from tests.support.cases import OPERATOR, consent_to, make_case, make_member, subject_of
from tests.support.pages import make_person


TODAY = timezone.localdate


@pytest.fixture
def person(world):
    return make_person(world)


@pytest.fixture
def case(person, kaja):
    return make_case(person, kaja, opened_on=TODAY() - timedelta(days=20))


def names(found) -> list[str]:
    return [one.clock.name for one in found]


def ago(days: int) -> date:
    return TODAY() - timedelta(days=days)


def test_what_is_written_on_the_tracks_and_by_other_rooms_begins_clocks(case, kaja, acting):
    by = acting(kaja)
    write_event(by=by, case=case, track="residence", state="reflection_applied", day=ago(15))
    write_event(by=by, case=case, track="residence", state="reflection_granted", day=ago(10),
                until=TODAY() + timedelta(days=100))  # fmt: skip
    write_event(by=by, case=case, track="return", state="considered", day=ago(10))
    actions.follow_up(by=by, case=case, day=ago(1), next_by=TODAY() + timedelta(days=3))
    found = {one.clock.name: one.clock for one in queries.clocks_for(by)}
    assert found.keys() == {
        "reflection_period", "permit_in_time", "follow_up", "lawyer_offered", "first_meeting",
    }  # fmt: skip
    assert found["reflection_period"].days_left == 100
    assert found["follow_up"].days_left == 3
    assert found["first_meeting"].days_left == -6
    assert [one.case for one in queries.clocks_for(by)] == [case] * 5


def test_as_of_a_day_only_what_had_happened_counts(case, kaja, acting):
    by = acting(kaja)
    before = names(queries.clocks_for(by, ago(16)))
    write_event(by=by, case=case, track="residence", state="considering", day=ago(15))
    actions.follow_up(by=by, case=case, day=ago(10))
    assert names(queries.clocks_for(by, ago(16))) == before
    assert "reflection_application" in names(queries.clocks_for(by, ago(15)))
    assert queries.clocks_for(by, ago(21)) == []
    follow_ups = {
        day: next(
            one.clock.start.day for one in queries.clocks_for(by, day)
            if one.clock.name == "follow_up"
        )
        for day in (ago(11), ago(10))
    }  # fmt: skip
    assert follow_ups == {ago(11): ago(20), ago(10): ago(10)}


def test_a_slip_that_was_taken_back_began_nothing(case, kaja, acting):
    by = acting(kaja)
    slip = write_event(by=by, case=case, track="residence", state="considering")
    assert "reflection_application" in names(queries.clocks_for(by))
    take_back(by=by, event=slip)
    assert "reflection_application" not in names(queries.clocks_for(by))


def test_a_closed_case_has_no_clocks_but_had_them_before(case, kaja, acting):
    by = acting(kaja)
    consent_to(make_person_of(case), "plans")
    close_case(by=by, case=case, closing="settled")
    assert queries.clocks_for(by) == []
    assert "first_meeting" in names(queries.clocks_for(by, ago(1)))
    reopen_case(by=by, case=case)
    found = queries.clocks_for(by)
    assert {"first_meeting", "consent"} <= set(names(found))
    (meeting,) = [one.clock for one in found if one.clock.name == "first_meeting"]
    assert meeting.start.day == TODAY()


def make_person_of(case):
    """Return the person of a case, as the support of tests takes them."""
    return SimpleNamespace(pk=case.subject)


@pytest.mark.django_db(transaction=True)
def test_a_locked_case_waits_for_the_notice_and_then_for_the_answer(person, kaja, acting):
    by = acting(kaja)
    case = make_case(person, kaja, age=Age.IN_DOUBT)
    assert "child_welfare_notice" in names(queries.clocks_for(by))
    share(
        by=by, subject=subject_of(person), recipient="child_welfare",
        items=[Item("family", "Says she is sixteen.")],
        ground=ByDuty("duty.child_welfare", "Reason to believe she is under eighteen."),
        way="phone",
    )  # fmt: skip
    found = names(queries.clocks_for(by))
    assert "child_welfare_notice" not in found
    assert "child_welfare_answer" in found
    unlock_case(by=by, case=case)
    assert "child_welfare_notice" not in names(queries.clocks_for(by))


def test_a_case_that_is_unlocked_is_not_opened_anew(case, kaja, acting):
    by = acting(kaja)
    change_case(by=by, case=case, age=Age.IN_DOUBT)
    change_case(by=by, case=case, age=Age.ADULT)
    found = {one.clock.name: one.clock for one in queries.clocks_for(by)}
    assert found["first_meeting"].start.day == ago(20)
    assert "child_welfare_notice" not in found


# ---- Consents


def test_a_consent_is_a_clock_until_it_is_taken_back(case, person, kaja, acting):
    by = acting(kaja)
    for_case = consent_to(person, "housing", case=case)
    consent_to(person, "plans", body="police")
    other = make_case(make_person_in(case), kaja)
    consent_to(person, "health", case=other)
    found = [one for one in queries.clocks_for(by) if one.clock.name == "consent"]
    assert [one.case for one in found] == [case, case]
    assert {one.clock.last_day for one in found} == {one.consent.until for one in found}
    with acting_as(OPERATOR):
        withdraw(by=OPERATOR, consents=[for_case])
    found = [one for one in queries.clocks_for(by) if one.clock.name == "consent"]
    assert [one.consent.lines.all()[0].recipient for one in found] == ["police"]


def make_person_in(case):
    return make_person(SimpleNamespace(fjordby=case.controller, service=case.unit))


def test_a_consent_that_ran_out_is_late_until_it_is_asked_anew(case, person, kaja, acting):
    by = acting(kaja)
    given = consent_to(person, "housing", case=case)
    after = given.until + timedelta(days=1)
    (late,) = [one for one in queries.clocks_for(by, after) if one.clock.name == "consent"]
    assert (late.clock.days_left, late.clock.when) == (-1, "late")
    (last,) = [one for one in queries.clocks_for(by, given.until) if one.clock.name == "consent"]
    assert last.clock.when == "today"


# ---- Who sees which


KINDS = {
    "residence": {"reflection_application"},
    "whereabouts": {"risk_answer"},
    "criminal_case": {"complaint_dropped"},
    "plans": {"return_monitoring", "return_follow_up"},
    "housing": set(),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_partner_sees_the_clocks_of_kinds_they_are_covered_for(
    kind, case, person, kaja, parisa, acting
):
    by = acting(kaja)
    for track, states in {
        "residence": ["considering"],
        "protection": ["risk_asked"],
        "criminal": ["reported", "dropped"],
        "return": ["considered", "applied", "travelled"],
    }.items():
        for state in states:
            # A journey stops what runs of the stay here.
            if track != "return" or kind == "plans":
                write_event(by=by, case=case, track=track, state=state, body="police")
    consent = consent_to(person, kind, case=case)
    make_member(case, parisa, Place.PARTNER, "nav")
    partner = acting(parisa)
    assert set(names(queries.clocks_for(partner))) == KINDS[kind]
    assert set(names(queries.clocks_of(case, sight_for(partner, case)))) == KINDS[kind]
    with acting_as(OPERATOR):
        withdraw(by=OPERATOR, consents=[consent])
    assert queries.clocks_for(acting(parisa)) == []


def test_a_helper_sees_the_clocks_and_others_see_none(case, kaja, sunniva, leila, ulrik, acting):
    make_member(case, sunniva)
    assert names(queries.clocks_for(acting(sunniva))) == names(queries.clocks_for(acting(kaja)))
    for other in (leila, ulrik):
        assert queries.clocks_for(acting(other)) == []
        assert queries.waiting(acting(other)) == []
    assert queries.clocks_for(OPERATOR) != []


def test_a_lock_written_for_an_earlier_day_has_no_moment(person, kaja, operator):
    case = make_case(person, kaja, age=Age.CHILD, opened_on=ago(2))
    events = {one.name: one for one in known.happened([case])[case.pk]}
    assert events["case.locked"].moment is None
    today = make_case(make_person_in(case), kaja, age=Age.CHILD)
    moment = {one.name: one for one in known.happened([today])[today.pk]}["case.locked"].moment
    assert isinstance(moment, datetime)


def test_the_day_one_stands_on_is_that_of_norway(monkeypatch):
    night = datetime(2026, 11, 28, 23, 30, tzinfo=ZoneInfo("UTC"))
    monkeypatch.setattr(timezone, "now", lambda: night)
    assert queries.now_on().day == date(2026, 11, 29)
    assert queries.now_on(date(2026, 11, 28)).moment.date() == date(2026, 11, 28)


def test_the_cases_own_ledger_is_heard_once_with_the_order_of_its_entries(case, kaja, acting):
    """The permit was applied for before it was granted, though both were written today."""
    by = acting(kaja)
    until = TODAY() + timedelta(days=365)
    for state, more in (("permit_applied", {}), ("permit_granted", {"until": until})):
        write_event(by=by, case=case, track="residence", state=state, **more)
    told = [one.name for one in known.happened([case])[case.pk]]
    assert len(told) == len(set(told))
    assert "renewal_in_time" in names(queries.clocks_for(by))
