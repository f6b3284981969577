"""Concerns of the tests: made through the actions."""

from typing import Any

from lykt.concerns.actions import notify_child_welfare, raise_concern
from lykt.concerns.models import ChildWelfareNotice, Concern
from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.models import Staff
from tests.support.people import World


OPERATOR = Actor(kind="operator", name="test")
#: A reason that says enough, and a code of who notifies that there is today.
REASON = "She says that she is sixteen, and others speak for her."
REPORTER = "20"


def make_concern(world: World, by: Staff | None = None, **told: Any) -> Concern:
    """Take a concern in at the service."""
    actor = by.as_actor() if by else OPERATOR
    with acting_as(actor):
        return raise_concern(by=actor, unit=world.service, **told)


def notify(concern: Concern, by: Staff | None = None, **told: Any) -> ChildWelfareNotice:
    """Write down that child welfare has been told about a concern."""
    actor = by.as_actor() if by else OPERATOR
    said = {"reason": REASON, "told": "That she may be a child.", "reporter_code": REPORTER}
    with acting_as(actor):
        return notify_child_welfare(by=actor, concern=concern, **{**said, **told})
