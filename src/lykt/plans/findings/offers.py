"""What this room puts on the pages of plans and measures."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from lykt.field.assessment.queries import THING
from lykt.organisation.access import may
from lykt.organisation.acting import Actor
from lykt.plans.findings.queries import origins_of
from lykt.plans.models import Measure
from lykt.plans.offers import Door, Part


def _of_measure(actor: Actor, measure: Measure, on: date) -> Mapping[str, Any] | None:
    found = origins_of(actor, measure, on)
    return {"findings": found} if found else None


DOOR = Door("plan_findings", _("Findings"), 50, lambda actor, plan: may(actor, "read", THING))
PART = Part("origin", _("Where it came from"), 5, "plans/findings/of_measure.html", _of_measure)
