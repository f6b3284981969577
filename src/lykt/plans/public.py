"""What anybody may read of a plan: words alone, so that no page can show more by a slip.

No body, contact, note, money or name of who wrote is in here.
"""

from dataclasses import dataclass
from datetime import date

from lykt.organisation.acting import Actor, acting_as
from lykt.plans.models import Plan
from lykt.plans.queries import Line, lines_of
from lykt.plans.told import MARKS, day_in_words, deadline_in_words, phase_in_words


#: Nobody has signed in, and the tables ask who reads.
READER = Actor(kind="job", name="public plan")


@dataclass(frozen=True, slots=True)
class PublicMeasure:
    """One measure: what was promised, and how far it has come as somebody last told."""

    number: str
    title: str
    parent: str
    deadline: str
    phase: str
    as_of: str
    mark: str


@dataclass(frozen=True, slots=True)
class PublicArea:
    """An area, its goal, and its measures."""

    title: str
    goal: str
    measures: tuple[PublicMeasure, ...]


@dataclass(frozen=True, slots=True)
class PublicDecision:
    """A decision, and the numbers of the measures it is about."""

    body: str
    day: str
    case_number: str
    text: str
    link: str
    numbers: str


@dataclass(frozen=True, slots=True)
class PublicPlan:
    """A plan as anybody may read it."""

    title: str
    municipality: str
    period: tuple[str, str]
    adopted_by: str
    adopted: str
    case_number: str
    areas: tuple[PublicArea, ...]
    decisions: tuple[PublicDecision, ...]


def public_plan(handle: str, on: date) -> PublicPlan | None:
    """Return a plan that its owner shows to all and that is adopted by a day, else None."""
    plan = Plan.objects.filter(handle=handle, shown_since__isnull=False).first()
    if plan is None or not plan.times.in_force(on):
        return None
    times = plan.times
    with acting_as(READER) as reader:
        lines = lines_of(reader, plan, on)
    return PublicPlan(
        title=plan.title,
        municipality=plan.municipality,
        period=(day_in_words(times.period_from), day_in_words(times.period_to)),
        adopted_by=plan.adopted_by,
        adopted=day_in_words(times.adopted_on),
        case_number=plan.case_number,
        areas=_areas(plan, lines),
        decisions=_decisions(plan, on),
    )


def _areas(plan: Plan, lines: list[Line]) -> tuple[PublicArea, ...]:
    measures: dict[object, list[PublicMeasure]] = {}
    for line in lines:
        measures.setdefault(line.measure.area_id, []).append(_measure(line))
    return tuple(
        PublicArea(area.title, area.goal, tuple(measures[area.pk]))
        for area in plan.areas.all()
        if area.pk in measures
    )


def _measure(line: Line) -> PublicMeasure:
    measure, state = line.measure, line.state
    return PublicMeasure(
        number=measure.number,
        title=measure.title,
        parent=measure.parent.number if measure.parent else "",
        deadline=deadline_in_words(measure.due),
        phase=phase_in_words(state),
        as_of=day_in_words(state.entry.as_of) if state.entry else "",
        mark=MARKS[state.phase] if state.phase else "missing",
    )


def _decisions(plan: Plan, on: date) -> tuple[PublicDecision, ...]:
    return tuple(
        PublicDecision(
            body=one.body,
            day=day_in_words(one.day),
            case_number=one.case_number,
            text=one.text,
            link=one.link,
            numbers=", ".join(measure.number for measure in one.measures.all()),
        )
        for one in plan.decisions.prefetch_related("measures")
        if one.day is None or one.day.known_on(on)
    )
