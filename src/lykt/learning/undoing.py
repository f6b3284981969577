"""Taking back what one has just written: as long as the rulebook says, by its author alone."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.organisation.access import Refused
from lykt.organisation.acting import Actor
from lykt.rulebook import deciding_if_any


#: The rule that says how long undo is for what one has just written; later it is a change.
UNDO = "contact.undo"


def is_fresh(at: datetime, now: datetime) -> bool:
    """Tell whether something was written so lately that it can be taken back."""
    rule = deciding_if_any(UNDO, now.date())
    span = rule.span if rule else None
    return span is not None and now - at <= timedelta(hours=span.number)


def is_just_written(by: Actor, author: UUID | None, at: datetime) -> bool:
    """Tell whether the actor wrote it, and so lately that they can take it back."""
    return is_fresh(at, timezone.now()) and by.staff is not None and by.staff == author


def check_just_written(by: Actor, author: UUID | None, at: datetime) -> None:
    """Refuse to take back what another wrote, or what was written too long ago.

    Raises:
        Refused: with what to do instead.
    """
    if by.staff is not None and by.staff != author:
        raise Refused(_("Only the one who wrote it takes it back."))
    if not is_fresh(at, timezone.now()):
        raise Refused(_("It is too long ago to take back."))
