"""Writing events down, changing them, calling them off, and saying how they went."""

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.learning.events import codes
from lykt.learning.events.models import Event, EventChange, Receiver
from lykt.learning.events.rules import (
    change_problem,
    event_problems,
    outcome_problems,
    state_of_new,
)
from lykt.learning.undoing import check_just_written
from lykt.learning.words import LONGEST_LINE, text_problem
from lykt.organisation.access import check_may_at
from lykt.organisation.acting import Actor
from lykt.organisation.models import Controller, Staff, StaffPost, Unit
from lykt.organisation.roles import Role
from lykt.rulebook import themes


#: What is told of an event besides who holds it and whom it reaches.
FACTS = ("kind", "day", "title", "theme", "audience", "place", "municipality", "classes")
#: The longest text about how it went.
LONGEST_TEXT = 2_000


@transaction.atomic
def make_event(
    *,
    by: Actor,
    unit: Unit,
    kind: str,
    day: date,
    title: str,
    theme: str,
    audience: str,
    place: str = "",
    municipality: str = "",
    classes: int | None = None,
    participants: int | None = None,
    receivers: Collection[Receiver] = (),
    held_by: Collection[Staff] = (),
) -> Event:
    """Write an event down. One whose day lies behind has been held.

    How many came is None where nobody counted, and for what lies ahead.

    Raises:
        Refused: when the actor may not at the unit's controller.
        ValidationError: by field.
    """
    check_may_at(by, "make", "event", unit.controller_id)
    state = state_of_new(day, timezone.localdate())
    event = Event(unit=unit, controller=unit.controller, by_id=by.staff, state=state)
    told = {
        "kind": kind, "day": day, "title": title, "theme": theme, "audience": audience,
        "place": place, "municipality": municipality, "classes": classes,
    }  # fmt: skip
    _tell(event, told)
    if participants is not None:
        _check_outcome(event, participants)
        event.participants = participants
    _check_ties(event, receivers, held_by)
    event.save(force_insert=True)
    event.receivers.set(receivers)
    event.held_by.set(held_by)
    _note(by, event, codes.Act.MADE)
    return event


@transaction.atomic
def change_event(
    *,
    by: Actor,
    event: Event,
    receivers: Collection[Receiver] | None = None,
    held_by: Collection[Staff] | None = None,
    **facts: Any,
) -> bool:
    """Change what stands about an event; what is not told stays. Tell whether it changed.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field.
    """
    now = _held(by, "change", event)
    if unknown := set(facts) - {*FACTS, "unit"}:
        raise TypeError(f"there is no {', '.join(sorted(unknown))}")
    before = {name: getattr(now, name) for name in (*FACTS, "unit_id")}
    unit = facts.pop("unit", now.unit)
    if unit.controller_id != now.controller_id:
        raise ValidationError({"unit": _("Choose a unit of your own organisation.")})
    now.unit = unit
    _tell(now, {name: facts.get(name, before[name]) for name in FACTS})
    changed = [name for name in before if getattr(now, name) != before[name]]
    new_receivers = list(now.receivers.all()) if receivers is None else list(receivers)
    new_holders = list(now.held_by.all()) if held_by is None else list(held_by)
    _check_ties(now, new_receivers, new_holders)
    if set(new_receivers) != set(now.receivers.all()):
        changed.append("receivers")
    if set(new_holders) != set(now.held_by.all()):
        changed.append("held_by")
    if not changed:
        return False
    now.save()
    now.receivers.set(new_receivers)
    now.held_by.set(new_holders)
    _note(by, now, codes.Act.CHANGED, was=now.state, fields=changed)
    return True


@transaction.atomic
def say_how_it_went(
    *,
    by: Actor,
    event: Event,
    participants: int | None = None,
    evaluations: int | None = None,
    grade: Decimal | None = None,
    evaluation: str = "",
) -> Event:
    """Say that an event was held, how many came, and what they thought of it.

    It may be said again: the numbers are put right, and that they were stands in the history.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field, and for an event that was called off.
    """
    now = _held(by, "change", event)
    was = now.state
    if was != codes.State.HELD and (problem := change_problem(was, codes.State.HELD)):
        raise ValidationError(problem)
    _check_outcome(now, participants, evaluations, grade)
    now.participants, now.evaluations, now.grade = participants, evaluations, grade
    now.evaluation = evaluation.strip()
    check_words("evaluation", now.evaluation, most=LONGEST_TEXT)
    now.state = codes.State.HELD
    now.save()
    _note(by, now, codes.Act.HELD, was=was)
    return now


@transaction.atomic
def cancel_event(*, by: Actor, event: Event) -> Event:
    """Call an event off. It stays in the list, and counts nowhere.

    Raises:
        Refused: when the actor may not.
        ValidationError: when it has been held, or called off already.
    """
    return _become(by, event, codes.State.CANCELLED, codes.Act.CANCELLED)


@transaction.atomic
def restore_event(*, by: Actor, event: Event) -> Event:
    """Let an event that was called off take place after all.

    Raises:
        Refused: when the actor may not.
        ValidationError: when it was not called off.
    """
    return _become(by, event, codes.State.PLANNED, codes.Act.RESTORED)


@transaction.atomic
def undo_event(*, by: Actor, event: Event) -> None:
    """Take back an event one has just written down: it is as if it never was.

    Raises:
        Refused: when somebody else wrote it, or it is too long ago.
    """
    now = _held(by, "undo", event)
    check_just_written(by, now.by_id, now.at)
    now.undone_at = timezone.now()
    now.save()


def may_hold(controller: Controller) -> QuerySet[Staff]:
    """Return those who can be named as teaching: whoever works there today, no partner."""
    posts = StaffPost.objects.held_on(timezone.localdate()).filter(controller=controller)
    held = posts.exclude(role=Role.INVITED_PARTNER).values("staff")
    return Staff.objects.filter(pk__in=held, is_active=True).order_by("name", "username")


# ---- What they share


def _held(by: Actor, act: str, event: Event) -> Event:
    """Ask whether the actor may, and let nobody else change the event meanwhile."""
    check_may_at(by, act, "event", event.controller_id)
    return Event.objects.select_for_update().get(pk=event.pk, undone_at=None)


def _become(by: Actor, event: Event, becomes: codes.State, act: codes.Act) -> Event:
    now = _held(by, "change", event)
    was = now.state
    if problem := change_problem(was, becomes):
        raise ValidationError(problem)
    now.state = becomes
    now.save()
    _note(by, now, act, was=was)
    return now


def _tell(event: Event, told: Mapping[str, Any]) -> None:
    """Put what is told into an event, or refuse it by field."""
    clean = {
        name: tidy(value) if isinstance(value, str) else value for name, value in told.items()
    }
    for name in ("title", "place", "municipality"):
        check_words(name, clean[name])
    known = {one.code for one in themes()}
    problems = event_problems(clean, today=timezone.localdate(), themes=known, state=event.state)
    if problems:
        raise ValidationError(problems)
    for name, value in clean.items():
        setattr(event, name, value)
    event.clean_fields(exclude=["controller", "unit", "by"])


def _check_outcome(
    event: Event,
    participants: int | None,
    evaluations: int | None = None,
    grade: Decimal | None = None,
) -> None:
    problems = outcome_problems(
        day=event.day,
        today=timezone.localdate(),
        participants=participants,
        evaluations=evaluations,
        grade=grade,
    )
    if problems:
        raise ValidationError(problems)


def check_words(field: str, words: str, *, most: int = LONGEST_LINE) -> None:
    """Refuse words that are too long, or that lead to somebody.

    Raises:
        ValidationError: for the field.
    """
    if problem := text_problem(words, most=most):
        raise ValidationError({field: problem})


def tidy(text: str) -> str:
    """Return a line as it is kept: without space around it, and one space between words."""
    return " ".join(text.split())


def _check_ties(event: Event, receivers: Collection[Receiver], held_by: Collection[Staff]) -> None:
    """Refuse bodies of another controller, and staff who do not work here."""
    if any(one.controller_id != event.controller_id for one in receivers):
        raise ValidationError({"receivers": _("Choose from your own register.")})
    # Whoever held it and has left since stays named.
    before = set() if event._state.adding else set(event.held_by.all())
    if not {*held_by} - before <= set(may_hold(event.controller)):
        raise ValidationError({"held_by": _("Choose somebody who works here.")})


def _note(
    by: Actor, event: Event, act: codes.Act, *, was: str = "", fields: Collection[str] = ()
) -> None:
    EventChange.objects.create(
        event=event,
        act=act,
        was=was,
        state=event.state,
        fields=" ".join(fields),
        by_id=by.staff,
        by_name=by.name[:100],
    )
