"""What the demo's plan is judged by: a number of our own, and one that is counted by hand."""

from datetime import date
from decimal import Decimal

from lykt.organisation.acting import acting_as
from lykt.organisation.models import Staff
from lykt.plans.evaluation.actions import choose_indicator, write_count
from lykt.plans.models import Plan


def build(plan: Plan, *, today: date) -> None:
    """Let the plan owner choose two numbers, and count one of them."""
    owner = Staff.objects.get(username="planeier")
    year = int(plan.period_from[:4])
    with acting_as(owner.as_actor()) as by:
        choose_indicator(
            by=by, plan=plan, name="Ulike personer møtt i året", wanted="known",
            figure="own:people||all", counted_in="personer",
            why="Viser hvor mange vi når. Sier ikke hvor mange det er i byen.",
        )  # fmt: skip
        nights = choose_indicator(
            by=by, plan=plan, measure=plan.measures.get(number="1a"),
            name="Kvelder ute i måneden", wanted="up", counted_in="kvelder",
            baseline=Decimal(5), baseline_as_of=f"{year - 1}-12", target=Decimal(8),
            target_by=f"{year + 1}-12",
        )  # fmt: skip
        for month, count in ((1, 5), (2, 6), (3, 9)):
            if date(year, month + 1, 1) <= today:
                write_count(
                    by=by, indicator=nights, as_of=f"{year}-{month:02}", value=Decimal(count)
                )
