"""Hours that staff have used in a case, and how many cases a unit says it has room for."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lykt.cases.capacity.codes import Work
from lykt.cases.case.models import OfCase
from lykt.organisation.keys import new_handle, new_id
from lykt.organisation.models import Staff, Unit


class Hours(OfCase):
    """Hours somebody used in a case on a day. No text: it is a number."""

    day = models.DateField(_("day"), default=timezone.localdate)
    what = models.CharField(_("what for"), max_length=14, choices=Work.choices)
    hours = models.DecimalField(_("hours"), max_digits=4, decimal_places=2)

    class Meta(OfCase.Meta):
        db_table = "cases_hours"
        verbose_name = _("hours of a case")
        ordering: ClassVar = ["-day", "-at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="hours_fit_into_a_day", condition=Q(hours__gt=0, hours__lte=24)
            )
        ]
        indexes: ClassVar = [models.Index(fields=["unit", "day"])]

    def __str__(self) -> str:
        return f"{self.what} {self.hours}"


class Capacity(models.Model):
    """What the leader of a unit says there is room for, from a day on."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    handle = models.CharField(max_length=16, unique=True, default=new_handle, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    since = models.DateField(_("from"))
    at_once = models.PositiveSmallIntegerField(_("cases at once in a full position"))
    positions = models.DecimalField(
        _("full positions that coordinate cases"), max_digits=5, decimal_places=2
    )
    by = models.ForeignKey(Staff, models.PROTECT, null=True, editable=False, related_name="+")

    class Meta:
        db_table = "cases_capacity"
        verbose_name = _("capacity of a unit")
        ordering: ClassVar = ["-since"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "since"], name="one_capacity_from_a_day"),
            models.CheckConstraint(
                name="positions_are_not_below_none", condition=Q(positions__gte=0)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.since}"
