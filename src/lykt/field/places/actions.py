"""What changes places: written down, changed, closed, opened again, and where they are."""

from datetime import date
from functools import partial

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.field.places.codes import Act, PlaceKind, PlaceState
from lykt.field.places.models import IndoorPlace, OpenSpan, PlaceAddress, PlaceEvent
from lykt.field.places.queries import may_undo_place
from lykt.field.places.rules import new_place_code
from lykt.field.places.states import PLACE
from lykt.learning.base import write_down
from lykt.learning.words import LONGEST_TEXT, problems_of, text_problem
from lykt.organisation.access import Refused, check_may_in
from lykt.organisation.acting import Actor
from lykt.organisation.keys import new_id
from lykt.organisation.models import Unit
from lykt.people.rules import date_problem
from lykt.privacy.sealing.keys import destroy


#: A code is drawn again when it is taken; that so many are taken means the words ran out.
CODE_TRIES = 50


def held(by: Actor, place: IndoorPlace, act: str = "change") -> IndoorPlace:
    """Ask whether the actor may, and let nobody else change the place until the end.

    Raises:
        Refused: when the actor may not in its unit.
    """
    check_may_in(by, act, "indoor_place", place.unit_id)
    now: IndoorPlace = IndoorPlace.objects.select_for_update(of=("self",)).get(pk=place.pk)
    return now


def _facts_problem(kind: str, zone: str) -> None:
    problems = problems_of(
        kind="" if kind in PlaceKind.values else _("Choose one of these."),
        zone=text_problem(zone, most=100),
    )
    if any(sign.isdigit() for sign in zone):
        problems["zone"] = _("The name of a part of town, without a number. Never an address.")
    if problems:
        raise ValidationError(problems)


@transaction.atomic
def make_place(
    *, by: Actor, unit: Unit, kind: str, zone: str = "", opened_on: date | None = None
) -> IndoorPlace:
    """Write a place down under a new code.

    Args:
        by: who writes it down.
        unit: the unit whose team goes there.
        kind: a code of `PlaceKind`.
        zone: the name of a part of town.
        opened_on: since when it is open as far as is known, today when none is said.

    Raises:
        Refused: when the actor may not in this unit.
        ValidationError: by field.
    """
    check_may_in(by, "make", "indoor_place", unit.pk)
    _facts_problem(kind, zone)
    day = opened_on or timezone.localdate()
    if problem := date_problem(day, today=timezone.localdate()):
        raise ValidationError({"opened_on": problem})
    place = IndoorPlace(unit=unit, controller=unit.controller, registered_by_id=by.staff)
    place.kind, place.zone, place.last_known = kind, zone.strip(), day
    for attempt in range(CODE_TRIES):
        place.code = new_place_code(wide=attempt > CODE_TRIES // 2)
        try:
            with transaction.atomic():
                place.save(force_insert=True)
        except IntegrityError:
            continue
        OpenSpan.objects.create(place=place, opened_on=day)
        write_down(PlaceEvent, by, place=place, act=Act.MADE, day=day)
        return place
    raise RuntimeError("no free code was found; the word list needs to grow")


@transaction.atomic
def change_place(*, by: Actor, place: IndoorPlace, kind: str, zone: str) -> IndoorPlace:
    """Write what a place is, where that was wrong or has become known.

    Raises:
        Refused: when the actor may not in its unit.
        ValidationError: by field.
    """
    now = held(by, place)
    _facts_problem(kind, zone)
    if (now.kind, now.zone) != (kind, zone.strip()):
        now.kind, now.zone = kind, zone.strip()
        now.save()
        write_down(PlaceEvent, by, place=now, act=Act.CHANGED)
    return now


@transaction.atomic
def close_place(*, by: Actor, place: IndoorPlace, on: date | None = None) -> IndoorPlace:
    """Say that a place is open no more. Its address is erased at once.

    Raises:
        Refused: when the actor may not in its unit.
        ValidationError: when it is closed already, or was visited later.
    """
    now = held(by, place)
    day = on or timezone.localdate()
    if not PLACE.allows(now.state, PlaceState.CLOSED):
        raise ValidationError(_("The place is closed already."))
    span = now.spans.get(closed_on=None)
    last = now.visits.filter(undone_at=None).order_by("-date").values_list("date", flat=True)
    if problem := date_problem(day, today=timezone.localdate()):
        raise ValidationError({"on": problem})
    if day < span.opened_on or (last and last[0] > day):
        raise ValidationError({"on": _("It was open or visited later than this.")})
    span.closed_on = day
    span.save()
    now.state, now.last_known = PlaceState.CLOSED, max(now.last_known, day)
    now.save()
    write_down(PlaceEvent, by, place=now, act=Act.CLOSED, day=day)
    _erase_address(by, now)
    return now


@transaction.atomic
def reopen_place(*, by: Actor, place: IndoorPlace, on: date | None = None) -> IndoorPlace:
    """Say that a closed place is open again; on the day it closed, that it never closed.

    Raises:
        Refused: when the actor may not in its unit.
        ValidationError: when it is open, or closed later than that.
    """
    now = held(by, place)
    day = on or timezone.localdate()
    if not PLACE.allows(now.state, PlaceState.OPEN):
        raise ValidationError(_("The place is open."))
    if problem := date_problem(day, today=timezone.localdate()):
        raise ValidationError({"on": problem})
    latest = now.spans.order_by("-opened_on", "-pk")[0]
    if latest.closed_on is not None and day < latest.closed_on:
        raise ValidationError({"on": _("It closed later than this.")})
    if day == latest.closed_on:
        latest.closed_on = None
        latest.save()
    else:
        OpenSpan.objects.create(place=now, opened_on=day)
    now.state, now.last_known = PlaceState.OPEN, max(now.last_known, day)
    now.save()
    write_down(PlaceEvent, by, place=now, act=Act.REOPENED, day=day)
    return now


@transaction.atomic
def undo_place(*, by: Actor, place: IndoorPlace) -> None:
    """Take back a place one has just written down and nobody has visited.

    Raises:
        Refused: when another wrote it, it is too long ago, or it has been visited.
    """
    now = held(by, place)
    if not may_undo_place(by, now):
        raise Refused(
            _("Only the one who has just written it down can undo it, and only before a visit.")
        )
    if key := PlaceAddress.objects.filter(place=now).values_list("subject", flat=True).first():
        transaction.on_commit(partial(destroy, [key]))
    now.delete()


# ---- Where it is


@transaction.atomic
def write_address(*, by: Actor, place: IndoorPlace, address: str) -> PlaceAddress | None:
    """Write down where an open place is, sealed; empty erases what stands there.

    Raises:
        Refused: when the actor may not in its unit.
        ValidationError: when the place is closed, or the text is too long.
    """
    check_may_in(by, "change", "indoor_address", place.unit_id)
    now = held(by, place)
    text = address.strip()
    if len(text) > min(500, LONGEST_TEXT):
        raise ValidationError({"address": _("The text is too long.")})
    if text and not now.is_open:
        raise ValidationError({"address": _("The place is closed: no address is kept.")})
    _erase_address(by, now, silent=bool(text))
    if not text:
        return None
    row = PlaceAddress(
        subject=new_id(), controller=now.controller, unit=now.unit, place=now, address=text
    )
    row.save(force_insert=True)
    write_down(PlaceEvent, by, place=now, act=Act.ADDRESS)
    return row


def _erase_address(by: Actor, place: IndoorPlace, *, silent: bool = False) -> None:
    """Erase the address of a place with its key, so that every copy becomes unreadable."""
    row = PlaceAddress.objects.filter(place=place).first()
    if row is None:
        return
    transaction.on_commit(partial(destroy, [row.subject]))
    row.delete()
    if not silent:
        write_down(PlaceEvent, by, place=place, act=Act.NO_ADDRESS)
