"""Rounds over the sites, the adverts seen on them, and the numbers behind as pseudonyms."""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lykt.organisation.keys import new_handle, new_id
from lykt.organisation.models import Controller, Staff
from lykt.people.models import Kept


class Site(models.Model):
    """A site or a paper with adverts that a controller's services look through."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    handle = models.CharField(max_length=16, unique=True, default=new_handle, editable=False)
    controller = models.ForeignKey(Controller, models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=60)
    #: One that is gone, or not looked at any more, stands with what was seen on it.
    active = models.BooleanField(_("looked at now"), default=True)
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        db_table = "field_advert_site"
        verbose_name = pgettext_lazy("with adverts", "site")
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["controller", "name"], name="one_site_a_name")
        ]

    def __str__(self) -> str:
        return self.name


class AdvertRound(Kept):
    """Somebody looked the sites through one day, for the adverts of one place."""

    date = models.DateField(_("date"))
    #: The last day of its year: how long it is kept is counted from then, for all alike.
    year_end = models.DateField(editable=False)
    place = models.CharField(_("place"), max_length=60)
    minutes = models.PositiveSmallIntegerField(
        pgettext_lazy("of time", "minutes"), null=True, blank=True
    )

    class Meta:
        db_table = "field_advert_round"
        verbose_name = _("advert round")
        ordering: ClassVar = ["-date", "-registered_at", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["unit", "-date"]),
            models.Index(fields=["unit", "changed_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.date} {self.place}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.year_end = end_of_year(self.date.year)
        super().save(*args, **kwargs)


def end_of_year(year: int) -> date:
    """Return the last day of a year."""
    return date(year, 12, 31)


class AdvertNumber(models.Model):
    """A number of one year, as a pseudonym under that year's key. It leads to nobody.

    `earlier` is the same number in the year before, found on entry while both keys live.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    controller = models.ForeignKey(Controller, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    year_end = models.DateField()
    token = models.CharField(max_length=64)
    earlier = models.OneToOneField("self", models.SET_NULL, null=True, related_name="later")

    class Meta:
        db_table = "field_advert_number"
        verbose_name = _("number behind adverts, keyed")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["controller", "year", "token"], name="one_advert_number_a_token"
            )
        ]

    def __str__(self) -> str:
        return str(self.year)


class Advert(models.Model):
    """An advert seen in a round, or some alike; without numbers where none could be read."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    round = models.ForeignKey(AdvertRound, models.CASCADE, related_name="adverts")
    site = models.ForeignKey(Site, models.PROTECT, related_name="adverts")
    count = models.PositiveSmallIntegerField(default=1)
    at = models.DateTimeField(default=timezone.now, editable=False)
    by = models.ForeignKey(Staff, models.PROTECT, null=True, editable=False, related_name="+")
    #: What tells a row of a file from all others, under the year's key: it comes in once.
    came_as = models.CharField(max_length=64, blank=True, default="", editable=False)

    class Meta:
        db_table = "field_advert"
        verbose_name = _("advert")
        ordering: ClassVar = ["at", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(name="an_advert_counts", condition=Q(count__gte=1)),
            models.UniqueConstraint(
                fields=["came_as"], name="an_advert_comes_in_once", condition=~Q(came_as="")
            ),
        ]

    def __str__(self) -> str:
        return str(self.at)


class Sighting(models.Model):
    """That a number stood in an advert.

    A table of its own, and no field of the advert's: a copy of all rows holds each pair once.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    advert = models.ForeignKey(Advert, models.CASCADE, related_name="sightings")
    number = models.ForeignKey(AdvertNumber, models.CASCADE, related_name="sightings")

    class Meta:
        db_table = "field_advert_sighting"
        verbose_name = _("number in an advert")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["advert", "number"], name="a_number_once_an_advert")
        ]

    def __str__(self) -> str:
        return str(self.number_id)
