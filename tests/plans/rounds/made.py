"""A round of a small plan in which two are asked, for the tests of rounds."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from lykt.organisation.acting import acting_as
from lykt.organisation.models import Staff
from lykt.plans import actions as plan_actions
from lykt.plans.models import Measure
from lykt.plans.rounds import actions
from lykt.plans.rounds.models import Round
from tests.plans.made import make_measure
from tests.support.pages import OPERATOR
from tests.support.people import World


def make_round(world: World, **facts: Any) -> Round:
    """Plan a round of a plan with one measure, told of today and due in a fortnight."""
    today = timezone.localdate()
    measure = facts.pop("measure", None) or make_measure(world)
    told = {
        "name": "Våren",
        "as_of": today,
        "opens_on": today,
        "due_on": today + timedelta(days=14),
    }
    with acting_as(OPERATOR):
        return actions.make_round(by=OPERATOR, plan=measure.plan, **(told | facts))


def add_measure(measure: Measure, number: str, **facts: Any) -> Measure:
    """Add another measure to the plan of one."""
    with acting_as(OPERATOR):
        return plan_actions.add_measure(
            by=OPERATOR,
            plan=measure.plan,
            area=measure.area,
            number=number,
            title=f"Tiltak {number}",
            responsible=["Uteteamet"],
            **facts,
        )


def ask(measure: Measure, staff: Staff, body: str = "Uteteamet") -> Measure:
    """Name somebody as the contact of a measure."""
    with acting_as(OPERATOR):
        plan_actions.name_body(by=OPERATOR, measure=measure, name=body, contact=staff)
    return measure


def open_round(world: World, *measures: Measure, **facts: Any) -> Round:
    """Open a round, of the plan of the measures given."""
    if measures:
        facts["measure"] = measures[0]
    row = make_round(world, **facts)
    with acting_as(OPERATOR):
        return actions.open_round(by=OPERATOR, round_=row)
