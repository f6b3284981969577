"""The user council: what it asked for, and the answers it got."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lykt.learning.voice import actions, queries
from lykt.learning.voice.models import CouncilMeeting
from lykt.organisation.access import Refused
from lykt.organisation.acting import acting_as
from tests.learning.voice.made import make_meeting, make_wish


TODAY = timezone.localdate()


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"agenda": "Om BLÅ-KRONE-7"}, "agenda"),
        ({"came": -1}, "came"),
        ({"came": 201}, "came"),
        ({"day": TODAY + timedelta(1), "came": 3}, "came"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(world, operator, told, field):
    with pytest.raises(ValidationError) as problem:
        actions.write_meeting(by=operator, controller=world.fjordby, **{"day": TODAY, **told})
    assert list(problem.value.error_dict) == [field]
    assert not CouncilMeeting.objects.exists()


def test_what_waits_for_an_answer_shows_when_it_is_late(world, operator):
    old = make_wish(world, TODAY - timedelta(120))
    make_wish(world)
    rows = queries.unanswered(operator)
    assert [row.late for row in rows] == [True, False]
    told = {"by": operator, "wish": old}
    actions.answer(**told, text="Ja, fra nyttår", on=TODAY)
    assert [row.late for row in queries.unanswered(operator)] == [False]
    # Empty takes it back.
    now = actions.answer(**told, text="")
    assert (now.answer, now.answered_on, now.answered_by) == ("", None, None)
    for on, words in ((TODAY + timedelta(1), "ahead"), (TODAY - timedelta(121), "before")):
        with pytest.raises(ValidationError, match=words):
            actions.answer(**told, text="Ja", on=on)
    with pytest.raises(ValidationError, match="Nobody is named"):
        actions.answer(**told, text="Ring 912 34 567")


def test_nothing_is_asked_for_ahead(world, operator):
    ahead = actions.write_meeting(by=operator, controller=world.fjordby, day=TODAY + timedelta(9))
    with pytest.raises(ValidationError, match="lies ahead"):
        actions.ask(by=operator, meeting=ahead, text="Kaffe")
    with pytest.raises(ValidationError, match="Write something"):
        actions.ask(by=operator, meeting=make_meeting(world), text=" ")


def test_only_those_of_the_municipality_may(world, pal, ulrik):
    meeting = make_meeting(world)
    for staff in (pal, ulrik):
        with acting_as(staff.as_actor()) as by, pytest.raises(Refused):
            actions.ask(by=by, meeting=meeting, text="Kaffe")
    with acting_as(ulrik.as_actor()) as by:
        assert not queries.council_for(by).exists()
