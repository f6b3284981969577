"""Feedback and complaints: sealed, nobody's, answered in time, and gone when their time is."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from lykt.learning.voice import actions_said as actions
from lykt.learning.voice import queries
from lykt.learning.voice.models import Complaint, Feedback
from lykt.organisation.access import Refused
from lykt.organisation.acting import acting_as
from lykt.people.models import Person
from lykt.privacy import subjects
from lykt.privacy.reading.showing import opened
from lykt.privacy.retention.sweeping import sweep
from lykt.privacy.sealing.keys import erased
from tests.learning.voice.made import make_complaint, make_feedback


TODAY = timezone.localdate()


def test_what_was_said_is_sealed_and_leads_to_nobody(world, operator):
    row = make_feedback(world, text="Dere stenger for tidlig")
    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM learning_feedback")
        assert "stenger" not in cursor.fetchone()[0]
    assert not Person.objects.exists()
    assert subjects.keeper("feedback").family(row.subject) == [row.subject]
    [told] = subjects.keeper("feedback").subjects([row.subject])
    assert "Feedback of" in told.label
    row = Feedback.objects.get()
    with opened(by=operator, what="feedback_page", subjects=[row.subject]):
        assert row.text == "Dere stenger for tidlig"


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"channel": "letter"}, "channel"),
        ({"theme": "love"}, "theme"),
        ({"text": " "}, "text"),
        ({"text": "x" * 10_001}, "text"),
        ({"received_on": TODAY + timedelta(1)}, "received_on"),
    ],
)
def test_feedback_that_cannot_be_is_refused(world, told, field):
    with pytest.raises(ValidationError) as problem:
        make_feedback(world, **told)
    assert list(problem.value.error_dict) == [field]


def test_what_came_of_it_is_said_and_taken_back(world, froya):
    row = make_feedback(world)
    with acting_as(froya.as_actor()) as by:
        now = actions.settle_feedback(by=by, feedback=row, became="changed")
        assert (now.became, now.settled_on, now.settled_by) == ("changed", TODAY, froya)
        now = actions.settle_feedback(by=by, feedback=row, became="")
        assert (now.became, now.settled_on, now.settled_by) == ("", None, None)
        with pytest.raises(ValidationError):
            actions.settle_feedback(by=by, feedback=row, became="sold")


@pytest.mark.django_db(transaction=True, databases=["default", "keys"])
def test_what_one_has_just_written_is_undone_and_its_key_is_gone(world, froya, leila):
    said, complained = (make(world, froya.as_actor()) for make in (make_feedback, make_complaint))
    with acting_as(leila.as_actor()) as by:
        for undo, row in (({"feedback": said}, actions.undo_feedback),
                          ({"complaint": complained}, actions.undo_complaint)):  # fmt: skip
            with pytest.raises(Refused, match="Only the one"):
                row(by=by, **undo)
    keys = {said.subject, complained.subject}
    with acting_as(froya.as_actor()) as by:
        actions.undo_feedback(by=by, feedback=said)
        actions.undo_complaint(by=by, complaint=complained)
        assert not Feedback.objects.exists()
        assert not Complaint.objects.exists()
    assert erased(keys) == keys


def test_a_complaint_is_answered_by_the_rule_of_its_day(world, leila):
    row = make_complaint(world, received_on=TODAY - timedelta(40))
    assert row.due is not None
    assert queries.complaint_is_late(row)
    told = {"complaint": row}
    with acting_as(leila.as_actor()) as by:
        told["by"] = by
        actions.set_complaint(**told, state="looked_into")
        with pytest.raises(ValidationError, match="answered with"):
            actions.set_complaint(**told, state="answered")
        for on in (TODAY + timedelta(1), TODAY - timedelta(41)):
            with pytest.raises(ValidationError, match="after it came in"):
                actions.set_complaint(**told, state="answered", outcome="upheld", on=on)
        now = actions.set_complaint(**told, state="answered", outcome="upheld")
        assert (now.outcome, now.answered_on) == ("upheld", TODAY)
        assert not queries.complaint_is_late(now)
        with pytest.raises(ValidationError, match="cannot follow"):
            actions.set_complaint(**told, state="withdrawn")
        again = actions.set_complaint(**told, state="looked_into")
        assert (again.outcome, again.answered_on) == ("", None)
        states = [event.state for event in row.events.order_by("at", "id")]
    assert states == ["received", "looked_into", "answered", "looked_into"]


def test_what_is_late_stands_first(world, operator):
    in_time = make_complaint(world)
    late = make_complaint(world, received_on=TODAY - timedelta(50))
    later = make_complaint(world, received_on=TODAY - timedelta(90))
    done = make_complaint(world, received_on=TODAY - timedelta(99))
    actions.set_complaint(by=operator, complaint=done, state="withdrawn")
    assert list(queries.complaints_for(operator)) == [later, late, in_time, done]


def test_a_complaint_is_the_leaders_alone_and_the_units(world, froya, leila, kaja):
    row = make_complaint(world)
    for staff in (froya, kaja):
        with acting_as(staff.as_actor()) as by:
            assert not queries.complaints_for(by).exists()
            with pytest.raises(Refused):
                actions.set_complaint(by=by, complaint=row, state="looked_into")
    with acting_as(leila.as_actor()) as by:
        assert queries.complaints_for(by).count() == 1
    with pytest.raises(Refused, match="not work in this unit"):
        make_complaint(world, leila.as_actor(), unit=world.clinic)


def test_a_complaint_that_the_leader_has_begun_with_stands(world, leila):
    row = make_complaint(world, leila.as_actor())
    with acting_as(leila.as_actor()) as by:
        now = actions.set_complaint(by=by, complaint=row, state="looked_into")
        # Also for whoever had fetched it before.
        for one in (now, row):
            with pytest.raises(Refused, match="so it stands"):
                actions.undo_complaint(by=by, complaint=one)


@pytest.mark.django_db(transaction=True, databases=["default", "keys"])
def test_when_their_time_is_over_they_go_with_their_keys(world, operator):
    old = make_feedback(world, received_on=TODAY - timedelta(24 * 31 + 20))
    kept = make_feedback(world)
    answered = make_complaint(world, received_on=TODAY - timedelta(36 * 31 + 20))
    sweep(by=operator, today=TODAY)
    assert list(Feedback.objects.all()) == [kept]
    assert erased([old.subject, kept.subject]) == {old.subject}
    # Something happened to it today: it was written down.
    assert list(Complaint.objects.all()) == [answered]
