"""An indicator counted by hand, for the tests of evaluation."""

from typing import Any

from lykt.organisation.acting import acting_as
from lykt.plans.evaluation.actions import choose_indicator
from lykt.plans.evaluation.models import Indicator
from tests.plans.made import make_measure
from tests.support.pages import OPERATOR
from tests.support.people import World


def make_indicator(world: World, **facts: Any) -> Indicator:
    """Make an indicator of the one measure of a plan."""
    measure = make_measure(world)
    facts = {"name": "Klasser som fikk besøk", "wanted": "up", "measure": measure} | facts
    with acting_as(OPERATOR):
        return choose_indicator(by=OPERATOR, plan=measure.plan, **facts)
