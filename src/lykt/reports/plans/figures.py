"""The figures that a plan's indicators can point to: our own, and those of others.

A report to a council is read by anyone. Of our own figures a count below five is never told,
not even as nought: only that it is below five, and what that leaves uncertain.
"""

from collections.abc import Collection, Sequence
from operator import itemgetter
from typing import Any

from django.utils.translation import gettext as _

from lykt.figures.definitions import FIGURES
from lykt.figures.rows import Row
from lykt.organisation.access import may
from lykt.organisation.acting import Actor
from lykt.plans.evaluation.rules import Point, of_year
from lykt.plans.evaluation.sources import Source
from lykt.plans.models import Plan
from lykt.reports import queries
from lykt.reports.definitions import definition
from lykt.reports.words import category


#: The least count of our own that is told.
LEAST = 5

#: Counts that point at nobody: how much was done, not whom it was done with.
_HARMLESS = frozenset({"shifts", "shift_hours"})

#: Some countries have one person, and their names alone would fill the list.
_NOT_OFFERED = frozenset({"country"})

Groups = list[tuple[str, list[tuple[str, str]]]]


def _rows(actor: Actor, plan: Plan) -> Sequence[Row]:
    """Return every figure of the plan's whole organisation.

    Whoever sees a part of its units gets none: different people do not add up, and a number
    that differs by its reader is no result.
    """
    if not (actor.trusted or may(actor, "read", "figures")):
        return ()
    every = set(plan.controller.units.values_list("pk", flat=True))
    units = [
        unit
        for unit in queries.units_with_figures(actor).order_by("pk")
        if unit.controller_id == plan.controller_id
    ]
    if not units or {unit.pk for unit in units} != every:
        return ()
    return queries.rows_of(actor, queries.Scope.of(units))


def _key(row: Row) -> str:
    return f"{row.series}|{row.breakdown}|{row.category}"


def _own_choices(actor: Actor, plan: Plan) -> Groups:
    groups: dict[str, dict[str, str]] = {}
    for row in _rows(actor, plan):
        known = definition(row.series)
        if known is None or row.period != "year" or row.breakdown in _NOT_OFFERED:
            continue
        title, words = str(known.title), str(category(row.breakdown, row.category))
        groups.setdefault(title, {})[_key(row)] = f"{title}: {words}"
    return [
        (title, sorted(keys.items(), key=lambda one: one[1])) for title, keys in groups.items()
    ]


def _in_groups(groups: dict[str, dict[str, str]]) -> Groups:
    return [(name, sorted(keys.items(), key=itemgetter(1))) for name, keys in groups.items()]


def _own_points(actor: Actor, plan: Plan, keys: Collection[str]) -> dict[str, list[Point]]:
    found: dict[str, list[Point]] = {}
    for row in _rows(actor, plan):
        if row.period == "year" and (key := _key(row)) in keys:
            found.setdefault(key, []).append(_own_point(row))
    return found


def _own_point(row: Row) -> Point:
    figure = FIGURES.get(row.series)
    count = figure is not None and figure.decimals == 0 and row.series not in _HARMLESS
    source = _("our own figures")
    if count and row.value is not None and row.value < LEAST:
        below = {"low": 0.0, "high": float(LEAST - 1), "source": source, "note": _("below five")}
        return of_year(row.year, None, **below)
    return of_year(row.year, row.value, low=row.low, high=row.high, source=source, note=row.note)


#: What tells one published figure from another, over the years.
_OUTSIDE_KEYS = ("publisher", "place", "series", "breakdown", "category")


def _outside(actor: Actor, plan: Plan) -> Sequence[dict[str, Any]]:
    figures = queries.outside_figures_for(actor).filter(controller=plan.controller_id)
    if not (actor.trusted or may(actor, "read", "series")):
        return ()
    return list(figures.values(*_OUTSIDE_KEYS, "year", "value", "low", "high", "source", "note"))


def _outside_key(row: dict[str, Any]) -> str:
    return "|".join(str(row[key]) for key in _OUTSIDE_KEYS)


def _outside_choices(actor: Actor, plan: Plan) -> Groups:
    groups: dict[str, dict[str, str]] = {}
    for row in _outside(actor, plan):
        told = [str(row[key]) for key in ("series", "category", "place") if row[key]]
        groups.setdefault(str(row["publisher"]), {})[_outside_key(row)] = " · ".join(told)
    return _in_groups(groups)


def _outside_points(actor: Actor, plan: Plan, keys: Collection[str]) -> dict[str, list[Point]]:
    found: dict[str, list[Point]] = {}
    for row in _outside(actor, plan):
        if (key := _outside_key(row)) in keys:
            found.setdefault(key, []).append(_outside_point(row))
    return found


def _outside_point(row: dict[str, Any]) -> Point:
    return of_year(
        int(str(row["year"])),
        _float(row["value"]),
        low=_float(row["low"]),
        high=_float(row["high"]),
        source=f"{row['publisher']}, {row['source']}",
        note=str(row["note"]),
    )


def _float(value: object) -> float | None:
    return None if value is None else float(str(value))


OWN = Source(_own_choices, _own_points)
OUTSIDE = Source(_outside_choices, _outside_points)
