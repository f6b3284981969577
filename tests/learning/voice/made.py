"""What users of Fjordby's service have said, as tests and rows of access want it."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from lykt.learning.voice import actions, actions_said
from lykt.learning.voice.models import Complaint, CouncilMeeting, Feedback, Wish
from lykt.organisation.acting import Actor, acting_as
from tests.support.pages import OPERATOR
from tests.support.people import World


def make_meeting(world: World, day: date | None = None) -> CouncilMeeting:
    """Write a meeting of the council down, of yesterday when no day is said."""
    with acting_as(OPERATOR):
        return actions.write_meeting(
            by=OPERATOR,
            controller=world.fjordby,
            day=day or timezone.localdate() - timedelta(days=1),
            agenda="Åpningstider",
            came=6,
        )


def make_wish(world: World, day: date | None = None) -> Wish:
    """Let the council ask for something."""
    with acting_as(OPERATOR):
        return actions.ask(by=OPERATOR, meeting=make_meeting(world, day), text="Åpent på søndager")


def make_feedback(world: World, by: Actor = OPERATOR, **told: Any) -> Feedback:
    """Write feedback down."""
    told = {"channel": "box", "theme": "hours", "text": "Dere stenger for tidlig", **told}
    with acting_as(by):
        return actions_said.take_feedback(by=by, **{"unit": world.service, **told})


def make_complaint(world: World, by: Actor = OPERATOR, **told: Any) -> Complaint:
    """Take a complaint in."""
    told = {"theme": "met", "text": "Jeg ble avvist i døra", "reach": "Kommer innom", **told}
    with acting_as(by):
        return actions_said.take_complaint(by=by, **{"unit": world.service, **told})
