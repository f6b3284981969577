"""What is read of shifts, always for someone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Avg, Max, Min, QuerySet, Sum
from django.db.models import Count as Counted

from lykt.field.codes import ShiftState, Sight
from lykt.field.models import Count, Group, Met, Shift, ShiftChange, ShiftNote, Zone
from lykt.organisation.access import units_for
from lykt.organisation.acting import Actor
from lykt.organisation.models import Unit


def shifts_for(actor: Actor, act: str = "read") -> QuerySet[Shift]:
    """Return the shifts the actor may do this with, the latest first."""
    shifts: QuerySet[Shift] = Shift.objects.select_related("unit", "zone", "registered_by")
    if not actor.trusted:
        shifts = shifts.filter(unit__in=units_for(actor, act, "shift"))
    return shifts


def zones_of(unit: Unit | UUID) -> QuerySet[Zone]:
    """Return the zones a unit uses, in its order."""
    return Zone.objects.filter(unit=unit, active=True)


def groups_of(unit: Unit | UUID) -> QuerySet[Group]:
    """Return the groups a unit counts by, in its order."""
    return Group.objects.filter(unit=unit, active=True)


@dataclass(frozen=True, slots=True)
class Total:
    """What was counted of one group on one shift."""

    group: Group
    seen: int
    met: int


def totals_of(shift: Shift) -> list[Total]:
    """Return the totals of a shift by group, in the unit's order; groups nobody counted last.

    Groups that are no longer in use stand there where they were counted.
    """
    sums: dict[UUID, dict[str, int]] = {}
    rows = standing_counts(shift).values_list("group_id", "what").annotate(sum=Sum("number"))
    for group, what, number in rows.order_by():
        sums.setdefault(group, {})[what] = number
    groups = Group.objects.filter(unit=shift.unit_id)
    return [
        Total(one, told.get(Sight.SEEN, 0), told.get(Sight.MET, 0))
        for one in groups
        if (told := sums.get(one.pk, {})) or one.active
    ]


def standing_counts(shift: Shift) -> QuerySet[Count]:
    """Return the counts of a shift that nobody took back."""
    found: QuerySet[Count] = Count.objects.filter(shift=shift, undone_at=None)
    return found


def meetings_of(shift: Shift) -> QuerySet[Met]:
    """Return who was met on a shift, those taken back left out."""
    found: QuerySet[Met] = Met.objects.filter(shift=shift, contact__undone_at=None)
    return found.select_related("contact__person__merged_into", "count__group", "registered_by")


def notes_of(shift: Shift) -> QuerySet[ShiftNote]:
    """Return what was said of the scene, oldest first."""
    found: QuerySet[ShiftNote] = ShiftNote.objects.filter(shift=shift, undone_at=None)
    return found.order_by("at", "id").select_related("by")


def own_notes(actor: Actor) -> QuerySet[ShiftNote]:
    """Return the notes the actor has written in the units they work in."""
    found: QuerySet[ShiftNote] = ShiftNote.objects.select_related("shift").filter(by=actor.staff)
    return found.filter(unit__in=units_for(actor, "change", "shift"))


def history_of(shift: Shift) -> QuerySet[ShiftChange]:
    """Return what was put right in a shift, the latest first."""
    found: QuerySet[ShiftChange] = ShiftChange.objects.filter(shift=shift).select_related("by")
    return found


@dataclass(frozen=True, slots=True)
class Period:
    """What some shifts come to, beside the effort behind them."""

    shifts: int
    hours: float
    met: int
    met_mean: float | None
    met_min: int | None
    met_max: int | None
    seen_mean: float | None


def period(shifts: QuerySet[Shift], first: date, last: date) -> Period:
    """Return what the shifts that have ended within two days come to, both included."""
    told = (
        shifts.filter(state=ShiftState.CLOSED, date__range=(first, last))
        .order_by()
        .aggregate(
            shifts=Counted("pk"),
            worked=Sum("hours"),
            people=Sum("met"),
            mean=Avg("met"),
            least=Min("met"),
            most=Max("met"),
            watched=Avg("seen"),
        )
    )
    return Period(
        shifts=told["shifts"],
        hours=float(told["worked"] or 0),
        met=told["people"] or 0,
        met_mean=told["mean"],
        met_min=told["least"],
        met_max=told["most"],
        seen_mean=told["watched"],
    )


@dataclass(frozen=True, slots=True)
class ZoneTotal:
    """What was counted in one zone: shifts and those met, never a point on a map."""

    name: str
    shifts: int
    met: int
    share: int


def by_zone(shifts: Iterable[tuple[str, int]]) -> list[ZoneTotal]:
    """Return the zones of some shifts, where most were met first: each told by zone and met."""
    told: dict[str, list[int]] = {}
    for area, number in shifts:
        row = told.setdefault(area, [0, 0])
        row[0] += 1
        row[1] += number
    most = max((met for _, met in told.values()), default=0) or 1
    rows = [ZoneTotal(name, n, met, round(100 * met / most)) for name, (n, met) in told.items()]
    return sorted(rows, key=lambda row: (-row.met, row.name))
