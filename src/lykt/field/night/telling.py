"""What a phone is told: the unit's lists, the key to seal to, and the readable view."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from lykt.field import queries as field
from lykt.field.actions_desk import first_groups
from lykt.field.night import queries, seal
from lykt.field.night.actions import SignedOn, codes_allowed
from lykt.field.night.codes import Mode
from lykt.field.night.models import Enrolment
from lykt.field.night.schemas import (
    Coded,
    EnrolOut,
    KeyOut,
    ListsHeld,
    ListsOut,
    Named,
    OpenShift,
    View,
)
from lykt.organisation.access import units_for
from lykt.organisation.acting import Actor
from lykt.organisation.models import Unit
from lykt.people import codes
from lykt.people.forms import age_band_label
from lykt.people.rules import age_band_codes
from lykt.privacy.reading.showing import opened


def lists(unit: Unit) -> ListsHeld:
    """Return what can be tapped in a unit, in the language of the worker."""
    first_groups(unit)
    return ListsHeld(
        zones=_named(field.zones_of(unit)),
        groups=_named(field.groups_of(unit)),
        needs=_coded(codes.Need.choices),
        given=_coded(codes.Given.choices),
        referred=_coded(codes.Referral.choices),
        genders=_coded(codes.Gender.choices),
        origins=_coded(codes.Origin.choices),
        ages=[
            Coded(code=band, name=str(age_band_label(band)))
            for band in age_band_codes(unit.age_bands)
        ],
    )


def _named(rows: Iterable[Any]) -> list[Named]:
    return [Named(handle=row.handle, name=row.name) for row in rows]


def _coded(choices: Iterable[tuple[str, Any]]) -> list[Coded]:
    return [Coded(code=code, name=str(name)) for code, name in choices]


def key() -> KeyOut:
    """Return what the phone seals to from now on."""
    current = seal.current_key()
    return KeyOut(id=current.pk, public=seal.to_text(bytes(current.public)))


def view(by: Actor, enrolment: Enrolment) -> View:
    """Return the readable view. That codes were shown is written down first."""
    unit = enrolment.unit
    # As today, too: whoever counts now has perhaps met people when they signed on.
    meets = enrolment.mode == Mode.FULL and unit.pk in units_for(by, "make", "contact")
    lately = queries.lately(by, unit, codes=meets and codes_allowed(unit))
    with opened(by=by, what="night_view", subjects=[person.pk for person in lately.people]):
        return View(
            key=seal.view_key(enrolment.handle, enrolment.view_serial),
            recent=[person.code for person in lately.people],
            colleagues=_named(lately.colleagues) if meets else [],
            shifts=[
                OpenShift(
                    id=shift.phone_key,
                    zone=shift.zone.handle if shift.zone else "",
                    date=shift.date.isoformat(),
                    start=shift.started.strftime("%H:%M") if shift.started else "",
                )
                for shift in queries.open_shifts(unit)
                if shift.phone_key is not None
            ],
        )


def signed_on(by: Actor, signed: SignedOn) -> EnrolOut:
    """Return what a phone begins with."""
    one = signed.enrolment
    return EnrolOut(
        enrolment=one.handle,
        token=signed.token,
        mode=Mode(one.mode),
        worker=_initials(one.staff.name or one.staff.username),
        unit=Named(handle=one.unit.handle, name=one.unit.name),
        key=key(),
        lists=lists(one.unit),
        view=view(by, one),
        now=timezone.now(),
        expires=one.expires_at,
    )


def lists_answer(enrolment: Enrolment) -> ListsOut:
    """Return the lists as they are today, and what else may have changed."""
    unit = enrolment.unit
    return ListsOut(
        lists=lists(unit),
        key=key(),
        mode=Mode(enrolment.mode),
        unit=Named(handle=unit.handle, name=unit.name),
        now=timezone.now(),
        expires=enrolment.expires_at,
        phone="ok",
    )


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split()[:3]).upper()
