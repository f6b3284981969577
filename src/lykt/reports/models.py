"""Figures that others have published, kept apart from our own, and the years we closed."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lykt.organisation.keys import new_id
from lykt.organisation.models import Controller, Staff, Unit
from lykt.reports.codes import AgainReason
from lykt.reports.freezing import Frozen, digest_of, from_text


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


class ClosedYear(models.Model):
    """A year that reads what was frozen: of one unit, or of a controller's units together.

    It is written once. Closing anew writes another one and leaves this one, replaced.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    controller = models.ForeignKey(Controller, models.PROTECT, related_name="+")
    #: None for all units together: different people cannot be added up from the units.
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    year = models.PositiveSmallIntegerField(_("year"))
    closed_at = models.DateTimeField()
    closed_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    closed_by_name = models.CharField(max_length=100)
    #: Why the year was closed anew; empty for the first time.
    reason = models.CharField(max_length=20, choices=AgainReason.choices, blank=True)
    replaced_at = models.DateTimeField(null=True)
    #: See `freezing.text_of`: counts by year and month, and how they were counted.
    content = models.TextField()
    digest = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["year", "closed_at"]
        verbose_name = _("closed year")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["unit", "year"],
                condition=Q(replaced_at=None, unit__isnull=False),
                name="a_year_of_a_unit_closed_once",
            ),
            models.UniqueConstraint(
                fields=["controller", "year"],
                condition=Q(replaced_at=None, unit=None),
                name="a_year_of_a_controller_closed_once",
            ),
        ]

    def __str__(self) -> str:
        return str(self.year)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write a new closing; one that stands is never rewritten."""
        if not self._state.adding:
            raise RuntimeError("a closed year is not rewritten")
        super().save(*args, **kwargs)

    @property
    def whose(self) -> str:
        """The key of whose year it is, as it stands in the content."""
        return str(self.unit_id or self.controller_id)

    def read(self) -> Frozen | None:
        """Return what was frozen, or None when it was changed since, past Lykt."""
        if digest_of(self.content) != self.digest:
            return None
        frozen = from_text(self.content)
        return frozen if (frozen.whose, frozen.year) == (self.whose, self.year) else None


class FallenYear(models.Model):
    """A year of a unit that was open when someone who is counted in it was erased.

    It holds neither how many nor when: a count of one would point at someone.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField(_("year"))

    class Meta:
        ordering: ClassVar = ["year"]
        verbose_name = _("year that has fallen")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "year"], name="a_year_falls_once")
        ]

    def __str__(self) -> str:
        return str(self.year)
