"""Choosing what a plan is judged by, and counting by hand."""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.organisation.acting import Actor
from lykt.organisation.history import signature
from lykt.organisation.words import tidy
from lykt.plans.actions import check_day
from lykt.plans.dates import Printed
from lykt.plans.evaluation import sources
from lykt.plans.evaluation.codes import Kind
from lykt.plans.evaluation.models import HandCount, Indicator
from lykt.plans.models import Measure, Plan
from lykt.plans.reach import check_may_with


@transaction.atomic
def choose_indicator(
    *,
    by: Actor,
    plan: Plan,
    name: str,
    wanted: str,
    figure: str = "",
    measure: Measure | None = None,
    why: str = "",
    counted_in: str = "",
    baseline: Decimal | None = None,
    baseline_as_of: str = "",
    target: Decimal | None = None,
    target_by: str = "",
) -> Indicator:
    """Choose a number that shall show whether a plan, or one of its measures, changes anything.

    It is written down when it was chosen and by whom: what is chosen when the result is
    known proves little.

    Args:
        by: who chooses.
        plan: the plan.
        name: what is counted, in words.
        wanted: a code of `Wanted`.
        figure: "own:…" or "outside:…", as `sources.choices_of` gives them; empty for what is
            counted by hand.
        measure: the measure it is about; None for the whole plan.
        why: what it shows, and what it does not.
        counted_in: persons, calls, nights.
        baseline: where it began, with the day or month of that in `baseline_as_of`.
        baseline_as_of: see there.
        target: where it should come to.
        target_by: by which day or month.

    Raises:
        Refused: when the actor may not change the plan.
        ValidationError: by field.
    """
    check_may_with(by, "change", plan.controller_id)
    kind, _colon, key = figure.partition(":")
    indicator = Indicator(
        plan=plan,
        measure=measure,
        name=tidy(name),
        why=tidy(why),
        kind=kind or Kind.HAND,
        figure=key,
        counted_in=tidy(counted_in),
        wanted=wanted,
        baseline=baseline,
        baseline_as_of=baseline_as_of,
        target=target,
        target_by=target_by,
        chosen_by_name=signature(by),
    )
    _check(by, indicator, figure)
    indicator.full_clean(exclude=["plan", "measure"], validate_constraints=False)
    indicator.save(force_insert=True)
    return indicator


def _check(by: Actor, indicator: Indicator, figure: str) -> None:
    """Refuse what does not hang together, by field."""
    if indicator.measure and indicator.measure.plan_id != indicator.plan_id:
        raise ValidationError({"measure": _("Choose measures of this plan.")})
    known = {key for _name, group in sources.choices_of(by, indicator.plan) for key, _w in group}
    if figure and figure not in known:
        raise ValidationError({"figure": _("Choose one of these.")})
    check_day("baseline_as_of", indicator.baseline_as_of)
    check_day("target_by", indicator.target_by)
    if (indicator.baseline is None) != (not indicator.baseline_as_of):
        field = "baseline" if indicator.baseline is None else "baseline_as_of"
        raise ValidationError({field: _("Where it began is a number and its day or month.")})
    if indicator.target is None and indicator.target_by:
        raise ValidationError({"target": _("Say what shall be reached by then.")})


@transaction.atomic
def end_indicator(*, by: Actor, indicator: Indicator) -> None:
    """Use an indicator no longer. What it has shown, and when it was chosen, stays.

    Raises:
        Refused: when the actor may not change the plan.
    """
    now = _held(by, indicator)
    now.ended_at = now.ended_at or timezone.now()
    now.save(update_fields=["ended_at"])


@transaction.atomic
def take_up_indicator(*, by: Actor, indicator: Indicator) -> None:
    """Use an indicator again that was ended.

    Raises:
        Refused: when the actor may not change the plan.
    """
    now = _held(by, indicator)
    now.ended_at = None
    now.save(update_fields=["ended_at"])


def _held(by: Actor, indicator: Indicator, act: str = "change") -> Indicator:
    check_may_with(by, act, indicator.plan.controller_id)
    return Indicator.objects.select_for_update(of=("self",)).get(pk=indicator.pk)


@transaction.atomic
def write_count(*, by: Actor, indicator: Indicator, as_of: str, **number: Any) -> HandCount:
    """Write down what was counted by hand as of a day or a month.

    Args:
        by: who counted, and is named.
        indicator: what was counted.
        as_of: "2011-05-01", or "2011-05".
        number: `value`, or `low` and `high` where only a range is known, or all three; and
            `note`, how it was counted.

    Raises:
        Refused: when the actor may not say how measures of the plan stand.
        ValidationError: by field.
    """
    return _add(by, _held(by, indicator, "report"), as_of, number, None)


@transaction.atomic
def correct_count(*, by: Actor, count: HandCount, **number: Any) -> HandCount:
    """Say that a count was wrong, and what is right of the same day. What it said stays.

    Raises:
        Refused: when the actor may not say how measures of the plan stand.
        ValidationError: by field, or when it has been corrected already.
    """
    now = _held(by, count.indicator, "report")
    if count.corrected_by.exists():
        raise ValidationError(
            _("This has been corrected already. Look at the latest, and correct that.")
        )
    return _add(by, now, count.as_of, number, count)


def _add(
    by: Actor,
    indicator: Indicator,
    as_of: str,
    number: dict[str, Any],
    corrects: HandCount | None,
) -> HandCount:
    if indicator.kind != Kind.HAND:
        raise ValidationError(_("This number comes from figures, and is not counted by hand."))
    if not as_of:
        raise ValidationError({"as_of": _("Say of which day.")})
    check_day("as_of", as_of)
    if Printed.read(as_of).last > timezone.localdate():
        raise ValidationError(
            {"as_of": _("The day lies ahead. A month is told of when it is over.")}
        )
    value, low, high = (number.get(key) for key in ("value", "low", "high"))
    _check_range(value, low, high)
    count = HandCount(
        indicator=indicator,
        as_of=as_of,
        value=value,
        low=low,
        high=high,
        note=tidy(number.get("note", "")),
        corrects=corrects,
        by_id=by.staff,
        by_name=signature(by),
    )
    count.full_clean(exclude=["indicator", "corrects", "by"], validate_constraints=False)
    count.save(force_insert=True)
    return count


def _check_range(value: Decimal | None, low: Decimal | None, high: Decimal | None) -> None:
    if value is None and (low is None or high is None):
        raise ValidationError({"value": _("Write a number, or at least and at most.")})
    if (low is None) != (high is None):
        field = "low" if low is None else "high"
        raise ValidationError({field: _("A range has both ends.")})
    if low is not None and high is not None:
        if low > high:
            raise ValidationError({"high": _("At most is less than at least.")})
        if value is not None and not low <= value <= high:
            raise ValidationError({"value": _("The number lies outside its own range.")})
