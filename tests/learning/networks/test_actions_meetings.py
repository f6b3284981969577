"""Meetings, minutes, and decisions that become tasks."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lykt.learning.networks import actions, queries
from lykt.learning.networks import actions_meetings as meetings
from lykt.learning.networks.models import Decision
from tests.learning.networks.made import hold, make_meeting, make_network, make_task


TODAY = timezone.localdate()


def titles(meeting):
    return [point.title for point in meeting.points.all()]


def test_minutes_say_that_a_meeting_was_held(world, operator):
    meeting = make_meeting(world)
    now = hold(meeting, came=7)
    assert (now.state, now.came) == ("held", 7)
    assert {point.minutes for point in meeting.points.all()} == {"Vi ble enige."}
    # They can be mended.
    assert hold(meeting, came=8).came == 8


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"came": -1}, "came"),
        ({"came": 501}, "came"),
        ({"more": "Om BLÅ-KRONE-7"}, "more"),
        ({"points": "Sak 2026-014 trenger bolig"}, "point-2"),
    ],
)
def test_minutes_hold_no_person(world, operator, told, field):
    meeting = make_meeting(world)
    second = list(meeting.points.all())[1]
    points = {second.pk: told.pop("points", "")}
    with pytest.raises(ValidationError) as problem:
        meetings.write_minutes(
            by=operator, meeting=meeting, **{"came": 3, "points": points, **told}
        )
    assert list(problem.value.error_dict) == [field]
    meeting.refresh_from_db()
    assert meeting.state == "planned"


def test_minutes_wait_for_the_day_and_are_not_of_what_was_cancelled(world, operator):
    ahead = make_meeting(world, day=TODAY + timedelta(3))
    with pytest.raises(ValidationError, match="lies ahead"):
        hold(ahead)
    gone = make_meeting(world)
    meetings.set_meeting(by=operator, meeting=gone, state="cancelled")
    with pytest.raises(ValidationError, match="cancelled"):
        hold(gone)
    meetings.set_meeting(by=operator, meeting=gone, state="planned")
    assert hold(gone).state == "held"
    for state in ("cancelled", "planned", "held", "sold"):
        with pytest.raises(ValidationError, match="as it stands"):
            meetings.set_meeting(by=operator, meeting=gone, state=state)


def test_an_agenda_keeps_what_the_minutes_tell_of(world, operator):
    meeting = make_meeting(world)
    change = {"by": operator, "meeting": meeting, "day": meeting.day}
    meetings.change_meeting(**change, agenda=["Kurs", "Bolig", "Varsling"])
    assert titles(meeting) == ["Kurs", "Bolig", "Varsling"]
    hold(meeting)
    with pytest.raises(ValidationError, match="Let it stand"):
        meetings.change_meeting(**change, agenda=["Kurs"])
    assert titles(meeting) == ["Kurs", "Bolig", "Varsling"]
    with pytest.raises(ValidationError, match="has been held"):
        meetings.change_meeting(**{**change, "day": TODAY + timedelta(1)}, agenda=[])


def test_a_decision_is_a_task_where_somebody_does_it(world, leila, operator):
    meeting = make_meeting(world)
    decide = {"by": operator, "meeting": meeting}
    plain = meetings.decide(**decide, text="Vi møtes på NAV")
    assert (plain.state, plain.who) == ("none", "")
    task = meetings.decide(**decide, text="Lage kort", owner=leila, due=TODAY + timedelta(9))
    assert (task.state, task.who) == ("to_do", "Leila")
    assert list(queries.own_tasks(leila.as_actor())) == [task]
    with pytest.raises(ValidationError, match="as it stands"):
        meetings.set_task(by=operator, decision=plain, state="done")
    done = meetings.set_task(by=operator, decision=task, state="done")
    assert done.settled_on == TODAY
    with pytest.raises(ValidationError, match="settled"):
        meetings.change_decision(by=operator, decision=task, text="Noe annet")
    again = meetings.set_task(by=operator, decision=task, state="to_do")
    assert (again.state, again.settled_on) == ("to_do", None)
    nobody = meetings.change_decision(by=operator, decision=task, text="La det ligge")
    assert (nobody.state, nobody.owner) == ("none", None)


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"text": ""}, "text"),
        ({"text": "Ring 912 34 567"}, "text"),
        ({"body": "", "due": TODAY}, "owner"),
        ({"due": TODAY - timedelta(2)}, "due"),
    ],
)
def test_what_cannot_be_decided_is_refused(world, told, field):
    with pytest.raises(ValidationError) as problem:
        make_task(world, **told)
    assert list(problem.value.error_dict) == [field]
    assert not Decision.objects.exists()


def test_a_task_is_not_another_municipalitys(world, ulrik, leila):
    with pytest.raises(ValidationError, match="works here"):
        make_task(world, body="", owner=ulrik)
    with pytest.raises(ValidationError, match="Not both"):
        make_task(world, owner=leila)


def test_late_tasks_show_until_they_are_done_or_the_network_rests(world, operator):
    network = make_network(world)
    meeting = make_meeting(world, network, TODAY - timedelta(40))
    late = make_task(world, meeting, due=TODAY - timedelta(1))
    make_task(world, meeting, text="I tide", due=TODAY)
    assert list(queries.late_tasks(operator)) == [late]
    [row] = queries.standing_of(queries.networks_for(operator))
    assert row.late_tasks == 1
    actions.rest_network(by=operator, network=network)
    assert not queries.late_tasks(operator).exists()
    actions.take_up_network(by=operator, network=network)
    meetings.set_task(by=operator, decision=late, state="dropped")
    assert not queries.late_tasks(operator).exists()
