"""The pages of hours and room."""

import pytest
from django.urls import reverse

from lykt.cases.capacity.models import Hours
from tests.support.cases import make_case
from tests.support.pages import make_person


@pytest.fixture
def case(world, kaja, operator):
    return make_case(make_person(world), kaja)


def test_hours_are_written_and_taken_back_through_the_page(case, kaja, client_of):
    client, url = client_of(kaja), reverse("case_hours", args=[case.handle])
    told = {"what": "travel", "hours": "2.5", "day": "2026-01-01"}
    told["day"] = f"{case.opened_on:%Y-%m-%d}"
    page = client.post(url, told, follow=True).content.decode()
    undo = reverse("hours_undo", args=[case.handle, Hours.objects.get().handle])
    assert undo in page
    client.post(undo)
    assert not Hours.objects.exists()
    assert client.post(url, {**told, "hours": "x"}).status_code == 422


def test_the_leader_sees_numbers_and_nobody(case, leila, kaja, client_of):
    page = client_of(leila).get(reverse("capacity")).content.decode()
    main = page.split("<main")[1].split("</main")[0]
    assert "1 open case" in main
    for told in (case.label, case.handle, "Kaja"):
        assert told not in main
    url = reverse("capacity_state")
    told = {"unit": case.unit.handle, "at_once": "0", "positions": "1", "since": "2026-01-01"}
    assert client_of(leila).post(url, told).status_code == 422
    client_of(leila).post(url, {**told, "at_once": "3"})
    assert "There is room for 3: 2 more." in (
        client_of(leila).get(reverse("capacity")).content.decode()
    )
