"""Pages of figures: a picture as a file of its own."""

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.roles import Role
from lykt.people.codes import Channel
from lykt.people.models import Contact, Person
from lykt.reports.drawing import ON_SCREEN
from lykt.reports.svg import policy
from tests.reports.svg import parsed
from tests.support.people import World, make_staff


@pytest.fixture
def leila(world: World, client: Client) -> Client:
    """The leader of a service that has met someone in 2024 and in 2025."""
    kept = {"controller": world.fjordby, "unit": world.service}
    with acting_as(Actor(kind="operator", name="test")):
        for at, day in enumerate((date(2024, 6, 1), date(2025, 6, 1))):
            person = Person.objects.create(**kept, code=f"STILLE-ELV-{at}", country="NG")
            Contact.objects.create(**kept, person=person, date=day, channel=Channel.STREET)
    client.force_login(make_staff(Role.UNIT_LEADER, world.service))
    return client


def address(key="people", scheme="light"):
    return reverse("figure_picture", args=[2025, key, scheme])


@pytest.mark.parametrize("scheme", ON_SCREEN)
def test_a_picture_is_a_file_with_a_policy_of_its_own(leila, scheme):
    answer = leila.get(address(scheme=scheme))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/svg+xml"
    assert answer["Content-Security-Policy"] == policy(answer.content.decode())
    assert "font-src data:" in answer["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("key", "scheme"), [("people", "print"), ("people", "x"), ("gender", "light")]
)
def test_what_is_no_picture_is_not_found(leila, key, scheme):
    assert leila.get(address(key, scheme)).status_code == 404


def test_the_page_keeps_a_place_as_large_as_the_picture_and_says_it_in_words(leila):
    page = leila.get(reverse("figures_year", args=[2025])).content.decode()
    (shown,) = re.findall(r'<picture class="only-light">.*?</picture>', page, flags=re.DOTALL)[:1]
    for tag, scheme in (("source", "light-narrow"), ("img", "light")):
        (place,) = re.findall(rf"<{tag} [^>]*>", shown)
        assert f"/{scheme}.svg" in place
        root = parsed(leila.get(address(scheme=scheme)).content.decode())
        assert f'width="{root.get("width")}" height="{root.get("height")}"' in place
    assert 'loading="lazy"' in shown
    assert re.search(r'alt="[^"]{40,}"', shown)


def test_one_picture_is_made_for_one_picture(leila, monkeypatch):
    """The page asks for nine: each must not make the nine."""
    from lykt.reports import pictures

    made = []
    make = pictures._made
    monkeypatch.setattr(pictures, "_made", lambda key, *rest: made.append(key) or make(key, *rest))
    leila.get(address())
    assert made == ["people"]
