"""A network of Fjordby with a meeting, as tests and rows of access want one."""

from datetime import date, timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from lykt.learning.networks import actions, actions_meetings
from lykt.learning.networks.models import Decision, Meeting, Member, Network
from lykt.organisation.acting import Actor, acting_as
from tests.support.pages import OPERATOR
from tests.support.people import World


_number = count(1)


def make_network(world: World, by: Actor = OPERATOR, **told: Any) -> Network:
    """Make a network that meets every third month."""
    told = {
        "name": f"Fagnettverket {next(_number)}",
        "purpose": "Tverretatlig innsats",
        "every_months": 3,
        **told,
    }
    with acting_as(by):
        return actions.make_network(by=by, controller=world.fjordby, **told)


def make_meeting(
    world: World,
    network: Network | None = None,
    day: date | None = None,
    by: Actor = OPERATOR,
    agenda: tuple[str, ...] = ("Varsling", "Kurs"),
) -> Meeting:
    """Plan a meeting, yesterday when no day is said."""
    network = network or make_network(world)
    day = day or timezone.localdate() - timedelta(days=1)
    with acting_as(by):
        return actions_meetings.plan_meeting(by=by, network=network, day=day, agenda=agenda)


def hold(meeting: Meeting, came: int = 7, by: Actor = OPERATOR) -> Meeting:
    """Write minutes of a meeting."""
    with acting_as(by):
        told = {point.pk: "Vi ble enige." for point in meeting.points.all()}
        return actions_meetings.write_minutes(by=by, meeting=meeting, came=came, points=told)


def make_task(world: World, meeting: Meeting | None = None, **told: Any) -> Decision:
    """Decide something that the police do."""
    told = {"text": "Lage et kort om varsling", "body": "Politiet", **told}
    with acting_as(OPERATOR):
        return actions_meetings.decide(by=OPERATOR, meeting=meeting or make_meeting(world), **told)


def make_member(world: World, network: Network | None = None) -> Member:
    """Let NAV in."""
    with acting_as(OPERATOR):
        return actions.add_member(
            by=OPERATOR, network=network or make_network(world), body="NAV", role="Veileder"
        )
