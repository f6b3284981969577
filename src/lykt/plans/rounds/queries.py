"""What is read of rounds, always for someone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from lykt.organisation.acting import Actor
from lykt.organisation.models import Staff, StaffPost
from lykt.plans.codes import TAKEN_BACK
from lykt.plans.models import Plan, StatusEntry
from lykt.plans.queries import Line, lines_of, measures_for, plans_for
from lykt.plans.rounds.codes import RoundState
from lykt.plans.rounds.models import Owed, Round


def rounds_for(actor: Actor, act: str = "read") -> QuerySet[Round]:
    """Return the rounds of the plans the actor may read, or do something else with."""
    rounds = Round.objects.select_related("plan")
    if actor.trusted:
        return rounds
    return rounds.filter(plan__in=plans_for(actor, act).values("pk"))


def _standing(**which: Any) -> QuerySet[StatusEntry]:
    """Return what was said and has not been taken back. A correction counts as said, too."""
    taken_back = StatusEntry.objects.filter(corrects=OuterRef("pk"), status=TAKEN_BACK)
    rows: QuerySet[StatusEntry] = StatusEntry.objects.filter(~Exists(taken_back), **which)
    return rows.exclude(status=TAKEN_BACK)


def said_since_opened(round_: Round) -> dict[UUID, StatusEntry]:
    """Return by measure what was said last since a round opened, on whatever page."""
    rows = _standing(measure__plan=round_.plan_id, written_at__gte=round_.opened_at)
    return {row.measure_id: row for row in rows.order_by("written_at", "pk")}


def with_answers(owed: QuerySet[Owed]) -> QuerySet[Any]:
    """Add `is_answered`: while a round is open, whatever was said of the measure meanwhile."""
    said = _standing(measure=OuterRef("measure"), written_at__gte=OuterRef("round__opened_at"))
    is_open = Q(round__state=RoundState.OPEN)
    answered = (is_open & Q(Exists(said))) | (~is_open & Q(answer__isnull=False))
    return owed.annotate(is_answered=answered)


def owed_in(round_: Round) -> QuerySet[Any]:
    """Return every answer that a round asks for, in the order of the plan."""
    rows = with_answers(round_.owed.all())
    return rows.select_related("measure__plan", "answer").prefetch_related(
        "owers", "measure__responsible"
    )


def counted(rounds: QuerySet[Round]) -> QuerySet[Any]:
    """Add how many answers each round asks for (`asked`), and how many have come (`come`)."""
    rows = with_answers(Owed.objects.filter(round=OuterRef("pk"))).order_by()
    number = {"n": Count("pk")}

    def how_many(found: QuerySet[Any]) -> Coalesce:
        grouped = found.values("round").annotate(**number).values("n")
        return Coalesce(Subquery(grouped, output_field=IntegerField()), 0)

    return rounds.annotate(asked=how_many(rows), come=how_many(rows.filter(is_answered=True)))


# ---- What one owes oneself


def active_in(controller: UUID, on: date | None = None) -> set[UUID]:
    """Return the keys of those who work for a controller on a day and may sign in."""
    posts = StaffPost.objects.held_on(on or timezone.localdate()).filter(controller=controller)
    return set(
        Staff.objects.filter(pk__in=posts.values("staff"), is_active=True).values_list(
            "pk", flat=True
        )
    )


@dataclass(frozen=True, slots=True)
class Mine:
    """What somebody owes to the rounds that are open."""

    #: Theirs by name.
    named: tuple[Owed, ...]
    #: Of these nobody is asked who still works there: they answer for the plan.
    nobody: tuple[Owed, ...]

    def __bool__(self) -> bool:
        return bool(self.named or self.nobody)

    @property
    def all(self) -> tuple[Owed, ...]:
        """Both, their own first."""
        return self.named + self.nobody

    @property
    def due_on(self) -> date | None:
        """The first day on which some of it is due."""
        return min((one.round.due_on for one in self.all), default=None)


def open_owed(actor: Actor) -> QuerySet[Any]:
    """Return the answers that open rounds ask for, of measures the actor may tell of."""
    rows = with_answers(Owed.objects.filter(round__state=RoundState.OPEN))
    if not actor.trusted:
        rows = rows.filter(measure__in=measures_for(actor, "report").values("pk"))
    return rows.select_related("round__plan", "measure__plan", "measure__area").order_by(
        "round__due_on", "round__plan__key", "measure__place"
    )


def mine(actor: Actor) -> Mine:
    """Return what the actor owes: what is theirs, and for its owner what is nobody's."""
    if actor.staff is None:
        return Mine((), ())
    rows = list(open_owed(actor).filter(is_answered=False).prefetch_related("owers"))
    named = tuple(row for row in rows if actor.staff in {one.pk for one in row.owers.all()})
    working = {pk: active_in(pk) for pk in {row.round.plan.controller_id for row in rows}}
    left = tuple(
        row
        for row in rows
        if not working[row.round.plan.controller_id] & {one.pk for one in row.owers.all()}
    )
    return Mine(named, left)


def answered_by(actor: Actor) -> QuerySet[Any]:
    """Return what the actor has answered in rounds that are still open."""
    rows = open_owed(actor).filter(is_answered=True).select_related("answer")
    return rows.filter(answer__by=actor.staff)


# ---- What waits for the owner of a plan


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for somebody about plans: what they owe, and for owners what turned late."""

    owed: Mine
    #: Rounds whose day has come: to be opened, closed or locked.
    rounds: tuple[Round, ...]
    #: Measures that turned late, and nobody has said anything since.
    late: tuple[Line, ...]

    def __bool__(self) -> bool:
        return bool(self.owed or self.rounds or self.late)


def waiting_for(actor: Actor, today: date | None = None) -> Waiting:
    """Return what waits for the actor about plans."""
    on = today or timezone.localdate()
    plans = plans_for(actor, "change").prefetch_related("superseded_by")
    owned = list(plans) if actor.staff else []
    return Waiting(mine(actor), tuple(_to_move(owned, on)), tuple(_turned_late(actor, owned, on)))


def _to_move(owned: Iterable[Plan], on: date) -> QuerySet[Round]:
    come = (
        Q(state=RoundState.PLANNED, opens_on__lte=on)
        | Q(state=RoundState.OPEN, due_on__lt=on)
        | Q(state=RoundState.CLOSED, as_of__lte=on)
    )
    rows = Round.objects.filter(come, plan__in=[plan.pk for plan in owned])
    return rows.select_related("plan").order_by(F("due_on"), "pk")


def _turned_late(actor: Actor, owned: Iterable[Plan], on: date) -> Iterable[Line]:
    for plan in owned:
        if _is_over(plan, on):
            # Nobody reports on it any more.
            continue
        for line in lines_of(actor, plan, on):
            if line.state.late and not _told_since(line):
                yield line


def _is_over(plan: Plan, on: date) -> bool:
    """Tell whether a plan has ended, or the next has been adopted in its place."""
    ends = plan.times.period_to
    followed = any(other.times.in_force(on) for other in plan.superseded_by.all())
    return followed or (ends is not None and ends.last < on)


def _told_since(line: Line) -> bool:
    due, entry = line.measure.due.last, line.state.entry
    return entry is not None and due is not None and entry.as_of.last > due
