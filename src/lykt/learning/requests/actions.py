"""Counting requests for advice, and taking one back."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.learning.requests.codes import AskedBy, Outcome, Way
from lykt.learning.requests.models import AdviceRequest
from lykt.learning.undoing import check_just_written
from lykt.organisation.access import check_may_at
from lykt.organisation.acting import Actor
from lykt.organisation.models import Unit
from lykt.rulebook import themes


#: Nobody gives advice for longer than a day.
MOST_MINUTES = 24 * 60
#: What one counts with when nobody has looked at the clock.
USUAL_MINUTES = 15


@transaction.atomic
def count_request(
    *,
    by: Actor,
    unit: Unit,
    asked_by: str,
    theme: str,
    way: str = Way.TELEPHONE,
    minutes: int = USUAL_MINUTES,
    outcome: str = Outcome.ANSWERED,
    on: date | None = None,
) -> AdviceRequest:
    """Count that somebody asked for advice. There is no place for words.

    Raises:
        Refused: when the actor may not at the unit's controller.
        ValidationError: by field, when it cannot have been so.
    """
    check_may_at(by, "make", "advice", unit.controller_id)
    today = timezone.localdate()
    day = on or today
    allowed = {
        "asked_by": (asked_by, AskedBy.values),
        "theme": (theme, [one.code for one in themes()]),
        "way": (way, Way.values),
        "outcome": (outcome, Outcome.values),
    }
    problems = {
        name: _("Choose one from the list.")
        for name, (value, codes) in allowed.items()
        if value not in codes
    }
    if day > today:
        problems["day"] = _("This day lies ahead.")
    elif day.year < 1980:
        problems["day"] = _("Look at the year.")
    if not 0 <= minutes <= MOST_MINUTES:
        problems["minutes"] = _("Write how many minutes, at most a day.")
    if problems:
        raise ValidationError(problems)
    return AdviceRequest.objects.create(
        unit=unit,
        controller=unit.controller,
        by_id=by.staff,
        day=day,
        asked_by=asked_by,
        theme=theme,
        way=way,
        minutes=minutes,
        outcome=outcome,
    )


@transaction.atomic
def undo_request(*, by: Actor, request: AdviceRequest) -> None:
    """Take back what one has just counted.

    Raises:
        Refused: when somebody else counted it, or it is too long ago.
    """
    check_may_at(by, "undo", "advice", request.controller_id)
    row = AdviceRequest.objects.select_for_update().get(pk=request.pk)
    check_just_written(by, row.by_id, row.at)
    if row.undone_at is None:
        row.undone_at = timezone.now()
        row.save()
