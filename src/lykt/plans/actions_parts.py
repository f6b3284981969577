"""What hangs on a plan and its measures: decisions, money, and taking away what was a slip."""

from collections.abc import Collection
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from lykt.organisation.acting import Actor
from lykt.plans.actions import AREA_FACTS, add_measure, check_day, clean, held, tell
from lykt.plans.models import Area, Decision, Measure, Money, Plan, Responsible


DECISION_FACTS = frozenset(("body", "text", "decided_on", "case_number", "link"))
MONEY_FACTS = frozenset(("measure", "source", "amount", "period", "note"))


@transaction.atomic
def change_area(*, by: Actor, area: Area, **facts: Any) -> Area:
    """Change what a plan says of an area.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field.
    """
    plan = held(by, area.plan)
    now = plan.areas.get(pk=area.pk)
    tell(now, facts, AREA_FACTS)
    if plan.areas.filter(key=now.key).exclude(pk=now.pk).exists():
        raise ValidationError({"key": _("Another area of the plan has this number.")})
    clean(now)
    now.save()
    plan.save()
    return now


@transaction.atomic
def remove_area(*, by: Actor, area: Area) -> None:
    """Take away an area in which there is nothing.

    Raises:
        Refused: when the actor may not.
        ValidationError: while there are measures in it.
    """
    plan = held(by, area.plan)
    if plan.measures.filter(area=area).exists():
        raise ValidationError(_("There are measures in this area. Move them first."))
    plan.areas.filter(pk=area.pk).delete()
    plan.save()


@transaction.atomic
def remove_measure(*, by: Actor, measure: Measure) -> None:
    """Take away a measure that was written by mistake: nothing has been said or decided of it.

    Raises:
        Refused: when the actor may not.
        ValidationError: when something hangs on it, which would be lost.
    """
    plan = held(by, measure.plan)
    now = plan.measures.get(pk=measure.pk)
    if problem := why_it_stays(now):
        raise ValidationError(problem)
    try:
        now.delete()
    except ProtectedError:
        raise ValidationError(_("Something else points to this measure. It stays.")) from None
    plan.save()


def why_it_stays(measure: Measure) -> str:
    """Return in words why a measure cannot be taken away, "" when it can."""
    if measure.entries.exists():
        return _("Something has been said of how it stands. Say that it was dropped instead.")
    if measure.parts.exists():
        return _("Other measures are parts of it. Change them first.")
    if measure.decisions.exists() or measure.money.exists():
        return _("There are decisions or money for it. It stays.")
    if measure.continued_by.exists():
        return _("A measure of a later plan goes on from it. It stays.")
    return ""


@transaction.atomic
def remove_body(*, by: Actor, body: Responsible) -> None:
    """Say that a body has nothing to do with a measure any more.

    Raises:
        Refused: when the actor may not.
    """
    plan = held(by, body.measure.plan)
    Responsible.objects.filter(pk=body.pk).delete()
    plan.save()


@transaction.atomic
def write_decision(
    *, by: Actor, plan: Plan, measures: Collection[Measure] = (), **facts: Any
) -> Decision:
    """Write down what a council or board has decided, and which measures it is about.

    Args:
        by: who acts.
        plan: the plan.
        measures: some of its measures; none when it is about all of the plan.
        facts: body, text, decided_on, case_number, link.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field.
    """
    now = held(by, plan)
    return _decided(Decision(plan=now), now, measures, facts)


@transaction.atomic
def change_decision(
    *, by: Actor, decision: Decision, measures: Collection[Measure], **facts: Any
) -> Decision:
    """Write a decision as it was, where it was written wrongly. See `write_decision`."""
    now = held(by, decision.plan)
    return _decided(now.decisions.get(pk=decision.pk), now, measures, facts)


@transaction.atomic
def make_measure_of(*, by: Actor, decision: Decision, **facts: Any) -> Measure:
    """Let a decision become a measure of its plan, which it is tied to from then on.

    Args:
        by: who acts.
        decision: what was decided.
        facts: as `actions.add_measure` takes them.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field.
    """
    measure = add_measure(by=by, plan=decision.plan, **facts)
    decision.measures.add(measure)
    return measure


def _decided(
    row: Decision, plan: Plan, measures: Collection[Measure], facts: dict[str, Any]
) -> Decision:
    tell(row, facts, DECISION_FACTS)
    check_day("decided_on", row.decided_on)
    if any(measure.plan_id != plan.pk for measure in measures):
        raise ValidationError({"measures": _("Choose measures of this plan.")})
    clean(row)
    row.save()
    row.measures.set(measures)
    plan.save()
    return row


@transaction.atomic
def write_money(
    *,
    by: Actor,
    plan: Plan,
    source: str,
    amount: Decimal | None = None,
    period: str = "",
    measure: Measure | None = None,
    note: str = "",
) -> Money:
    """Write down money for a plan, or for one of its measures.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field.
    """
    now = held(by, plan)
    facts = {"source": source, "amount": amount, "period": period, "note": note}
    return _paid(Money(plan=now), now, {"measure": measure, **facts})


@transaction.atomic
def change_money(*, by: Actor, money: Money, **facts: Any) -> Money:
    """Write money as it was, where it was written wrongly. See `write_money`."""
    now = held(by, money.plan)
    return _paid(now.money.get(pk=money.pk), now, facts)


def _paid(row: Money, plan: Plan, facts: dict[str, Any]) -> Money:
    tell(row, facts, MONEY_FACTS)
    if row.measure is not None and row.measure.plan_id != plan.pk:
        raise ValidationError({"measure": _("Choose measures of this plan.")})
    clean(row)
    if row.amount is not None and row.amount < 0:
        raise ValidationError({"amount": _("Write the amount as it is, without a minus.")})
    row.save()
    plan.save()
    return row
