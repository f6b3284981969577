"""Rounds: planning, opening, answering, closing and locking them."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lykt.organisation.acting import Actor
from lykt.organisation.history import signature
from lykt.organisation.models import Staff
from lykt.organisation.words import tidy
from lykt.plans.actions import clean, may_be_contact
from lykt.plans.actions_status import write_status
from lykt.plans.codes import SETTLED, BodyRole
from lykt.plans.models import Plan, StatusEntry
from lykt.plans.queries import Line, lines_of
from lykt.plans.reach import check_may_report, check_may_with
from lykt.plans.rounds.codes import RoundState
from lykt.plans.rounds.models import Owed, Round, RoundLine
from lykt.plans.rounds.queries import said_since_opened, with_answers
from lykt.plans.rounds.states import ROUND


@transaction.atomic
def make_round(
    *, by: Actor, plan: Plan, name: str, as_of: date, opens_on: date, due_on: date
) -> Round:
    """Plan a round of a plan.

    Args:
        by: who acts.
        plan: the plan.
        name: what it goes by: "Spring 2027".
        as_of: the day that the report tells of.
        opens_on: when people are to be asked.
        due_on: by when they are to answer.

    Raises:
        Refused: when the actor may not change the plan.
        ValidationError: by field.
    """
    check_may_with(by, "change", plan.controller_id)
    name = tidy(name)
    if plan.rounds.filter(name=name).exists():
        raise ValidationError({"name": _("Another round of the plan has this name.")})
    begins = plan.times.begins
    if begins is not None and as_of < begins:
        message = _("The day lies before the plan, which begins on %(day)s.")
        raise ValidationError({"as_of": message % {"day": _short(begins)}})
    if due_on < opens_on:
        raise ValidationError({"due_on": _("Answers are due when the round has opened.")})
    row = Round(plan=plan, name=name, as_of=as_of, opens_on=opens_on, due_on=due_on)
    clean(row)
    row.save(force_insert=True)
    return row


def _short(day: date) -> str:
    return str(date_format(day, "SHORT_DATE_FORMAT"))


@transaction.atomic
def remove_round(*, by: Actor, round_: Round) -> None:
    """Take away a round that has not opened: nobody has been asked yet.

    Raises:
        Refused: when the actor may not change the plan.
        ValidationError: once it has opened.
    """
    now = _held(by, round_)
    if now.state != RoundState.PLANNED:
        raise ValidationError(_("People have been asked. The round stays."))
    now.delete()


@transaction.atomic
def open_round(*, by: Actor, round_: Round) -> Round:
    """Ask how every measure stands that is not settled; who is asked is fixed from now on.

    Raises:
        Refused: when the actor may not change the plan.
        ValidationError: when it cannot open, another round is open, or the day has passed.
    """
    now = _held(by, round_)
    _check_leads_to(now, RoundState.OPEN)
    if now.state == RoundState.CLOSED:
        raise ValidationError(_("It has been open. Say until when it is open again."))
    _check_alone(now)
    if now.due_on < timezone.localdate():
        raise ValidationError(_("Answers were due before today. Give it more time first."))
    for line in lines_of(by, now.plan, now.as_of):
        if line.state.phase not in SETTLED:
            row = Owed.objects.create(round=now, measure=line.measure)
            row.owers.set(_contacts(now.plan, line))
    now.state, now.opened_at = RoundState.OPEN, timezone.now()
    now.save()
    return now


def _check_alone(row: Round) -> None:
    others = row.plan.rounds.filter(state=RoundState.OPEN).exclude(pk=row.pk)
    if others.exists():
        raise ValidationError(_("Another round of the plan is open. Close it first."))


def _contacts(plan: Plan, line: Line) -> Iterable[Staff]:
    """Return those named to be asked of a measure who still work there."""
    named = [
        body.contact_id
        for body in line.responsible
        if body.role == BodyRole.RESPONSIBLE and body.contact_id
    ]
    return may_be_contact(plan).filter(pk__in=named)


@transaction.atomic
def ask_anew(*, by: Actor, round_: Round) -> Round:
    """Ask those who are named as contacts now, where nobody has answered yet.

    Raises:
        Refused: when the actor may not change the plan.
        ValidationError: when the round is not open.
    """
    now = _held(by, round_)
    if now.state != RoundState.OPEN:
        raise ValidationError(_("The round is not open."))
    lines = {line.measure.pk: line for line in lines_of(by, now.plan, now.as_of)}
    for row in with_answers(now.owed.all()).filter(is_answered=False):
        row.owers.set(_contacts(now.plan, lines[row.measure_id]))
    return now


@transaction.atomic
def answer(*, by: Actor, owed: Owed, status: str, note: str = "") -> StatusEntry:
    """Say in a round how a measure stands: as of its day, or as of today where that lies ahead.

    Raises:
        Refused: when the actor neither answers for the plan nor is a contact of the measure.
        ValidationError: by field, when it has been answered, or when the round is not open.
    """
    check_may_report(by, owed.measure)
    in_round = _lock(owed.round)
    if in_round.state != RoundState.OPEN:
        raise ValidationError(_("The round is not open."))
    row = with_answers(Owed.objects.filter(pk=owed.pk)).get()
    if row.is_answered:
        raise ValidationError(_("This is answered already. Correct it on the measure's page."))
    on = min(in_round.as_of, timezone.localdate()).isoformat()
    entry = write_status(by=by, measure=owed.measure, as_of=on, status=status, note=note)
    row.answer = entry
    row.save(update_fields=["answer"])
    return entry


@transaction.atomic
def extend(*, by: Actor, round_: Round, due_on: date) -> Round:
    """Give a round that is planned or open more time.

    Raises:
        Refused: when the actor may not change the plan.
        ValidationError: by field.
    """
    now = _held(by, round_)
    if now.state not in (RoundState.PLANNED, RoundState.OPEN):
        raise ValidationError(_("The round is not open."))
    return _due(now, due_on)


@transaction.atomic
def reopen_round(*, by: Actor, round_: Round, due_on: date) -> Round:
    """Open a closed round again. A locked one stays as it is.

    Raises:
        Refused: when the actor may not change the plan.
        ValidationError: when it is not closed, or another one is open; by field.
    """
    now = _held(by, round_)
    if now.state != RoundState.CLOSED:
        _check_leads_to(now, RoundState.OPEN)
        raise ValidationError(_("It has not been open yet."))
    _check_alone(now)
    now.state, now.closed_at = RoundState.OPEN, None
    return _due(now, due_on)


def _due(row: Round, due_on: date) -> Round:
    if due_on < max(row.due_on, timezone.localdate()):
        raise ValidationError({"due_on": _("Choose a later day: time is given, not taken.")})
    row.due_on = due_on
    row.save()
    return row


@transaction.atomic
def close_round(*, by: Actor, round_: Round) -> Round:
    """Ask no more. What was said of a measure meanwhile, on whatever page, is its answer.

    Raises:
        Refused: when the actor may not change the plan.
        ValidationError: when it is not open.
    """
    now = _held(by, round_)
    _check_leads_to(now, RoundState.CLOSED)
    said = said_since_opened(now)
    for row in now.owed.all():
        row.answer = said.get(row.measure_id)
        row.save(update_fields=["answer"])
    now.state, now.closed_at = RoundState.CLOSED, timezone.now()
    now.save()
    return now


@transaction.atomic
def lock_round(*, by: Actor, round_: Round) -> Round:
    """Copy how every measure stands, so that the report of the round never changes again.

    Raises:
        Refused: when the actor may not change the plan.
        ValidationError: when it is not closed, or tells of a day that is not over.
    """
    now = _held(by, round_)
    _check_leads_to(now, RoundState.LOCKED)
    if now.as_of > timezone.localdate():
        message = _("The round tells of %(day)s. Lock it when that day has come.")
        raise ValidationError(message % {"day": _short(now.as_of)})
    answered = dict(now.owed.values_list("measure", "answer"))
    entries = StatusEntry.objects.filter(measure__plan=now.plan)
    names = {str(key): name for key, name in entries.values_list("pk", "by_name")}
    for place, line in enumerate(lines_of(by, now.plan, now.as_of), 1):
        _copy(now, place, line, answered, names)
    now.state, now.locked_at = RoundState.LOCKED, timezone.now()
    now.locked_by_name = signature(by)
    now.save()
    return now


def _copy(
    row: Round,
    place: int,
    line: Line,
    answered: Mapping[UUID, UUID | None],
    names: dict[str, str],
) -> None:
    measure, state = line.measure, line.state
    said = state.entry
    RoundLine.objects.create(
        round=row,
        measure=measure,
        place=place,
        area_key=measure.area.key,
        area_title=measure.area.title,
        number=measure.number,
        title=measure.title,
        responsible=";".join(line.names),
        deadline_kind=measure.deadline_kind,
        deadline=measure.deadline,
        phase=state.phase or "",
        pace=state.pace,
        late=state.late,
        stale=state.stale,
        note=said.note if said else "",
        as_of=said.as_of.text if said else "",
        said_by_name=names[said.key] if said else "",
        owed=measure.pk in answered,
        answered=answered.get(measure.pk) is not None,
    )


def _held(by: Actor, round_: Round) -> Round:
    """Ask whether the actor may change the plan, and let nobody else change the round."""
    check_may_with(by, "change", round_.plan.controller_id)
    return _lock(round_)


def _lock(round_: Round) -> Round:
    rows = Round.objects.select_for_update(of=("self",)).select_related("plan")
    return rows.get(pk=round_.pk)


def _check_leads_to(row: Round, becomes: RoundState) -> None:
    if ROUND.allows(row.state, becomes):
        return
    if row.state == RoundState.LOCKED:
        raise ValidationError(_("The round is locked. What it says stays as it is."))
    why = {
        RoundState.OPEN: _("The round is open already."),
        RoundState.CLOSED: _("The round is not open."),
        RoundState.LOCKED: _("Close the round before you lock it."),
    }
    raise ValidationError(why[becomes])
