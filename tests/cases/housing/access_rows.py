"""Which role reaches which page of housing."""

from typing import Any

from lykt.cases.case.models import Case, Member
from lykt.cases.case.permissions import TEAM
from lykt.cases.housing import actions_waiting
from lykt.cases.housing.models import PlaceAddress
from lykt.cases.housing.permissions import OVERSEE
from lykt.organisation.acting import acting_as
from lykt.organisation.models import Staff
from lykt.organisation.roles import Role
from tests.cases.housing.homes import (
    give_address,
    make_place,
    make_stay,
    name_reader,
    write_address,
)
from tests.support.cases import OPERATOR, case_for
from tests.support.pages import Page, make_person
from tests.support.people import World


OWN_TEAM = frozenset(TEAM)
IN_A_TEAM = OWN_TEAM | {Role.INVITED_PARTNER}
COORDINATOR = frozenset({Role.CASE_COORDINATOR})
LEADER = frozenset({Role.UNIT_LEADER})
OVERSEEING = frozenset(OVERSEE)


def _case(world: World, reader: Staff) -> Case:
    return case_for(world, reader, make_person(world))


def in_case(world: World, reader: Staff) -> dict[str, Any]:
    """A case of the service, with the reader in its team, and a place to choose."""
    make_place(world.service)
    return {"case": _case(world, reader).handle}


def stay(world: World, reader: Staff) -> dict[str, Any]:
    """A stay in a case."""
    found = make_stay(_case(world, reader), remark="Two bags.")
    return {"case": found.case.handle, "stay": found.handle}


def read_address(world: World, reader: Staff) -> dict[str, Any]:
    """A stay whose address the reader is named to read, if they are in the team."""
    found = make_stay(_case(world, reader))
    give_address(world, found.place)
    with acting_as(OPERATOR):
        named = Member.objects.filter(case=found.case, staff=reader, left_at=None).exists()
    if named:
        name_reader(found, reader)
    return {"case": found.case.handle, "stay": found.handle}


def reader_of(world: World, reader: Staff) -> dict[str, Any]:
    """Somebody who may read the address of a stay."""
    found = make_stay(_case(world, reader))
    with acting_as(OPERATOR):
        coordinator = found.case.coordinator
    named = name_reader(found, coordinator)
    return {"case": found.case.handle, "stay": found.handle, "reader": named.handle}


def waiting(world: World, reader: Staff) -> dict[str, Any]:
    """Somebody on the waiting list."""
    found = _case(world, reader)
    with acting_as(OPERATOR):
        actions_waiting.put_on_list(
            by=OPERATOR, case=found, who_for="women", shielding="hidden", priority="soon"
        )
    return {"case": found.handle}


def offer(world: World, reader: Staff) -> dict[str, Any]:
    """A place that has been asked."""
    found = _case(world, reader)
    place = make_place(world.service)
    with acting_as(OPERATOR):
        asked = actions_waiting.ask_place(by=OPERATOR, case=found, place=place, remark="Rang.")
    return {"case": found.handle, "offer": asked.handle}


def place(world: World, reader: Staff) -> dict[str, Any]:
    """A place of the service with an address."""
    found = make_place(world.service)
    give_address(world, found)
    return {"handle": found.handle}


def to_confirm(world: World, reader: Staff) -> dict[str, Any]:
    """A place whose address waits for the reader."""
    found = make_place(world.service)
    row = write_address(world, found)
    with acting_as(OPERATOR):
        PlaceAddress.objects.filter(pk=row.pk).update(second=reader)
    return {"handle": found.handle}


def left_behind(world: World, reader: Staff) -> dict[str, Any]:
    """A bed of somebody whose case is closed."""
    found = make_stay(_case(world, reader))
    with acting_as(OPERATOR):
        Case.objects.filter(pk=found.case_id).update(
            state="closed", closing="settled", closed_on=found.first
        )
    return {"handle": found.place.handle, "stay": found.handle}


def housed(world: World, reader: Staff) -> dict[str, Any]:
    """A case with a stay, somebody on the list and a place that was asked."""
    return {"case": stay(world, reader)["case"]}


ROWS: dict[str, Page] = {
    # Places
    "places": Page(OVERSEEING),
    "place_new": Page(OVERSEEING),
    "housing_waiting": Page(OVERSEEING),
    "housing_need": Page(OVERSEEING),
    "place_page": Page(OVERSEEING, place),
    "place_change": Page(OVERSEEING, place),
    "place_give_up": Page(OVERSEEING, place),
    "place_free_bed": Page(OVERSEEING, left_behind, "post"),
    "place_address": Page(OVERSEEING, place),
    "place_address_confirm": Page(OWN_TEAM, to_confirm, own=True),
    "place_address_take_back": Page(OVERSEEING, place, "post"),
    "place_address_erase": Page(LEADER, place, "post"),
    # The housing of one case
    "case_housing": Page(OWN_TEAM, housed),
    "case_place": Page(OWN_TEAM, in_case),
    "case_wait": Page(OWN_TEAM, in_case),
    "wait_change": Page(OWN_TEAM, waiting),
    "wait_end": Page(OWN_TEAM, waiting),
    "offer_new": Page(OWN_TEAM, in_case),
    "offer_answer": Page(OWN_TEAM, offer),
    "stay_change": Page(OWN_TEAM, stay),
    "stay_end": Page(OWN_TEAM, stay),
    "stay_address": Page(IN_A_TEAM, read_address),
    "stay_address_still": Page(IN_A_TEAM, read_address),
    "stay_readers": Page(COORDINATOR, stay),
    "stay_reader_end": Page(COORDINATOR, reader_of, "post"),
}
