"""Emergency accesses: who opened whose record, why and for how long."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lykt.privacy.base import AboutSubject
from lykt.privacy.emergency.codes import Why
from lykt.privacy.sealing.fields import SealedText


class EmergencyAccess(AboutSubject):
    """A member of staff may read one subject of another unit, until it ends by itself.

    `by` is who opened it, `unit` and `controller` are the subject's.
    """

    why = models.CharField(_("what makes it an emergency"), max_length=20, choices=Why.choices)
    #: About a person, and so sealed for them.
    story = SealedText(_("what has happened"))
    until = models.DateTimeField(_("until"))
    #: When whoever opened it needed it no longer.
    ended_at = models.DateTimeField(null=True, editable=False)

    class Meta(AboutSubject.Meta):
        db_table = "privacy_emergency_access"
        verbose_name = _("emergency access")
        constraints: ClassVar = [
            models.CheckConstraint(name="an_emergency_ends", condition=Q(until__gt=F("at")))
        ]
        indexes: ClassVar = [models.Index(fields=["by", "until"])]

    def __str__(self) -> str:
        return f"{self.by_name} {self.until:%Y-%m-%d %H:%M}"
