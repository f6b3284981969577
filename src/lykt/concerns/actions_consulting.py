"""Talking a concern over without registering anyone: counted, and nothing else."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.concerns.actions import check_just_written
from lykt.concerns.codes import AgeGroup, Theme, WithWhom
from lykt.concerns.models import Consultation
from lykt.organisation.access import check_may_in
from lykt.organisation.acting import Actor
from lykt.organisation.models import Unit


#: Nobody talks longer than a day.
MOST_MINUTES = 24 * 60


@transaction.atomic
def note_consultation(
    *,
    by: Actor,
    unit: Unit,
    with_whom: str,
    theme: str,
    age: str = AgeGroup.UNKNOWN,
    minutes: int = 0,
    on: date | None = None,
) -> Consultation:
    """Count that somebody was advised about a concern of theirs. There is no place for words.

    Raises:
        Refused: when the actor may not in this unit.
        ValidationError: by field, when it cannot have been so.
    """
    check_may_in(by, "make", "consultation", unit.pk)
    today = timezone.localdate()
    day = on or today
    told = {"with_whom": (with_whom, WithWhom), "theme": (theme, Theme), "age": (age, AgeGroup)}
    problems = {
        name: _("Choose one from the list.")
        for name, (value, codes) in told.items()
        if value not in codes.values
    }
    if day > today:
        problems["date"] = _("This day lies ahead.")
    if not 0 <= minutes <= MOST_MINUTES:
        problems["minutes"] = _("Write how many minutes, at most a day.")
    if problems:
        raise ValidationError(problems)
    return Consultation.objects.create(
        unit=unit,
        controller=unit.controller,
        by_id=by.staff,
        date=day,
        with_whom=with_whom,
        theme=theme,
        age=age,
        minutes=minutes,
    )


@transaction.atomic
def undo_consultation(*, by: Actor, consultation: Consultation) -> None:
    """Take back what one has just counted.

    Raises:
        Refused: when somebody else counted it, or it is too long ago.
    """
    check_may_in(by, "undo", "consultation", consultation.unit_id)
    check_just_written(by, consultation.by_id, consultation.at)
    row = Consultation.objects.select_for_update().get(pk=consultation.pk)
    if row.undone_at is None:
        row.undone_at = timezone.now()
        row.save()
