"""Stays: who is placed where, until when, who may know the address, and when they leave."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lykt.cases.case.holding import held
from lykt.cases.case.models import Case, Member
from lykt.cases.case.queries import team_of
from lykt.cases.case.sight import sight_of
from lykt.cases.housing import rules
from lykt.cases.housing.actions_places import count_taken, held_place, leave
from lykt.cases.housing.actions_waiting import got_a_place
from lykt.cases.housing.codes import RunBy, StayKind
from lykt.cases.housing.models import AddressReader, Place, Stay
from lykt.cases.housing.queries import lived_in, rooms_of
from lykt.cases.housing.readers import end
from lykt.organisation.acting import Actor
from lykt.privacy.consent.codes import InformationKind


@transaction.atomic
def place_person(
    *,
    by: Actor,
    case: Case,
    place: Place,
    kind: str,
    first: date | None = None,
    planned_to: date | None = None,
    shielded_until: date | None = None,
    beds: int = 1,
    remark: str = "",
) -> Stay:
    """Write down that somebody lives in a place from a day on.

    Emergency help is given in a locked case as well: nothing stops it. Two who want the last
    bed at the same time wait for each other, and one of them is told that it is full.

    Args:
        by: who places them.
        case: the case.
        place: the place, one of the case's unit.
        kind: one of `codes.StayKind`.
        first: the first day, today when none is said; it may lie back, not ahead.
        planned_to: the day they are planned to leave.
        shielded_until: the last day of the shielding.
        beds: how many beds they take, with children.
        remark: what else there is to say; never the address.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field; when there is no room, or they live somewhere already.
    """
    now = held(by, "change", case, also_locked=kind == StayKind.EMERGENCY)
    day = first or timezone.localdate()
    there = held_place(place)
    if there.unit_id != now.unit_id:
        raise ValidationError({"place": _("Choose one of the places of this unit.")})
    if kind not in StayKind.values:
        raise ValidationError({"kind": _("Choose what kind of stay it is.")})
    _check_days(day, planned_to, shielded_until)
    if Stay.objects.filter(case=now, ended_on=None).exists():
        raise ValidationError(_("They live somewhere already. Write when they left first."))
    if there.active_from > day or there.active_to is not None:
        raise ValidationError({"place": _("The place was not in use then.")})
    if beds < 1:
        raise ValidationError({"beds": _("They need a bed.")})
    if full := rules.full_night(lived_in(there), rooms_of(there), first=day, beds=beds):
        raise ValidationError(
            {"place": _("It is full from %(day)s. Choose another place.") % {"day": _day(full)}}
        )
    stay = Stay(
        case=now,
        place=there,
        kind=kind,
        first=day,
        planned_to=planned_to,
        shielded_until=shielded_until,
        beds=beds,
        remark=remark.strip(),
    )
    stay.save(force_insert=True)
    count_taken(there)
    got_a_place(now, day)
    now.save()
    return stay


def _check_days(first: date, planned_to: date | None, shielded_until: date | None) -> None:
    problems = {}
    if first > timezone.localdate():
        problems["first"] = _("This day lies ahead. Write it when they have moved in.")
    if planned_to is not None and planned_to < first:
        problems["planned_to"] = _("This day lies before the first.")
    if shielded_until is not None and shielded_until < first:
        problems["shielded_until"] = _("This day lies before the first.")
    if problems:
        raise ValidationError(problems)


def _day(day: date) -> str:
    return str(date_format(day, "SHORT_DATE_FORMAT"))


def held_stay(stay: Stay) -> Stay:
    """Return a stay as it stands now, held, if they still live there.

    Raises:
        ValidationError: when they have left.
    """
    now: Stay = Stay.objects.select_for_update().get(pk=stay.pk)
    if now.ended_on is not None:
        raise ValidationError(_("They have left this place already."))
    return now


@transaction.atomic
def change_stay(
    *,
    by: Actor,
    stay: Stay,
    planned_to: date | None,
    shielded_until: date | None,
    goes_on_with: str = "",
    remark: str | None = None,
) -> Stay:
    """Plan another last day, let the shielding last longer, or say who goes on with it.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field; when they have left.
    """
    case = held(by, "change", stay.case, also_locked=stay.kind == StayKind.EMERGENCY)
    now = held_stay(stay)
    _check_days(now.first, planned_to, shielded_until)
    if goes_on_with and goes_on_with not in RunBy.values:
        raise ValidationError({"goes_on_with": _("Choose who answers for it.")})
    now.planned_to, now.shielded_until, now.goes_on_with = (
        planned_to,
        shielded_until,
        goes_on_with,
    )
    if remark is not None:
        now.remark = remark.strip()
    now.save()
    case.save()
    return now


@transaction.atomic
def end_stay(*, by: Actor, stay: Stay, where_to: str, ended_on: date | None = None) -> Stay:
    """Write down that they left, and where to. Nobody reads the address from now on.

    Raises:
        Refused: when the actor may not.
        ValidationError: by field; when they have left already.
    """
    case = held(by, "change", stay.case, also_locked=True)
    place = held_place(stay.place)
    now = held_stay(stay)
    leave(now, ended_on or timezone.localdate(), where_to)
    count_taken(place)
    case.save()
    return now


# ---- Who may know the address


@transaction.atomic
def name_reader(*, by: Actor, stay: Stay, member: Member) -> AddressReader:
    """Let somebody of the team read the address while this stay lasts.

    Raises:
        Refused: when the actor does not coordinate the case.
        ValidationError: when they are not in the team, the person has not said yes to a
            partner knowing where they are, or they are named already.
    """
    case = held(by, "lead", stay.case, also_locked=True)
    now = held_stay(stay)
    found = team_of(case).select_related("case").filter(pk=member.pk).first()
    if found is None:
        raise ValidationError({"member": _("Choose somebody who is in the team.")})
    if not sight_of(found).sees(InformationKind.WHEREABOUTS):
        raise ValidationError(
            {
                "member": _(
                    "The person has not said yes to them knowing where they are. Ask for "
                    "consent first."
                )
            }
        )
    if now.readers.filter(member=found, ended_at=None).exists():
        raise ValidationError({"member": _("They are named already.")})
    reader = AddressReader(case=case, stay=now, member=found)
    reader.save(force_insert=True)
    case.save()
    return reader


@transaction.atomic
def end_reader(*, by: Actor, reader: AddressReader) -> AddressReader:
    """Let somebody read the address no more. Anybody may let go of it themselves.

    Raises:
        Refused: when the actor may not.
    """
    own = reader.member.staff_id == by.staff
    held(by, "read" if own else "lead", reader.case, also_locked=True)
    now: AddressReader = AddressReader.objects.select_for_update().get(pk=reader.pk)
    end(AddressReader.objects.filter(pk=now.pk))
    now.refresh_from_db()
    return now
