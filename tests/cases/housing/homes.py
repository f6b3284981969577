"""Places, stays and addresses of the tests, made through the actions."""

from itertools import count
from typing import Any

from lykt.cases.case.models import Case, Member
from lykt.cases.case.queries import team_of
from lykt.cases.housing import actions, actions_addresses, actions_places
from lykt.cases.housing.models import AddressReader, Place, PlaceAddress, Stay
from lykt.organisation.acting import acting_as
from lykt.organisation.models import Staff, Unit
from lykt.organisation.roles import Role
from tests.support.cases import OPERATOR, coordinator_of
from tests.support.people import World, make_staff


_number = count(1)
ADDRESS = "Fiskestredet 12B, 4. etasje"


def make_place(unit: Unit, **told: Any) -> Place:
    """Take a place into use at a unit."""
    known: dict[str, Any] = {
        "name": f"Plass {next(_number)}",
        "kind": "crisis_centre",
        "run_by": "municipality",
        "capacity": 2,
        "who_for": ["women"],
    }
    with acting_as(OPERATOR):
        return actions_places.make_place(by=OPERATOR, unit=unit, **(known | told))


def make_stay(case: Case, place: Place | None = None, **told: Any) -> Stay:
    """Place the person of a case."""
    with acting_as(OPERATOR):
        return actions.place_person(
            by=OPERATOR,
            case=case,
            place=place or make_place(case.unit),
            **({"kind": "shielded"} | told),
        )


def colleague_of(world: World) -> Staff:
    """Return a second coordinator of the service of this world."""
    name = f"second-{world.service.handle[:8].lower()}"
    found = Staff.objects.filter(username=name).first()
    return found or make_staff(Role.CASE_COORDINATOR, world.service, name)


def write_address(world: World, place: Place, address: str = ADDRESS) -> PlaceAddress:
    """Write an address that waits for `colleague_of` the world."""
    by, second = coordinator_of(world).as_actor(), colleague_of(world)
    with acting_as(by):
        return actions_addresses.write_address(
            by=by, place=place, address=address, second=second, way_in="Ring på hos naboen"
        )


def give_address(world: World, place: Place, address: str = ADDRESS) -> PlaceAddress:
    """Write an address twice, by two people, so that it counts."""
    row = write_address(world, place, address)
    by = colleague_of(world).as_actor()
    with acting_as(by):
        assert actions_addresses.confirm_address(by=by, row=row, address=address)
        return PlaceAddress.objects.get(pk=row.pk)


def member_of(case: Case, staff: Staff) -> Member:
    """Return somebody's place in the team."""
    with acting_as(OPERATOR):
        return team_of(case).get(staff=staff)


def name_reader(stay: Stay, staff: Staff) -> AddressReader:
    """Let somebody of the team read the address of a stay."""
    with acting_as(OPERATOR):
        return actions.name_reader(by=OPERATOR, stay=stay, member=member_of(stay.case, staff))
