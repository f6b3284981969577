"""Hours in numbers, a slip taken back, and what a leader says there is room for."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lykt.cases.capacity import actions
from lykt.cases.capacity.facts import case_hours
from lykt.cases.capacity.models import Capacity, Hours
from lykt.cases.capacity.queries import load_of
from lykt.organisation.access import Refused
from lykt.organisation.acting import acting_as
from tests.support.cases import OPERATOR, make_case, make_member
from tests.support.pages import make_person


@pytest.fixture
def case(world, kaja, operator):
    return make_case(make_person(world), kaja)


def log(case, hours="1.5", what="phone", by=OPERATOR, **told):
    with acting_as(by):
        return actions.log_hours(by=by, case=case, what=what, hours=Decimal(hours), **told)


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"hours": "0"}, "hours"),
        ({"hours": "24.25"}, "hours"),
        ({"what": "nonsense"}, "what"),
        ({"day": date(2999, 1, 1)}, "day"),
    ],
)
def test_what_cannot_be_is_told_at_its_field(case, told, field):
    with pytest.raises(ValidationError) as refused:
        log(case, **told)
    assert set(refused.value.message_dict) == {field}


def test_only_the_team_writes_and_whoever_wrote_takes_back(case, kaja, sunniva, parisa):
    make_member(case, parisa, "partner", "nav")
    for staff in (sunniva, parisa):
        with pytest.raises(Refused):
            log(case, by=staff.as_actor())
    row = log(case, by=kaja.as_actor())
    make_member(case, sunniva)
    with acting_as(sunniva.as_actor()), pytest.raises(Refused):
        actions.undo_hours(by=sunniva.as_actor(), hours=row)
    with acting_as(kaja.as_actor()):
        actions.undo_hours(by=kaja.as_actor(), hours=row)
    assert not Hours.objects.exists()


def test_after_a_day_the_hours_stand(case, kaja):
    row = log(case, by=kaja.as_actor())
    row.at = timezone.now() - timedelta(hours=25)
    with pytest.raises(ValidationError):
        actions.undo_hours(by=OPERATOR, hours=row)


def test_the_leader_says_what_there_is_room_for(world, case, leila, kaja):
    def state(by, unit, at_once=4, positions="1.5", **told):
        return actions.state_capacity(
            by=by.as_actor(), unit=unit, at_once=at_once, positions=Decimal(positions), **told
        )

    state(leila, world.service)
    state(leila, world.service, at_once=6)
    assert Capacity.objects.get().at_once == 6
    for by, unit in ((kaja, world.service), (leila, world.clinic), (leila, world.elsewhere)):
        with pytest.raises(Refused):
            state(by, unit)
    for wrong in ({"at_once": 0}, {"positions": "-1"}):
        with pytest.raises(ValidationError):
            state(leila, world.service, **wrong)
    load = load_of(world.service)
    assert (load.now.open, load.now.capacity, load.now.room) == (1, Decimal("9"), Decimal("8"))


def test_facts_are_sums_by_month_and_kind(world, case):
    for day, hours, what in [
        (date(2026, 1, 31), "1.5", "phone"),
        (date(2026, 2, 1), "1", "phone"),
        (date(2026, 2, 2), "0.25", "phone"),
        (date(2026, 2, 2), "2", "travel"),
    ]:
        log(case, hours, what, day=day)
    (batch,) = case_hours([world.service.pk])
    told = [(row["month"], row["what"], row["hours"], row["cases"]) for row in batch.to_pylist()]
    assert told == [
        (date(2026, 1, 1), "phone", 1.5, 1),
        (date(2026, 2, 1), "phone", 1.25, 1),
        (date(2026, 2, 1), "travel", 2.0, 1),
    ]
