"""Whose events somebody may work with: those of the controller they work at."""

from uuid import UUID

from django.utils.translation import gettext as _

from lykt.organisation.access import Refused, check_may, controllers_for
from lykt.organisation.acting import Actor


def may_with(actor: Actor, act: str, thing: str, controller: UUID) -> bool:
    """Tell whether the actor may do this with the things of a controller."""
    return actor.trusted or controller in controllers_for(actor, act, thing)


def check_may_with(actor: Actor, act: str, thing: str, controller: UUID) -> None:
    """Refuse with a reason unless the actor may do this with the things of a controller.

    Raises:
        Refused: when their role does not reach so far, or works elsewhere.
    """
    check_may(actor, act, thing)
    if not may_with(actor, act, thing, controller):
        raise Refused(_("You do not work in this organisation."))
