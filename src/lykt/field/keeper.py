"""What the floor of privacy may ask of shifts: notes about the scene are sealed for the shift."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lykt.field.models import Shift, ShiftNote
from lykt.field.queries import shifts_for
from lykt.organisation.acting import Actor
from lykt.privacy.subjects import Chapter, Subject


class ShiftKeeper:
    """Answers for shifts. They lead to no person, and no person leads to them."""

    kind = "shift"
    tells_of: frozenset[str] = frozenset()

    def find(self, actor: Actor, handle: str, act: str = "read") -> Subject | None:
        """Return the shift of a handle, if the actor may do this with it."""
        found = shifts_for(actor, act).filter(handle=handle).first()
        return subject_of(found) if found else None

    def find_by_label(self, actor: Actor, label: str) -> Subject | None:
        """Return nobody: a shift is found in its list."""
        return None

    def find_anywhere(self, controller: UUID, label: str) -> Subject | None:
        """Return nobody: no emergency opens a shift."""
        return None

    def subjects(self, keys: Collection[UUID]) -> list[Subject]:
        """Return those of the keys that are shifts'."""
        return [subject_of(one) for one in Shift.objects.filter(pk__in=list(keys))]

    def family(self, key: UUID) -> list[UUID]:
        """Return the shift alone: it leads to nobody."""
        return [key] if Shift.objects.filter(pk=key).exists() else []

    def chapters(self, keys: Collection[UUID]) -> list[Chapter]:
        """Return nothing: a shift is about nobody in particular."""
        return []

    def keys(self) -> QuerySet[ShiftNote, Any]:
        """Return the key of every shift that something was sealed for, oldest first."""
        rows: QuerySet[ShiftNote, Any] = ShiftNote.objects.order_by("subject")
        return rows.values_list("subject", flat=True).distinct()

    def forget(self, keys: Collection[UUID]) -> None:
        """Remove what was said of the scene; the counts stay."""
        ShiftNote.objects.filter(subject__in=list(keys)).delete()


def subject_of(shift: Shift) -> Subject:
    """Return a shift as the floor of privacy knows it: by its day and zone."""
    day = date_format(shift.date, "SHORT_DATE_FORMAT")
    return Subject(
        key=shift.pk,
        kind="shift",
        handle=shift.handle,
        label=_("Shift %(day)s, %(area)s") % {"day": day, "area": shift.area},
        controller=shift.controller_id,
        unit=shift.unit_id,
        url=reverse("shift_page", kwargs={"handle": shift.handle}),
    )
