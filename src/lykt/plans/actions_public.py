"""Letting anybody read an adopted plan at its public address, and letting nobody again."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.organisation.acting import Actor
from lykt.plans.actions import held
from lykt.plans.models import Plan


@transaction.atomic
def show_plan(*, by: Actor, plan: Plan) -> Plan:
    """Let anybody read a plan, without what is internal in it. Twice changes nothing.

    Raises:
        Refused: when the actor may not.
        ValidationError: while it is not adopted.
    """
    now = held(by, plan)
    if not now.times.in_force(timezone.localdate()):
        raise ValidationError(
            _("Only an adopted plan is shown to all. Write on its front page when it was adopted.")
        )
    if now.shown_since is None:
        now.shown_since = timezone.now()
        now.save()
    return now


@transaction.atomic
def hide_plan(*, by: Actor, plan: Plan) -> Plan:
    """Let nobody read a plan without signing in any more.

    Raises:
        Refused: when the actor may not.
    """
    now = held(by, plan)
    now.shown_since = None
    now.save()
    return now
