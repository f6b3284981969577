"""Minutes: decisions become steps, what was told has a receipt, and closed is closed."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lykt.cases.case.models import Step
from lykt.cases.meetings import actions, receipts
from lykt.cases.meetings import actions_minutes as minutes
from lykt.cases.meetings.actions import Called, Planned
from lykt.cases.meetings.models import LeftRoom, Meeting, MeetingReceipt, Participant
from lykt.cases.meetings.queries import items_of
from lykt.privacy.disclosure.models import DisclosedItem, Disclosure
from lykt.privacy.reading.showing import opened
from tests.cases.meetings.test_actions import take_back
from tests.support.cases import consent_to, make_case
from tests.support.pages import make_person


@pytest.fixture
def person(world):
    return make_person(world)


@pytest.fixture
def by(kaja, acting):
    return acting(kaja)


@pytest.fixture
def meeting(person, kaja, by):
    """A meeting that is held: NAV covered for housing and economy, a doctor for health."""
    case = make_case(person, kaja, opened_on=timezone.localdate() - timedelta(days=7))
    consent_to(person, "housing", "economy", case=case)
    consent_to(person, "health", body="doctor", case=case)
    found = actions.plan_meeting(
        by=by,
        case=case,
        # Now, not some time ago: consents of today do not cover what was told yesterday.
        starts_at=timezone.now(),
        called=[Called("person"), Called("body", body="nav"), Called("body", body="doctor")],
        items=[Planned(["housing", "economy"]), Planned(["health"]), Planned(["practical"])],
    )
    everybody = list(Participant.objects.values_list("pk", flat=True))
    return actions.hold_meeting(by=by, meeting=found, present=everybody)


def due():
    return timezone.localdate() + timedelta(days=3)


def write(by, meeting):
    first, second, third = items_of(meeting)
    minutes.write_item(by=by, item=first, told={"housing": "Needs a flat", "economy": "None"})
    minutes.write_item(by=by, item=second, told={"health": "Sees a doctor"})
    minutes.decide(by=by, item=first, what="NAV looks for a flat", due=due(), owner_body="nav")
    return first, second, third


def closed(by, meeting):
    write(by, meeting)
    return minutes.close_minutes(by=by, meeting=meeting)


def told(by, meeting):
    """Return what was recorded as shared, by recipient."""
    with opened(by=by, what="test", subjects=[meeting.subject]):
        found: dict[str, dict[str, str]] = {}
        for one in DisclosedItem.objects.filter(disclosure__refused=False):
            found.setdefault(one.disclosure.recipient, {})[one.kind] = one.text
        return found


def test_decisions_become_steps_of_the_case(meeting, by):
    now = closed(by, meeting)
    step = Step.objects.get()
    assert (step.owner_body, step.due, step.source) == ("nav", due(), "meeting")
    with opened(by=by, what="test", subjects=[meeting.subject]):
        assert step.what == "NAV looks for a flat"
    assert now.state == "minutes_closed"


def test_each_from_outside_has_a_receipt_for_what_they_were_told(meeting, by):
    now = closed(by, meeting)
    receipts.write_receipts(by=by, meeting=now)
    assert told(by, meeting) == {
        "nav": {"housing": "Needs a flat", "economy": "None"},
        "doctor": {"health": "Sees a doctor"},
    }
    assert set(Disclosure.objects.values_list("way", "basis")) == {("meeting", "consent")}
    assert not MeetingReceipt.objects.exclude(state="written").exists()


def test_receipts_that_were_stopped_half_way_are_written_once(meeting, by, monkeypatch):
    now = closed(by, meeting)
    real, times = receipts.share, []

    def breaks(**asked):
        found = real(**asked)
        times.append(found)
        if len(times) == 1:
            raise RuntimeError("the power went")
        return found

    monkeypatch.setattr(receipts, "share", breaks)
    with pytest.raises(RuntimeError):
        receipts.write_receipts(by=by, meeting=now)
    receipts.write_receipts(by=by, meeting=now)
    receipts.write_receipts(by=by, meeting=now)
    assert Disclosure.objects.count() == 2
    assert not MeetingReceipt.objects.exclude(state="written").exists()


def test_what_was_taken_back_before_the_minutes_closed_is_held_back(meeting, person, by):
    now = closed(by, meeting)
    take_back(person)
    receipts.write_receipts(by=by, meeting=now)
    assert set(MeetingReceipt.objects.values_list("state", flat=True)) == {"held_back"}
    assert set(Disclosure.objects.values_list("refused", flat=True)) == {True}


def test_who_left_the_room_was_told_nothing(meeting, by):
    first, *_ = write(by, meeting)
    nav = Participant.objects.get(body="nav")
    minutes.write_item(by=by, item=first, told={}, left=[nav.pk])
    now = minutes.close_minutes(by=by, meeting=meeting)
    receipts.write_receipts(by=by, meeting=now)
    assert list(told(by, meeting)) == ["doctor"]


def test_who_was_not_covered_left_whatever_is_said(meeting, by):
    first, second, _third = write(by, meeting)
    out = {
        (row.item_id, row.participant.body)
        for row in LeftRoom.objects.select_related("participant")
    }
    assert out == {(first.pk, "doctor"), (second.pk, "nav")}


def test_a_kind_that_the_item_is_not_about_is_refused(meeting, by):
    first = items_of(meeting)[0]
    with pytest.raises(ValidationError, match="not about this kind"):
        minutes.write_item(by=by, item=first, told={"health": "x"})


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"what": " "}, "what"),
        ({"owner_body": ""}, "owner"),
        ({"owner_body": "here"}, "owner_body"),
        ({"due": timezone.localdate() - timedelta(days=2)}, "due"),
    ],
)
def test_a_decision_is_somebodys_by_a_day(meeting, by, told, field):
    asked = {"what": "Ask", "owner_body": "nav", "due": due()} | told
    with pytest.raises(ValidationError) as problem:
        minutes.decide(by=by, item=items_of(meeting)[0], **asked)
    assert field in problem.value.error_dict


def test_closed_minutes_are_never_rewritten_but_put_right_below(meeting, by):
    first, *_ = write(by, meeting)
    decision = minutes.decide(by=by, item=first, what="More", due=due(), owner_body="nav")
    with pytest.raises(ValidationError, match="has been held"):
        minutes.correct_minutes(by=by, meeting=meeting, text="No")
    now = minutes.close_minutes(by=by, meeting=meeting)
    for act in (
        lambda: minutes.write_item(by=by, item=first, told={"housing": "Other"}),
        lambda: minutes.decide(by=by, item=first, what="More", due=due(), owner_body="nav"),
        lambda: minutes.drop_decision(by=by, decision=decision),
        lambda: actions.add_item(by=by, meeting=now, kinds=["health"]),
        lambda: minutes.close_minutes(by=by, meeting=now),
    ):
        with pytest.raises(ValidationError, match="closed and not rewritten"):
            act()
    assert minutes.correct_minutes(by=by, meeting=now, text="It was the doctor.")


def test_minutes_of_nothing_are_not_closed(person, kaja, by):
    case = make_case(person, kaja)
    found = actions.plan_meeting(
        by=by, case=case, starts_at=timezone.now(), called=[Called("person")]
    )
    actions.hold_meeting(by=by, meeting=found, present=[Participant.objects.get().pk])
    with pytest.raises(ValidationError, match="no items"):
        minutes.close_minutes(by=by, meeting=found)
    assert Meeting.objects.get().state == "held"
