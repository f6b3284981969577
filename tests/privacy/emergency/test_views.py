"""A door opened in an emergency: for hours, loudly, and no further than the role."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lykt.organisation.acting import Actor
from lykt.organisation.models import Notice, Staff, StaffPost
from lykt.organisation.roles import Role
from lykt.organisation.templatetags.notices import happened
from lykt.people import actions as people
from lykt.people.models import Person
from lykt.privacy.emergency.models import EmergencyAccess
from lykt.privacy.reading.codes import Ground
from lykt.privacy.reading.models import ReadingEntry
from tests.support.people import World, make_staff


ClientOf = Callable[[Staff], Client]
STORY = "She called from a stairwell and is afraid to go home."


@pytest.fixture
def away(world: World, operator: Actor) -> Person:
    """Someone known at the clinic, where the test people do not work."""
    contact = people.register_contact(
        by=operator, unit=world.clinic, date=timezone.localdate(), channel="street", new_person={}
    )
    assert contact.person is not None
    people.register_contact(
        by=operator,
        unit=world.clinic,
        date=timezone.localdate(),
        channel="health",
        person=contact.person,
        given=["test"],
    )
    return contact.person


def opening(code: str, **told: str) -> dict[str, str]:
    return {"label": code, "why": "life", "story": STORY, "hours": "2", **told}


def page_of(client: Client, person: Person) -> int:
    return client.get(reverse("person_page", args=[person.handle])).status_code


def test_before_and_after_there_is_nobody(
    away: Person, froya: Staff, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = client_of(froya)
    assert page_of(client, away) == 404
    answer = client.post(reverse("emergency_new"), opening(away.code.lower()))
    assert answer.headers["Location"] == reverse("person_page", args=[away.handle])
    shown = client.get(answer.headers["Location"])
    assert (shown.status_code, away.code in shown.content.decode()) == (200, True)
    later = timezone.now() + timedelta(hours=2, minutes=1)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert not EmergencyAccess.objects.filter(until__gt=later).exists()
    # The session has been idle as long, so a new one is begun.
    assert page_of(client_of(froya), away) == 404


def test_it_is_read_on_that_ground(away: Person, froya: Staff, client_of: ClientOf) -> None:
    client = client_of(froya)
    client.post(reverse("emergency_new"), opening(away.code))
    page_of(client, away)
    assert ReadingEntry.objects.latest("number").ground == Ground.EMERGENCY


def test_the_role_shows_what_it_shows_and_nothing_is_changed(
    away: Person, froya: Staff, hedda: Staff, client_of: ClientOf
) -> None:
    for staff, rows in ((froya, 1), (hedda, 2)):
        client = client_of(staff)
        client.post(reverse("emergency_new"), opening(away.code))
        page = client.get(reverse("person_page", args=[away.handle]))
        assert page.context["page"].paginator.count == rows
        assert client.get(reverse("person_change", args=[away.handle])).status_code == 404
        assert reverse("person_change", args=[away.handle]) not in page.content.decode()


def test_leader_and_officer_are_told_and_nobody_else(
    world: World, away: Person, froya: Staff, leila: Staff, odin: Staff, client_of: ClientOf
) -> None:
    theirs = make_staff(Role.UNIT_LEADER, world.clinic, "klara")
    client_of(froya).post(reverse("emergency_new"), opening(away.code))
    notice = Notice.objects.get()
    assert away.code not in f"{notice.about} {notice.link}"
    assert "froya · Danger to life or health" in happened(notice)
    link = reverse("emergency_page", args=[EmergencyAccess.objects.get().handle])
    leader, officer = client_of(theirs).get(link), client_of(odin).get(link)
    assert (STORY in leader.content.decode(), away.code in leader.content.decode()) == (True, True)
    assert officer.status_code == 200
    assert STORY not in officer.content.decode()
    assert away.code not in officer.content.decode()
    assert client_of(leila).get(link).status_code == 404


@pytest.mark.parametrize(
    ("told", "problem"),
    [
        ({"label": "NOBODY-AT-ALL"}, "Nobody in your organisation"),
        ({"story": "urgent"}, "Say in a sentence"),
        ({"hours": "9"}, "Select a valid choice"),
        ({"why": ""}, "required"),
    ],
)
def test_what_does_not_open(
    told: dict[str, str], problem: str, away: Person, froya: Staff, client_of: ClientOf
) -> None:
    answer = client_of(froya).post(reverse("emergency_new"), opening(away.code, **told))
    assert problem in answer.content.decode()
    assert not EmergencyAccess.objects.exists()


def test_another_municipality_opens_nothing_and_the_try_is_told(
    away: Person, ulrik: Staff, client_of: ClientOf, world: World
) -> None:
    answer = client_of(ulrik).post(reverse("emergency_new"), opening(away.code))
    assert "Nobody in your organisation" in answer.content.decode()
    assert Notice.objects.get().controller == world.elvestad


def test_it_can_be_shut_before_its_time(
    away: Person, froya: Staff, leila: Staff, client_of: ClientOf
) -> None:
    client = client_of(froya)
    client.post(reverse("emergency_new"), opening(away.code))
    handle = EmergencyAccess.objects.get().handle
    assert client_of(leila).post(reverse("emergency_end", args=[handle])).status_code == 404
    client.post(reverse("emergency_end", args=[handle]))
    assert page_of(client, away) == 404


def test_the_story_stands_sealed(away: Person, froya: Staff, client_of: ClientOf) -> None:
    client_of(froya).post(reverse("emergency_new"), opening(away.code))
    [stored] = EmergencyAccess.objects.extra(select={"raw": "story"}).values_list("raw", flat=True)
    assert stored.startswith("s1.")
    assert "stairwell" not in stored


def test_the_door_is_shut_with_the_post_that_let_one_open_it(
    away: Person, froya: Staff, client_of: ClientOf
) -> None:
    client = client_of(froya)
    client.post(reverse("emergency_new"), opening(away.code))
    assert page_of(client, away) == 200
    froya.posts.update(until=timezone.localdate() - timedelta(days=1))
    assert page_of(client, away) in {403, 404}


def test_a_role_held_elsewhere_shows_nothing_of_the_clinic_here(
    world: World, away: Person, froya: Staff, client_of: ClientOf
) -> None:
    StaffPost.objects.create(
        staff=froya,
        controller=world.elvestad,
        unit=world.elsewhere,
        role=Role.HEALTH_WORKER,
        since="2020-01-01",
    )
    client = client_of(froya)
    client.post(reverse("emergency_new"), opening(away.code))
    page = client.get(reverse("person_page", args=[away.handle]))
    assert page.context["page"].paginator.count == 1
