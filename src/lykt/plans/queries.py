"""What is read of plans, always for someone, and always as of a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from lykt.organisation.access import controllers_for, controllers_with
from lykt.organisation.acting import Actor
from lykt.plans.codes import BodyRole
from lykt.plans.models import (
    Area,
    Decision,
    Measure,
    Money,
    Plan,
    Responsible,
    StatusEntry,
)
from lykt.plans.rules import PlanTimes, State, state_of
from lykt.rulebook import Span, deciding_if_any


#: The rule that says how long the last news of a measure may be old.
NEWS = "plan.news"


def plans_for(actor: Actor, act: str = "read") -> QuerySet[Plan]:
    """Return the plans the actor may read; with `act` those they may do something else with.

    A contact reads the plans in which a measure is theirs.
    """
    plans = Plan.objects.select_related("controller", "supersedes")
    if actor.trusted:
        return plans
    reach = Q(controller__in=controllers_for(actor, act, "plan"))
    if act == "read":
        own = _own_measures(actor, "read").filter(plan=OuterRef("pk"))
        reach |= Q(Exists(own))
    return plans.filter(reach)


def measures_for(actor: Actor, act: str = "read") -> QuerySet[Measure]:
    """Return the measures the actor may read, with `act` those they may report on or change."""
    measures = Measure.objects.select_related("plan", "area", "parent", "continues__plan")
    if actor.trusted:
        return measures
    if act == "read":
        return measures.filter(plan__in=plans_for(actor).values("pk"))
    reach = Q(plan__controller__in=controllers_for(actor, act, "plan"))
    if act != "report":
        # A contact tells how a measure goes; what the plan says is its owner's.
        return measures.filter(reach)
    return measures.filter(reach | Q(pk__in=_own_measures(actor, act).values("pk")))


def _own_measures(actor: Actor, act: str) -> QuerySet[Measure]:
    """Return the measures of which the actor is a contact, where they still work."""
    named = Responsible.objects.filter(measure=OuterRef("pk"), contact=actor.staff)
    return Measure.objects.filter(
        Exists(named), plan__controller__in=controllers_with(actor, act, "own_measure")
    )


def entries_for(actor: Actor, act: str = "read") -> QuerySet[StatusEntry]:
    """Return what has been said of the measures the actor may read, or report on."""
    entries: QuerySet[StatusEntry] = StatusEntry.objects.select_related("measure__plan", "by")
    if actor.trusted:
        return entries
    return entries.filter(measure__in=measures_for(actor, act).values("pk"))


# ---- As of a day


@dataclass(frozen=True, slots=True)
class Line:
    """One measure of a plan as it stood on a day."""

    measure: Measure
    responsible: tuple[Responsible, ...]
    state: State

    @property
    def names(self) -> list[str]:
        """Who is responsible, as printed."""
        return [one.name for one in self.responsible if one.role == BodyRole.RESPONSIBLE]


@dataclass(frozen=True, slots=True)
class Narrowing:
    """How the table of a plan is narrowed: empty text is no narrowing."""

    responsible: str = ""
    area: str = ""
    late: bool = False

    def keeps(self, line: Line) -> bool:
        """Tell whether a line is among those asked for."""
        return (
            (not self.responsible or self.responsible in {one.name for one in line.responsible})
            and (not self.area or self.area == line.measure.area.key)
            and (not self.late or line.state.late)
        )


def news_within(today: date | None = None) -> Span | None:
    """Return how long the last news of a measure may be old; None when no rule decides."""
    rule = deciding_if_any(NEWS, today or timezone.localdate())
    return rule.span if rule else None


def lines_of(
    actor: Actor, plan: Plan, on: date, *, known_at: datetime | None = None
) -> list[Line]:
    """Return every measure of a plan as it stood on a day, in the order of the plan.

    Three queries, however many measures there are. With `known_at` what was written after
    that moment is left out of account.
    """
    measures = (
        measures_for(actor)
        .filter(plan=plan)
        .prefetch_related(
            Prefetch("responsible", queryset=Responsible.objects.select_related("contact")),
        )
    )
    said: dict[UUID, list[StatusEntry]] = {}
    for entry in StatusEntry.objects.filter(measure__plan=plan):
        said.setdefault(entry.measure_id, []).append(entry)
    times, within = plan.times, news_within()
    return [
        Line(
            measure,
            tuple(measure.responsible.all()),
            _state(measure, said.get(measure.pk, []), times, on, known_at, within),
        )
        for measure in measures
    ]


def state_on(
    measure: Measure,
    entries: Sequence[StatusEntry],
    on: date,
    *,
    known_at: datetime | None = None,
) -> State:
    """Return how one measure stood on a day, given all that has been said of it."""
    return _state(measure, entries, measure.plan.times, on, known_at, news_within())


def _state(
    measure: Measure,
    entries: Sequence[StatusEntry],
    times: PlanTimes,
    on: date,
    known_at: datetime | None,
    within: Span | None,
) -> State:
    said = [entry.said for entry in entries]
    return state_of(measure.due, said, times, on, known_at=known_at, news_within=within)


def areas_of(plan: Plan) -> QuerySet[Area]:
    """Return the areas of a plan in its order."""
    return plan.areas.all()


def decisions_of(measure: Measure, on: date) -> list[Decision]:
    """Return the decisions about a measure that had been made by a day, or on an unknown one."""
    return [one for one in measure.decisions.all() if (day := one.day) is None or day.known_on(on)]


# ---- Writing

Part = TypeVar("Part", Area, Responsible, Decision, Money)


def parts_for(table: type[Part], actor: Actor) -> QuerySet[Part]:
    """Return the rows of a table that hang on plans the actor may change."""
    plan = "measure__plan" if table is Responsible else "plan"
    rows: QuerySet[Part] = table._default_manager.select_related(plan)
    if actor.trusted:
        return rows
    return rows.filter(**{f"{plan}__in": plans_for(actor, "change").values("pk")})
