"""What this room gives the register: the shifts of the units asked for."""

from datetime import date
from decimal import Decimal
from typing import Any

from lykt.field import actions, facts
from lykt.field.actions_desk import first_groups
from lykt.field.models import Shift
from lykt.figures.arrow import arrow_schema, conform
from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.models import Unit
from tests.field.made import OPERATOR, make_shift
from tests.support.people import World


def shift(unit: Unit, **said: Any) -> Shift:
    said = {
        "date": date(2012, 2, 4),
        "area": "Havna",
        "staff": 2,
        "hours": Decimal("3.25"),
        "met": 14,
        **said,
    }
    return Shift.objects.create(unit=unit, controller=unit.controller, **said)


def test_shifts_of_the_units_and_no_others(world: World, operator: Actor) -> None:
    shift(world.service, seen=31)
    shift(world.service)
    shift(world.clinic)
    rows = [
        row
        for batch in facts.shifts({world.service.pk})
        for row in conform(batch, "shifts").to_pylist()
    ]
    assert [row["seen"] for row in sorted(rows, key=lambda row: str(row["seen"]))] == [31, None]
    assert len({row["shift_id"] for row in rows}) == 2
    one = {key: value for key, value in rows[0].items() if key not in ("shift_id", "seen")}
    assert one == {
        "date": date(2012, 2, 4),
        "unit": "Møteplassen",
        "area": "Havna",
        "staff": 2,
        "hours": Decimal("3.25"),
        "met": 14,
    }
    assert facts.SHIFTS.names == arrow_schema("shifts").names


def test_groups_are_summed_for_each_shift_that_has_ended(world):
    shift = make_shift(world, ended=True)
    make_shift(world)
    with acting_as(OPERATOR) as by:
        group = first_groups(world.service)[0]
        actions.count(by=by, shift=shift, group=group, what="met", number=-1, reason="twice")
        rows = [r for batch in facts.counts([world.service.pk]) for r in batch.to_pylist()]
    assert rows == [
        {
            "count_id": "1",
            "date": shift.date,
            "unit": world.service.name,
            "counted": "met",
            "region": "norway",
            "group_gender": "female",
            "how_many": 3,
        }
    ]


def test_a_shift_that_goes_on_is_not_among_them(world):
    make_shift(world)
    ended = make_shift(world, ended=True)
    with acting_as(OPERATOR):
        rows = [r for batch in facts.shifts([world.service.pk]) for r in batch.to_pylist()]
    assert [(row["area"], row["met"]) for row in rows] == [(ended.area, 4)]
