"""What a status report of a plan says, gathered as of a day. Nothing here writes a document.

By area: what was promised, what was done, what moved, what is late and why; then each decision
of the council with what came of it. It is read from what had been said by a day, or from a round
that was locked, which never changes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import override

from lykt.organisation.acting import Actor
from lykt.plans import queries
from lykt.plans.codes import AreaKind, Phase
from lykt.plans.evaluation.queries import moved_in_plan
from lykt.plans.evaluation.told import Said as Moving
from lykt.plans.models import Decision, Plan
from lykt.plans.rounds.models import Round, RoundLine
from lykt.plans.rounds.told import Copied
from lykt.plans.told import Told, day_in_words
from lykt.reports.numbers import current


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A measure as the report tells of it, in words.

    `measure` is the key of the measure as it is today; None where there is none any more.
    """

    measure: UUID | None
    area: str
    number: str
    title: str
    bodies: str
    deadline: str
    phase: Phase | None
    status: str
    as_of: str
    pace: str
    mark: str
    late: bool
    stale: bool
    said: str
    note: str = ""

    @classmethod
    def of(cls, told: Told) -> "Promise":
        """Tell of a measure as it stood on a day."""
        measure, state = told.line.measure, told.line.state
        return cls(
            measure=measure.pk,
            area=measure.area.key,
            number=measure.number,
            title=measure.title,
            bodies=", ".join(told.line.names),
            deadline=told.deadline,
            phase=state.phase,
            status=told.phase,
            as_of=told.as_of,
            pace=told.pace,
            mark=told.mark,
            late=state.late,
            stale=state.stale,
            said=state.entry.note if state.entry else "",
            note=measure.note,
        )

    @classmethod
    def locked(cls, line: RoundLine) -> "Promise":
        """Tell of a measure as it was copied when its round was locked."""
        told = Copied.of(line)
        return cls(
            measure=line.measure_id,
            area=line.area_key,
            number=line.number,
            title=line.title,
            bodies=", ".join(told.bodies),
            deadline=told.deadline,
            phase=line.state.phase,
            status=told.phase,
            as_of=told.as_of,
            pace=told.pace,
            mark=told.mark,
            late=line.late,
            stale=line.stale,
            said=line.note,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """An area of the plan with its measures."""

    title: str
    goal: str
    #: The plan was printed with decisions of the council under this heading.
    of_decisions: bool
    promises: tuple[Promise, ...]

    @property
    def late(self) -> list[Promise]:
        """What is late here."""
        return [one for one in self.promises if one.late]

    def count(self, phase: Phase | None) -> int:
        """Return how many of its measures have come so far; None is nothing said."""
        return sum(one.phase == phase for one in self.promises)


@dataclass(frozen=True, slots=True)
class Answer:
    """A decision, and the measures that answer it."""

    decision: Decision
    day: str
    promises: tuple[Promise, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusReport:
    """A plan as of a day, for its council. `round` is the locked round it is made of, if any."""

    plan: Plan
    on: date
    #: In which language its words are written out.
    language: str
    chapters: tuple[Chapter, ...]
    answers: tuple[Answer, ...]
    #: What moved, by measure; under None of what the whole plan is judged by.
    moved: Mapping[UUID | None, tuple[Moving, ...]]
    round: Round | None = None

    @property
    def promises(self) -> list[Promise]:
        """Every measure, in the order of the plan."""
        return [one for chapter in self.chapters for one in chapter.promises]

    @property
    def moving(self) -> list[Moving]:
        """Everything that was chosen to be counted, the whole plan first."""
        keys = [None, *(one.measure for one in self.promises if one.measure)]
        return [one for key in keys for one in self.moved.get(key, ())]

    def moved_by(self, promise: Promise) -> tuple[Moving, ...]:
        """Return what a measure is judged by."""
        return self.moved.get(promise.measure, ()) if promise.measure else ()

    def count(self, phase: Phase | None) -> int:
        """Return how many measures have come so far; None is nothing said."""
        return sum(chapter.count(phase) for chapter in self.chapters)

    @property
    def late(self) -> int:
        """How many are late."""
        return sum(len(chapter.late) for chapter in self.chapters)

    @property
    def stale(self) -> int:
        """Of how many there is no news."""
        return sum(one.stale for one in self.promises)


def status_report(
    actor: Actor, plan: Plan, on: date, *, language: str | None = None
) -> StatusReport:
    """Gather what a plan's status report says as of a day, for whoever asks.

    Its words are written out in `language`, or in the reader's own.
    """
    with override(current(language)):
        lines = queries.lines_of(actor, plan, on)
        return _gathered(actor, plan, on, [Promise.of(Told.of(line)) for line in lines])


def report_of_round(actor: Actor, row: Round, *, language: str | None = None) -> StatusReport:
    """Gather the status report of a round that is locked.

    What is said of the measures is what was copied then. Decisions and numbers are read as of
    the round's day.
    """
    with override(current(language)):
        lines = list(row.lines.all())
        promises = [Promise.locked(line) for line in lines]
        titles = {line.area_key: line.area_title for line in lines}
        return _gathered(actor, row.plan, row.as_of, promises, titles=titles, row=row)


def _gathered(
    actor: Actor,
    plan: Plan,
    on: date,
    promises: Iterable[Promise],
    *,
    titles: Mapping[str, str] | None = None,
    row: Round | None = None,
) -> StatusReport:
    kept = list(promises)
    moved: dict[UUID | None, tuple[Moving, ...]] = {}
    for told in moved_in_plan(actor, plan, on):
        key = told.indicator.measure_id
        moved[key] = (*moved.get(key, ()), Moving.of(told))
    return StatusReport(
        plan=plan,
        on=on,
        language=current(None),
        chapters=_chapters(plan, kept, titles or {}),
        answers=_answers(plan, on, {one.measure: one for one in kept if one.measure}),
        moved=moved,
        round=row,
    )


def _chapters(
    plan: Plan, promises: Iterable[Promise], titles: Mapping[str, str]
) -> tuple[Chapter, ...]:
    """Put measures under their areas, in the order they come in."""
    areas = {area.key: area for area in queries.areas_of(plan)}
    by_area: dict[str, list[Promise]] = {key: [] for key in areas}
    for one in promises:
        by_area.setdefault(one.area, []).append(one)
    return tuple(
        Chapter(
            title=titles.get(key) or (area.title if area else key),
            goal=area.goal if area else "",
            of_decisions=area is not None and area.kind == AreaKind.DECISIONS,
            promises=tuple(found),
        )
        for key, found in by_area.items()
        if found
        for area in [areas.get(key)]
    )


def _answers(plan: Plan, on: date, promises: Mapping[UUID, Promise]) -> tuple[Answer, ...]:
    """Return the decisions that had been made by a day, or on an unknown one."""
    found = plan.decisions.prefetch_related("measures")
    made = [one for one in found if (day := one.day) is None or day.known_on(on)]
    return tuple(
        Answer(
            one,
            day_in_words(one.day),
            tuple(promises[row.pk] for row in one.measures.all() if row.pk in promises),
        )
        for one in made
    )
