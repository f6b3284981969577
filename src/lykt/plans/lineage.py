"""Where a measure comes from and what became of it, across plans."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from lykt.organisation.acting import Actor
from lykt.plans.models import Carryover, Measure
from lykt.plans.queries import measures_for


#: No chain of plans is longer; a slip that makes a circle ends here.
_MOST_STEPS = 50


@dataclass(frozen=True, slots=True)
class Step:
    """One step between two plans: which measure it leads to, where it goes on, and why.

    `carried` is None where somebody wrote that a measure goes on without a revision. `measure`
    is None where the measure came to its end: `carried` then says in which plan and why.
    """

    measure: Measure | None
    carried: Carryover | None
    #: How many plans away it is.
    away: int


def earlier_of(actor: Actor, measure: Measure, on: date) -> list[Step]:
    """Return the measures of older plans that a measure goes on from, the nearest first."""
    return _walk(actor, measure, on, earlier=True)


def later_of(actor: Actor, measure: Measure, on: date) -> list[Step]:
    """Return what became of a measure in later plans, the nearest first."""
    return _walk(actor, measure, on, earlier=False)


def _walk(actor: Actor, start: Measure, on: date, *, earlier: bool) -> list[Step]:
    found: list[Step] = []
    seen, edge, away = {start.pk}, [start], 1
    while edge and away <= _MOST_STEPS:
        steps = _steps([one.pk for one in edge], on, away, earlier=earlier)
        reached = [step.measure.pk for step in steps if step.measure is not None]
        # A contact reads the plans in which a measure is theirs, and no other.
        readable = set(measures_for(actor).filter(pk__in=reached).values_list("pk", flat=True))
        edge = []
        for step in steps:
            if step.measure is None:
                found.append(step)
            elif step.measure.pk in readable - seen:
                seen.add(step.measure.pk)
                edge.append(step.measure)
                found.append(step)
        away += 1
    return found


def _steps(keys: Sequence[UUID], on: date, away: int, *, earlier: bool) -> list[Step]:
    rows = Carryover.objects.exclude(outcome="").select_related(
        "old__plan", "new__plan", "revision__plan"
    )
    rows = rows.filter(new__in=keys) if earlier else rows.filter(old__in=keys)
    told = [
        Step(row.old if earlier else row.new, row, away)
        for row in rows
        if row.decided_at and timezone.localdate(row.decided_at) <= on
    ]
    # What a revision tells of is told by it alone, and from the day it was decided.
    by_revision = {(row.new_id, row.old_id) for row in rows}
    linked = Measure.objects.exclude(continues=None).select_related("plan", "continues__plan")
    linked = linked.filter(pk__in=keys) if earlier else linked.filter(continues__in=keys)
    bare = [one for one in linked if (one.pk, one.continues_id) not in by_revision]
    return told + [Step(one.continues if earlier else one, None, away) for one in bare]
