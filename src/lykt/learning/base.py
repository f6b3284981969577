"""What the tables of learning share: they are about the work of a controller, never a person."""

from typing import Any, ClassVar

from django.db import models
from django.utils import timezone

from lykt.organisation.acting import Actor
from lykt.organisation.history import signature
from lykt.organisation.keys import new_handle, new_id
from lykt.organisation.models import Staff
from lykt.privacy.base import Ledger, WrittenOnce


class Row(models.Model):
    """A row with an address of its own, and who made it when."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    handle = models.CharField(max_length=16, unique=True, default=new_handle, editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)
    by = models.ForeignKey(Staff, models.PROTECT, null=True, editable=False, related_name="+")

    class Meta:
        abstract = True


class Happened(WrittenOnce):
    """An entry of a history: who did what, and when. It is written once, and holds no words.

    The room adds what it happened to, and `act` with its own codes.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)
    by = models.ForeignKey(Staff, models.PROTECT, null=True, editable=False, related_name="+")
    #: The name they acted under, for an operator has no account.
    by_name = models.CharField(max_length=100, editable=False)

    objects: ClassVar[Ledger] = Ledger()

    class Meta:
        abstract = True

    @property
    def signed(self) -> str:
        """Return who did it, in words."""
        return str(self.by) if self.by_id else self.by_name


def write_down(table: type[Happened], by: Actor, **told: Any) -> None:
    """Add an entry to a history. Call it inside the transaction that makes the change."""
    table(by_id=by.staff, by_name=signature(by), **told).save(force_insert=True)
