"""What a status report of a plan says, gathered as of a day. Nothing here writes a document.

By area: what was promised, what was done, what moved, what is late and why; then each decision
of the council with what came of it. All of it is read from what had been said by that day.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import override

from lykt.organisation.acting import Actor
from lykt.plans import queries
from lykt.plans.codes import AreaKind, Phase
from lykt.plans.evaluation.queries import moved_in_plan
from lykt.plans.evaluation.told import Said as Moving
from lykt.plans.models import Area, Decision, Measure, Plan
from lykt.plans.told import Told, day_in_words
from lykt.reports.numbers import current


@dataclass(frozen=True, slots=True)
class Promise:
    """A measure as the report tells of it."""

    told: Told
    moved: tuple[Moving, ...]

    @property
    def measure(self) -> Measure:
        """The measure itself."""
        return self.told.line.measure

    @property
    def late(self) -> bool:
        """Tell whether its deadline has passed without its being done."""
        return self.told.line.state.late

    @property
    def said(self) -> str:
        """What was said last of what was done; "" where nothing was."""
        entry = self.told.line.state.entry
        return entry.note if entry else ""

    @property
    def bodies(self) -> str:
        """Who is responsible."""
        return ", ".join(self.told.line.names)


@dataclass(frozen=True, slots=True)
class Chapter:
    """An area of the plan with its measures."""

    area: Area
    promises: tuple[Promise, ...]

    @property
    def of_decisions(self) -> bool:
        """Tell whether the plan was printed with decisions of the council under this heading."""
        return self.area.kind == AreaKind.DECISIONS

    @property
    def late(self) -> list[Promise]:
        """What is late here."""
        return [one for one in self.promises if one.late]

    def count(self, phase: Phase | None) -> int:
        """Return how many of its measures have come so far; None is nothing said."""
        return sum(one.told.line.state.phase == phase for one in self.promises)


@dataclass(frozen=True, slots=True)
class Answer:
    """A decision, and the measures that answer it."""

    decision: Decision
    day: str
    promises: tuple[Promise, ...]


@dataclass(frozen=True, slots=True)
class StatusReport:
    """A plan as of a day, for its council."""

    plan: Plan
    on: date
    #: In which language its words are written out.
    language: str
    chapters: tuple[Chapter, ...]
    answers: tuple[Answer, ...]
    #: What moved of what the whole plan is judged by.
    moved: tuple[Moving, ...]

    @property
    def promises(self) -> list[Promise]:
        """Every measure, in the order of the plan."""
        return [one for chapter in self.chapters for one in chapter.promises]

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
        return sum(one.told.line.state.stale for one in self.promises)


def status_report(
    actor: Actor, plan: Plan, on: date, *, language: str | None = None
) -> StatusReport:
    """Gather what a plan's status report says as of a day, for whoever asks.

    Its words are written out in `language`, or in the reader's own.
    """
    code = current(language)
    with override(code):
        return _gathered(actor, plan, on, code)


def _gathered(actor: Actor, plan: Plan, on: date, language: str) -> StatusReport:
    moving: dict[object, list[Moving]] = {}
    for told in moved_in_plan(actor, plan, on):
        moving.setdefault(told.indicator.measure_id, []).append(Moving.of(told))
    promises = {
        line.measure.pk: Promise(Told.of(line), tuple(moving.get(line.measure.pk, ())))
        for line in queries.lines_of(actor, plan, on)
    }
    by_area: dict[object, list[Promise]] = {}
    for one in promises.values():
        by_area.setdefault(one.measure.area_id, []).append(one)
    return StatusReport(
        plan=plan,
        on=on,
        language=language,
        chapters=tuple(
            Chapter(area, tuple(by_area[area.pk]))
            for area in queries.areas_of(plan)
            if area.pk in by_area
        ),
        answers=_answers(plan, on, promises),
        moved=tuple(moving.get(None, ())),
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
