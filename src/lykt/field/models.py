"""The shift: one outing of an outreach team."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lykt.people.models import Kept


class Shift(Kept):
    """One outing: when, where, who went, and how many they saw and met.

    `met` and `seen` are two counts, identified or not; sources print one or the other.
    """

    date = models.DateField(_("date"))
    area = models.CharField(_("area"), max_length=100)
    staff = models.PositiveSmallIntegerField(_("staff on the shift"))
    hours = models.DecimalField(_("hours"), max_digits=4, decimal_places=2)
    met = models.PositiveSmallIntegerField(_("met"))
    seen = models.PositiveSmallIntegerField(_("seen"), null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-date", "-id"]
        verbose_name = _("shift")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["controller", "register_id"], name="one_shift_a_register_id"
            ),
            models.CheckConstraint(
                name="a_shift_has_staff_and_hours",
                condition=Q(staff__gte=1, hours__gt=0, hours__lte=24),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["unit", "-date"]),
            models.Index(fields=["unit", "changed_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.date} {self.area}"
