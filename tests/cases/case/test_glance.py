"""What is seen at a glance, by the team and by a partner."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from lykt.cases.case import actions_events, actions_work, glance, queries
from lykt.cases.case.codes import SEEN_BY_KIND, Assured, AssuredState
from lykt.cases.case.sight import WHOLE, Sight
from lykt.cases.case.words import when_in_words
from lykt.concerns.codes import Age
from tests.support.cases import make_case, make_member
from tests.support.pages import make_person


@pytest.fixture
def case(world, kaja):
    return make_case(make_person(world), kaja)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-2, "2 days late"),
        (-1, "1 day late"),
        (0, "today"),
        (1, "tomorrow"),
        (2, "in 2 days"),
        (14, "in 14 days"),
        (15, "by 16 Dec 2026"),
    ],
)
def test_how_near_a_day_is(days, words):
    today = date(2026, 12, 1)
    assert when_in_words(today + timedelta(days=days), today) == words


def test_the_nine_stand_unknown_until_somebody_has_written(case, operator):
    marks = glance.assured(case, WHOLE, {})
    assert [mark.label for mark in marks] == [one.label for one in Assured]
    assert {mark.state for mark in marks} == {"unknown"}
    assert set(glance.MARKS) == set(AssuredState.values)
    assert set(glance.MARKS.values()) <= set(glance.SHAPES)


def test_what_is_missing_is_said_in_a_sentence(case, kaja, acting):
    by = acting(kaja)
    late = timezone.localdate() - timedelta(days=1)
    actions_work.assure(by=by, case=case, what="livelihood", state="missing", owner=kaja, due=late)
    marks = glance.assured(case, WHOLE, queries.assurances_of(case))
    found = next(mark for mark in marks if mark.state == "missing")
    assert found.text == f"Missing · 1 day late · {kaja}"
    assert glance.lacking(marks).missing == [Assured.LIVELIHOOD.label]


@pytest.mark.parametrize("kind", sorted(set(SEEN_BY_KIND.values())))
def test_a_partner_sees_the_marks_of_a_kind_without_names_or_doors(case, kaja, acting, kind):
    by = acting(kaja)
    for what in Assured:
        actions_work.assure(by=by, case=case, what=what, state="under_way", owner=kaja)
    sight = Sight(everything=False, kinds=frozenset([kind]))
    marks = glance.assured(case, sight, queries.assurances_of(case))
    assert {mark.label for mark in marks} == {
        what.label for what in Assured if SEEN_BY_KIND[what] == kind
    }
    assert all(mark.url == "" and str(kaja) not in str(mark.text) for mark in marks)


def test_a_track_says_where_it_stands_since_when_and_who_said_it(case, kaja, acting):
    by = acting(kaja)
    actions_events.write_event(
        by=by, case=case, track="identification", state="possible", body="nav"
    )
    events = queries.standing_events([case])[case.pk]
    seen = {one.track: one for one in glance.tracks_seen(case, WHOLE, events, may_change=True)}
    assert len(seen) == 5
    found = seen["identification"]
    assert (found.begun, found.since) == (True, timezone.localdate())
    assert found.said_by.startswith("NAV")
    assert not seen["residence"].begun
    blind = Sight(everything=False, kinds=frozenset(["housing"]))
    assert glance.tracks_seen(case, blind, events, may_change=False) == []


# ---- What is next


def nexts(case, sight=WHOLE, **told):
    rows, steps = queries.assurances_of(case), queries.steps_of(case)
    return glance.in_order(glance.nexts(case, sight, rows, steps, **told))


def test_the_earliest_day_comes_first_and_what_has_none_last(case, kaja, acting):
    by, today = acting(kaja), timezone.localdate()
    actions_work.add_step(by=by, case=case, what="Some day")
    actions_work.add_step(by=by, case=case, what="Soon", due=today + timedelta(days=2))
    actions_work.assure(by=by, case=case, what="legal", state="missing", due=today)
    done = actions_work.add_step(by=by, case=case, what="Done", due=today)
    actions_work.set_step(by=by, step=done, state="done")
    found = nexts(case)
    assert [one.due for one in found] == [today, today + timedelta(days=2), None]
    # Nothing sealed stands in it unless it is asked for where it may be opened.
    assert [str(one.text) for one in found[1:]] == ["A step", "A step"]


def test_what_is_safe_is_not_next(case, kaja, acting):
    by = acting(kaja)
    actions_work.assure(by=by, case=case, what="legal", state="safe", due=timezone.localdate())
    assert nexts(case) == []


def test_a_locked_case_waits_for_one_thing(world, kaja, operator):
    case = make_case(make_person(world), kaja, age=Age.CHILD)
    assert "child welfare" in str(nexts(case)[0].text)


def test_a_partner_is_told_of_their_own_steps_alone_and_not_what_they_say(
    case, kaja, parisa, acting
):
    member = make_member(case, parisa, "partner", "nav")
    by = acting(kaja)
    actions_work.add_step(by=by, case=case, what="Find a bed", owner=parisa)
    actions_work.add_step(by=by, case=case, what="Call the lawyer", owner=kaja)
    sight = Sight(everything=False, kinds=frozenset(["housing"]), member=member)
    found = nexts(case, sight, opened=True)
    assert [(str(one.text), one.who, one.url) for one in found] == [("A step", "", "")]
