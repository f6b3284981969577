"""A finding becomes a measure of a plan."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lykt.field.assessment.codes import RoundState
from lykt.field.assessment.models import Finding
from lykt.organisation.acting import Actor
from lykt.organisation.history import signature
from lykt.plans.actions import add_measure
from lykt.plans.findings.models import Origin
from lykt.plans.models import Measure, Plan


@transaction.atomic
def make_measure_of_finding(*, by: Actor, plan: Plan, finding: Finding, **facts: Any) -> Measure:
    """Let a finding become a measure of a plan, which it is tied to from then on.

    Args:
        by: who acts.
        plan: the plan.
        finding: what an assessment of the same controller has found; it is done.
        facts: as `plans.actions.add_measure` takes them.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field, also when the assessment is not done.
    """
    row = finding.round
    if row.controller_id != plan.controller_id or row.state != RoundState.DONE:
        raise ValidationError(
            _("Only what an assessment that is done has found becomes a measure.")
        )
    measure = add_measure(by=by, plan=plan, **facts)
    Origin(measure=measure, finding=finding, by_name=signature(by)).save(force_insert=True)
    return measure
