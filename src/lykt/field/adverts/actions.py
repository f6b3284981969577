"""Observation rounds: beginning one, counting what is seen, taking back the last."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from lykt.field.adverts import rules
from lykt.field.adverts.models import Advert, AdvertNumber, AdvertRound, Sighting, Site
from lykt.field.adverts.noting import Numbers, year_is_gone
from lykt.field.numbers.keyed import NoKey
from lykt.field.numbers.rules import PhoneNumber
from lykt.learning.undoing import check_just_written, is_just_written
from lykt.organisation.access import check_may_in
from lykt.organisation.acting import Actor
from lykt.organisation.models import Unit


@dataclass(frozen=True, slots=True)
class Noted:
    """What one learns of an advert on entry, and nothing of whose it is."""

    advert: Advert
    #: How many of its numbers stood in this round already, and how many were seen last year.
    here: int = 0
    last_year: int = 0


@transaction.atomic
def begin_round(
    *, by: Actor, unit: Unit, place: str, on: date | None = None, minutes: int | None = None
) -> AdvertRound:
    """Begin a round for the adverts of one place.

    Raises:
        Refused: when the actor may not in the unit.
        ValidationError: by field.
    """
    check_may_in(by, "make", "adverts", unit.pk)
    row = AdvertRound(unit=unit, controller=unit.controller, registered_by_id=by.staff)
    _tell(row, place, on or timezone.localdate(), minutes)
    row.save(force_insert=True)
    return row


@transaction.atomic
def change_round(
    *, by: Actor, round: AdvertRound, place: str, on: date, minutes: int | None
) -> AdvertRound:
    """Put a round right: its place, its day within the year, the minutes used.

    Raises:
        Refused: when the actor may not in the unit.
        ValidationError: by field.
    """
    row = _held(by, "change", round)
    if on.year != row.date.year:
        # The numbers stand under the key of their year, and nobody has them any more.
        raise ValidationError({"on": _("Choose a day in the same year.")})
    _tell(row, place, on, minutes)
    row.save()
    return row


def _tell(row: AdvertRound, place: str, day: date, minutes: int | None) -> None:
    problems = {}
    row.place, row.date, row.minutes = rules.place_of(place), day, minutes
    if problem := rules.name_problem(row.place):
        problems["place"] = problem
    if problem := rules.day_problem(day, timezone.localdate()):
        problems["on"] = problem
    if minutes is not None and not 0 <= minutes <= rules.MOST_MINUTES:
        problems["minutes"] = _("Write how many minutes, at most a day.")
    if problems:
        raise ValidationError(problems)


@sensitive_variables("numbers")
@transaction.atomic
def note_advert(
    *, by: Actor, round: AdvertRound, site: Site, numbers: Sequence[PhoneNumber] = (),
    count: int = 1,
) -> Noted:  # fmt: skip
    """Count an advert with its numbers, or some alike; without numbers none could be read.

    The numbers become pseudonyms here and are kept nowhere.

    Raises:
        Refused: when the actor may not in the unit.
        ValidationError: by field.
    """
    row = _held(by, "make", round)
    _check(row, site, numbers, count)
    there = set(_numbers_in(row))
    advert = Advert.objects.create(round=row, site=site, count=count, by_id=by.staff)
    found = _rows(row, numbers)
    Sighting.objects.bulk_create([Sighting(advert=advert, number=one) for one in found])
    # Figures that were reckoned a moment ago hold no more.
    row.save(update_fields=["changed_at"])
    return Noted(
        advert,
        here=sum(one.pk in there for one in found),
        last_year=sum(one.earlier_id is not None for one in found),
    )


@sensitive_variables("numbers")
def _rows(row: AdvertRound, numbers: Sequence[PhoneNumber]) -> list[AdvertNumber]:
    try:
        return Numbers(row.controller_id).of_all(numbers, row.date.year)
    except NoKey:
        raise ValidationError(year_is_gone()) from None


def _check(row: AdvertRound, site: Site, numbers: Sequence[PhoneNumber], count: int) -> None:
    if site.controller_id != row.controller_id or not site.active:
        raise ValidationError({"site": _("Choose one of the sites you look at.")})
    if not 1 <= count <= rules.MOST_ADVERTS:
        raise ValidationError({"count": _("Write how many adverts, from 1 to 500.")})


@transaction.atomic
def undo_last(*, by: Actor, round: AdvertRound) -> bool:
    """Take back the last advert one has counted in a round; False when there is none.

    It is gone, and a number that stood in it alone with it.

    Raises:
        Refused: when the actor may not, or it is too long ago.
    """
    row = _held(by, "undo", round)
    last = row.adverts.filter(by=by.staff).order_by("-at", "-id").first()
    if last is None:
        return False
    check_just_written(by, last.by_id, last.at)
    _take(row, [last])
    row.save(update_fields=["changed_at"])
    return True


@transaction.atomic
def remove_round(*, by: Actor, round: AdvertRound) -> None:
    """Take back a round one has just begun, with what was counted in it.

    Raises:
        Refused: when another began it or counted in it, or it is too long ago.
    """
    row = _held(by, "undo", round)
    check_just_written(by, row.registered_by_id, row.registered_at)
    adverts = list(row.adverts.all())
    for advert in adverts:
        check_just_written(by, advert.by_id, advert.at)
    _take(row, adverts)
    row.delete()


def may_remove(by: Actor, row: AdvertRound) -> bool:
    """Tell whether the actor began the round lately enough to take it back."""
    return is_just_written(by, row.registered_by_id, row.registered_at)


def _take(row: AdvertRound, adverts: Sequence[Advert]) -> None:
    touched = list(
        AdvertNumber.objects.filter(sightings__advert__in=adverts).values_list("pk", flat=True)
    )
    row.adverts.filter(pk__in=[one.pk for one in adverts]).delete()
    AdvertNumber.objects.filter(pk__in=touched, sightings=None).delete()


def _numbers_in(row: AdvertRound) -> list[object]:
    return list(Sighting.objects.filter(advert__round=row).values_list("number", flat=True))


def _held(by: Actor, act: str, round: AdvertRound) -> AdvertRound:
    """Return the round, held until the transaction ends, for whoever may do this."""
    check_may_in(by, act, "adverts", round.unit_id)
    row: AdvertRound = AdvertRound.objects.select_for_update().get(pk=round.pk)
    return row
