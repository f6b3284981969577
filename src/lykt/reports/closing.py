"""Closing a year: its figures are frozen, and stay when people are erased.

A year is closed for each unit alone and for all units of the controller together, since
different people cannot be added up from one to the other.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import ExtractYear
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.cases.case.models import Case
from lykt.figures.definitions import FIGURES
from lykt.figures.engine import portfolio
from lykt.figures.register import Register
from lykt.figures.rows import Row
from lykt.organisation.access import check_may
from lykt.organisation.acting import Actor
from lykt.organisation.history import signature
from lykt.organisation.models import Controller, Unit
from lykt.people.models import Contact, Person
from lykt.reports import queries, rules
from lykt.reports.closing_protection import years_of
from lykt.reports.codes import AgainReason
from lykt.reports.freezing import Frozen, digest_of, marks, text_of
from lykt.reports.merging import Closed, counted
from lykt.reports.models import ClosedYear, FallenYear
from lykt.reports.register import register_of


@dataclass(frozen=True, slots=True)
class JustClosed:
    """What was frozen of one unit (None: of all together): how many figures, under what."""

    unit: Unit | None
    figures: int
    digest: str


@transaction.atomic
def close_year(
    *, by: Actor, controller: Controller, year: int, again: AgainReason | None = None
) -> list[JustClosed]:
    """Freeze the figures of a year, for each unit by name and last for all together.

    `again` is the reason to close it once more; the closing before stays, replaced.

    Raises:
        Refused: for anyone but the operator.
        ValidationError: when the year is not over, holds nothing, or is closed already.
    """
    check_may(by, "close", "figures")
    standing = ClosedYear.objects.filter(controller=controller, year=year, replaced_at=None)
    if problem := rules.closing_problem(
        year,
        this_year=timezone.localdate().year,
        closed=standing.exists(),
        again=again is not None,
    ):
        raise ValidationError(problem)
    now = timezone.now()
    standing.update(replaced_at=now)
    units = list(Unit.objects.filter(controller=controller))
    frozen = _frozen_for_all(units, controller, year)
    about = {
        "controller": controller,
        "closed_at": now,
        "closed_by_id": by.staff,
        "closed_by_name": signature(by),
        "reason": again or "",
    }
    return [_kept(one, unit, about) for unit, one in frozen]


def _frozen_for_all(
    units: Sequence[Unit], controller: Controller, year: int
) -> list[tuple[Unit | None, Frozen]]:
    """Count each unit and all of them, at one state of the register."""
    if not units:
        raise ValidationError(_("Nothing is registered for %(year)s.") % {"year": year})
    whole = queries.Scope.of(units)
    before = queries.revision(whole.units)
    together = _frozen(whole, str(controller.pk), year)
    if not together.holds_figures:
        raise ValidationError(_("Nothing is registered for %(year)s.") % {"year": year})
    found: list[tuple[Unit | None, Frozen]] = [
        (unit, _frozen(queries.Scope.of([unit]), str(unit.pk), year)) for unit in units
    ]
    if queries.revision(whole.units) != before:
        raise ValidationError(_("Something was registered meanwhile. Close the year once more."))
    return [*found, (None, together)]


def _frozen(scope: queries.Scope, whose: str, year: int) -> Frozen:
    effort = queries.shifts_of(scope.units, year)
    with register_of(scope.units) as register:
        rows = _rows(register, queries.standing_of(scope).frozen, scope.band_starts, year)
        months = _months(register, year) if rows else ()
    return Frozen(
        whose=whose,
        year=year,
        bands=scope.band_starts,
        definitions=marks(),
        rows=rows,
        months=months,
        shifts=effort.shifts or 0,
        hours=effort.hours or 0.0,
    )


def _rows(
    register: Register, closed: Closed, bands: tuple[int, ...], year: int
) -> tuple[Row, ...]:
    rows = counted(register, closed, bands=bands)
    return tuple(row for row in rows if row.year == year)


def _months(register: Register, year: int) -> tuple[Row, ...]:
    """Return the totals by month. By month and country a figure would often be one person.

    So would those of protection by month alone.
    """
    rows = portfolio(register, years=(year, year), breakdowns=(), period="month")
    return tuple(
        row for row in rows if not row.series.endswith("_change") and not FIGURES[row.series].table
    )


def _kept(frozen: Frozen, unit: Unit | None, about: dict[str, Any]) -> JustClosed:
    text = text_of(frozen)
    one = ClosedYear.objects.create(
        **about, unit=unit, year=frozen.year, content=text, digest=digest_of(text)
    )
    return JustClosed(unit, len(frozen.rows) + len(frozen.months), one.digest)


def open_before(controller: Controller, year: int) -> list[int]:
    """Return the earlier years with contacts that nobody has closed."""
    dates = Contact.objects.filter(controller=controller, undone_at=None, date__year__lt=year)
    there = set(dates.order_by().values_list("date__year", flat=True).distinct())
    closed = ClosedYear.objects.filter(controller=controller, unit=None, replaced_at=None)
    return sorted(there - set(closed.values_list("year", flat=True)))


def note_erased(subject_keys: Collection[UUID]) -> None:
    """Note which open years fall when these people are erased.

    Called in the transaction that erases them, before their rows are gone. Keys of other
    subjects than people are passed over.
    """
    contacts = Contact.objects.filter(person__in=subject_keys, undone_at=None)
    fallen = set(contacts.order_by().values_list("unit", "date__year").distinct())
    people = Person.objects.filter(pk__in=subject_keys)
    people = people.exclude(first_contact=None, first_at_clinic=None)
    for key, home, *days in people.values_list("pk", "unit", "first_contact", "first_at_clinic"):
        first = min(day for day in days if day)
        # Someone known from before the register began is new in that year, wherever they
        # have been met since.
        met = contacts.filter(person=key).order_by().values_list("unit", flat=True).distinct()
        fallen |= {(unit, first.year) for unit in {home, *met}}
    _note_fallen(fallen | years_of(Case.objects.filter(subject__in=subject_keys)))


def note_thinned(table: str, rows: QuerySet[Any]) -> None:
    """Note which open years fall when rows go because their time is over.

    Called in the transaction that takes them, before they are gone.
    """
    if table == "case.Case":
        _note_fallen(years_of(rows))
    if table in ("people.Contact", "field.Shift"):
        _note_fallen(set(rows.order_by().values_list("unit", "date__year").distinct()))


def of_closed_years(table: str, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Return those rows that no figure needs any more, since their year is closed.

    A rule takes nothing out of a year that nobody has frozen yet: its figures would be gone
    for good. What a person asks to have erased does not wait for it.
    """
    if table not in ("people.Contact", "field.Shift"):
        return rows
    closed = ClosedYear.objects.filter(
        replaced_at=None, unit=OuterRef("unit"), year=ExtractYear(OuterRef("date"))
    )
    return rows.filter(Exists(closed))


def note_left_out() -> None:
    """Note that open years may have fallen when a copy came back without some of those in it.

    Nothing tells any more in which years they were met, so it is every year that is open.
    """
    contacts = Contact.objects.filter(undone_at=None)
    _note_fallen(set(contacts.order_by().values_list("unit", "date__year").distinct()))


def _note_fallen(fallen: set[tuple[UUID, int]]) -> None:
    closed = set(
        ClosedYear.objects.filter(
            replaced_at=None, unit__in={unit for unit, _year in fallen}
        ).values_list("unit", "year")
    )
    FallenYear.objects.bulk_create(
        [FallenYear(unit_id=unit, year=year) for unit, year in sorted(fallen - closed)],
        ignore_conflicts=True,
    )
