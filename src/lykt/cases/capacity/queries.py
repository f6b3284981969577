"""What is read of hours and room: of a case by its team, of a unit in numbers alone."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, QuerySet, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.cases.capacity.models import Capacity, Hours
from lykt.cases.capacity.rules import Counted, Month, Stated, by_length, by_month, months_until
from lykt.cases.case.models import Case, CaseState
from lykt.concerns.codes import Age
from lykt.organisation.access import units_for
from lykt.organisation.acting import Actor
from lykt.organisation.models import Unit


#: So many months stand on the page.
MONTHS = 12


def hours_of(case: Case) -> QuerySet[Hours]:
    """Return the hours of a case, the latest day first."""
    found: QuerySet[Hours] = Hours.objects.filter(case=case)
    return found.select_related("by")


def total_of(case: Case) -> Decimal:
    """Return all hours used in a case."""
    return hours_of(case).aggregate(sum=Sum("hours"))["sum"] or Decimal(0)


def own_hours(actor: Actor, case: Case) -> QuerySet[Hours]:
    """Return the hours of a case that the actor wrote, and can take back."""
    found = hours_of(case)
    return found if actor.trusted else found.filter(by=actor.staff)


def units_with_cases(actor: Actor, act: str = "read") -> QuerySet[Unit]:
    """Return the units of whose cases the actor sees the numbers."""
    units = Unit.objects.filter(active=True).select_related("controller")
    return units if actor.trusted else units.filter(pk__in=units_for(actor, act, "caseload"))


@dataclass(frozen=True, slots=True)
class Load:
    """What cases ask of a unit: numbers, and nobody."""

    unit: Unit
    months: list[Month]
    #: Rows of state and how many adults, children and of age in doubt.
    states: list[tuple[str, list[int]]]
    #: How long open cases have been open, in words, and how many.
    lengths: list[tuple[str, int]]
    stated: Capacity | None

    @property
    def now(self) -> Month:
        """Return the month of today."""
        return self.months[-1]

    @property
    def most(self) -> Decimal:
        """Return the highest number of cases or room, for the length of bars; never none."""
        numbers = [max(Decimal(one.open), one.capacity or Decimal(0)) for one in self.months]
        return max([*numbers, Decimal(1)])


def load_of(unit: Unit, today: date | None = None) -> Load:
    """Return what cases ask of a unit. Whoever calls it has asked who may."""
    day = today or timezone.localdate()
    cases = [
        Counted(*row)
        for row in Case.objects.filter(unit=unit).values_list(
            "opened_on", "closed_on", "coordinator"
        )
    ]
    since = months_until(day, MONTHS)[0][0]
    used = Hours.objects.filter(unit=unit, day__gte=since).order_by().values_list("day")
    stated = list(Capacity.objects.filter(unit=unit, since__lte=day).select_related("by"))
    said = [Stated(one.since, one.at_once, one.positions) for one in stated]
    months = list(by_month(cases, used.annotate(sum=Sum("hours")), said, today=day, number=MONTHS))
    return Load(unit, months, _states(unit), _lengths(cases, day), stated[0] if stated else None)


def _states(unit: Unit) -> list[tuple[str, list[int]]]:
    rows = Case.objects.filter(unit=unit).exclude(state=CaseState.CLOSED).order_by()
    counted = {
        (state, age): many
        for state, age, many in rows.values_list("state", "age").annotate(many=Count("pk"))
    }
    shown = (CaseState.OPEN, CaseState.LOCKED)
    return [(str(one.label), [counted.get((one, age), 0) for age in Age]) for one in shown]


def _lengths(cases: list[Counted], today: date) -> list[tuple[str, int]]:
    words = (
        _("up to three months"),
        _("three to six months"),
        _("six months to a year"),
        _("more than a year"),
    )
    return list(zip(words, by_length(cases, today), strict=True))
