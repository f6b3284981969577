"""Which measure was made of which finding."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lykt.field.assessment.models import Finding
from lykt.plans.models import Measure, Row


class Origin(Row):
    """That a measure was made of a finding or a conclusion. It stays as long as the measure."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="origins")
    finding = models.ForeignKey(Finding, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now, editable=False)
    by_name = models.CharField(max_length=100, editable=False)

    class Meta:
        ordering: ClassVar = ["written_at", "id"]
        verbose_name = _("what a measure was made of")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["measure", "finding"], name="a_measure_is_made_of_a_finding_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)
