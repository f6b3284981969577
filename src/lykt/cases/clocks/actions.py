"""Writing down that somebody was followed up, and opening or shutting a calendar's address."""

import hashlib
import secrets
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.cases.case.holding import held
from lykt.cases.case.models import Case
from lykt.cases.clocks.models import CalendarAddress, FollowUp
from lykt.organisation.access import Refused, check_may
from lykt.organisation.acting import Actor
from lykt.privacy.sealing import shutting


#: What the address of a calendar is called in the ledger of what was shut.
CALENDAR = "calendar"


@transaction.atomic
def follow_up(
    *, by: Actor, case: Case, day: date | None = None, next_by: date | None = None, note: str = ""
) -> FollowUp:
    """Write down that the case was looked at with the person: the clock begins anew.

    Args:
        by: who writes.
        case: the case.
        day: when it was, today when none is said.
        next_by: the day the next one is agreed on; without it the rule says when.
        note: what came of it, the shortest.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field, for days that cannot be.
    """
    now = held(by, "change", case)
    on = day or timezone.localdate()
    problems = {}
    if on > timezone.localdate():
        problems["day"] = _("This day lies ahead. Write it when it has happened.")
    elif on < now.opened_on:
        problems["day"] = _("This day lies before the case was opened.")
    if next_by is not None and next_by <= on:
        problems["next_by"] = _("The next one comes after this one.")
    if problems:
        raise ValidationError(problems)
    row = FollowUp(case=now, day=on, next_by=next_by, note=note.strip())
    row.save(force_insert=True)
    now.save()
    return row


# ---- The calendar


def digest_of(token: str) -> str:
    """Return what is kept of the secret of a calendar's address.

    The secret is 256 bits of chance: nothing slower is needed for what nobody can guess.
    """
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def open_calendar(*, by: Actor) -> str:
    """Make a secret address for the actor's calendar and return the secret, this once.

    An address made before is shut.

    Raises:
        Refused: when the actor works with no cases, or has no account.
    """
    check_may(by, "change", "own_calendar")
    if by.staff is None:
        raise Refused(_("Only somebody with an account has a calendar."))
    token = secrets.token_urlsafe(32)
    _shut(by)
    CalendarAddress.objects.create(staff_id=by.staff, digest=digest_of(token))
    return token


def _shut(by: Actor) -> None:
    rows = CalendarAddress.objects.filter(staff=by.staff)
    shutting.note(CALENDAR, rows.values_list("pk", flat=True), "shut")
    rows.delete()


@transaction.atomic
def shut_calendar(*, by: Actor) -> None:
    """Shut the address of the actor's calendar: it is not found from this moment on.

    Raises:
        Refused: when the actor's roles have no calendar.
    """
    check_may(by, "change", "own_calendar")
    _shut(by)


def shut_again(by: Actor) -> int:
    """Shut the addresses again that were shut since the copy was made that was put back."""
    keys = list(CalendarAddress.objects.values_list("pk", flat=True))
    gone = shutting.known(CALENDAR, keys)
    CalendarAddress.objects.filter(pk__in=list(gone)).delete()
    return len(gone)
