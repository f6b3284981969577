"""What holds an erasure back, the periods a controller has decided on, and last signs."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lykt.organisation.keys import new_id
from lykt.organisation.models import Controller, Staff
from lykt.privacy.base import AboutPeople, AboutSubject
from lykt.privacy.sealing.fields import SealedText


#: No period is longer: a hundred years.
MOST_MONTHS = 1200


class LegalHold(AboutSubject):
    """Nothing of this subject may be erased for now: a court, a complaint, a claim needs it."""

    reason = SealedText(_("what it is needed for"))
    #: The last day it holds; none means until somebody lifts it.
    until = models.DateField(_("until"), null=True, blank=True)
    lifted_at = models.DateTimeField(null=True, editable=False)
    lifted_by = models.ForeignKey(
        Staff, models.PROTECT, null=True, editable=False, related_name="+"
    )
    lifted_by_name = models.CharField(max_length=100, blank=True, default="", editable=False)

    class Meta(AboutSubject.Meta):
        db_table = "privacy_legal_hold"
        verbose_name = _("legal hold")

    def __str__(self) -> str:
        return str(self.until or "")


class RetentionChoice(models.Model):
    """How long a controller has decided to keep a kind of data, instead of the default.

    A choice is not rewritten: the latest counts, and those before it stay to be read.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    controller = models.ForeignKey(Controller, models.PROTECT, related_name="+")
    #: The rule of the rulebook, for instance "retention.contact".
    rule = models.CharField(max_length=60)
    months = models.PositiveSmallIntegerField(
        _("months"), validators=[MinValueValidator(1), MaxValueValidator(MOST_MONTHS)]
    )
    source = models.CharField(_("decided in"), max_length=200)
    decided_on = models.DateField(_("decided on"))
    at = models.DateTimeField(default=timezone.now, editable=False)
    by = models.ForeignKey(Staff, models.PROTECT, null=True, editable=False, related_name="+")
    by_name = models.CharField(max_length=100, editable=False)

    class Meta:
        db_table = "privacy_retention_choice"
        ordering: ClassVar = ["-at", "-id"]
        verbose_name = _("period that was decided on")

    def __str__(self) -> str:
        return f"{self.rule}: {self.months}"


class LastSign(models.Model):
    """The last day something was known of a subject whose rows of then are gone.

    Their own time is counted from it. Without it, whoever was met long ago would be erased
    as soon as the row that told of it was.
    """

    subject = models.UUIDField(primary_key=True)
    day = models.DateField()

    objects = AboutPeople()

    class Meta:
        db_table = "privacy_last_sign"
        verbose_name = _("last sign of somebody")

    def __str__(self) -> str:
        return str(self.day)
