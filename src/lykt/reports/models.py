"""Figures that others have published, kept apart from our own."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lykt.organisation.keys import new_id
from lykt.organisation.models import Controller, Staff


class OutsideFigure(models.Model):
    """One published figure of somebody else: a value or a range, with where it stands.

    Oddities of the source are kept and noted, never mended.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    controller = models.ForeignKey(Controller, models.CASCADE, related_name="+")
    source = models.CharField(_("source"), max_length=200)
    publisher = models.CharField(_("publisher"), max_length=100)
    place = models.CharField(_("place"), max_length=100, blank=True)
    series = models.CharField(_("series"), max_length=60)
    breakdown = models.CharField(_("breakdown"), max_length=40, blank=True)
    category = models.CharField(_("category"), max_length=100)
    period = models.CharField(_("period"), max_length=40)
    year = models.PositiveSmallIntegerField(_("year"))
    value = models.DecimalField(_("value"), max_digits=14, decimal_places=4, null=True)
    low = models.DecimalField(_("low"), max_digits=14, decimal_places=4, null=True)
    high = models.DecimalField(_("high"), max_digits=14, decimal_places=4, null=True)
    unit = models.CharField(_("counted in"), max_length=40)
    note = models.TextField(_("note"), blank=True)
    imported_at = models.DateTimeField(default=timezone.now)
    imported_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["publisher", "series", "breakdown", "category", "year"]
        verbose_name = _("published figure")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=[
                    "controller",
                    "source",
                    "publisher",
                    "place",
                    "series",
                    "breakdown",
                    "category",
                    "period",
                    "year",
                ],
                name="a_published_figure_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.publisher}: {self.series} {self.year}"
