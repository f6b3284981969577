"""The council's meetings and what it asked for; what was said by nobody in particular.

Feedback and complaints are subjects of their own: no row here leads to a person.
"""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lykt.learning.base import Happened, Row
from lykt.learning.voice.codes import Became, Channel, ComplaintState, Outcome, Theme
from lykt.organisation.models import Controller, Staff
from lykt.privacy.base import AboutSubject
from lykt.privacy.sealing.fields import SealedText


class CouncilMeeting(Row):
    """A meeting of the user council. Who came is a number."""

    controller = models.ForeignKey(Controller, models.PROTECT, related_name="+")
    day = models.DateField(_("day"))
    agenda = models.TextField(_("agenda"), blank=True)
    came = models.PositiveSmallIntegerField(_("how many came"), null=True, blank=True)

    class Meta:
        db_table = "learning_council_meeting"
        ordering: ClassVar = ["-day", "-id"]
        verbose_name = _("meeting of the user council")

    def __str__(self) -> str:
        return f"{self.day}"


class Wish(Row):
    """What the user council asked for, and what it was answered."""

    meeting = models.ForeignKey(CouncilMeeting, models.CASCADE, related_name="wishes")
    text = models.CharField(_("what was asked for"), max_length=200)
    answer = models.TextField(_("answer"), blank=True)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    answered_by = models.ForeignKey(
        Staff, models.PROTECT, null=True, editable=False, related_name="+"
    )

    class Meta:
        db_table = "learning_council_wish"
        ordering: ClassVar = ["at", "id"]
        verbose_name = _("what the user council asked for")
        constraints: ClassVar = [
            models.CheckConstraint(
                name="an_answer_to_the_council_has_its_day",
                condition=Q(answer="", answered_on=None)
                | ~Q(answer="") & Q(answered_on__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.text


class _Said(AboutSubject):
    """Something that was said. `subject` is its own key, and nobody's."""

    received_on = models.DateField(_("when it came in"))
    theme = models.CharField(_("about what"), max_length=12, choices=Theme.choices)
    text = SealedText(_("what was said"))

    class Meta(AboutSubject.Meta):
        abstract = True

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def signed(self) -> Any:
        """Return who wrote it down, in words."""
        return self.by if self.by_id else self.by_name


class Feedback(_Said):
    """What somebody said without saying who they are."""

    channel = models.CharField(_("how"), max_length=8, choices=Channel.choices)
    became = models.CharField(
        _("what came of it"), max_length=10, choices=Became.choices, blank=True, default=""
    )
    settled_on = models.DateField(_("settled on"), null=True, editable=False)
    settled_by = models.ForeignKey(
        Staff, models.PROTECT, null=True, editable=False, related_name="+"
    )

    class Meta(_Said.Meta):
        db_table = "learning_feedback"
        ordering: ClassVar = ["-received_on", "-id"]
        verbose_name = _("feedback")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["subject"], name="feedback_has_a_key_of_its_own"),
            models.CheckConstraint(
                name="what_came_of_feedback_has_its_day",
                condition=Q(became="", settled_on=None)
                | ~Q(became="") & Q(settled_on__isnull=False),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["unit", "-received_on"])]


class Complaint(_Said):
    """A complaint over a unit, which is owed an answer."""

    #: How the answer reaches them, where they want one: sealed, and only if they say so.
    reach = SealedText(_("how the answer reaches them"))
    state = models.CharField(
        _("how it stands"),
        max_length=12,
        choices=ComplaintState.choices,
        default=ComplaintState.RECEIVED,
        editable=False,
    )
    #: By the rule of the day it was written down: a later rule does not move it.
    due = models.DateField(_("answered by"), null=True, editable=False)
    outcome = models.CharField(
        _("outcome"),
        max_length=12,
        choices=Outcome.choices,
        blank=True,
        default="",
        editable=False,
    )
    answered_on = models.DateField(_("answered on"), null=True, editable=False)

    class Meta(_Said.Meta):
        db_table = "learning_complaint"
        ordering: ClassVar = ["-received_on", "-id"]
        verbose_name = _("complaint")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["subject"], name="a_complaint_has_a_key_of_its_own"),
            models.CheckConstraint(
                name="an_answered_complaint_has_outcome_and_day",
                condition=Q(state=ComplaintState.ANSWERED, answered_on__isnull=False)
                & ~Q(outcome="")
                | ~Q(state=ComplaintState.ANSWERED) & Q(answered_on=None, outcome=""),
            ),
            models.CheckConstraint(
                name="a_complaint_is_answered_after_it_came",
                condition=Q(answered_on=None) | Q(answered_on__gte=F("received_on")),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["unit", "due"])]


class ComplaintEvent(Happened):
    """That a complaint entered a state, and with what outcome."""

    complaint = models.ForeignKey(Complaint, models.CASCADE, related_name="events")
    state = models.CharField(max_length=12, choices=ComplaintState.choices)
    outcome = models.CharField(max_length=12, choices=Outcome.choices, blank=True)

    class Meta:
        db_table = "learning_complaint_event"
        ordering: ClassVar = ["-at", "-id"]
        verbose_name = _("what was done with a complaint")

    def __str__(self) -> str:
        return self.state
