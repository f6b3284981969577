"""Places: taken into use, changed, given up. No address passes through here."""

from collections.abc import Collection
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.cases.case.models import CaseState
from lykt.cases.housing import rules
from lykt.cases.housing.actions_addresses import destroyed_with_the_transaction
from lykt.cases.housing.codes import PlaceKind, RunBy, Shielding, WhereTo, WhoFor
from lykt.cases.housing.models import Place, PlaceCapacity, Stay
from lykt.cases.housing.queries import lived_in
from lykt.cases.housing.readers import end
from lykt.organisation.access import check_may_in
from lykt.organisation.acting import Actor
from lykt.organisation.models import Unit


def held_place(place: Place) -> Place:
    """Return a place as it stands now, held until the transaction ends: two at once wait."""
    now: Place = Place.objects.select_for_update().get(pk=place.pk)
    return now


@transaction.atomic
def make_place(
    *,
    by: Actor,
    unit: Unit,
    name: str,
    kind: str,
    run_by: str,
    capacity: int,
    who_for: Collection[str],
    shielding: str = Shielding.NONE,
    active_from: date | None = None,
) -> Place:
    """Take a place into use, by a name that does not say where it is.

    Args:
        by: who writes.
        unit: whose place it is: its coordinators find it.
        name: what it is called here, "Place 7" or a word.
        kind: one of `codes.PlaceKind`.
        run_by: one of `codes.RunBy`.
        capacity: how many can live there.
        who_for: some of `codes.WhoFor`.
        shielding: one of `codes.Shielding`.
        active_from: the first day, today when none is said.

    Raises:
        Refused: when the actor may not in this unit.
        ValidationError: by field.
    """
    check_may_in(by, "make", "place", unit.pk)
    Unit.objects.select_for_update().get(pk=unit.pk)
    place = Place(controller_id=unit.controller_id, unit=unit, by_id=by.staff)
    place.active_from = active_from or timezone.localdate()
    _write(place, name, kind, run_by, who_for, shielding)
    place.capacity = _capacity(capacity, at_least=1)
    place.save(force_insert=True)
    PlaceCapacity.objects.create(place=place, since=place.active_from, capacity=capacity)
    return place


@transaction.atomic
def change_place(
    *,
    by: Actor,
    place: Place,
    name: str,
    kind: str,
    run_by: str,
    capacity: int,
    who_for: Collection[str],
    shielding: str,
) -> Place:
    """Change what is known of a place. Another capacity holds from today.

    Raises:
        Refused: when the actor may not in the place's unit.
        ValidationError: by field; when more live there than there would be room for.
    """
    check_may_in(by, "change", "place", place.unit_id)
    now = held_place(place)
    _write(now, name, kind, run_by, who_for, shielding)
    if capacity != now.capacity:
        now.capacity = _capacity(capacity, at_least=max(1, now.taken))
        PlaceCapacity.objects.update_or_create(
            place=now,
            since=max(timezone.localdate(), now.active_from),
            defaults={"capacity": capacity},
        )
    now.save()
    return now


def _write(
    place: Place, name: str, kind: str, run_by: str, who_for: Collection[str], shielding: str
) -> None:
    problems = {}
    name = " ".join(name.split())
    if not name or len(name) > 30:
        problems["name"] = _("Give it a short name, such as Place 7.")
    elif rules.looks_like_an_address(name):
        problems["name"] = _(
            "This looks like an address. Choose a word that does not say where it is, or Place "
            "and a number."
        )
    elif Place.objects.filter(unit=place.unit_id, name=name).exclude(pk=place.pk).exists():
        problems["name"] = _("There is a place of this name already.")
    if kind not in PlaceKind.values:
        problems["kind"] = _("Choose what kind of place it is.")
    if run_by not in RunBy.values:
        problems["run_by"] = _("Choose who runs it.")
    elif not rules.led_by_child_welfare(kind, run_by):
        problems["run_by"] = _("Child welfare leads its own places. Choose child welfare.")
    if not who_for or set(who_for) - set(WhoFor.values):
        problems["who_for"] = _("Choose whom it is for.")
    if shielding not in Shielding.values:
        problems["shielding"] = _("Choose how it is shielded.")
    if problems:
        raise ValidationError(problems)
    place.name, place.kind, place.run_by, place.shielding = name, kind, run_by, shielding
    place.who_for = [code for code in WhoFor.values if code in who_for]


def _capacity(capacity: int, *, at_least: int) -> int:
    if capacity < 1:
        raise ValidationError({"capacity": _("There must be room for one.")})
    if capacity < at_least:
        raise ValidationError(
            {"capacity": _("%(n)s live there now. Let somebody move first.") % {"n": at_least}}
        )
    return capacity


@transaction.atomic
def give_up_place(*, by: Actor, place: Place, last_day: date | None = None) -> Place:
    """Give a place up. Its address goes at once, with the key: no copy can be read any more.

    Raises:
        Refused: when the actor may not in the place's unit.
        ValidationError: when somebody lives there, or the day cannot be so.
    """
    check_may_in(by, "change", "place", place.unit_id)
    now = held_place(place)
    day = last_day or timezone.localdate()
    if day > timezone.localdate():
        raise ValidationError({"last_day": _("This day lies ahead.")})
    if day < now.active_from:
        raise ValidationError({"last_day": _("This day lies before it was taken into use.")})
    if now.taken:
        raise ValidationError(_("Somebody lives there. Let them move first."))
    if any(one.left is not None and one.left > day for one in lived_in(now)):
        raise ValidationError({"last_day": _("Somebody lived there after this day.")})
    now.active_to = day
    now.save()
    destroyed_with_the_transaction(now.addresses.all())
    return now


def count_taken(place: Place) -> None:
    """Write on a held place how many beds are taken now; the database refuses too many."""
    current = Stay.objects.filter(place=place, ended_on=None)
    place.taken = sum(current.values_list("beds", flat=True))
    place.save()


@transaction.atomic
def free_bed(
    *, by: Actor, stay: Stay, where_to: str = WhereTo.UNKNOWN, ended_on: date | None = None
) -> Stay:
    """Say that somebody whose case is closed has left, and that their bed is free again.

    Raises:
        Refused: when the actor may not in the place's unit.
        ValidationError: when the case is open: then its team says so, or the day is wrong.
    """
    check_may_in(by, "change", "place", stay.place.unit_id)
    place = held_place(stay.place)
    now: Stay = Stay.objects.select_for_update().select_related("case").get(pk=stay.pk)
    if now.case.state != CaseState.CLOSED:
        raise ValidationError(_("The case is open: its team writes down when somebody leaves."))
    if now.ended_on is None:
        leave(now, ended_on or timezone.localdate(), where_to)
        count_taken(place)
    return now


def leave(stay: Stay, day: date, where_to: str) -> None:
    """Write on a held stay that it is over.

    Raises:
        ValidationError: by field.
    """
    if day > timezone.localdate():
        raise ValidationError({"ended_on": _("This day lies ahead.")})
    if day < stay.first:
        raise ValidationError({"ended_on": _("This day lies before the first.")})
    if where_to not in WhereTo.values:
        raise ValidationError({"where_to": _("Choose where they went.")})
    stay.ended_on, stay.where_to = day, where_to
    stay.save()
    end(stay.readers.all())
