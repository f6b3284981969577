"""Whose plans somebody may work with: the controller's by role, or one's own measures."""

from uuid import UUID

from django.utils.translation import gettext as _

from lykt.organisation.access import Refused, check_may_at, controllers_with, may, may_at
from lykt.organisation.acting import Actor
from lykt.plans.models import Measure


def may_with(actor: Actor, act: str, controller: UUID) -> bool:
    """Tell whether the actor may do this with all plans of a controller."""
    return may_at(actor, act, "plan", controller)


def check_may_with(actor: Actor, act: str, controller: UUID) -> None:
    """Refuse with a reason unless the actor may do this with plans of a controller.

    Raises:
        Refused: when their role does not reach so far, or works elsewhere.
    """
    check_may_at(actor, act, "plan", controller)


def is_contact(actor: Actor, measure: Measure, act: str = "report") -> bool:
    """Tell whether the actor is named as a contact of a measure, and still works there."""
    if actor.staff is None or not may(actor, act, "own_measure"):
        return False
    if measure.plan.controller_id not in controllers_with(actor, act, "own_measure"):
        return False
    return measure.responsible.filter(contact=actor.staff).exists()


def may_report(actor: Actor, measure: Measure) -> bool:
    """Tell whether the actor may write how a measure stands."""
    return may_with(actor, "report", measure.plan.controller_id) or is_contact(actor, measure)


def check_may_report(actor: Actor, measure: Measure) -> None:
    """Refuse with a reason unless the actor may write how a measure stands.

    Raises:
        Refused: when they neither answer for the plan nor are a contact of the measure.
    """
    if not may_report(actor, measure):
        raise Refused(
            _("Only those who answer for the plan, or for this measure, write how it stands.")
        )
