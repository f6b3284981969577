"""The list of cases, and what waits in them for whoever asks."""

from datetime import timedelta

import pytest
from django.utils import timezone

from lykt.cases.case import actions, actions_work, overview
from lykt.concerns.codes import Age
from tests.support.cases import consent_to, coordinator_of, make_case, make_member
from tests.support.pages import make_person


def day(days: int):
    return timezone.localdate() + timedelta(days=days)


def test_the_list_puts_what_is_due_first_and_says_what_is_late(world, kaja, acting):
    quiet, late, soon = (make_case(make_person(world), kaja) for _ in range(3))
    by = acting(kaja)
    actions_work.add_step(by=by, case=soon, what="x", due=day(3))
    actions_work.assure(by=by, case=late, what="health", state="missing", due=day(-1))
    rows = overview.rows_for(by)
    assert [row.case for row in rows] == [late, soon, quiet]
    assert [row.late for row in rows] == [True, False, False]
    assert all(row.code for row in rows)
    assert [row.case for row in overview.rows_for(by, whose="late")] == [late]


@pytest.mark.parametrize(
    ("state", "whose", "found"),
    [
        ("open", "all", {"mine", "other"}),
        ("open", "mine", {"mine"}),
        ("closed", "all", {"closed"}),
        ("all", "all", {"mine", "other", "closed"}),
        ("nonsense", "nonsense", {"mine", "other"}),
    ],
)
def test_the_list_is_chosen_from(world, kaja, acting, state, whose, found):
    cases = {
        "mine": make_case(make_person(world), kaja),
        "other": make_case(make_person(world), coordinator_of(world)),
        "closed": make_case(make_person(world), kaja),
    }
    make_member(cases["other"], kaja)
    by = acting(kaja)
    actions.close_case(by=by, case=cases["closed"], closing="settled")
    rows = overview.rows_for(by, state=state, whose=whose)
    assert {row.case for row in rows} == {cases[name] for name in found}


def test_the_list_asks_as_much_for_many_cases_as_for_one(
    world, kaja, acting, django_assert_max_num_queries
):
    for _ in range(4):
        make_case(make_person(world), kaja)
    by = acting(kaja)
    with django_assert_max_num_queries(6):
        assert len(overview.rows_for(by)) == 4


def test_a_partner_finds_no_code_on_the_list(world, kaja, parisa, acting):
    person = make_person(world)
    case = make_case(person, kaja)
    consent_to(person, "housing", case=case)
    make_member(case, parisa, "partner", "nav")
    (row,) = overview.rows_for(acting(parisa))
    assert (row.case, row.code, row.due) == (case, "", None)


# ---- Today


def waiting(actor):
    return [(one.case, str(one.text), one.late) for one in overview.waiting_for(actor)]


def test_a_helper_is_told_of_their_own_steps_alone(world, kaja, sunniva, acting):
    case = make_case(make_person(world), kaja)
    make_member(case, sunniva)
    by = acting(kaja)
    actions_work.add_step(by=by, case=case, what="x", owner=sunniva)
    actions_work.add_step(by=by, case=case, what="y", due=day(-2))
    assert waiting(acting(sunniva)) == [(case, "A step", False)]


def test_a_coordinator_is_told_of_all_that_is_late_or_soon(world, kaja, acting):
    case = make_case(make_person(world), kaja)
    by = acting(kaja)
    actions_work.add_step(by=by, case=case, what="y", due=day(30))
    actions_work.add_step(by=by, case=case, what="x", due=day(-2))
    actions_work.assure(by=by, case=case, what="legal", state="missing", due=day(2))
    assert waiting(by) == [(case, "A step", True), (case, "Legal help", False)]


def test_a_locked_case_stands_first(world, kaja, acting):
    case, locked = (make_case(make_person(world), kaja, age=age) for age in (Age.ADULT, Age.CHILD))
    by = acting(kaja)
    actions_work.add_step(by=by, case=case, what="x", due=day(-2))
    assert [one[0] for one in waiting(by)] == [locked, case]


def test_nothing_waits_in_closed_cases_and_for_partners(world, kaja, parisa, acting):
    person = make_person(world)
    case = make_case(person, kaja)
    consent_to(person, "housing", case=case)
    make_member(case, parisa, "partner", "nav")
    actions_work.add_step(by=acting(kaja), case=case, what="x", owner=parisa, due=day(-1))
    assert waiting(acting(parisa)) == []
    actions.close_case(by=acting(kaja), case=case, closing="settled")
    assert waiting(acting(kaja)) == []
