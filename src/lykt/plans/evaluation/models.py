"""What a plan is measured by, and what has been counted by hand. About the work alone."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lykt.plans.dates import Printed
from lykt.plans.evaluation.codes import Kind, Wanted
from lykt.plans.evaluation.rules import Point
from lykt.plans.models import Measure, Plan, Row, Signed


def _number(label: Any) -> Any:
    return models.DecimalField(label, max_digits=14, decimal_places=2, null=True, blank=True)


class Indicator(Row):
    """A number chosen to show whether a measure, or a whole plan, changes anything."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="indicators")
    #: None where it is about the whole plan.
    measure = models.ForeignKey(
        Measure, models.CASCADE, null=True, blank=True, related_name="indicators"
    )
    name = models.CharField(_("what is counted"), max_length=200)
    #: Why this number says something about the measure, and what it does not say.
    why = models.TextField(_("what it shows"), blank=True)
    kind = models.CharField(_("who counts"), max_length=20, choices=Kind.choices)
    #: Which figure of that kind; empty for what is counted by hand.
    figure = models.CharField(_("figure"), max_length=300, blank=True)
    counted_in = models.CharField(_("counted in"), max_length=60, blank=True)
    wanted = models.CharField(_("which way"), max_length=20, choices=Wanted.choices)
    #: Where it began, as it was known when it was chosen.
    baseline = _number(_("where it began"))
    baseline_as_of = models.CharField(_("as of"), max_length=10, blank=True)
    target = _number(_("target"))
    target_by = models.CharField(_("to be reached by"), max_length=10, blank=True)
    chosen_at = models.DateTimeField(default=timezone.now, editable=False)
    chosen_by_name = models.CharField(max_length=100, editable=False)
    #: Set when it is used no longer. What it has shown stays.
    ended_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering: ClassVar = ["chosen_at", "id"]
        verbose_name = _("indicator")
        constraints: ClassVar = [
            models.CheckConstraint(
                name="an_indicator_knows_its_figure",
                condition=Q(kind=Kind.HAND, figure="") | ~Q(kind=Kind.HAND) & ~Q(figure=""),
            ),
            models.CheckConstraint(
                name="a_baseline_has_a_day",
                condition=Q(baseline=None, baseline_as_of="")
                | Q(baseline__isnull=False) & ~Q(baseline_as_of=""),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def began(self) -> Point | None:
        """Where it began; None where that was not written down."""
        if self.baseline is None:
            return None
        return Point(as_of=Printed.read(self.baseline_as_of), value=float(self.baseline))

    @property
    def goal(self) -> float | None:
        """Where it should come to."""
        return None if self.target is None else float(self.target)


class HandCount(Signed):
    """A number that somebody has counted."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="counts")
    value = _number(_("number"))
    low = _number(_("at least"))
    high = _number(_("at most"))
    note = models.TextField(_("how it was counted"), blank=True)

    class Meta:
        ordering: ClassVar = ["written_at", "id"]
        verbose_name = _("count by hand")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["corrects"],
                condition=Q(corrects__isnull=False),
                name="a_count_corrected_once",
            ),
            models.CheckConstraint(
                name="a_count_is_a_number_or_a_range",
                condition=Q(value__isnull=False) | Q(low__isnull=False, high__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.as_of} {self.indicator}"

    @property
    def point(self) -> Point:
        """The number as the rules read it."""
        return Point(
            as_of=Printed.read(self.as_of),
            value=None if self.value is None else float(self.value),
            low=None if self.low is None else float(self.low),
            high=None if self.high is None else float(self.high),
            source=self.by_name,
            note=self.note,
        )
