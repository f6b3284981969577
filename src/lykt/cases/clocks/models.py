"""What is kept beside the clocks, which are not: that somebody was seen to, and calendars."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lykt.cases.case.models import OfCase
from lykt.organisation.keys import new_id
from lykt.organisation.models import Staff
from lykt.privacy.base import Ledger, WrittenOnce
from lykt.privacy.sealing.fields import SealedText


class FollowUp(WrittenOnce, OfCase):
    """The coordinator has looked at the case and talked with the person: a ledger."""

    day = models.DateField(_("day"))
    #: The day the next one is agreed on; without it the rule says when.
    next_by = models.DateField(_("next by"), null=True, blank=True)
    note = SealedText(_("what came of it"))

    objects: ClassVar[Ledger] = Ledger()

    class Meta(OfCase.Meta):
        db_table = "cases_follow_up"
        verbose_name = _("follow-up of a case")
        ordering: ClassVar = ["-day", "-at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="the_next_follow_up_comes_after",
                condition=Q(next_by=None) | Q(next_by__gt=F("day")),
            )
        ]

    def __str__(self) -> str:
        return self.day.isoformat()


class CalendarAddress(models.Model):
    """The secret address at which somebody's calendar asks for their days, one for each.

    Only a digest of the secret is kept: the address is shown once, when it is made.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    staff = models.OneToOneField(Staff, models.CASCADE, related_name="+", editable=False)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        db_table = "cases_calendar_address"
        verbose_name = _("calendar address")

    def __str__(self) -> str:
        return str(self.pk)
