"""A request for advice: a count with codes. It is about nobody, and holds no words."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lykt.learning.requests import codes
from lykt.organisation.keys import new_handle, new_id
from lykt.organisation.models import Controller, Staff, Unit


class AdviceRequest(models.Model):
    """Somebody asked for advice: which kind of asker, about what, how, and for how long."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    handle = models.CharField(max_length=16, unique=True, default=new_handle, editable=False)
    controller = models.ForeignKey(Controller, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    day = models.DateField(_("day"))
    asked_by = models.CharField(_("who asked"), max_length=14, choices=codes.AskedBy.choices)
    #: A code of the rulebook's list of themes.
    theme = models.CharField(_("theme"), max_length=20)
    way = models.CharField(_("how"), max_length=10, choices=codes.Way.choices)
    minutes = models.PositiveSmallIntegerField(pgettext_lazy("of time", "minutes"))
    outcome = models.CharField(_("what came of it"), max_length=10, choices=codes.Outcome.choices)
    at = models.DateTimeField(default=timezone.now, editable=False)
    by = models.ForeignKey(Staff, models.PROTECT, null=True, editable=False, related_name="+")
    #: Taken back by whoever wrote it down: it is counted nowhere.
    undone_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        db_table = "learning_advice"
        verbose_name = _("request for advice")
        ordering: ClassVar = ["-day", "-at", "-id"]
        indexes: ClassVar = [models.Index(fields=["controller", "-day"])]

    def __str__(self) -> str:
        return f"{self.day} {self.asked_by}"
