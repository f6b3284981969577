"""What the floor of privacy may ask of shifts: notes about the scene are sealed for the shift."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lykt.field.models import Shift, ShiftNote
from lykt.field.queries import shifts_for
from lykt.organisation.acting import Actor
from lykt.privacy.subjects import AloneKeeper, Subject


class ShiftKeeper(AloneKeeper):
    """Answers for shifts. They lead to no person, and no person leads to them.

    What is sealed for a shift are its notes: they go when it is forgotten, and the counts stay.
    """

    kind = "shift"
    table = ShiftNote

    def find(self, actor: Actor, handle: str, act: str = "read") -> Subject | None:
        """Return the shift of a handle, if the actor may do this with it."""
        found = shifts_for(actor, act).filter(handle=handle).first()
        return self.subject_of(found) if found else None

    def subjects(self, keys: Collection[UUID]) -> list[Subject]:
        """Return those of the keys that are shifts'."""
        return [self.subject_of(one) for one in Shift.objects.filter(pk__in=list(keys))]

    def family(self, key: UUID) -> list[UUID]:
        """Return the shift alone: it leads to nobody."""
        return [key] if Shift.objects.filter(pk=key).exists() else []

    def keys(self) -> Any:
        """Return the key of every shift that something was sealed for, oldest first."""
        rows = ShiftNote.objects.order_by("subject").values_list("subject", flat=True)
        return rows.distinct()

    def subject_of(self, row: Any) -> Subject:
        """Return a shift as the floor of privacy knows it: by its day and zone."""
        day = date_format(row.date, "SHORT_DATE_FORMAT")
        return Subject(
            key=row.pk,
            kind="shift",
            handle=row.handle,
            label=_("Shift %(day)s, %(area)s") % {"day": day, "area": row.area},
            controller=row.controller_id,
            unit=row.unit_id,
            url=reverse("shift_page", kwargs={"handle": row.handle}),
        )
