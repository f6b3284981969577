"""Units: who makes and changes them, and what a unit out of use still is."""

import pytest
from django.core.exceptions import ValidationError

from lykt.organisation import actions_units
from lykt.organisation.access import Refused
from lykt.organisation.models import Staff, Unit
from lykt.organisation.roles import Role
from tests.support.people import World, make_staff


pytestmark = pytest.mark.django_db

TOLD = {"name": "Natt", "kind": "outreach", "age_bands": "18, 25"}


@pytest.mark.parametrize("role", Role)
def test_only_an_administrator_makes_and_changes_units(world: World, role: Role) -> None:
    by = make_staff(role, world.service).as_actor()

    def both() -> None:
        unit = actions_units.make_unit(by=by, controller=world.fjordby, **TOLD)
        actions_units.change_unit(by=by, unit=unit, active=False, **TOLD | {"name": "Nattlys"})

    if role == Role.ADMINISTRATOR:
        both()
        assert Unit.objects.get(name="Nattlys").active is False
    else:
        with pytest.raises(Refused):
            both()
        with pytest.raises(Refused):
            actions_units.change_unit(by=by, unit=world.clinic, active=False, **TOLD)
        assert Unit.objects.count() == 3


def test_another_controllers_units_are_out_of_reach(world: World, astrid: Staff) -> None:
    by = astrid.as_actor()
    with pytest.raises(Refused):
        actions_units.make_unit(by=by, controller=world.elvestad, **TOLD)
    with pytest.raises(Refused):
        actions_units.change_unit(by=by, unit=world.elsewhere, active=True, **TOLD)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": "KLINIKKEN"}, "name"),
        ({"name": ""}, "name"),
        ({"kind": "palace"}, "kind"),
        ({"age_bands": "30, 18"}, "age_bands"),
        ({"age_bands": "young, old"}, "age_bands"),
        ({"age_bands": "18, 500"}, "age_bands"),
    ],
)
def test_what_a_unit_cannot_be(
    world: World, astrid: Staff, change: dict[str, str], field: str
) -> None:
    with pytest.raises(ValidationError) as told:
        actions_units.make_unit(by=astrid.as_actor(), controller=world.fjordby, **TOLD | change)
    assert list(told.value.message_dict) == [field]


def test_two_controllers_may_use_the_same_name(world: World, astrid: Staff) -> None:
    told = TOLD | {"name": "Uteteamet"}
    actions_units.make_unit(by=astrid.as_actor(), controller=world.fjordby, **told)
    assert Unit.objects.filter(name="Uteteamet").count() == 2
