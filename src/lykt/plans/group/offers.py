"""What this room puts on the pages of plans and measures."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from lykt.organisation.acting import Actor
from lykt.plans.group.queries import advice_for, told_of
from lykt.plans.models import Measure
from lykt.plans.offers import Door, Part


def _of_measure(actor: Actor, measure: Measure, on: date) -> Mapping[str, Any] | None:
    rows = advice_for(actor).filter(measures=measure, meeting__held_on__lte=on)
    told = told_of(rows, on)
    return {"told": told} if told else None


DOOR = Door("group", _("Reference group"), 40, lambda actor, plan: True)
PART = Part(
    "advice", _("Advice of the reference group"), 20, "plans/group/of_measure.html", _of_measure
)
