"""Moves of the piles: what is there is their sum, and never less than nothing."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.learning.material.actions import day_problem, held_version
from lykt.learning.material.codes import SIGNS, MoveKind, Where
from lykt.learning.material.models import Move, Version
from lykt.learning.material.rules import MOST, can_go
from lykt.learning.reach import units_at
from lykt.learning.words import problems_of
from lykt.organisation.acting import Actor
from lykt.organisation.history import signature
from lykt.organisation.models import Unit


@transaction.atomic
def move_stock(
    *,
    by: Actor,
    version: Version,
    kind: str,
    count: int,
    unit: Unit,
    day: date | None = None,
    where: str = "",
) -> Move:
    """Write down that some were printed, given out, or thrown away.

    Args:
        by: who writes.
        version: which version.
        kind: "printed", "given_out" or "thrown_away".
        count: how many, at least one.
        unit: which unit printed or gave them.
        day: the day, today when none is said.
        where: a code of `Where`, for what was given out.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field: before users have checked what is printed, or when there
            are not so many.
    """
    _material, now = held_version(by, version, also_resting=kind != MoveKind.PRINTED)
    day = day or timezone.localdate()
    problems = problems_of(day=day_problem(day, now), unit=_unit_problem(now, unit))
    if kind not in SIGNS:
        problems["kind"] = _("Choose one of these.")
    elif kind == MoveKind.PRINTED and (problem := _print_problem(now, day)):
        problems["kind"] = problem
    if not 1 <= count <= MOST:
        problems["count"] = _("Write how many, from 1 to %(most)s.") % {"most": MOST}
    if kind == MoveKind.GIVEN_OUT and where not in Where.values:
        problems["where"] = _("Choose where they were given out.")
    if problems:
        raise ValidationError(problems)
    change = count * SIGNS[MoveKind(kind)]
    if not can_go(now.stock, change):
        words = _("There are only %(stock)s. If that is wrong, count them anew.")
        raise ValidationError({"count": words % {"stock": now.stock}})
    given = where if kind == MoveKind.GIVEN_OUT else ""
    return _add(by, now, MoveKind(kind), change, unit, day, where=given)


def _unit_problem(version: Version, unit: Unit) -> str:
    there = units_at(version.material.controller_id).filter(pk=unit.pk)
    return "" if there.exists() else _("Choose one of your own units.")


def _print_problem(version: Version, day: date) -> str:
    """Return why a version is not printed; empty when it may be."""
    if not version.may_be_printed:
        return _("Users read it before it is printed. Write down who has, or why nobody has.")
    later = Version.objects.filter(
        material=version.material_id,
        language=version.language,
        number__gt=version.number,
        made_on__lte=day,
    )
    return _("There is a later version. Print that.") if later.exists() else ""


@transaction.atomic
def count_stock(
    *, by: Actor, version: Version, found: int, unit: Unit, day: date | None = None
) -> Move:
    """Write down how many there really are. The difference is a move of its own.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field, also when it is what was thought.
    """
    _material, now = held_version(by, version, also_resting=True)
    day = day or timezone.localdate()
    problems = problems_of(day=day_problem(day, now), unit=_unit_problem(now, unit))
    if not 0 <= found <= MOST:
        problems["found"] = _("Write how many there are, at most %(most)s.") % {"most": MOST}
    elif found == now.stock:
        problems["found"] = _("That is what stands here already.")
    if problems:
        raise ValidationError(problems)
    return _add(by, now, MoveKind.COUNTED, found - now.stock, unit, day)


@transaction.atomic
def take_back(*, by: Actor, move: Move) -> Move:
    """Meet a move that was written down wrongly by its opposite. Both stay to be read.

    Raises:
        Refused: when the actor may not.
        ValidationError: when that has been done, or would leave less than nothing.
    """
    _material, now = held_version(by, move.version, also_resting=True)
    if move.kind == MoveKind.TAKEN_BACK or Move.objects.filter(corrects=move).exists():
        raise ValidationError(_("This has been taken back already."))
    if not can_go(now.stock, -move.change):
        raise ValidationError(
            _("So many are not there any more: some have gone since. Count them anew.")
        )
    return _add(by, now, MoveKind.TAKEN_BACK, -move.change, move.unit, move.day, corrects=move)


def _add(
    by: Actor,
    version: Version,
    kind: MoveKind,
    change: int,
    unit: Unit,
    day: date,
    *,
    where: str = "",
    corrects: Move | None = None,
) -> Move:
    version.stock += change
    version.save()
    move = Move(
        version=version,
        kind=kind,
        change=change,
        where=where,
        unit=unit,
        day=day,
        corrects=corrects,
        by_id=by.staff,
        by_name=signature(by),
    )
    move.save(force_insert=True)
    return move
