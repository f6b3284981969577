"""Taking in plans: all of them or nothing, and the same ones twice change nothing.

The tables have been checked before the first row is written. What is here already must say
the same; a status that has been corrected here since comes again unharmed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.figures.faults import Findings
from lykt.organisation.access import check_may
from lykt.organisation.acting import Actor
from lykt.organisation.history import signature
from lykt.organisation.models import Controller
from lykt.plans.actions import held
from lykt.plans.checking import MeasureRow, PlanRow, PlanTables, read_plans
from lykt.plans.codes import BodyRole
from lykt.plans.models import Area, Measure, Plan, Responsible, StatusEntry
from lykt.plans.reach import check_may_with
from lykt.plans.tables import Raw, refuse_any


#: The columns of a plan that are kept as they stand.
PLAN_FIELDS = (
    "municipality",
    "title",
    "period_from",
    "period_to",
    "adopted_by",
    "adopted_on",
    "case_number",
    "source",
)


@dataclass
class Counted:
    """How many rows of a table came in, and how many were here already."""

    new: int = 0
    known: int = 0


@dataclass
class PlansImported:
    """What an import did."""

    tables: dict[str, Counted] = field(
        default_factory=lambda: {
            name: Counted() for name in ("plans", "areas", "measures", "status")
        }
    )

    @property
    def changed(self) -> bool:
        """Tell whether anything came in at all."""
        return any(count.new for count in self.tables.values())

    def lines(self) -> list[str]:
        """Say what was done, one sentence for each table."""
        names = {
            "plans": _("Plans"),
            "areas": _("Areas"),
            "measures": _("Measures"),
            "status": _("Status of measures"),
        }
        text = [
            _("%(table)s: %(new)s new, %(known)s already here")
            % {"table": names[table], "new": count.new, "known": count.known}
            for table, count in self.tables.items()
        ]
        if not self.changed:
            text.append(_("Nothing has changed: everything was here already."))
        return text


def import_plans(path: Path, *, by: Actor, controller: Controller) -> PlansImported:
    """Read the plans in a folder or an XLSX file and take them in, all of them or nothing.

    Raises:
        BadPlans: when they do not hold, or something is here saying something else.
        Refused: when the actor may not.
    """
    # Asked before anything of the file is read.
    check_may(by, "import", "plan")
    check_may_with(by, "import", controller.pk)
    told = read_plans(path, today=timezone.localdate())
    return take_in(told, by=by, controller=controller)


@transaction.atomic
def take_in(told: PlanTables, *, by: Actor, controller: Controller) -> PlansImported:
    """Take in plans that have been read and checked. See `import_plans`."""
    check_may_with(by, "import", controller.pk)
    # Two imports at once wait for each other here.
    Controller.objects.select_for_update().get(pk=controller.pk)
    writer = _Writer(told, by, controller)
    writer.plans()
    writer.areas()
    writer.measures()
    writer.status()
    # Raised at the end, so that everything in conflict is told of; what was written goes.
    refuse_any(writer.findings)
    return writer.done


@transaction.atomic
def take_in_measures(told: PlanTables, *, by: Actor, plan: Plan) -> PlansImported:
    """Take in the measures of one plan that has none yet, after they have been looked at.

    Raises:
        Refused: when the actor may not.
        ValidationError: when the plan has measures by now.
        BadPlans: when the plan has been changed since they were looked at.
    """
    now = held(by, plan)
    if now.measures.exists():
        raise ValidationError(_("The plan has measures already. Begin another plan for these."))
    done = take_in(told, by=by, controller=now.controller)
    now.save()
    return done


class _Writer:
    """Writes the tables one after the other, each in the order of the file."""

    def __init__(self, told: PlanTables, by: Actor, controller: Controller) -> None:
        self.told, self.by, self.controller = told, by, controller
        self.findings, self.done = Findings(), PlansImported()
        self.plan_of: dict[str, Plan] = {}
        self.area_of: dict[tuple[str, str], Area] = {}
        self.measure_of: dict[tuple[str, str], Measure] = {}

    def _count(self, table: str, raw: Raw, column: str, known: object, same: bool) -> None:
        """Count a row as new or known, or put down that it is known and says another thing."""
        if known is None:
            self.done.tables[table].new += 1
        elif same:
            self.done.tables[table].known += 1
        else:
            self.findings.add(raw.fault(column, "other_content"))

    def plans(self) -> None:
        here = {
            plan.key: plan
            for plan in Plan.objects.filter(controller=self.controller).select_related(
                "supersedes"
            )
        }
        new = []
        for key, row in self.told.plans.items():
            known = here.get(key)
            self._count("plans", row.raw, "plan", known, known is not None and _same(known, row))
            if known is None:
                facts = {name: row[name] for name in PLAN_FIELDS}
                known = Plan.objects.create(controller=self.controller, key=key, **facts)
                new.append((known, row))
            self.plan_of[key] = known
        for plan, row in new:
            self._supersede(plan, row, here | self.plan_of)

    def _supersede(self, plan: Plan, row: PlanRow, here: Mapping[str, Plan]) -> None:
        if not (key := row["supersedes"]):
            return
        earlier = here.get(key)
        if earlier is None or key == plan.key:
            others = sorted(here.keys() - {plan.key})
            self.findings.add(row.raw.fault("supersedes", "no_plan", ", ".join(others) or "-"))
            return
        plan.supersedes = earlier
        plan.save(update_fields=["supersedes"])

    def areas(self) -> None:
        here = {(area.plan_id, area.key): area for area in self._rows(Area)}
        place = _Places(here.values())
        new = []
        for (key, number), raw in self.told.areas.items():
            plan = self.plan_of[key]
            known = here.get((plan.pk, number))
            same = known is not None and (
                (known.kind, known.title) == (raw.values["kind"], raw.values["title"])
            )
            self._count("areas", raw, "area", known, same)
            if known is None:
                known = Area(
                    plan=plan,
                    key=number,
                    kind=raw.values["kind"],
                    title=raw.values["title"],
                    place=place.next(plan),
                )
                new.append(known)
            self.area_of[key, number] = known
        Area.objects.bulk_create(new)

    def _rows(self, table: Any) -> Any:
        return table.objects.filter(plan__in=self.plan_of.values())

    def measures(self) -> None:
        found = self._rows(Measure).select_related("area", "parent")
        here = {
            (measure.plan_id, measure.number): measure
            for measure in found.prefetch_related("responsible")
        }
        place = _Places(here.values())
        new: list[tuple[Measure, MeasureRow]] = []
        for (key, number), row in self.told.measures.items():
            plan = self.plan_of[key]
            known = here.get((plan.pk, number))
            same = known is not None and _measure_said(known) == _measure_told(row)
            self._count("measures", row.raw, "measure", known, same)
            if known is None:
                known = Measure(
                    plan=plan,
                    area=self.area_of[key, row["area"]],
                    number=number,
                    title=row["title"],
                    deadline_kind=row["deadline_kind"],
                    deadline=row["deadline"],
                    note=row["note"],
                    place=place.next(plan),
                )
                new.append((known, row))
            self.measure_of[key, number] = known
        self._write_measures(new)

    def _write_measures(self, new: list[tuple[Measure, MeasureRow]]) -> None:
        Measure.objects.bulk_create([measure for measure, _row in new])
        parts = []
        for measure, row in new:
            if row["parent"]:
                measure.parent = self.measure_of[row["plan"], row["parent"]]
                parts.append(measure)
        Measure.objects.bulk_update(parts, ["parent"])
        Responsible.objects.bulk_create(
            [
                Responsible(measure=measure, name=name, place=place)
                for measure, row in new
                for place, name in enumerate(row.bodies)
            ]
        )

    def status(self) -> None:
        here: dict[tuple[Any, str], set[tuple[str, str]]] = {}
        entries = StatusEntry.objects.filter(measure__plan__in=self.plan_of.values())
        for entry in entries:
            told = here.setdefault((entry.measure_id, entry.as_of), set())
            told.add((entry.status, entry.note))
        new = []
        for (key, number, as_of), raw in self.told.status.items():
            measure = self.measure_of[key, number]
            known = here.get((measure.pk, as_of))
            content = (raw.values["status"], raw.values["note"])
            self._count("status", raw, "as_of", known, known is not None and content in known)
            if known is None:
                new.append(
                    StatusEntry(
                        measure=measure,
                        as_of=as_of,
                        status=content[0],
                        note=content[1],
                        by_id=self.by.staff,
                        by_name=signature(self.by),
                    )
                )
        StatusEntry.objects.bulk_create(new)


class _Places:
    """Gives rows their place in a plan: after those that stand there."""

    def __init__(self, rows: Any) -> None:
        self.last: dict[Any, int] = {}
        for row in rows:
            self.last[row.plan_id] = max(self.last.get(row.plan_id, 0), row.place)

    def next(self, plan: Plan) -> int:
        """Return the next place in a plan, from 1."""
        self.last[plan.pk] = self.last.get(plan.pk, 0) + 1
        return self.last[plan.pk]


def _same(plan: Plan, row: PlanRow) -> bool:
    earlier = plan.supersedes.key if plan.supersedes else ""
    told = all(getattr(plan, name) == row[name] for name in PLAN_FIELDS)
    return told and earlier == row["supersedes"]


def _measure_said(measure: Measure) -> tuple[object, ...]:
    bodies = [one for one in measure.responsible.all() if one.role == BodyRole.RESPONSIBLE]
    return (
        measure.area.key,
        measure.parent.number if measure.parent else "",
        measure.title,
        tuple(one.name for one in bodies),
        measure.deadline_kind,
        measure.deadline,
        measure.note,
    )


def _measure_told(row: MeasureRow) -> tuple[object, ...]:
    return (
        row["area"],
        row["parent"],
        row["title"],
        row.bodies,
        row["deadline_kind"],
        row["deadline"],
        row["note"],
    )
