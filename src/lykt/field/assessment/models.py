"""An assessment with its sources, findings, gaps and conclusions. No row is about anybody."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lykt.field.assessment.codes import FindingKind, RoundState, SourceKind, Strength
from lykt.learning.base import Happened, Row
from lykt.organisation.models import Controller


class RapidRound(Row):
    """One assessment: what is asked, and of which time."""

    controller = models.ForeignKey(Controller, models.PROTECT, related_name="+")
    title = models.CharField(_("title"), max_length=200)
    question = models.TextField(_("question"))
    starts = models.DateField(_("from"))
    ends = models.DateField(_("to"))
    state = models.CharField(
        max_length=8, choices=RoundState.choices, default=RoundState.DRAFT, editable=False
    )
    #: The day it was done, for whoever takes a finding further.
    done_on = models.DateField(null=True, editable=False)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        db_table = "field_rapid"
        verbose_name = _("rapid assessment")
        ordering: ClassVar = ["-starts", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="an_assessment_ends_after_it_starts", condition=Q(ends__gte=F("starts"))
            ),
            models.CheckConstraint(
                name="a_done_assessment_was_done_some_day",
                condition=Q(state=RoundState.DONE, done_on__isnull=False)
                | ~Q(state=RoundState.DONE) & Q(done_on=None),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class RapidSource(Row):
    """How many sources of a kind there were. None is named."""

    round = models.ForeignKey(RapidRound, models.CASCADE, related_name="sources")
    kind = models.CharField(_("kind of source"), max_length=12, choices=SourceKind.choices)
    count = models.PositiveSmallIntegerField(_("how many"))
    note = models.CharField(_("how it was done"), max_length=200, blank=True)

    class Meta:
        db_table = "field_rapid_source"
        verbose_name = _("source of a rapid assessment")
        ordering: ClassVar = ["at", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(name="a_source_is_one_at_least", condition=Q(count__gte=1))
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.count}"


class Finding(Row):
    """Something that was found, or that follows from what was found."""

    round = models.ForeignKey(RapidRound, models.CASCADE, related_name="findings")
    kind = models.CharField(max_length=10, choices=FindingKind.choices, editable=False)
    text = models.TextField(_("in words"))
    #: Of findings alone: how well it stands, and on which kinds of sources.
    strength = models.CharField(
        _("how well it stands"), max_length=8, choices=Strength.choices, blank=True
    )
    sources = models.JSONField(_("from which sources"), default=list, blank=True)

    class Meta:
        db_table = "field_rapid_finding"
        verbose_name = _("finding of a rapid assessment")
        ordering: ClassVar = ["at", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_finding_says_how_well_it_stands",
                condition=Q(kind=FindingKind.CONCLUSION, strength="")
                | Q(kind=FindingKind.FINDING) & ~Q(strength=""),
            )
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def sources_in_words(self) -> list[Any]:
        """Return in words the kinds of sources it rests on."""
        return [SourceKind(code).label for code in self.sources if code in SourceKind.values]


class Gap(Row):
    """What is needed, what there is, and what lacks between them."""

    round = models.ForeignKey(RapidRound, models.CASCADE, related_name="gaps")
    need = models.TextField(_("what is needed"))
    there_is = models.TextField(_("what there is"))
    gap = models.TextField(_("what lacks"))

    class Meta:
        db_table = "field_rapid_gap"
        verbose_name = _("gap of a rapid assessment")
        ordering: ClassVar = ["at", "id"]

    def __str__(self) -> str:
        return self.gap


class RapidEvent(Happened):
    """That an assessment entered a state."""

    round = models.ForeignKey(RapidRound, models.CASCADE, related_name="events")
    state = models.CharField(max_length=8, choices=RoundState.choices)

    class Meta:
        db_table = "field_rapid_event"
        verbose_name = _("what happened to a rapid assessment")
        ordering: ClassVar = ["-at", "-id"]

    def __str__(self) -> str:
        return self.state
