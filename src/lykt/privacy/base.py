"""What all tables about people share, whatever room they stand in."""

from collections.abc import Callable
from typing import Any, ClassVar
from uuid import UUID

from django.db import models
from django.utils import timezone

from lykt.organisation.acting import current_actor
from lykt.organisation.keys import new_handle, new_id
from lykt.organisation.models import Controller, Staff, Unit


class AboutPeople(models.Manager[Any]):
    """A table about people is not touched unless someone acts."""

    def get_queryset(self) -> models.QuerySet[Any]:
        """Return every row, having made sure that the code knows who asks."""
        current_actor()
        return super().get_queryset()


class NeverRewritten(RuntimeError):
    """Somebody tried to change an entry that stands."""


class WrittenRows(models.QuerySet[Any]):
    """Rows that are added and, when their time is over, removed: never changed."""

    def update(self, **kwargs: Any) -> int:
        """Refuse."""
        raise NeverRewritten("what was written down is not rewritten: write another entry")


class Ledger(AboutPeople):
    """A table about people whose rows are never changed."""

    def get_queryset(self) -> WrittenRows:
        """Return every row, having made sure that the code knows who asks."""
        current_actor()
        return WrittenRows(self.model, using=self._db)


class WrittenOnce(models.Model):
    """A row of a ledger: it is written once. Put it before other bases."""

    objects: ClassVar[Any] = Ledger()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the row; one that stands is never rewritten."""
        if not self._state.adding:
            raise NeverRewritten("what was written down is not rewritten: write another entry")
        current_actor()
        super().save(*args, **kwargs)


#: Asked before a row about a subject is added; raises when nothing may be written about them.
before_adding: list[Callable[[UUID], None]] = []


class AboutSubject(models.Model):
    """A row about a subject: who keeps it, who wrote it and when."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    handle = models.CharField(max_length=16, unique=True, default=new_handle, editable=False)
    #: The key of whom it is about, see `subjects`.
    subject = models.UUIDField(db_index=True, editable=False)
    controller = models.ForeignKey(Controller, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    by = models.ForeignKey(Staff, models.PROTECT, null=True, editable=False, related_name="+")
    #: The name they acted under, for an operator has no account.
    by_name = models.CharField(max_length=100, blank=True, default="", editable=False)

    objects: ClassVar[Any] = AboutPeople()

    class Meta:
        abstract = True
        ordering: ClassVar = ["-at", "-id"]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, having made sure that the code knows who writes."""
        actor = current_actor()
        for ask in before_adding if self._state.adding else ():
            ask(self.subject)
        if self._state.adding and not self.by_name:
            self.by_id, self.by_name = actor.staff, actor.name
        super().save(*args, **kwargs)
