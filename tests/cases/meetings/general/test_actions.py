"""Meetings apart from cases, and their tasks: nobody is named."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lykt.cases.meetings.general import actions, queries
from lykt.organisation.access import Refused
from tests.cases.meetings.general.access_rows import written


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"text": " "}, "text"),
        ({"text": "Help BLÅ-KRONE-7"}, "text"),
        ({"text": "Close case 2026-014"}, "text"),
        ({"body": ""}, "who"),
        ({"body": "moon"}, "who"),
        ({"due": timezone.localdate() - timedelta(days=1)}, "due"),
    ],
)
def test_what_is_no_task_is_told_at_its_field(world, kaja, acting, told, field):
    by = acting(kaja)
    asked = {"text": "Print the card", "body": "police"} | told
    with pytest.raises(ValidationError) as problem:
        actions.add_task(by=by, meeting=written(world), **asked)
    assert field in problem.value.error_dict


def test_a_task_is_somebodys_who_works_here(world, kaja, ulrik, acting):
    by, meeting = acting(kaja), written(world)
    assert actions.add_task(by=by, meeting=meeting, text="Print the card", owner=kaja)
    with pytest.raises(ValidationError, match="works in this unit"):
        actions.add_task(by=by, meeting=meeting, text="Print the card", owner=ulrik)


def test_a_task_is_to_be_done_until_it_is_done(world, kaja, acting):
    by = acting(kaja)
    task = actions.add_task(by=by, meeting=written(world), text="Print the card", owner=kaja)
    assert list(queries.open_tasks(by)) == [task]
    actions.set_task(by=by, task=task, state="done")
    assert list(queries.open_tasks(by)) == []
    with pytest.raises(ValidationError):
        actions.set_task(by=by, task=task, state="moon")


def test_a_field_worker_reads_and_does_not_write(world, froya, acting):
    by, meeting = acting(froya), written(world)
    assert list(queries.meetings_for(by)) == [meeting]
    with pytest.raises(Refused):
        actions.add_task(by=by, meeting=meeting, text="Print the card", body="nav")


def test_another_municipality_sees_nothing(world, ulrik, acting):
    written(world)
    assert list(queries.meetings_for(acting(ulrik))) == []
