"""Which role reaches which page of the desk's side of the night, and which call of the API."""

from typing import Any

from lykt.field.night.models import NightRecord
from lykt.organisation.access import MEETS_PEOPLE
from lykt.organisation.acting import acting_as
from lykt.organisation.models import Staff
from lykt.organisation.roles import Role
from tests.field.night.phone import Phone
from tests.support.pages import OPERATOR, Page
from tests.support.people import World, make_staff


MEETS = frozenset(MEETS_PEOPLE)
LEADER = frozenset({Role.UNIT_LEADER})
_made = iter(range(1, 10_000))


def _phone(world: World) -> Phone:
    staff = make_staff(Role.FIELD_WORKER, world.service, f"natt{next(_made)}")
    return Phone(staff, world.service)


def phone(world: World, reader: Staff) -> dict[str, Any]:
    """A phone of the service."""
    return {"handle": _phone(world).enrolment.phone.handle}


def enrolment(world: World, reader: Staff) -> dict[str, Any]:
    """A worker on a phone of the service."""
    return {"handle": _phone(world).enrolment.handle}


def in_tray(world: World, reader: Staff) -> dict[str, Any]:
    """A record in the tray of the service: a code that is not known."""
    one = _phone(world)
    one.send(one.start())
    bad = one.met({"code": "FINNES-IKKE-3"})
    one.send(bad)
    with acting_as(OPERATOR):
        return {"handle": NightRecord.objects.get(record=bad.id).handle}


def unit(world: World, reader: Staff) -> dict[str, Any]:
    """The service."""
    return {"unit": world.service.handle}


ROWS: dict[str, Page] = {
    "tray": Page(MEETS),
    "tray_record": Page(MEETS, in_tray),
    "phones": Page(MEETS),
    "phone_lost": Page(MEETS, phone, "post"),
    "phone_take_off": Page(MEETS, enrolment, "post"),
    "phone_codes": Page(LEADER, unit, "post"),
}
