"""The head of every page shows only doors that its reader may open, and where one stands."""

import pytest
from django.test import RequestFactory
from django.urls import reverse

from lykt.organisation.acting import acting_as
from lykt.web.navigation import navigation


MEETING = ["contact_new", "contacts", "people", "shifts", "concerns", "cases"]

DOORS = {
    "froya": [*MEETING, "events", "figures"],
    "hedda": [*MEETING, "events", "figures"],
    "kaja": [*MEETING, "capacity", "places", "events", "plans", "figures"],
    "leila": [
        *MEETING,
        "capacity",
        "places",
        "events",
        "plans",
        "figures",
        "accounts",
    ],
    "pal": ["events", "plans", "figures"],
    "aksel": ["figures"],
    "odin": ["requests", "keeping_rules", "reading_record"],
    "astrid": ["accounts", "units"],
    "parisa": ["cases"],
}


def nav_at(path: str) -> list[dict[str, object]]:
    return navigation(RequestFactory().get(path))["nav"]  # type: ignore[return-value]


@pytest.mark.parametrize(("name", "views"), DOORS.items())
def test_doors_by_role(request: pytest.FixtureRequest, name: str, views: list[str]) -> None:
    with acting_as(request.getfixturevalue(name).as_actor()):
        assert [door["url"] for door in nav_at("/")] == [reverse(view) for view in views]


@pytest.mark.parametrize(
    ("path", "here"),
    [
        ("/", None),
        ("/contacts/", "/contacts/"),
        ("/contacts/new/", "/contacts/new/"),
        ("/contacts/abc/correct/", "/contacts/"),
        ("/figures/2012/", "/figures/"),
    ],
)
def test_where_one_stands(froya: object, path: str, here: str | None) -> None:
    with acting_as(froya.as_actor()):  # type: ignore[attr-defined]
        current = [door["url"] for door in nav_at(path) if door["current"]]
    assert current == ([here] if here else [])


def test_nobody_at_the_door() -> None:
    assert nav_at("/account/sign-in/") == []
