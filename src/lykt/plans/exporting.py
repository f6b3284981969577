"""Giving out plans in the tables they come in: CSV files of a folder, or one workbook."""

import csv
import errno
import io
import os
import shutil
import tempfile
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from django.utils.translation import gettext as _

from lykt.organisation.access import check_may
from lykt.organisation.acting import Actor
from lykt.plans.codes import BodyRole
from lykt.plans.models import Area, Decision, Measure, Money, Plan, Responsible, StatusEntry
from lykt.plans.queries import plans_for
from lykt.plans.rules import that_stand
from lykt.plans.tables import COLUMNS, to_csv
from lykt.plans.workbook import write_workbook


Format = Literal["csv", "xlsx"]
Rows = dict[str, list[Sequence[str]]]

#: What a workbook of plans is called in its folder.
WORKBOOK = "plans.xlsx"


@dataclass
class PlansExported:
    """How many rows each table got, and what of the plans the tables have no column for."""

    rows: dict[str, int] = field(default_factory=dict)
    left_out: dict[str, int] = field(default_factory=dict)

    def words(self) -> str:
        """Say what was left out, "" when the tables hold it all."""
        told = ", ".join(f"{name}: {count}" for name, count in self.left_out.items() if count)
        return _("The tables have no place for: %(what)s.") % {"what": told} if told else ""


class FolderInUse(OSError):
    """The folder to write to holds something already."""


def export_plans(
    folder: Path, *, by: Actor, plans: Collection[Plan] | None = None, format: Format = "csv"
) -> PlansExported:
    """Write plans to `folder`, whole or not at all.

    Of statuses those that stand now are written. The folder must be missing or empty; only
    its owner can open it.

    Args:
        folder: where to.
        by: who acts.
        plans: some of those the actor may give out; without it all of them.
        format: "csv" for a file for each table, "xlsx" for one workbook.

    Raises:
        Refused: when the actor may not.
        FolderInUse: when the folder holds something.
    """
    check_may(by, "export", "plan")
    chosen = plans_for(by, "export").order_by("key")
    if plans is not None:
        chosen = chosen.filter(pk__in=[plan.pk for plan in plans])
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderInUse(errno.ENOTEMPTY, os.strerror(errno.ENOTEMPTY), str(folder))
    tables, left_out = tables_of(list(chosen))
    if format == "csv":
        files = {f"{name}.csv": _csv(name, rows).encode() for name, rows in tables.items()}
    else:
        files = {WORKBOOK: write_workbook(tables)}
    _write(folder, files)
    return PlansExported({name: len(rows) for name, rows in tables.items()}, left_out)


def _write(folder: Path, files: dict[str, bytes]) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    # A sibling, so that taking the name is one step on the same disk; made with mode 0700.
    unfinished = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        for name, content in files.items():
            path = unfinished / name
            path.touch(mode=0o600)
            path.write_bytes(content)
        unfinished.rename(folder)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise


def _csv(table: str, rows: list[Sequence[str]]) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS[table])
    writer.writerows([to_csv(value) for value in row] for row in rows)
    return buffer.getvalue()


def tables_of(plans: Sequence[Plan]) -> tuple[Rows, dict[str, int]]:
    """Return the rows of each table, and how many things have no place there."""
    measures = list(
        Measure.objects.filter(plan__in=plans)
        .select_related("plan", "area", "parent")
        .prefetch_related("responsible")
        .order_by("plan__key", "place")
    )
    areas = Area.objects.filter(plan__in=plans).select_related("plan")
    entries = StatusEntry.objects.filter(measure__plan__in=plans)
    said: dict[object, list[StatusEntry]] = {}
    for entry in entries:
        said.setdefault(entry.measure_id, []).append(entry)
    rows: Rows = {
        "plans": [plan_row(plan) for plan in plans],
        "areas": [
            (area.plan.key, area.key, area.kind, area.title)
            for area in areas.order_by("plan__key", "place")
        ],
        "measures": [_measure(measure) for measure in measures],
        "status": [
            (measure.plan.key, measure.number, *told)
            for measure in measures
            for told in _status(said.get(measure.pk, []))
        ],
    }
    return rows, _left_out(plans, len(entries) - len(rows["status"]))


def plan_row(plan: Plan) -> Sequence[str]:
    """Return a plan as its row in the table of plans."""
    return (
        plan.key,
        plan.municipality,
        plan.title,
        plan.period_from,
        plan.period_to,
        plan.adopted_by,
        plan.adopted_on,
        plan.case_number,
        plan.supersedes.key if plan.supersedes else "",
        plan.source,
    )


def _measure(measure: Measure) -> Sequence[str]:
    names = [one.name for one in measure.responsible.all() if one.role == BodyRole.RESPONSIBLE]
    return (
        measure.plan.key,
        measure.area.key,
        measure.number,
        measure.parent.number if measure.parent else "",
        measure.title,
        ";".join(names),
        measure.deadline_kind,
        measure.deadline,
        measure.note,
    )


def _status(entries: list[StatusEntry]) -> list[Sequence[str]]:
    """Return what stands of one measure, one row for each day it speaks of."""
    standing = that_stand([entry.said for entry in entries], date.max)
    by_day = {one.as_of.text: (one.as_of.text, one.phase, one.note) for one in standing}
    return list(by_day.values())


def _left_out(plans: Sequence[Plan], entries: int) -> dict[str, int]:
    bodies = Responsible.objects.filter(measure__plan__in=plans)
    return {
        _("bodies that are not responsible"): bodies.exclude(role=BodyRole.RESPONSIBLE).count(),
        _("contacts"): bodies.exclude(contact=None).count(),
        _("goals"): Area.objects.filter(plan__in=plans).exclude(goal="").count(),
        _("decisions"): Decision.objects.filter(plan__in=plans).count(),
        _("money"): Money.objects.filter(plan__in=plans).count(),
        _("measures that go on"): Measure.objects.filter(plan__in=plans)
        .exclude(continues=None)
        .count(),
        _("statuses that were corrected"): entries,
    }
