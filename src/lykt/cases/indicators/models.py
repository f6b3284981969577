"""An assessment and what it found. Nothing here can be added up, and nothing is."""

from typing import Any, ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lykt.cases.case.models import OfCase
from lykt.cases.indicators.codes import AssessmentState, Value
from lykt.organisation.keys import new_id
from lykt.privacy.base import AboutPeople
from lykt.privacy.sealing.fields import SealedText


class Assessment(OfCase):
    """One look at the whole situation, with a written assessment. A later one keeps it."""

    state = models.CharField(
        max_length=10, choices=AssessmentState.choices, default=AssessmentState.DRAFT
    )
    finished_at = models.DateTimeField(null=True, editable=False)
    written = SealedText(_("written assessment"))

    class Meta(OfCase.Meta):
        db_table = "cases_assessment"
        verbose_name = _("assessment")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(state=AssessmentState.DRAFT), name="one_draft_a_case"
            ),
            models.CheckConstraint(
                name="a_finished_assessment_has_a_time",
                condition=Q(state=AssessmentState.DRAFT, finished_at=None)
                | Q(state=AssessmentState.FINISHED, finished_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.state


class Finding(models.Model):
    """What was answered about one indicator, and how one knows."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="findings")
    #: The code of the indicator in the rulebook, "A1.3". It is kept for ever.
    indicator = models.CharField(max_length=8)
    value = models.CharField(max_length=8, choices=Value.choices)
    how = models.JSONField(default=list, blank=True)

    objects: ClassVar[Any] = AboutPeople()

    class Meta:
        db_table = "cases_finding"
        verbose_name = _("answer about an indicator")
        ordering: ClassVar = ["indicator"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["assessment", "indicator"], name="one_answer_to_each_indicator"
            )
        ]

    def __str__(self) -> str:
        return self.indicator

    @property
    def subject(self) -> UUID:
        """Return the key of whom it is about."""
        key: UUID = self.assessment.subject
        return key
