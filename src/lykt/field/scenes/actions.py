"""What changes scenes and signals: one function for each use."""

from collections.abc import Collection
from datetime import date
from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.field.scenes.codes import (
    Done,
    SceneKind,
    SignalAct,
    SignalKind,
    SignalState,
    SourceKind,
    Strength,
)
from lykt.field.scenes.models import Scene, Signal, SignalEvent
from lykt.field.scenes.queries import may_undo
from lykt.field.scenes.rules import lapses_on, words_problem
from lykt.field.scenes.states import SIGNAL
from lykt.learning.base import write_down
from lykt.learning.words import problems_of, text_problem
from lykt.organisation.access import Refused, check_may_in
from lykt.organisation.acting import Actor
from lykt.organisation.keys import new_id
from lykt.organisation.models import Unit
from lykt.people.rules import date_problem
from lykt.privacy.sealing.keys import destroy


LONGEST_NAME = 100


def _scene_problems(scene: Scene) -> dict[str, str]:
    problems = problems_of(
        kind="" if scene.kind in SceneKind.values else _("Choose one of these."),
        name=text_problem(scene.name, needed=True, most=LONGEST_NAME),
        zone=text_problem(scene.zone, most=LONGEST_NAME),
    )
    same = Scene.objects.filter(unit=scene.unit, name__iexact=scene.name).exclude(pk=scene.pk)
    if "name" not in problems and same.exists():
        problems["name"] = _("There is a scene of this name already.")
    return problems


@transaction.atomic
def make_scene(*, by: Actor, unit: Unit, kind: str, name: str, zone: str = "") -> Scene:
    """Write down a place or a milieu that signals can be about.

    Raises:
        Refused: when the actor may not in this unit.
        ValidationError: by field, also when the name points at somebody.
    """
    check_may_in(by, "make", "scene", unit.pk)
    scene = Scene(
        unit=unit,
        controller=unit.controller,
        registered_by_id=by.staff,
        kind=kind,
        name=" ".join(name.split()),
        zone=zone.strip(),
        last_known=timezone.localdate(),
    )
    if problems := _scene_problems(scene):
        raise ValidationError(problems)
    scene.save(force_insert=True)
    return scene


@transaction.atomic
def change_scene(*, by: Actor, scene: Scene, kind: str, name: str, zone: str = "") -> Scene:
    """Write what a scene is, put right.

    Raises:
        Refused: when the actor may not in its unit.
        ValidationError: by field.
    """
    check_may_in(by, "change", "scene", scene.unit_id)
    now: Scene = Scene.objects.select_for_update(of=("self",)).get(pk=scene.pk)
    now.kind, now.name, now.zone = kind, " ".join(name.split()), zone.strip()
    if problems := _scene_problems(now):
        raise ValidationError(problems)
    now.save()
    return now


@transaction.atomic
def write_signal(
    *,
    by: Actor,
    scene: Scene,
    kind: str,
    source: str,
    strength: str,
    words: str = "",
    day: date | None = None,
    done: Collection[str] = (),
) -> Signal:
    """Write down what was noticed about a scene. It lapses unless it is looked at again.

    Args:
        by: who writes it down.
        scene: what it is about; never anybody.
        kind: a code of `SignalKind`.
        source: a code of `SourceKind`.
        strength: a code of `Strength`.
        words: a few words, sealed, that point at nobody.
        day: when it was noticed, today when none is said.
        done: codes of `Done`.

    Raises:
        Refused: when the actor may not in the unit of the scene.
        ValidationError: by field.
    """
    check_may_in(by, "make", "signal", scene.unit_id)
    now: Scene = Scene.objects.select_for_update(of=("self",)).get(pk=scene.pk)
    today = timezone.localdate()
    day = day or today
    problems = problems_of(
        day=date_problem(day, today=today) or "",
        words=words_problem(kind, words),
        done="" if set(done) <= set(Done.values) else _("Choose among these."),
    )
    for name, code, codes in (
        ("kind", kind, SignalKind), ("source", source, SourceKind),
        ("strength", strength, Strength),
    ):  # fmt: skip
        if code not in codes.values:
            problems[name] = _("Choose one of these.")
    if problems:
        raise ValidationError(problems)
    row = Signal(
        subject=new_id(),
        controller=now.controller,
        unit=now.unit,
        scene=now,
        day=day,
        kind=kind,
        source=source,
        strength=strength,
        words=words.strip(),
        done=sorted(set(done)),
        review_on=lapses_on(day, today),
    )
    row.save(force_insert=True)
    write_down(SignalEvent, by, signal=row, act=SignalAct.MADE)
    if now.last_known < day:
        now.last_known = day
        now.save()
    return row


def _held(by: Actor, signal: Signal) -> Signal:
    check_may_in(by, "change", "signal", signal.unit_id)
    now: Signal = Signal.objects.select_for_update(of=("self",)).get(pk=signal.pk)
    return now


@transaction.atomic
def look_again(*, by: Actor, signal: Signal) -> Signal:
    """Say that a signal still holds: it lapses later.

    Raises:
        Refused: when the actor may not in its unit.
        ValidationError: when it is settled.
    """
    now = _held(by, signal)
    if now.state != SignalState.STANDS:
        raise ValidationError(_("It is settled. Take it up again first."))
    today = timezone.localdate()
    now.review_on = lapses_on(today, today)
    now.save()
    write_down(SignalEvent, by, signal=now, act=SignalAct.REVIEWED)
    return now


@transaction.atomic
def say_done(*, by: Actor, signal: Signal, done: Collection[str]) -> Signal:
    """Write what was done with a signal, all of it.

    Raises:
        Refused: when the actor may not in its unit.
        ValidationError: when a code is none.
    """
    now = _held(by, signal)
    if not set(done) <= set(Done.values):
        raise ValidationError({"done": _("Choose among these.")})
    if now.done != sorted(set(done)):
        now.done = sorted(set(done))
        now.save()
        write_down(SignalEvent, by, signal=now, act=SignalAct.DONE)
    return now


@transaction.atomic
def set_state(*, by: Actor, signal: Signal, state: str) -> Signal:
    """Settle a signal, or take it up again, from when it is looked at anew.

    Raises:
        Refused: when the actor may not in its unit.
        ValidationError: when this cannot follow.
    """
    now = _held(by, signal)
    if not SIGNAL.allows(now.state, state):
        raise ValidationError(_("This cannot follow. Look at how it stands."))
    now.state = state
    settled = state == SignalState.SETTLED
    if not settled:
        today = timezone.localdate()
        now.review_on = lapses_on(today, today)
    now.save()
    act = SignalAct.SETTLED if settled else SignalAct.TAKEN_UP
    write_down(SignalEvent, by, signal=now, act=act)
    return now


@transaction.atomic
def undo_signal(*, by: Actor, signal: Signal) -> None:
    """Take back a signal one has just written down: nothing of it is kept.

    Raises:
        Refused: when another wrote it, or it is too long ago.
    """
    now = _held(by, signal)
    if not may_undo(by, now):
        raise Refused(_("Only the one who wrote it down can undo it, and only on the first day."))
    transaction.on_commit(partial(destroy, [now.subject]))
    now.delete()
