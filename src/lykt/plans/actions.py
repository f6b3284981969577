"""Making a plan and changing it: its areas, measures and bodies."""

from collections.abc import Collection, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.organisation.acting import Actor
from lykt.organisation.models import Controller, Staff, StaffPost
from lykt.organisation.roles import Role
from lykt.organisation.words import tidy
from lykt.plans.codes import BodyRole, DeadlineKind
from lykt.plans.dates import DAY_ALLOWED, Deadline, NotPrinted, Printed
from lykt.plans.models import Area, Measure, Plan, Responsible
from lykt.plans.reach import check_may_with
from lykt.plans.rules import circle_in, is_key


#: What may be told about a plan, and about a measure, besides what it hangs on.
PLAN_FACTS = frozenset(
    (
        "municipality",
        "title",
        "period_from",
        "period_to",
        "adopted_by",
        "adopted_on",
        "case_number",
        "supersedes",
        "source",
    )
)
MEASURE_FACTS = frozenset(
    ("area", "number", "parent", "title", "deadline_kind", "deadline", "note", "continues")
)
AREA_FACTS = frozenset(("key", "kind", "title", "goal"))


@transaction.atomic
def make_plan(*, by: Actor, controller: Controller, key: str, **facts: Any) -> Plan:
    """Make a plan; without a day of adoption it is still being written.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field, for a name that is taken and days that cannot be.
    """
    check_may_with(by, "make", controller.pk)
    if not is_key(key):
        raise ValidationError({"key": _("Small letters a–z, numbers and hyphens only.")})
    if Plan.objects.filter(controller=controller, key=key).exists():
        raise ValidationError({"key": _("Another plan has this short name.")})
    plan = Plan(controller=controller, key=key)
    _tell_plan(plan, facts)
    plan.save(force_insert=True)
    return plan


@transaction.atomic
def change_plan(*, by: Actor, plan: Plan, **facts: Any) -> Plan:
    """Write what has become known of a plan, such as that it was adopted.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field.
    """
    check_may_with(by, "change", plan.controller_id)
    now = Plan.objects.select_for_update().get(pk=plan.pk)
    _tell_plan(now, facts)
    now.save()
    return now


def _tell_plan(plan: Plan, facts: Mapping[str, Any]) -> None:
    tell(plan, facts, PLAN_FACTS)
    for name in ("period_from", "period_to", "adopted_on"):
        check_day(name, getattr(plan, name))
    times, earlier = plan.times, plan.supersedes
    if times.is_backwards:
        raise ValidationError({"period_to": _("The plan ends before it begins.")})
    if earlier is not None and (
        earlier.pk == plan.pk or earlier.controller_id != plan.controller_id
    ):
        raise ValidationError({"supersedes": _("Choose another plan of your own.")})
    clean(plan)


def tell(row: Any, facts: Mapping[str, Any], known: Collection[str]) -> None:
    """Write what is told onto a row. What nobody knows of is a fault of the code.

    Raises:
        TypeError: for a name that is not among those known.
    """
    if unknown := set(facts) - set(known):
        raise TypeError(f"there is no {', '.join(sorted(unknown))}")
    for name, value in facts.items():
        setattr(row, name, tidy(value) if isinstance(value, str) else value)


def clean(row: Any) -> None:
    """Refuse what the fields of a row do not take, in words, by field."""
    row.clean_fields(
        exclude=[field.name for field in row._meta.concrete_fields if field.is_relation]
    )


def check_day(field: str, text: str) -> None:
    """Refuse what is no day and no month; empty may stand.

    Raises:
        ValidationError: for the field.
    """
    try:
        Printed.read_if_any(text)
    except NotPrinted:
        message = _("This is not a day or a month. Allowed: %(allowed)s.")
        raise ValidationError({field: message % {"allowed": DAY_ALLOWED}}) from None


@transaction.atomic
def add_area(*, by: Actor, plan: Plan, key: str, kind: str, title: str, goal: str = "") -> Area:
    """Add an area at the end of a plan.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field.
    """
    now = held(by, plan)
    key = tidy(key)
    if now.areas.filter(key=key).exists():
        raise ValidationError({"key": _("Another area of the plan has this number.")})
    area = Area(
        plan=now, key=key, kind=kind, title=tidy(title), goal=tidy(goal), place=_next(now.areas)
    )
    clean(area)
    area.save(force_insert=True)
    now.save()
    return area


def held(by: Actor, plan: Plan) -> Plan:
    """Ask whether the actor may change the plan, and let nobody else do so meanwhile.

    Raises:
        Refused: when the actor may not.
    """
    check_may_with(by, "change", plan.controller_id)
    return Plan.objects.select_for_update().get(pk=plan.pk)


def _next(rows: Any) -> int:
    return (rows.aggregate(last=Max("place"))["last"] or 0) + 1


@transaction.atomic
def add_measure(
    *,
    by: Actor,
    plan: Plan,
    area: Area,
    number: str,
    title: str,
    responsible: Collection[str] = (),
    **facts: Any,
) -> Measure:
    """Add a measure at the end of a plan.

    Args:
        by: who acts.
        plan: the plan.
        area: one of its areas.
        number: as it is printed.
        title: what shall be done.
        responsible: names of bodies.
        facts: parent, deadline_kind, deadline, note, continues.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field.
    """
    now = held(by, plan)
    measure = Measure(plan=now, area=area, place=_next(now.measures))
    _tell_measure(measure, {"number": number, "title": title, **facts})
    measure.save(force_insert=True)
    for name in responsible:
        name_body(by=by, measure=measure, name=name)
    now.save()
    return measure


@transaction.atomic
def change_measure(*, by: Actor, measure: Measure, **facts: Any) -> Measure:
    """Change what a plan says of a measure. How it stands is said by an entry, never here.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field.
    """
    plan = held(by, measure.plan)
    now = Measure.objects.select_related("plan", "area", "parent").get(pk=measure.pk)
    _tell_measure(now, facts)
    now.save()
    plan.save()
    return now


def _tell_measure(measure: Measure, facts: Mapping[str, Any]) -> None:
    tell(measure, facts, MEASURE_FACTS)
    same = measure.plan.measures.filter(number=measure.number).exclude(pk=measure.pk)
    if same.exists():
        raise ValidationError({"number": _("Another measure of the plan has this number.")})
    if measure.area.plan_id != measure.plan_id:
        raise ValidationError({"area": _("Choose an area of this plan.")})
    if measure.parent is not None:
        _check_parent(measure, measure.parent)
    earlier = measure.continues
    if earlier is not None and (
        earlier.plan_id == measure.plan_id
        or earlier.plan.controller_id != measure.plan.controller_id
    ):
        raise ValidationError({"continues": _("Choose a measure of another plan of your own.")})
    check_deadline(measure.deadline_kind, measure.deadline)
    clean(measure)


def _check_parent(measure: Measure, parent: Measure) -> None:
    # By their keys: a number may be changing at the same time.
    parents = measure.plan.measures.values_list("pk", "parent")
    told = {str(key): str(above or "") for key, above in parents}
    told[str(measure.pk)] = str(parent.pk)
    if parent.plan_id != measure.plan_id or circle_in(told):
        raise ValidationError({"parent": _("Choose another measure of this plan.")})


def check_deadline(kind: str, text: str) -> None:
    """Refuse a deadline that is none of its kind.

    Raises:
        ValidationError: for the field of the kind, or that of the deadline.
    """
    if kind not in DeadlineKind.values:
        raise ValidationError({"deadline_kind": _("Choose one of these.")})
    try:
        Deadline.read(kind, text)
    except NotPrinted as problem:
        message = _("This is no deadline of that kind. Allowed: %(allowed)s.")
        allowed = problem.allowed or _("nothing")
        raise ValidationError({"deadline": message % {"allowed": allowed}}) from None


@transaction.atomic
def name_body(
    *,
    by: Actor,
    measure: Measure,
    name: str,
    role: str = BodyRole.RESPONSIBLE,
    contact: Staff | None = None,
) -> Responsible:
    """Say that a body has to do with a measure, and who there is asked; or change it.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field; a contact works for whoever the plan is of.
    """
    plan = held(by, measure.plan)
    name = tidy(name)
    if ";" in name:
        # In the tables of plans it parts one body from the next.
        raise ValidationError({"name": _("Write one body, without a semicolon.")})
    if contact is not None and contact not in may_be_contact(plan):
        raise ValidationError({"contact": _("Choose somebody who works here.")})
    row = measure.responsible.filter(name=name).first()
    row = row or Responsible(measure=measure, name=name, place=_next(measure.responsible))
    row.role, row.contact = role, contact
    clean(row)
    row.save()
    plan.save()
    return row


def may_be_contact(plan: Plan) -> QuerySet[Staff]:
    """Return those who can be named as a contact: whoever works there today, no partner."""
    posts = StaffPost.objects.held_on(timezone.localdate()).filter(controller=plan.controller_id)
    held = posts.exclude(role=Role.INVITED_PARTNER).values("staff")
    return Staff.objects.filter(pk__in=held, is_active=True)
