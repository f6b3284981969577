"""Counting requests for advice: nobody is named, and what one has just counted is undone."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lykt.learning.requests.actions import count_request, undo_request
from lykt.learning.requests.models import AdviceRequest
from lykt.learning.requests.queries import requests_for
from lykt.organisation.access import Refused
from lykt.organisation.acting import acting_as
from lykt.organisation.roles import Role
from tests.learning.requests.access_rows import make_request
from tests.support.people import make_staff


@pytest.fixture
def by(froya):
    """The field worker, acting."""
    with acting_as(froya.as_actor()) as actor:
        yield actor


def test_who_and_about_what_is_enough(world, by, froya):
    row = count_request(by=by, unit=world.service, asked_by="press", theme="buyers")
    assert (row.way, row.minutes, row.outcome, row.day) == (
        "telephone", 15, "answered", timezone.localdate(),
    )  # fmt: skip
    assert (row.by, row.controller) == (froya, world.fjordby)


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ({"asked_by": "the neighbour"}, "asked_by"), ({"theme": "cooking"}, "theme"),
        ({"way": "fax"}, "way"), ({"outcome": "lost"}, "outcome"), ({"minutes": -1}, "minutes"),
        ({"minutes": 1441}, "minutes"), ({"on": timezone.localdate() + timedelta(1)}, "day"),
        ({"on": timezone.localdate().replace(year=1979, day=1)}, "day"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_by_field(world, by, told, wrong):
    with pytest.raises(ValidationError) as problem:
        count_request(by=by, unit=world.service, **{"asked_by": "student", "theme": "law", **told})
    assert set(problem.value.message_dict) == {wrong}
    assert not AdviceRequest.objects.exists()


@pytest.mark.parametrize(
    "role",
    [Role.PLAN_OWNER, Role.ANALYST, Role.ADMINISTRATOR, Role.INVITED_PARTNER],
)
def test_others_count_nothing(world, role):
    with acting_as(make_staff(role, world.service).as_actor()) as by:
        with pytest.raises(Refused):
            count_request(by=by, unit=world.service, asked_by="press", theme="law")
        with pytest.raises(Refused):
            undo_request(by=by, request=make_request(world))


def test_nobody_counts_for_another_municipality(world, by):
    with pytest.raises(Refused):
        count_request(by=by, unit=world.elsewhere, asked_by="press", theme="law")
    theirs = make_request(world, unit=world.elsewhere)
    assert not requests_for(by).filter(pk=theirs.pk).exists()


def test_undo_is_for_what_one_has_just_counted(world, by, froya, sunniva):
    row = make_request(world, froya)
    with acting_as(sunniva.as_actor()) as other, pytest.raises(Refused):
        undo_request(by=other, request=row)
    undo_request(by=by, request=row)
    undo_request(by=by, request=row)
    assert not requests_for(by).exists()
    old = make_request(world, froya, at=timezone.now() - timedelta(hours=25))
    with pytest.raises(Refused):
        undo_request(by=by, request=old)
