"""What is read of evaluation, always for someone, and always as of a day."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from lykt.organisation.acting import Actor
from lykt.plans.evaluation import sources
from lykt.plans.evaluation.codes import Kind
from lykt.plans.evaluation.models import HandCount, Indicator
from lykt.plans.evaluation.rules import Moved, Point, known, moved
from lykt.plans.models import Measure, Plan
from lykt.plans.queries import plans_for


def indicators_for(actor: Actor, act: str = "read") -> QuerySet[Indicator]:
    """Return the indicators of the plans the actor may read, or do something else with."""
    found = Indicator.objects.select_related("plan", "measure")
    if actor.trusted:
        return found
    return found.filter(plan__in=plans_for(actor, act).values("pk"))


def counts_for(actor: Actor, act: str = "read") -> QuerySet[HandCount]:
    """Return what was counted by hand for such indicators."""
    counts: QuerySet[HandCount] = HandCount.objects.select_related("indicator__plan", "by")
    if actor.trusted:
        return counts
    return counts.filter(indicator__in=indicators_for(actor, act).values("pk"))


def points_of(actor: Actor, indicators: Collection[Indicator]) -> dict[UUID, Sequence[Point]]:
    """Return every number of indicators that still stands, by their keys.

    Each plan's figures are asked for once, however many of them are pointed to.
    """
    found: dict[UUID, Sequence[Point]] = {}
    by_source: dict[tuple[Plan, str], list[Indicator]] = {}
    for one in indicators:
        by_source.setdefault((one.plan, one.kind), []).append(one)
    for (plan, kind), rows in by_source.items():
        if kind == Kind.HAND:
            found |= _counted(rows)
            continue
        points = sources.points_of(actor, plan, kind, {one.figure for one in rows})
        found |= {one.pk: points.get(one.figure, ()) for one in rows}
    return found


def _counted(indicators: Collection[Indicator]) -> dict[UUID, list[Point]]:
    """Return what was counted by hand and not corrected."""
    found: dict[UUID, list[Point]] = {one.pk: [] for one in indicators}
    for count in HandCount.objects.filter(indicator__in=indicators, corrected_by=None):
        found[count.indicator_id].append(count.point)
    return found


@dataclass(frozen=True, slots=True)
class Told:
    """An indicator, what moved by a day, and every number that was known then."""

    indicator: Indicator
    moved: Moved
    known: tuple[Point, ...]


def told_of(actor: Actor, indicators: QuerySet[Indicator], on: date) -> list[Told]:
    """Return what moved by a day, for each indicator that had been chosen by then."""
    found = list(indicators)
    points = points_of(actor, found)
    return [
        Told(
            one,
            moved(
                points[one.pk],
                on,
                wanted=one.wanted,
                baseline=one.began,
                target=one.goal,
            ),
            tuple(known(points[one.pk], on)),
        )
        for one in found
    ]


def moved_in_plan(actor: Actor, plan: Plan, on: date) -> list[Told]:
    """Return what moved in a plan by a day, measure by measure, the whole plan first."""
    found = indicators_for(actor).filter(plan=plan, ended_at=None)
    return told_of(actor, found.order_by("measure__place", "chosen_at", "pk"), on)


def moved_by_measure(actor: Actor, measure: Measure, on: date) -> list[Told]:
    """Return what moved by a day of what a measure is judged by."""
    return told_of(actor, indicators_for(actor).filter(measure=measure, ended_at=None), on)
