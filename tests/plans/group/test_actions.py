"""The reference group: what is refused, and that an answer is added and never written over."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lykt.organisation.access import Refused
from lykt.organisation.acting import acting_as
from lykt.organisation.models import Staff
from lykt.plans.group import actions, queries
from lykt.plans.group.models import Member
from tests.plans.group.made import make_advice, make_meeting
from tests.plans.made import make_measure
from tests.support.pages import OPERATOR
from tests.support.people import World


pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.mark.parametrize("name", ["", "ola@privat.example", "Krisesenteret, dagleder"])
def test_a_member_that_cannot_be_is_refused(world: World, name: str) -> None:
    plan = make_meeting(world).plan
    with acting_as(OPERATOR), pytest.raises(ValidationError) as refused:
        actions.add_member(by=OPERATOR, plan=plan, name=name, since=TODAY)
    assert list(refused.value.message_dict) == ["name"]


def test_whoever_left_can_come_back(world: World) -> None:
    member = make_meeting(world).members.get()
    with acting_as(OPERATOR):
        actions.end_member(by=OPERATOR, member=member)
        with pytest.raises(ValidationError, match="left the group already"):
            actions.end_member(by=OPERATOR, member=member)
        actions.add_member(by=OPERATOR, plan=member.plan, name=member.name, since=TODAY)
    assert Member.objects.count() == 2


@pytest.mark.parametrize("day", [TODAY + timedelta(days=1), date(2020, 5, 4)])
def test_a_meeting_is_written_when_it_has_been_and_once(world: World, day: date) -> None:
    plan = make_meeting(world).plan
    with acting_as(OPERATOR), pytest.raises(ValidationError) as refused:
        actions.hold_meeting(by=OPERATOR, plan=plan, held_on=day)
    assert list(refused.value.message_dict) == ["held_on"]


def test_what_belongs_to_another_plan_is_refused(world: World) -> None:
    meeting, other = make_meeting(world), make_measure(world)
    stranger = make_meeting(world).members.all()
    with acting_as(OPERATOR):
        with pytest.raises(ValidationError, match="measures of this plan"):
            actions.give_advice(by=OPERATOR, meeting=meeting, text="x", measures=[other])
        with pytest.raises(ValidationError, match="members of this group"):
            actions.hold_meeting(by=OPERATOR, plan=meeting.plan, held_on=TODAY, members=stranger)


REFUSED = [("ignored", "x", "outcome"), ("followed", " ", "reason"), ("followed", "a\0", "reason")]


@pytest.mark.parametrize(("outcome", "reason", "field"), REFUSED)
def test_an_answer_says_what_and_why(world: World, outcome: str, reason: str, field: str) -> None:
    advice = make_advice(world)
    with acting_as(OPERATOR), pytest.raises(ValidationError) as refused:
        actions.answer_advice(by=OPERATOR, advice=advice, outcome=outcome, reason=reason)
    assert list(refused.value.message_dict) == [field]


def test_the_last_answer_counts_and_the_first_stays(world: World) -> None:
    advice = make_advice(world)
    with acting_as(OPERATOR):
        rows = queries.advice_for(OPERATOR)
        assert [one.answer for one in queries.told_of(rows)] == [None]
        for outcome in ("not_followed", "in_part"):
            actions.answer_advice(by=OPERATOR, advice=advice, outcome=outcome, reason="Penger.")
        [given] = queries.told_of(queries.advice_for(OPERATOR))
        assert given.answer
        assert given.answer.outcome == "in_part"
        assert advice.answers.count() == 2
        [then] = queries.told_of(queries.advice_for(OPERATOR), TODAY - timedelta(days=1))
        assert then.answer is None


@pytest.mark.parametrize("who", ["leila", "kaja", "froya", "odin"])
def test_only_the_plans_owner_writes(
    world: World, who: str, request: pytest.FixtureRequest
) -> None:
    reader: Staff = request.getfixturevalue(who)
    advice = make_advice(world)
    plan, meeting = advice.meeting.plan, advice.meeting
    with acting_as(reader.as_actor()) as by:
        for act in (
            lambda: actions.add_member(by=by, plan=plan, name="x", since=TODAY),
            lambda: actions.end_member(by=by, member=meeting.members.get()),
            lambda: actions.hold_meeting(by=by, plan=plan, held_on=TODAY),
            lambda: actions.give_advice(by=by, meeting=meeting, text="x"),
            lambda: actions.answer_advice(by=by, advice=advice, outcome="followed", reason="x"),
        ):
            with pytest.raises(Refused):
                act()
