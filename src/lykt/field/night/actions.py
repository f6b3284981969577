"""Phones: a worker signs on, unlocks, closes, and a phone is reported lost."""

import secrets
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.contrib.auth.hashers import check_password, make_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.field.night import rules
from lykt.field.night.codes import Mode
from lykt.field.night.models import Enrolment, Phone, UnitNight
from lykt.organisation.access import Refused, check_may, check_may_in, units_for
from lykt.organisation.acting import Actor
from lykt.organisation.models import Staff, Unit
from lykt.privacy.sealing import shutting


#: What a phone is called in the ledger of what was shut.
PHONE = "night phone"


@dataclass(frozen=True, slots=True)
class SignedOn:
    """A worker on a phone, and the sending key that only the phone keeps."""

    enrolment: Enrolment
    token: str


@transaction.atomic
def sign_on(
    *, by: Actor, worker: Staff, unit: Unit, device: UUID, label: str, pin: str
) -> SignedOn:
    """Let a worker send from a phone. What lies on it sealed for them stays good.

    Raises:
        Refused: when the worker may not go out with this unit.
        ValidationError: by field; a phone that was reported lost is not signed on again.
    """
    check_may_in(by, "sign_on", "phone", unit.pk)
    if not rules.is_pin(pin):
        raise ValidationError({"pin": _("Choose 4 to 8 digits, not all the same.")})
    phone = _phone(unit, device, label)
    token = secrets.token_urlsafe(32)
    meets = unit.pk in units_for(by, "make", "contact")
    enrolment = Enrolment.objects.select_for_update().filter(
        phone=phone, staff=worker, unit=unit
    ).first() or Enrolment(phone=phone, staff=worker, unit=unit)
    enrolment.mode = Mode.FULL if meets else Mode.COUNT
    enrolment.token_digest = digest(token)
    enrolment.pin = make_password(pin)
    enrolment.session_hash = worker.get_session_auth_hash()
    enrolment.wrong = 0
    enrolment.view_serial += 1
    enrolment.view_open = True
    enrolment.expires_at = timezone.now() + rules.SIGNED_ON
    enrolment.save()
    return SignedOn(enrolment, token)


def _phone(unit: Unit, device: UUID, label: str) -> Phone:
    phone = Phone.objects.filter(controller=unit.controller_id, device=device).first()
    if phone is None:
        phone = Phone(controller=unit.controller, unit=unit, device=device)
    if phone.lost_at is not None:
        raise ValidationError(
            {"device": _("This phone was reported lost. Erase the app on it and install it anew.")}
        )
    phone.label, phone.unit, phone.last_on = label[:40], unit, timezone.localdate()
    phone.save()
    return phone


def digest(token: str) -> str:
    """Return what is kept of a sending key."""
    return sha256(token.encode("utf-8")).hexdigest()


def enrolment_of(token: str) -> Enrolment | None:
    """Return whose sending key this is; None when it is nobody's, or has run out.

    What ends the worker's sessions ends it too: a new password, a closed account, "end all".
    A lost phone is known for as long as it asks, since it must be told to erase.
    """
    found = (
        Enrolment.objects.select_related("phone", "staff", "unit__controller")
        .filter(token_digest=digest(token))
        .first()
    )
    if found is None or found.phone.lost_at is not None:
        return found
    return found if found.staff.is_active and _lasts(found) else None


def _lasts(enrolment: Enrolment) -> bool:
    worker = enrolment.staff
    hashes = (worker.get_session_auth_hash(), *worker.get_session_auth_fallback_hash())
    return enrolment.expires_at > timezone.now() and enrolment.session_hash in hashes


class WrongCode(Exception):
    """The code was wrong; so many tries are left, none when the view is shut."""

    def __init__(self, left: int) -> None:
        super().__init__(left)
        self.left = left


def unlock(*, enrolment: Enrolment, pin: str) -> Enrolment:
    """Open the readable view with the worker's code.

    Raises:
        WrongCode: with how many tries are left. The last wrong one shuts the view for good:
            its key is let go, and the worker signs in anew.
    """
    with transaction.atomic():
        held = Enrolment.objects.select_for_update().get(pk=enrolment.pk)
        right = held.view_open and check_password(pin, held.pin)
        if right:
            held.wrong = 0
        elif held.view_open:
            held.wrong += 1
            if held.wrong >= rules.WRONG_CODES:
                held.view_open, held.view_serial = False, held.view_serial + 1
        held.save(update_fields=["wrong", "view_open", "view_serial"])
    if not right:
        raise WrongCode(rules.WRONG_CODES - held.wrong if held.view_open else 0)
    return held


@transaction.atomic
def close_view(*, enrolment: Enrolment) -> None:
    """Let go of the key of the readable view: the shift is over. A new sign-in makes a new one."""
    held = Enrolment.objects.select_for_update().get(pk=enrolment.pk)
    held.view_serial += 1
    held.view_open = False
    held.save(update_fields=["view_serial", "view_open"])


@transaction.atomic
def report_lost(*, by: Actor, phone: Phone) -> None:
    """Trust a phone no longer: nothing is shown to it, and at its next call it is told to erase.

    What it still sends goes to the tray, where somebody looks. Done twice it is done once.
    """
    check_may(by, "lose", "phone")
    # Of every unit it is used by: two units can share one, and either may miss it.
    units = {phone.unit_id, *phone.enrolments.values_list("unit_id", flat=True)}
    if not by.trusted and not units & units_for(by, "lose", "phone"):
        raise Refused(_("You do not work in this unit."))
    held = Phone.objects.select_for_update().get(pk=phone.pk)
    if held.lost_at is None:
        held.lost_at, held.lost_by_id = timezone.now(), by.staff
        held.save(update_fields=["lost_at", "lost_by"])
        shutting.note(PHONE, [held.pk], "lost")
    for one in held.enrolments.select_for_update():
        one.view_open, one.view_serial = False, one.view_serial + 1
        one.save(update_fields=["view_open", "view_serial"])


def shut_again(by: Actor) -> int:
    """Trust no phone that was reported lost since the copy was made that was put back.

    Everybody else signs on anew: the copy does not know who was taken off, whose code was tried
    too often, or whose password is another now. What lies sealed on a phone stays good.
    """
    phones = Phone.objects.filter(lost_at=None)
    lost = shutting.known(PHONE, list(phones.values_list("pk", flat=True)))
    for phone in phones.filter(pk__in=list(lost)):
        phone.lost_at = lost[phone.pk].at
        phone.save(update_fields=["lost_at"])
    Enrolment.objects.update(
        expires_at=timezone.now(), view_open=False, view_serial=F("view_serial") + 1
    )
    return len(lost)


@transaction.atomic
def take_off(*, by: Actor, enrolment: Enrolment) -> None:
    """Take a worker off a phone. Their records stay; the sending key is good no longer."""
    if by.staff != enrolment.staff_id:
        check_may_in(by, "lose", "phone", enrolment.unit_id)
    enrolment.expires_at = timezone.now()
    enrolment.view_open, enrolment.view_serial = False, enrolment.view_serial + 1
    enrolment.save(update_fields=["expires_at", "view_open", "view_serial"])


def note_erasing(phone: Phone) -> None:
    """Write down that a lost phone has asked, and was told to erase what it held."""
    Phone.objects.filter(pk=phone.pk, erased_at=None).update(erased_at=timezone.now())


@transaction.atomic
def allow_codes(*, by: Actor, unit: Unit, allowed: bool) -> UnitNight:
    """Say whether codes of those met lately may lie on the unit's phones, under the view key."""
    check_may_in(by, "allow", "phone", unit.pk)
    row, _made = UnitNight.objects.update_or_create(
        unit=unit, defaults={"codes_on_phones": allowed}
    )
    return row


def codes_allowed(unit: Any) -> bool:
    """Tell whether the unit has said that codes may lie on its phones."""
    return UnitNight.objects.filter(unit=unit, codes_on_phones=True).exists()
