"""Calls to advertisers: asking before one calls, and writing down what came of it."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.field.numbers.keyed import Keyring
from lykt.field.numbers.models import Purpose
from lykt.field.numbers.rules import PhoneNumber
from lykt.field.online import codes
from lykt.field.online.actions import day_problem
from lykt.field.online.models import Call, CalledNumber
from lykt.field.online.rules import Known, known_of
from lykt.learning.undoing import check_just_written
from lykt.organisation.access import check_may_in
from lykt.organisation.acting import Actor
from lykt.organisation.models import Unit
from lykt.people.names import languages


def check_number(*, by: Actor, unit: Unit, number: PhoneNumber) -> Known:
    """Return what is known of a number before it is called: a word and a day.

    Who called, from which unit, and what was said is no business of whoever calls next.

    Raises:
        Refused: when the actor may not in the unit.
    """
    check_may_in(by, "check", "advert_call", unit.pk)
    token = Keyring(unit.controller_id, Purpose.CALLS).known(number)
    if token is None:
        return known_of([])
    # All units of the controller: who does not want to be called is called by none of them.
    calls = Call._base_manager.filter(
        number__controller=unit.controller_id, number__token=token, undone_at=None
    )
    return known_of(calls.order_by("date", "registered_at", "id").values_list("date", "outcome"))


@transaction.atomic
def write_call(
    *,
    by: Actor,
    unit: Unit,
    number: PhoneNumber,
    outcome: str,
    language: str = "",
    mediator: bool = False,
    on: date | None = None,
) -> Call:
    """Write down a call and what came of it; the number becomes a pseudonym.

    Raises:
        Refused: when the actor may not in the unit.
        ValidationError: by field, when it cannot have been so.
    """
    check_may_in(by, "make", "advert_call", unit.pk)
    day, problems = on or timezone.localdate(), {}
    if outcome not in codes.Outcome.values:
        problems["outcome"] = _("Choose from the list.")
    if language and language not in dict(languages()):
        problems["language"] = _("Choose a language.")
    if problem := day_problem(day):
        problems["on"] = problem
    if problems:
        raise ValidationError(problems)
    row: Call = Call.objects.create(
        unit=unit,
        controller=unit.controller,
        registered_by_id=by.staff,
        date=day,
        number=_row(unit, number, day),
        language=language,
        mediator=mediator,
        outcome=outcome,
    )
    return row


def _row(unit: Unit, number: PhoneNumber, day: date) -> CalledNumber:
    token = Keyring(unit.controller_id, Purpose.CALLS).pseudonym(number)
    row, _new = CalledNumber.objects.get_or_create(
        controller_id=unit.controller_id, token=token, defaults={"last_on": day}
    )
    if row.last_on < day:
        row.last_on = day
        row.save(update_fields=["last_on"])
    return row


@transaction.atomic
def undo_call(*, by: Actor, call: Call) -> None:
    """Take back a call one has just written down; a number without others goes with it.

    Raises:
        Refused: when somebody else wrote it, or it is too long ago.
    """
    check_may_in(by, "undo", "advert_call", call.unit_id)
    row = Call.objects.select_for_update().get(pk=call.pk)
    check_just_written(by, row.registered_by_id, row.registered_at)
    if row.undone_at is not None:
        return
    number, row.number, row.undone_at = row.number, None, timezone.now()
    row.save()
    if number is None:
        return
    last = Call._base_manager.filter(number=number).aggregate(last=Max("date"))["last"]
    if last is None:
        number.delete()
    else:
        number.last_on = last
        number.save(update_fields=["last_on"])
