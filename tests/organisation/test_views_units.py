"""The pages of units."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lykt.organisation.forms import PostForm
from lykt.organisation.models import Staff, Unit
from lykt.organisation.roles import Role
from tests.support.people import World, make_staff


pytestmark = pytest.mark.django_db

ClientOf = Callable[[Staff], Client]
TOLD = {"name": "Natt", "kind": "outreach", "age_bands": "18, 25"}


def test_units_are_made_changed_and_taken_out_of_use(
    world: World, client_of: ClientOf, astrid: Staff
) -> None:
    client = client_of(astrid)
    client.post(reverse("unit_new"), TOLD)
    unit = Unit.objects.get(name="Natt")
    assert (unit.controller, unit.active) == (world.fjordby, True)
    client.post(reverse("unit_change", args=[unit.handle]), TOLD | {"name": "Nattlys"})
    unit.refresh_from_db()
    assert (unit.name, unit.active) == ("Nattlys", False)
    # Out of use, it is listed still and offered nowhere.
    assert "Nattlys" in client.get(reverse("units")).content.decode()
    form = PostForm(actor=astrid.as_actor())
    offered = [str(label) for key, label in form.fields["place"].choices]
    assert "Nattlys" not in offered
    assert "Klinikken" in offered


def test_another_controllers_unit_is_not_found(
    world: World, client_of: ClientOf, astrid: Staff
) -> None:
    client = client_of(astrid)
    assert "Uteteamet" not in client.get(reverse("units")).content.decode()
    address = reverse("unit_change", args=[world.elsewhere.handle])
    assert client.get(address).status_code == 404
    assert client.post(address, TOLD).status_code == 404


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": "klinikken"}, "name"),
        ({"name": ""}, "name"),
        ({"name": "x" * 101}, "name"),
        ({"kind": "palace"}, "kind"),
        ({"age_bands": "30, 18"}, "age_bands"),
        ({"age_bands": ""}, "age_bands"),
    ],
)
@pytest.mark.parametrize("new", [True, False])
def test_bad_input(
    world: World,
    client_of: ClientOf,
    astrid: Staff,
    change: dict[str, str],
    field: str,
    new: bool,
) -> None:
    address = reverse("unit_new") if new else reverse("unit_change", args=[world.service.handle])
    response = client_of(astrid).post(address, TOLD | change)
    assert list(response.context["form"].errors) == [field]
    assert Unit.objects.count() == 3


def test_one_who_governs_two_controllers_says_which(world: World, client_of: ClientOf) -> None:
    both = make_staff(Role.ADMINISTRATOR, world.service, "both")
    both.posts.create(controller=world.elvestad, role=Role.ADMINISTRATOR)
    client = client_of(both)
    client.post(reverse("unit_new"), TOLD | {"controller": str(world.elvestad.pk)})
    assert Unit.objects.get(name="Natt").controller == world.elvestad
    assert "Elvestad" in client.get(reverse("units")).content.decode()


def test_the_number_of_queries_does_not_grow_with_the_rows(
    world: World, client_of: ClientOf, astrid: Staff
) -> None:
    client = client_of(astrid)
    client.get(reverse("units"))

    def count() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("units"))
        return len(asked)

    few = count()
    for n in range(20):
        Unit.objects.create(controller=world.fjordby, name=f"Unit {n}")
    assert count() == few
