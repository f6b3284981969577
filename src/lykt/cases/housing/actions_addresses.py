"""Addresses: two people stand behind each, and nobody is shown one to make it count.

One writes it and names a second. The second writes it too, from what they know themselves;
when the two are the same it counts, and the address before it goes with its key.
"""

import hmac
from functools import partial
from hashlib import sha256
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from lykt.cases.housing import rules
from lykt.cases.housing.codes import AddressState
from lykt.cases.housing.models import Place, PlaceAddress
from lykt.cases.housing.queries import seconds_for
from lykt.organisation.access import Refused, check_may_in
from lykt.organisation.acting import Actor
from lykt.organisation.keys import new_id
from lykt.organisation.models import Staff
from lykt.privacy.sealing.keys import destroy, key_to_seal


#: So many times the second may write another address than the first; then it falls.
MOST_TRIES = 3


def _digest(subject: UUID, address: str) -> str:
    """Return what two writings are compared by: 32 hexadecimal digits under the own key."""
    said = f"address of a place\n{rules.folded(address)}".encode()
    return hmac.new(key_to_seal(subject), said, sha256).hexdigest()[:32]


@transaction.atomic
def write_address(
    *, by: Actor, place: Place, address: str, second: Staff | None, way_in: str = ""
) -> PlaceAddress:
    """Write where a place is, and name the second person. It does not count yet.

    What is written and waits is written over; what stands goes on standing meanwhile.

    Raises:
        Refused: when the actor may not in the place's unit, or has no account.
        ValidationError: by field; when no second person is named, or they cannot be it.
    """
    check_may_in(by, "change", "place", place.unit_id)
    if by.staff is None:
        raise Refused(_("Two people who are named stand behind an address: sign in."))
    now: Place = Place.objects.select_for_update().get(pk=place.pk)
    if now.active_to is not None:
        raise ValidationError(_("The place has been given up. It has no address any more."))
    if not rules.folded(address):
        raise ValidationError({"address": _("Write the address.")})
    if second is None:
        raise ValidationError(
            {"second": _("Name a colleague who knows the address too. They write it as well.")}
        )
    if not seconds_for(by, now).filter(pk=second.pk).exists():
        raise ValidationError({"second": _("Choose a colleague of this unit, and not yourself.")})
    destroyed_with_the_transaction(now.addresses.filter(state=AddressState.WAITING))
    row = PlaceAddress(
        subject=new_id(),
        controller_id=now.controller_id,
        unit_id=now.unit_id,
        place=now,
        address=address.strip(),
        way_in=way_in.strip(),
        second=second,
    )
    row.digest = _digest(row.subject, address)
    row.save(force_insert=True)
    return row


@transaction.atomic
def confirm_address(*, by: Actor, row: PlaceAddress, address: str) -> bool:
    """Write the address a second time. Return whether it was the same, and so counts now.

    Where it was another one too many times, the first writing goes. Nothing is shown.

    Raises:
        Refused: when the actor is not the one who was named.
        ValidationError: when it does not wait any more, or nothing is written.
    """
    check_may_in(by, "confirm", "place", row.unit_id)
    if by.staff is None or by.staff != row.second_id:
        raise Refused(_("Only whoever was named can write it a second time."))
    place = Place.objects.select_for_update().get(pk=row.place_id)
    now = PlaceAddress.objects.filter(pk=row.pk, state=AddressState.WAITING).first()
    if now is None:
        raise ValidationError(_("This does not wait any more. Look at the place again."))
    if not rules.folded(address):
        raise ValidationError({"address": _("Write the address.")})
    if not hmac.compare_digest(now.digest, _digest(now.subject, address)):
        now.tries += 1
        now.save()
        if now.tries >= MOST_TRIES:
            destroyed_with_the_transaction(place.addresses.filter(pk=now.pk))
        return False
    destroyed_with_the_transaction(place.addresses.filter(state=AddressState.STANDS))
    now.state, now.confirmed_at, now.digest = AddressState.STANDS, timezone.now(), ""
    now.save()
    return True


def tries_left(row: PlaceAddress) -> bool:
    """Tell whether an address still waits after another one was written beside it."""
    return bool(PlaceAddress.objects.filter(pk=row.pk, state=AddressState.WAITING).exists())


@transaction.atomic
def take_back_address(*, by: Actor, place: Place) -> None:
    """Take back what was written and waits for a second person.

    Raises:
        Refused: when the actor may not in the place's unit.
    """
    check_may_in(by, "change", "place", place.unit_id)
    destroyed_with_the_transaction(place.addresses.filter(state=AddressState.WAITING))


@transaction.atomic
def erase_address(*, by: Actor, place: Place) -> None:
    """Erase every address of a place, with the keys: for a place that has become known.

    Raises:
        Refused: when the actor does not lead the place's unit.
    """
    check_may_in(by, "erase", "place", place.unit_id)
    Place.objects.select_for_update().get(pk=place.pk)
    destroyed_with_the_transaction(place.addresses.all())


def destroyed_with_the_transaction(rows: QuerySet[PlaceAddress]) -> None:
    """Take addresses, and their keys once that is written: no old copy can be read after it."""
    if keys := list(rows.values_list("subject", flat=True)):
        rows.delete()
        transaction.on_commit(partial(destroy, keys))
