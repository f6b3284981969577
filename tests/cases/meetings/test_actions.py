"""Calling a meeting, holding it, and not holding it."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lykt.cases.meetings import actions, queries
from lykt.cases.meetings.actions import Called, Planned
from lykt.cases.meetings.attendance import table_of
from lykt.cases.meetings.codes import MeetingState
from lykt.cases.meetings.models import LeftRoom, Meeting, Participant
from lykt.cases.meetings.section import occurrences
from lykt.organisation.access import Refused
from lykt.organisation.acting import acting_as
from lykt.privacy.consent.actions import withdraw
from lykt.privacy.consent.models import Consent
from tests.cases.meetings.access_rows import planned_in
from tests.support.cases import OPERATOR, consent_to, make_case, make_member
from tests.support.pages import make_person


@pytest.fixture
def person(world):
    return make_person(world)


@pytest.fixture
def case(person, kaja):
    return make_case(person, kaja, opened_on=timezone.localdate() - timedelta(days=7))


def plan(by, case, *called, hours=0, **told):
    """Plan a meeting that begins now: what was said today covers it, whatever the clock says."""
    return actions.plan_meeting(
        by=by,
        case=case,
        starts_at=timezone.now() + timedelta(hours=hours),
        called=called or [Called("person")],
        **told,
    )


def take_back(person):
    """Let the person take everything back."""
    with acting_as(OPERATOR):
        withdraw(by=OPERATOR, consents=list(Consent.objects.filter(subject=person.pk)))


@pytest.mark.parametrize(
    ("body", "words"),
    [("nav", "cannot be called. Ask for consent first"), ("police", "plan a strategy meeting")],
)
def test_a_meeting_without_consent_is_refused_with_what_to_do(case, kaja, acting, body, words):
    by = acting(kaja)
    with pytest.raises(ValidationError, match=words):
        plan(by, case, Called("body", body=body))
    assert not Meeting.objects.exists()


def test_a_partner_whose_consent_has_ended_is_not_called(case, person, kaja, parisa, acting):
    by = acting(kaja)
    partner = make_member(case, parisa, "partner", "nav")
    with pytest.raises(ValidationError, match="Ask for consent first"):
        plan(by, case, Called("member", member=partner))
    consent_to(person, "housing", case=case)
    assert plan(by, case, Called("member", member=partner))


@pytest.mark.parametrize(
    ("called", "told", "field"),
    [
        ([], {}, "called"),
        ([Called("person"), Called("person")], {}, "who"),
        ([Called("body", body="here")], {}, "body"),
        ([Called("body", body="other_unit")], {}, "body_named"),
        ([Called("member")], {}, "member"),
        ([Called("ghost")], {}, "who"),
        ([Called("person")], {"items": [Planned([])]}, "kinds"),
        ([Called("person")], {"room": "moon"}, "room"),
        ([Called("person")], {"hours": -24 * 30}, "starts_at"),
        ([Called("person")], {"ends_at": timezone.now() - timedelta(days=9)}, "ends_at"),
    ],
)
def test_what_is_no_meeting_is_told_at_its_field(case, kaja, acting, called, told, field):
    hours = told.pop("hours", -1) if "hours" in told else -1
    with pytest.raises(ValidationError) as problem:
        actions.plan_meeting(
            by=acting(kaja),
            case=case,
            starts_at=timezone.now() + timedelta(hours=hours),
            called=called,
            **told,
        )
    told["hours"] = hours
    assert field in problem.value.error_dict
    assert not Meeting.objects.exists()


def test_one_body_is_called_once_and_two_families_twice(case, person, kaja, acting):
    by = acting(kaja)
    consent_to(person, "housing", case=case)
    meeting = plan(by, case, Called("body", body="nav"))
    with pytest.raises(ValidationError, match="called already"):
        actions.call(by=by, meeting=meeting, called=Called("body", body="nav", name="Nora"))
    with pytest.raises(ValidationError, match="A meeting has participants"):
        actions.uncall(by=by, participant=Participant.objects.get())


def test_who_must_leave_is_asked_anew_when_a_consent_is_taken_back(case, person, kaja, acting):
    by = acting(kaja)
    consent_to(person, "housing", case=case)
    meeting = plan(
        by,
        case,
        Called("person"),
        Called("body", body="nav"),
        items=[Planned(["housing"]), Planned(["health"]), Planned(["practical"])],
    )
    before = table_of(meeting)
    assert [[one.body for one in seen.leave] for seen in before.items] == [[], ["nav"], []]
    take_back(person)
    after = table_of(meeting)
    assert [[one.body for one in seen.leave] for seen in after.items] == [["nav"]] * 3
    assert after.digest != before.digest
    with pytest.raises(ValidationError, match="cannot be in the room"):
        actions.hold_meeting(
            by=by, meeting=meeting, present=[one.pk for one in after.participants]
        )


def test_a_meeting_goes_by_what_held_on_its_own_day(case, person, kaja, acting):
    by = acting(kaja)
    consent_to(person, "housing", case=case)
    with pytest.raises(ValidationError, match="Ask for consent first"):
        plan(by, case, Called("body", body="nav"), hours=-24)
    meeting = plan(by, case, Called("body", body="nav"), items=[Planned(["housing"])])
    meeting = actions.change_meeting(
        by=by,
        meeting=meeting,
        starts_at=meeting.starts_at - timedelta(days=1),
        ends_at=None,
        room="ours",
        place="",
    )
    assert len(table_of(meeting).shut_out) == 1
    with pytest.raises(ValidationError, match="for the day of the meeting"):
        actions.hold_meeting(by=by, meeting=meeting, present=[Participant.objects.get().pk])


def test_of_a_locked_case_nobody_from_outside_hears_anything(case, person, kaja, acting):
    by = acting(kaja)
    consent_to(person, "housing", case=case)
    meeting = plan(by, case, Called("body", body="nav"), items=[Planned(["housing"])])
    case.state = "locked"
    case.save()
    assert len(table_of(meeting).shut_out) == 1


def test_who_may_not_hear_an_item_is_written_down_as_having_left(case, person, kaja, acting):
    by = acting(kaja)
    consent_to(person, "housing", case=case)
    meeting = plan(
        by,
        case,
        Called("person"),
        Called("body", body="nav"),
        items=[Planned(["housing"]), Planned(["health"])],
    )
    everybody = list(Participant.objects.values_list("pk", flat=True))
    actions.hold_meeting(by=by, meeting=meeting, present=everybody)
    [left] = LeftRoom.objects.all()
    assert (left.item.kinds, left.participant.body) == (["health"], "nav")
    actions.add_item(by=by, meeting=meeting, kinds=["violence"])
    assert LeftRoom.objects.count() == 2


def test_a_meeting_that_lies_ahead_is_not_held(case, kaja, acting):
    by = acting(kaja)
    meeting = plan(by, case, hours=3)
    with pytest.raises(ValidationError, match="lies ahead"):
        actions.hold_meeting(by=by, meeting=meeting, present=[Participant.objects.get().pk])


def test_the_first_meeting_is_the_earliest_that_was_held(case, kaja, acting):
    by = acting(kaja)
    early, late = plan(by, case, hours=-48), plan(by, case, hours=-24)
    assert occurrences([case]) == {}
    for meeting in (late, early):
        actions.hold_meeting(
            by=by, meeting=meeting, present=[Participant.objects.get(meeting=meeting).pk]
        )
    [happened] = occurrences([case])[case.pk]
    assert happened.name == "meeting.first_held"
    assert happened.at == timezone.localdate(early.starts_at)
    assert queries.is_first(early)
    assert not queries.is_first(late)


@pytest.mark.parametrize("now", MeetingState.values)
def test_only_a_planned_meeting_is_changed_held_or_cancelled(case, kaja, acting, now):
    by = acting(kaja)
    meeting = plan(by, case, items=[Planned(["practical"])])
    present = [Participant.objects.get().pk]
    if now in ("held", "minutes_closed"):
        actions.hold_meeting(by=by, meeting=meeting, present=present)
    if now == "minutes_closed":
        Meeting.objects.filter(pk=meeting.pk).update(state=now, closed_at=timezone.now())
    if now == "cancelled":
        actions.cancel(by=by, meeting=meeting, why="moved")
    item = queries.items_of(meeting)[0]
    acts = [
        lambda: actions.call(by=by, meeting=meeting, called=Called("interpreter")),
        lambda: actions.move_up(by=by, item=item),
        lambda: actions.change_meeting(
            by=by, meeting=meeting, starts_at=meeting.starts_at, ends_at=None, room="phone",
            place="",
        ),
        lambda: actions.hold_meeting(by=by, meeting=meeting, present=present),
    ]  # fmt: skip
    for act in acts:
        if now == "planned":
            act()
            continue
        with pytest.raises(ValidationError):
            act()
    if now != "planned":
        with pytest.raises(ValidationError):
            actions.cancel(by=by, meeting=meeting, why="moved")


def test_items_change_places(case, kaja, acting):
    by = acting(kaja)
    kinds = [["practical"], ["housing"], ["health"]]
    meeting = plan(by, case, items=[Planned(one) for one in kinds])
    actions.move_up(by=by, item=queries.items_of(meeting)[2])
    actions.move_up(by=by, item=queries.items_of(meeting)[0])
    assert [one.kinds for one in queries.items_of(meeting)] == [kinds[0], kinds[2], kinds[1]]


def test_a_helper_writes_items_and_only_the_coordinator_calls(case, kaja, sunniva, acting):
    meeting = planned_in(case)
    make_member(case, sunniva)
    by = acting(sunniva)
    assert actions.add_item(by=by, meeting=meeting, kinds=["health"])
    with pytest.raises(Refused):
        actions.call(by=by, meeting=meeting, called=Called("interpreter"))
    with pytest.raises(Refused):
        plan(by, case)


def test_today_shows_the_coordinators_own_meetings_alone(case, kaja, sunniva, acting):
    meeting = planned_in(case, hours=0)
    make_member(case, sunniva)
    day = timezone.localdate(meeting.starts_at)
    assert queries.meetings_on(acting(kaja), day) == [meeting]
    assert queries.meetings_on(acting(sunniva), day) == []
