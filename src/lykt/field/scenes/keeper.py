"""What the floor of privacy may ask of signals: each is a subject of its own, and nobody."""

from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lykt.field.scenes.models import Signal
from lykt.field.scenes.queries import signals_for
from lykt.organisation.acting import Actor
from lykt.privacy.subjects import AloneKeeper, Subject


class SignalKeeper(AloneKeeper):
    """Answers for signals. They lead to no person, and no person leads to them."""

    kind = "signal"
    table = Signal

    def find(self, actor: Actor, handle: str, act: str = "read") -> Subject | None:
        """Return the signal of a handle, if the actor may do this with it."""
        row = signals_for(actor, act).filter(handle=handle).first()
        return self.subject_of(row) if row else None

    def subject_of(self, row: Any) -> Subject:
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
