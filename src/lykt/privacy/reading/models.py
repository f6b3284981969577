"""The reading record: one entry for each page, list or file that has shown someone.

Entries hold keys and no content. They are chained: each carries a digest of itself and of
the one before, so that none can be changed, taken out or put in unseen. The tip is sealed
with a key that is not in the database, so that a cut-off end shows too.
"""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lykt.organisation.keys import new_id
from lykt.privacy.reading.codes import Ground


class ReadingEntry(models.Model):
    """Who was shown to whom, when, where and on what ground."""

    #: Counts from 1 without a gap; the order of the chain, whatever the clock says.
    number = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    #: "staff", "operator" or "job", and the name they act under.
    actor_kind = models.CharField(max_length=10)
    actor = models.CharField(max_length=100)
    #: The account, where there is one: names change, keys do not.
    staff = models.UUIDField(null=True)
    #: The key of who answers for those shown: whose officer sees the entry. None where
    #: nobody keeps them (any more): such an entry every officer sees.
    controller = models.UUIDField(null=True)
    #: The page or command by its name in the code, for instance "person_page".
    what = models.CharField(max_length=60)
    ground = models.CharField(max_length=20, choices=Ground.choices)
    #: The names in the record of those who were shown, see `record.name_in_record`.
    subjects = models.JSONField()
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        db_table = "privacy_reading_entry"
        ordering: ClassVar = ["number"]
        verbose_name = _("entry of the reading record")
        indexes: ClassVar = [
            models.Index(fields=["controller", "-number"], name="reading_by_controller"),
            models.Index(fields=["at"], name="reading_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.what}"


class ReadingTip(models.Model):
    """How many entries there are and the digest of the last, sealed. There is one row."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    count = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, default="")
    seal = models.CharField(max_length=64, default="")

    class Meta:
        db_table = "privacy_reading_tip"
        verbose_name = _("tip of the reading record")
        constraints: ClassVar = [
            models.CheckConstraint(name="there_is_one_tip", condition=models.Q(id=1))
        ]

    def __str__(self) -> str:
        return str(self.count)


class ReadingCheck(models.Model):
    """What the record was found to be when it was held against its chain and its heads."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)
    #: Who held it: a user name, or the operator.
    by = models.CharField(max_length=120)
    intact = models.BooleanField()
    entries = models.PositiveBigIntegerField()
    broken_at = models.PositiveBigIntegerField(null=True)
    #: One of the sentences of `chain`: no content.
    why = models.CharField(max_length=200, blank=True, default="")
    #: First and last of the entries that were lost when the record was put back.
    lost = models.JSONField(default=list)
    heads = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "privacy_reading_check"
        ordering: ClassVar = ["-at", "-id"]
        verbose_name = _("check of the reading record")

    def __str__(self) -> str:
        return f"{self.at} {self.intact}"
