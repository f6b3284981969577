"""What the floor of privacy may ask of feedback and complaints: each is a subject of its own.

They lead to no person, and no person leads to them.
"""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lykt.learning.voice.models import Complaint, Feedback
from lykt.learning.voice.queries import complaints_for, feedback_for
from lykt.organisation.acting import Actor
from lykt.privacy.subjects import Chapter, Subject


class _Keeper:
    """What both keepers answer alike."""

    table: type[Feedback] | type[Complaint]
    tells_of: frozenset[str] = frozenset()

    def find_by_label(self, actor: Actor, label: str) -> Subject | None:
        """Return nobody: what was said is not looked for by a word."""
        return None

    def find_anywhere(self, controller: UUID, label: str) -> Subject | None:
        """Return nobody: no emergency opens what was said."""
        return None

    def subjects(self, keys: Collection[UUID]) -> list[Subject]:
        """Return those of the keys that stand for something said here."""
        return [self.subject_of(one) for one in self.table.objects.filter(subject__in=list(keys))]

    def family(self, key: UUID) -> list[UUID]:
        """Return the key alone: it leads to nobody."""
        return [key] if self.table.objects.filter(subject=key).exists() else []

    def chapters(self, keys: Collection[UUID]) -> list[Chapter]:
        """Return nothing: nobody knows whose words they are."""
        return []

    def keys(self) -> QuerySet[Any, Any]:
        """Return the key of each, oldest first."""
        rows: QuerySet[Any, Any] = self.table.objects.order_by("pk")
        return rows.values_list("subject", flat=True)

    def forget(self, keys: Collection[UUID]) -> None:
        """Remove what was said, with what was done about it."""
        self.table.objects.filter(subject__in=list(keys)).delete()

    def subject_of(self, row: Any) -> Subject:
        """Return one as the floor of privacy knows it: by the day it came in."""
        raise NotImplementedError

    def _told(self, row: Any, kind: str, label: str, page: str) -> Subject:
        day = date_format(row.received_on, "SHORT_DATE_FORMAT")
        return Subject(
            key=row.subject,
            kind=kind,
            handle=row.handle,
            label=label % {"day": day},
            controller=row.controller_id,
            unit=row.unit_id,
            url=reverse(page, kwargs={"handle": row.handle}),
        )


class FeedbackKeeper(_Keeper):
    """Answers for feedback."""

    kind = "feedback"
    table = Feedback

    def find(self, actor: Actor, handle: str, act: str = "read") -> Subject | None:
        """Return the feedback of a handle, if the actor may do this with it."""
        row = feedback_for(actor, act).filter(handle=handle).first()
        return self.subject_of(row) if row else None

    def subject_of(self, row: Feedback) -> Subject:
        """Return feedback as the floor of privacy knows it."""
        return self._told(row, self.kind, _("Feedback of %(day)s"), "feedback_page")


class ComplaintKeeper(_Keeper):
    """Answers for complaints."""

    kind = "complaint"
    table = Complaint

    def find(self, actor: Actor, handle: str, act: str = "read") -> Subject | None:
        """Return the complaint of a handle, if the actor may do this with it."""
        row = complaints_for(actor, act).filter(handle=handle).first()
        return self.subject_of(row) if row else None

    def subject_of(self, row: Complaint) -> Subject:
        """Return a complaint as the floor of privacy knows it."""
        return self._told(row, self.kind, _("Complaint of %(day)s"), "complaint_page")
