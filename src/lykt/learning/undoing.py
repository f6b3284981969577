"""Taking back what one has just written: for a day, and by its author alone."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.organisation.access import Refused
from lykt.organisation.acting import Actor


#: Undo is for what one has just written; later it is a change.
UNDO_HOURS = 24


def is_just_written(by: Actor, author: UUID | None, at: datetime) -> bool:
    """Tell whether the actor wrote it less than a day ago."""
    fresh = timezone.now() - at <= timedelta(hours=UNDO_HOURS)
    return fresh and by.staff is not None and by.staff == author


def check_just_written(by: Actor, author: UUID | None, at: datetime) -> None:
    """Refuse to take back what another wrote, or what was written too long ago.

    Raises:
        Refused: with what to do instead.
    """
    if by.staff is not None and by.staff != author:
        raise Refused(_("Only the one who wrote it takes it back."))
    if timezone.now() - at > timedelta(hours=UNDO_HOURS):
        raise Refused(_("It is too long ago to take back."))
