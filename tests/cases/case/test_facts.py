"""What cases give the register."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from lykt.cases.case import facts
from lykt.cases.case.actions import close_case
from lykt.cases.case.actions_events import take_back, write_event
from tests.support.cases import make_case
from tests.support.pages import make_person


@pytest.fixture
def case(world, kaja):
    opened = timezone.localdate() - timedelta(days=30)
    return make_case(make_person(world), kaja, opened_on=opened, exploitation="labour")


def only_row(world):
    (batch,) = facts.cases([world.service.pk])
    (row,) = batch.to_pylist()
    return row


def test_a_case_gives_the_first_day_of_each_thing(world, case, kaja, acting):
    by, day = acting(kaja), timezone.localdate() - timedelta(days=20)
    told = {"by": by, "case": case, "track": "identification"}
    write_event(**told, state="possible", body="nav", day=day)
    write_event(**told, state="verified", body="police", reference="1", day=day + timedelta(3))
    told["track"] = "residence"
    write_event(**told, state="reflection_applied", day=day)
    write_event(**told, state="reflection_granted", day=day, until=date(2099, 1, 1))
    row = only_row(world)
    assert (row["identified"], row["identified_by"]) == (day, "nav")
    assert (row["verified"], row["verified_by"]) == (day + timedelta(3), "police")
    assert (row["reflection_granted"], row["reflection_refused"]) == (day, None)
    assert row["reflection_until"] == date(2099, 1, 1)
    assert (row["exploitation"], row["closed"]) == ("labour", None)


def test_what_is_taken_back_is_not_counted(world, case, kaja, acting):
    by = acting(kaja)
    event = write_event(by=by, case=case, track="identification", state="possible", body="nav")
    take_back(by=by, event=event)
    assert only_row(world)["identified"] is None


def test_a_closed_case_says_how_and_when(world, case, kaja, acting):
    close_case(by=acting(kaja), case=case, closing="returned")
    row = only_row(world)
    assert (row["closed"], row["closing"]) == (timezone.localdate(), "returned")


def test_another_units_cases_are_not_among_them(world, case, operator):
    assert list(facts.cases([world.clinic.pk])) == []
