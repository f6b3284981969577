"""Saying how a measure stands. What was said stays; a correction is said beside it."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lykt.organisation.acting import Actor
from lykt.organisation.history import signature
from lykt.organisation.words import tidy
from lykt.plans.actions import check_day
from lykt.plans.codes import TAKEN_BACK, Phase
from lykt.plans.dates import Printed
from lykt.plans.models import Measure, StatusEntry
from lykt.plans.reach import check_may_report
from lykt.plans.rules import status_day_problem


#: Longest note of a status.
LONGEST_NOTE = 10_000


@transaction.atomic
def write_status(
    *, by: Actor, measure: Measure, as_of: str, status: str, note: str = ""
) -> StatusEntry:
    """Say how a measure stood on a day.

    Args:
        by: who says so, and is named in it.
        measure: the measure.
        as_of: the day, "2011-05-01", or the month, "2011-05", of which only that is known.
        status: a code of `Phase`.
        note: what was done.

    Raises:
        Refused: when the actor neither answers for the plan nor is a contact of the measure.
        ValidationError: by field.
    """
    now = _held(by, measure)
    return _add(by, now, as_of, _checked(status, Phase.values), note)


@transaction.atomic
def correct_status(
    *, by: Actor, entry: StatusEntry, status: str, note: str = "", as_of: str = ""
) -> StatusEntry:
    """Say that an entry was wrong, and what is right. What it said stays to be read.

    A correction is about the same day as what it corrects. So an entry of the wrong day is
    taken back on that day, and said anew of another: nothing changes before it may.

    Args:
        by: who corrects.
        entry: what was wrong.
        status: a code of `Phase`, or `TAKEN_BACK` when nothing of it holds.
        note: what was done.
        as_of: the right day, when it is another.

    Raises:
        Refused: when the actor may not say how the measure stands.
        ValidationError: by field, or when it has been corrected already.
    """
    now = _held(by, entry.measure)
    if entry.status == TAKEN_BACK or entry.corrected_by.exists():
        raise ValidationError(
            _("This has been corrected already. Look at the latest, and correct that.")
        )
    _checked(status, [*Phase.values, TAKEN_BACK])
    if status == TAKEN_BACK:
        return _add(by, now, entry.as_of, TAKEN_BACK, note, entry)
    if as_of in ("", entry.as_of):
        return _add(by, now, entry.as_of, status, note, entry)
    _add(by, now, entry.as_of, TAKEN_BACK, "", entry)
    return _add(by, now, as_of, status, note)


def _held(by: Actor, measure: Measure) -> Measure:
    """Ask whether the actor may, and let nobody else speak of the measure meanwhile."""
    check_may_report(by, measure)
    rows = Measure.objects.select_for_update(of=("self",)).select_related("plan")
    return rows.get(pk=measure.pk)


def _checked(status: str, codes: list[str]) -> str:
    if status not in codes:
        raise ValidationError({"status": _("Choose one of these.")})
    return status


def _add(
    by: Actor,
    measure: Measure,
    as_of: str,
    status: str,
    note: str,
    corrects: StatusEntry | None = None,
) -> StatusEntry:
    note = tidy(note)
    if problem := day_problem(measure, as_of):
        raise ValidationError({"as_of": problem})
    if len(note) > LONGEST_NOTE or "\0" in note:
        raise ValidationError({"note": _("The text is too long.")})
    entry = StatusEntry(
        measure=measure,
        as_of=as_of,
        status=status,
        note=note,
        corrects=corrects,
        by_id=by.staff,
        by_name=signature(by),
    )
    entry.save(force_insert=True)
    return entry


def day_problem(measure: Measure, as_of: str) -> str | None:
    """Return in words why nothing can be said of a measure as of a day, or None."""
    if not as_of:
        return _("Say of which day.")
    try:
        check_day("as_of", as_of)
    except ValidationError as problem:
        return str(problem.messages[0])
    times, today = measure.plan.times, timezone.localdate()
    code = status_day_problem(Printed.read(as_of), times, today=today)
    if code == "before_plan" and times.begins:
        begins = date_format(times.begins, "SHORT_DATE_FORMAT")
        return _("The day lies before the plan, which begins on %(day)s.") % {"day": begins}
    if code == "ahead":
        return _("The day lies ahead. A month is told of when it is over.")
    return None
