"""Writing hours down, taking a slip back, and saying what there is room for."""

from datetime import date, timedelta
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.cases.capacity.codes import Work
from lykt.cases.capacity.models import Capacity, Hours
from lykt.cases.case.holding import held
from lykt.cases.case.models import Case
from lykt.organisation.access import Refused, check_may_in
from lykt.organisation.acting import Actor
from lykt.organisation.models import Unit


#: A slip can be taken back by whoever made it for as long as a contact can be undone.
UNDO = timedelta(hours=24)
#: More hours than this are not used in one day.
LONGEST_DAY = 24
#: More cases than this nobody has at once.
MOST_AT_ONCE = 100
MOST_POSITIONS = 100


@transaction.atomic
def log_hours(
    *, by: Actor, case: Case, what: str, hours: Decimal, day: date | None = None
) -> Hours:
    """Write down hours one has used in a case on a day. Emergency help counts too.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field.
    """
    now = held(by, "change", case, also_locked=True)
    on = day or timezone.localdate()
    if what not in Work.values:
        raise ValidationError({"what": _("Choose what it was for.")})
    if on > timezone.localdate():
        raise ValidationError({"day": _("This day lies ahead. Write it when it has happened.")})
    if not 0 < hours <= LONGEST_DAY:
        raise ValidationError({"hours": _("Write more than no hours, and at most 24 a day.")})
    row = Hours(case=now, what=what, hours=hours, day=on)
    row.save(force_insert=True)
    return row


@transaction.atomic
def undo_hours(*, by: Actor, hours: Hours) -> None:
    """Take back hours that one has just written.

    Raises:
        Refused: when somebody else wrote them.
        ValidationError: when it is more than a day ago, or the case is closed.
    """
    held(by, "change", hours.case, also_locked=True)
    if not by.trusted and hours.by_id != by.staff:
        raise Refused(_("Whoever wrote the hours takes them back."))
    if timezone.now() - hours.at > UNDO:
        raise ValidationError(_("It is more than a day ago: the hours stand."))
    hours.delete()


@transaction.atomic
def state_capacity(
    *, by: Actor, unit: Unit, at_once: int, positions: Decimal, since: date | None = None
) -> Capacity:
    """Say how many cases there is room for in a unit from a day on. The same day is put right.

    Args:
        by: who says it: a leader of the unit.
        unit: the unit.
        at_once: cases at once in a full position.
        positions: full positions that coordinate cases.
        since: from which day, today when none is said.

    Raises:
        Refused: when the actor does not lead the unit.
        ValidationError: by field.
    """
    check_may_in(by, "state", "caseload", unit.pk)
    if not 0 < at_once <= MOST_AT_ONCE:
        raise ValidationError({"at_once": _("Write how many cases: at least one.")})
    if not 0 <= positions <= MOST_POSITIONS:
        raise ValidationError({"positions": _("Write how many positions, such as 1.5.")})
    day = since or timezone.localdate()
    told = {"at_once": at_once, "positions": positions, "by_id": by.staff}
    row, _new = Capacity.objects.update_or_create(unit=unit, since=day, defaults=told)
    return row
