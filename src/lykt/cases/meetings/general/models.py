"""A meeting of the cooperation team, and the tasks that came of it. Nobody is named in either."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lykt.cases.meetings.general.codes import Purpose, TaskState
from lykt.organisation.keys import new_handle, new_id
from lykt.organisation.models import Staff, Unit
from lykt.privacy.consent.codes import Recipient


class GeneralMeeting(models.Model):
    """A meeting about consultation, exchange or routines: codes and numbers."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    handle = models.CharField(max_length=16, unique=True, default=new_handle, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    day = models.DateField(_("day"))
    purpose = models.CharField(_("what for"), max_length=14, choices=Purpose.choices)
    themes = models.JSONField(_("about"), default=list)
    #: How many from each body, by its code.
    bodies = models.JSONField(_("who takes part"), default=dict)
    next_on = models.DateField(_("next meeting"), null=True, blank=True)
    at = models.DateTimeField(default=timezone.now, editable=False)
    by = models.ForeignKey(Staff, models.PROTECT, null=True, editable=False, related_name="+")

    class Meta:
        db_table = "cases_general_meeting"
        verbose_name = _("meeting of the cooperation team")
        ordering: ClassVar = ["-day", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="the_next_general_meeting_is_later",
                condition=Q(next_on=None) | Q(next_on__gt=F("day")),
            )
        ]
        indexes: ClassVar = [models.Index(fields=["unit", "-day"])]

    def __str__(self) -> str:
        return f"{self.day} {self.purpose}"


class GeneralTask(models.Model):
    """Something about routines that was decided to be done, by somebody here or a body."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    handle = models.CharField(max_length=16, unique=True, default=new_handle, editable=False)
    meeting = models.ForeignKey(GeneralMeeting, models.CASCADE, related_name="tasks")
    text = models.CharField(_("what"), max_length=300)
    owner = models.ForeignKey(
        Staff, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("who")
    )
    body = models.CharField(
        _("or the body that does it"),
        max_length=20,
        choices=Recipient.choices,
        blank=True,
        default="",
    )
    due = models.DateField(_("by"), null=True, blank=True)
    state = models.CharField(max_length=10, choices=TaskState.choices, default=TaskState.TO_DO)
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        db_table = "cases_general_task"
        verbose_name = _("task of the cooperation team")
        ordering: ClassVar = [F("due").asc(nulls_last=True), "at", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_general_task_is_somebodys",
                condition=Q(owner__isnull=False, body="") | Q(owner=None) & ~Q(body=""),
            )
        ]

    def __str__(self) -> str:
        return self.state
