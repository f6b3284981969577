"""What the pages of figures read, always for someone.

Figures are counts over whole units, reckoned from the database through the register and
its definitions, never by a shortcut of their own.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, QuerySet, Sum
from django.utils import timezone

from lykt.field.adverts.models import AdvertRound
from lykt.field.codes import ShiftState
from lykt.field.models import Shift
from lykt.field.online.models import Call, Chat
from lykt.figures.rows import KEYS, TOTAL, Row
from lykt.organisation.access import may, units_for
from lykt.organisation.acting import Actor
from lykt.organisation.models import Unit
from lykt.organisation.rules import age_band_starts
from lykt.people.models import Contact, Person
from lykt.reports.merging import counted
from lykt.reports.models import ClosedYear, FallenYear, OutsideFigure
from lykt.reports.register import protection_digest, register_for
from lykt.reports.sentence import Effort
from lykt.reports.standing import Standing, standing_by


#: So many sets of rows are kept in memory: counts, never people.
REMEMBERED = 32


def units_with_figures(actor: Actor) -> QuerySet[Unit]:
    """Return the units whose figures the actor may see, those out of use among them."""
    units = Unit.objects.select_related("controller")
    return units if actor.trusted else units.filter(id__in=units_for(actor, "read", "figures"))


def outside_figures_for(actor: Actor) -> QuerySet[OutsideFigure]:
    """Return what others have published, as it was taken in by the actor's own controllers."""
    figures = OutsideFigure.objects.all()
    if actor.trusted:
        return figures
    reach = units_for(actor, "read", "series")
    return figures.filter(controller__in=Unit.objects.filter(id__in=reach).values("controller"))


@dataclass(frozen=True, slots=True)
class Scope:
    """The units that are counted together, and the ages at which their bands begin."""

    units: frozenset[UUID]
    band_starts: tuple[int, ...]

    @classmethod
    def of(cls, units: Sequence[Unit]) -> "Scope":
        """Return the scope of `units`; bands that differ give way to the first unit's."""
        return cls(frozenset(unit.pk for unit in units), age_band_starts(units[0].age_bands))


#: The latest sets of rows by scope, each with the state of the database it was reckoned from.
_remembered: dict[Scope, tuple[tuple[Any, ...], list[Row]]] = {}


def rows_of(actor: Actor, scope: Scope) -> list[Row]:
    """Return every figure of the units, all years; reckoned anew when a row has changed.

    Closed years read the closing.
    """
    closings = _closings(scope.units)
    # Nights, and what runs, move with the day.
    today = timezone.localdate()
    state = (today, *revision(scope.units), *closings.values_list("pk", "digest"))
    known = _remembered.pop(scope, None)
    if known is None or known[0] != state:
        frozen = standing_by(closings).frozen
        with register_for(actor, scope.units) as register:
            known = (state, counted(register, frozen, bands=scope.band_starts))
    while len(_remembered) >= REMEMBERED:
        _remembered.pop(next(iter(_remembered)), None)
    _remembered[scope] = known
    return known[1]


def revision(units: Collection[UUID]) -> tuple[Any, ...]:
    """Return what differs as soon as anything the figures rest on has been written."""
    counted = tuple(
        tuple(
            table.objects.filter(unit__in=units)
            .aggregate(rows=Count("pk"), latest=Max("changed_at"))
            .values()
        )
        for table in (Person, Contact, Shift, AdvertRound, Chat, Call)
    )
    return (*counted, protection_digest(units))


def _closings(units: Collection[UUID]) -> QuerySet[ClosedYear]:
    """Return the closings that hold for just these units together.

    There are some for each unit, and for all units of a controller; none for a choice of
    some, because different people cannot be added up.
    """
    standing = ClosedYear.objects.filter(replaced_at=None)
    if len(units) == 1:
        return standing.filter(unit__in=units)
    beside = Unit.objects.filter(controller__units__in=units).distinct()
    all_units = dict(beside.order_by().values_list("pk", "controller"))
    if set(units) != set(all_units) or len(set(all_units.values())) != 1:
        return standing.none()
    return standing.filter(controller__in=all_units.values(), unit=None)


def standing_of(scope: Scope) -> Standing:
    """Return which years of the units are closed, and which have fallen by an erasure."""
    known = ClosedYear.objects.filter(controller__units__in=scope.units, replaced_at=None)
    fallen = FallenYear.objects.filter(unit__in=scope.units)
    return standing_by(
        _closings(scope.units),
        known=set(known.order_by().values_list("year", flat=True).distinct()),
        fallen=set(fallen.order_by().values_list("year", flat=True).distinct()),
    )


def effort_of(scope: Scope, year: int, standing: Standing | None = None) -> Effort | None:
    """Return the shifts and hours of a year, or None when there were no shifts.

    Of a closed year it is what was frozen.
    """
    standing = standing or standing_of(scope)
    if year in standing.closed:
        return standing.effort(year)
    found = shifts_of(scope.units, year)
    if not found.shifts:
        return None
    return found


def shifts_of(units: Collection[UUID], year: int) -> Effort:
    """Return the shifts that have ended, and their hours, of a year as they are now."""
    ended = Shift.objects.filter(unit__in=units, date__year=year, state=ShiftState.CLOSED)
    found = ended.aggregate(shifts=Count("pk"), hours=Sum("hours"))
    return Effort(shifts=found["shifts"], hours=float(found["hours"] or Decimal(0)))


#: The keys of a published row as the comparisons read them.
OUTSIDE_KEYS = ("source", "publisher", "place", *KEYS)


def outside_rows(
    actor: Actor, series: str = "", breakdown: str = "", category: str = ""
) -> list[dict[str, Any]]:
    """Return what others have published, all of it or one figure, as rows of plain values."""
    if not may(actor, "read", "series"):
        return []
    figures = outside_figures_for(actor)
    if series:
        figures = figures.filter(series=series, breakdown=breakdown, category=category or TOTAL[1])
    return list(figures.values(*OUTSIDE_KEYS))
