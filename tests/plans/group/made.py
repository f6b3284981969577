"""A reference group that has met and advised, for the tests."""

from datetime import date

from lykt.organisation.acting import acting_as
from lykt.plans.group import actions
from lykt.plans.group.models import Advice, GroupMeeting
from lykt.plans.models import Measure
from tests.plans.made import make_measure
from tests.support.pages import OPERATOR
from tests.support.people import World


def make_meeting(world: World, measure: Measure | None = None) -> GroupMeeting:
    """Write down a meeting in which one member was."""
    plan = (measure or make_measure(world)).plan
    with acting_as(OPERATOR):
        member = actions.add_member(
            by=OPERATOR, plan=plan, name="Krisesenteret, dagleder", since=date(2020, 3, 1)
        )
        return actions.hold_meeting(
            by=OPERATOR, plan=plan, held_on=date(2020, 5, 4), members=[member], note="Om heftet."
        )


def make_advice(world: World) -> Advice:
    """Write down advice about the one measure of a plan."""
    measure = make_measure(world)
    meeting = make_meeting(world, measure)
    with acting_as(OPERATOR):
        return actions.give_advice(
            by=OPERATOR, meeting=meeting, text="Spør brukerne først.", measures=[measure]
        )
