"""What the floor of privacy may ask of feedback and complaints: each is a subject of its own.

They lead to no person, and no person leads to them.
"""

from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lykt.learning.voice.models import Complaint, Feedback
from lykt.learning.voice.queries import complaints_for, feedback_for
from lykt.organisation.acting import Actor
from lykt.privacy.subjects import AloneKeeper, Subject


class _Keeper(AloneKeeper):
    """What both keepers answer alike."""

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
