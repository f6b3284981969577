"""Which keys make pseudonyms of numbers. The keys themselves lie in the key store."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lykt.organisation.keys import new_id
from lykt.organisation.models import Controller


class Purpose(models.TextChoices):
    """What a pseudonym is for. One made for one purpose says nothing to another."""

    ADVERTS = "adverts", _("Adverts")
    CALLS = "calls", _("Calls to advertisers")


#: The year of a key that does not change with the years.
EVERY_YEAR = 0


class NumberKey(models.Model):
    """That a controller has a key for one purpose, and for one year where it changes yearly.

    The key is the data key of this row's own key in the key store, so that destroying it
    reaches the store's copy and holds when an old copy is put back, as with everybody's.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    controller = models.ForeignKey(Controller, models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    year = models.PositiveSmallIntegerField(default=EVERY_YEAR)
    made_at = models.DateTimeField(default=timezone.now)
    destroyed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "field_number_key"
        verbose_name = _("key for numbers")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["controller", "purpose", "year"], name="one_number_key_a_purpose_and_year"
            )
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.year or ''}".strip()
