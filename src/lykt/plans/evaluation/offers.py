"""What this room puts on the pages of plans and measures."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from lykt.organisation.acting import Actor
from lykt.plans.evaluation.queries import moved_by_measure
from lykt.plans.evaluation.told import Said
from lykt.plans.models import Measure
from lykt.plans.offers import Door, Part


def _of_measure(actor: Actor, measure: Measure, on: date) -> Mapping[str, Any] | None:
    told = moved_by_measure(actor, measure, on)
    return {"said": [Said.of(one) for one in told]} if told else None


DOOR = Door("evaluation", _("What moved"), 30, lambda actor, plan: True)
PART = Part("moved", _("What moved"), 10, "plans/evaluation/of_measure.html", _of_measure)
