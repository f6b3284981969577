"""What the floor of privacy may ask of signals: each is a subject of its own, and nobody."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lykt.field.scenes.models import Signal
from lykt.field.scenes.queries import signals_for
from lykt.organisation.acting import Actor
from lykt.privacy.subjects import Chapter, Subject


class SignalKeeper:
    """Answers for signals. They lead to no person, and no person leads to them."""

    kind = "signal"
    tells_of: frozenset[str] = frozenset()

    def find(self, actor: Actor, handle: str, act: str = "read") -> Subject | None:
        """Return the signal of a handle, if the actor may do this with it."""
        row = signals_for(actor, act).filter(handle=handle).first()
        return subject_of(row) if row else None

    def find_by_label(self, actor: Actor, label: str) -> Subject | None:
        """Return None: a signal is not looked for by a word."""
        return None

    def find_anywhere(self, controller: UUID, label: str) -> Subject | None:
        """Return None: no emergency opens a signal."""
        return None

    def subjects(self, keys: Collection[UUID]) -> list[Subject]:
        """Return those of the keys that stand for signals."""
        return [subject_of(one) for one in Signal.objects.filter(subject__in=list(keys))]

    def family(self, key: UUID) -> list[UUID]:
        """Return the key alone: it leads to nobody."""
        return [key] if Signal.objects.filter(subject=key).exists() else []

    def chapters(self, keys: Collection[UUID]) -> list[Chapter]:
        """Return nothing: a signal is about nobody who could ask."""
        return []

    def keys(self) -> QuerySet[Signal, Any]:
        """Return the key of each, oldest first."""
        rows: QuerySet[Signal, Any] = Signal.objects.order_by("pk")
        return rows.values_list("subject", flat=True)

    def forget(self, keys: Collection[UUID]) -> None:
        """Remove signals with what was done about them."""
        Signal.objects.filter(subject__in=list(keys)).delete()


def subject_of(row: Signal) -> Subject:
    """Return a signal as the floor of privacy knows it: by the day it was noticed."""
    return Subject(
        key=row.subject,
        kind="signal",
        handle=row.handle,
        label=_("Signal of %(day)s") % {"day": date_format(row.day, "SHORT_DATE_FORMAT")},
        controller=row.controller_id,
        unit=row.unit_id,
        url=reverse("signal_page", kwargs={"handle": row.handle}),
    )
