"""What is done about a lawyer: offered, said yes or no to, found, another one, hours used."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.cases.case.holding import held
from lykt.cases.case.models import Case
from lykt.cases.team import lawyer
from lykt.cases.team.models import LawyerEvent, LawyerHours
from lykt.cases.team.rules import LONGEST_DAY
from lykt.cases.team.states import LAWYER, Lawyer, NoSuchChange, check_change
from lykt.organisation.acting import Actor


def _problem_of_day(case: Case, day: date, latest: date | None = None) -> str:
    if day > timezone.localdate():
        return _("This day lies ahead. Write it when it has happened.")
    if latest is not None and day < latest:
        return _("This day lies before what happened last: %(day)s.") % {"day": latest.isoformat()}
    return ""


@transaction.atomic
def note_lawyer(
    *, by: Actor, case: Case, what: str, day: date | None = None, name: str = ""
) -> LawyerEvent:
    """Write down what happened about a lawyer on a day.

    Raises:
        Refused: when the actor may not.
        ValidationError: when it cannot follow, or the name is missing where there is one.
    """
    now = held(by, "change", case)
    on = day or timezone.localdate()
    latest = lawyer.latest(now)
    try:
        check_change(LAWYER, latest.what if latest else Lawyer.NONE, what)
    except NoSuchChange:
        raise ValidationError({"what": _("This cannot follow from how it stands now.")}) from None
    if problem := _problem_of_day(now, on, latest.day if latest else None):
        raise ValidationError({"day": problem})
    if what == Lawyer.HAS_ONE and not name.strip():
        raise ValidationError({"name": _("Write who the lawyer is.")})
    row = LawyerEvent(case=now, what=what, day=on)
    row.name = name.strip() if what == Lawyer.HAS_ONE else ""
    row.save(force_insert=True)
    now.save()
    return row


@transaction.atomic
def note_hours(
    *,
    by: Actor,
    case: Case,
    hours: Decimal,
    day: date | None = None,
    before_reporting: bool = True,
) -> LawyerHours:
    """Write down how many hours a lawyer used on a day: a number, and no content.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field.
    """
    now = held(by, "change", case)
    on = day or timezone.localdate()
    if problem := _problem_of_day(now, on):
        raise ValidationError({"day": problem})
    if not 0 < hours <= LONGEST_DAY:
        raise ValidationError({"hours": _("Write more than no hours, and at most 24 a day.")})
    row = LawyerHours(case=now, day=on, hours=hours, before_reporting=before_reporting)
    row.save(force_insert=True)
    now.save()
    return row
