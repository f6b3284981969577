"""The pages of what one is told, and of what has been left behind."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from lykt.organisation import actions, orphans
from lykt.organisation.acting import Actor
from lykt.organisation.codes import NoticeKind
from lykt.organisation.models import Notice, NoticeSeen, Staff
from lykt.organisation.notices import tell
from lykt.organisation.roles import Role
from tests.support.orphans import Drawers
from tests.support.people import PASSWORD, World, make_staff


pytestmark = pytest.mark.django_db

ClientOf = Callable[[Staff], Client]
OPERATOR = Actor(kind="operator", name="olav")


def emergency(world: World, **more: object) -> Notice:
    told = {"what": NoticeKind.EMERGENCY_OPENED, "roles": [Role.UNIT_LEADER], "actor": OPERATOR}
    place = {"controller": world.fjordby.pk, "unit": world.service.pk}
    return tell(**told | place | more)  # type: ignore[arg-type]


def text_of(client: Client, name: str) -> str:
    response = client.get(reverse(name))
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize("name", ["notices", "today"])
class TestTold:
    """On the page Today and in the list of all."""

    def test_what_who_when_where_and_what_to_do(
        self, world: World, client_of: ClientOf, leila: Staff, name: str
    ) -> None:
        emergency(world, about=f"{leila.username} · {Role.ANALYST} · 2026-03-01", link="accounts")
        text = text_of(client_of(leila), name)
        day = date_format(date(2026, 3, 1), "SHORT_DATE_FORMAT")
        assert f"Emergency access opened: leila · Analyst · {day}" in text
        assert "by the operator olav · Møteplassen" in text
        assert "Look at the reason, and talk with them." in text
        assert f'href="{reverse("accounts")}">Open' in text

    @pytest.mark.parametrize("link", ["", "no_such_page x", "account_page", "account_page a b"])
    def test_a_link_that_leads_nowhere_is_no_link(
        self, world: World, client_of: ClientOf, leila: Staff, name: str, link: str
    ) -> None:
        emergency(world, link=link)
        assert ">Open<" not in text_of(client_of(leila), name)

    def test_a_kind_of_a_later_version_is_named_by_its_code(
        self, world: World, client_of: ClientOf, leila: Staff, name: str
    ) -> None:
        emergency(world, what="moon_fell", about="twice")
        assert "moon_fell: twice" in text_of(client_of(leila), name)

    def test_one_says_seen_and_comes_back(
        self, world: World, client_of: ClientOf, leila: Staff, name: str
    ) -> None:
        notice, client = emergency(world), client_of(leila)
        address = reverse("notice_seen", args=[notice.handle])
        assert f'action="{address}"' in text_of(client, name)
        answer = client.post(address, {"back": name})
        assert answer.headers["Location"] == reverse(name)
        assert NoticeSeen.objects.get().staff == leila
        text = text_of(client, name)
        assert address not in text
        # Seen, it leaves the page Today; in the list it stands with who has seen it.
        assert ("Emergency access opened" in text) is (name == "notices")
        assert ("Seen by Leila" in text) is (name == "notices")

    def test_the_number_of_queries_does_not_grow(
        self, world: World, client_of: ClientOf, leila: Staff, odin: Staff, name: str
    ) -> None:
        client = client_of(leila)

        def count() -> int:
            with CaptureQueriesContext(connection) as asked:
                text_of(client, name)
            return len(asked)

        def one_more() -> None:
            NoticeSeen.objects.create(notice=emergency(world), staff=odin)

        one_more()
        text_of(client, name)
        few = count()
        for _n in range(4):
            one_more()
        assert count() == few


def test_the_page_today_shows_the_latest_and_how_many_more(
    world: World, client_of: ClientOf, leila: Staff
) -> None:
    for n in range(7):
        emergency(world, about=f"number-{n}")
    text = text_of(client_of(leila), "today")
    assert [n for n in range(7) if f"number-{n}" in text] == [2, 3, 4, 5, 6]
    assert f'href="{reverse("notices")}">All notices' in text
    assert text_of(client_of(leila), "notices").count("<strong>Emergency") == 7


def test_the_list_goes_a_page_at_a_time(world: World, client_of: ClientOf, leila: Staff) -> None:
    for _n in range(51):
        emergency(world)
    client = client_of(leila)
    assert "Page 1 of 2" in text_of(client, "notices")
    assert len(client.get(reverse("notices"), {"page": 2}).context["page"]) == 1


def test_nothing_told(client_of: ClientOf, leila: Staff) -> None:
    assert "You have not been told of anything" in text_of(client_of(leila), "notices")
    assert "All notices" not in text_of(client_of(leila), "today")
    assert f'href="{reverse("notices")}"' in text_of(client_of(leila), "own_account")


@pytest.mark.parametrize("name", ["froya", "ulrik", "astrid", "odin"])
def test_whoever_was_not_told_finds_nothing(
    world: World, client_of: ClientOf, request: pytest.FixtureRequest, name: str
) -> None:
    notice, client = emergency(world), client_of(request.getfixturevalue(name))
    for told in ("notices", "today"):
        assert "Emergency" not in text_of(client, told)
    for handle in (notice.handle, "nothing"):
        assert client.post(reverse("notice_seen", args=[handle])).status_code == 404
    assert not NoticeSeen.objects.exists()


def test_a_password_given_by_somebody_else_waits_on_the_page_today(
    client_of: ClientOf, froya: Staff, astrid: Staff
) -> None:
    password = actions.give_one_time_password(by=astrid.as_actor(), staff=froya)
    froya.refresh_from_db()
    client = client_of(froya)
    own = "a lantern by the water"
    client.post(
        reverse("account_change_password"),
        {"oldpassword": password, "password1": own, "password2": own},
    )
    for _sign_in in range(2):
        text = text_of(client, "today")
        assert "Your password was given anew" in text
        assert "by astrid" in text
        client.logout()
        assert client.login(username="froya", password=own)
    notice = Notice.objects.get(staff=froya)
    client.post(reverse("notice_seen", args=[notice.handle]), {"back": "today"})
    assert "Your password was given anew" not in text_of(client, "today")
    assert own != PASSWORD


class TestOrphans:
    """The page of what those who have left still own."""

    @pytest.fixture(autouse=True)
    def drawers(self, monkeypatch: pytest.MonkeyPatch) -> Drawers:
        monkeypatch.setattr(orphans, "_kinds", {})
        room = Drawers()
        orphans.add(room.handed_down())
        return room

    @pytest.fixture
    def address(self, froya: Staff) -> str:
        """Where what Frøya has left behind is handed over."""
        froya.posts.update(until=timezone.localdate() - timedelta(days=1))
        return reverse("orphan_give", args=["drawer", froya.posts.get().handle])

    def test_nothing_is_left(self, client_of: ClientOf, leila: Staff) -> None:
        assert "Nothing is left behind" in text_of(client_of(leila), "orphans")
        assert reverse("orphans") not in text_of(client_of(leila), "today")

    def test_what_whose_and_who_could_have_it(
        self, client_of: ClientOf, leila: Staff, sunniva: Staff, address: str
    ) -> None:
        text = text_of(client_of(leila), "orphans")
        assert "left by Froya" in text
        assert f'action="{address}"' in text
        assert f'<option value="{leila.handle}" selected>Leila (me)</option>' in text
        assert f'<option value="{sunniva.handle}">Sunniva</option>' in text
        assert ">Froya</option>" not in text
        assert "1 thing is left behind" in text_of(client_of(leila), "today")

    def test_it_is_given_to_a_colleague(
        self, client_of: ClientOf, leila: Staff, sunniva: Staff, drawers: Drawers, address: str
    ) -> None:
        client = client_of(leila)
        answer = client.post(address, {"to": sunniva.handle})
        assert answer.headers["Location"] == reverse("orphans")
        assert [to for _by, _handle, to in drawers.taken] == [sunniva]
        assert "Sunniva has taken it over." in text_of(client, "orphans")
        assert client.post(address, {"to": sunniva.handle}).status_code == 404

    @pytest.mark.parametrize("to", ["", "nobody", "froya", "ulrik"])
    def test_bad_input(
        self,
        client_of: ClientOf,
        leila: Staff,
        froya: Staff,
        ulrik: Staff,
        drawers: Drawers,
        address: str,
        to: str,
    ) -> None:
        client = client_of(leila)
        client.post(address, {"to": {"froya": froya.handle, "ulrik": ulrik.handle}.get(to, to)})
        assert "Choose who takes it over." in text_of(client, "orphans")
        assert drawers.taken == []

    def test_what_its_room_says_is_told(
        self, client_of: ClientOf, leila: Staff, drawers: Drawers, address: str
    ) -> None:
        drawers.stuck = True
        client = client_of(leila)
        client.post(address, {"to": leila.handle})
        assert "The drawer is stuck." in text_of(client, "orphans")

    def test_another_unit_is_as_if_it_were_not(
        self, world: World, client_of: ClientOf, address: str
    ) -> None:
        lise = make_staff(Role.UNIT_LEADER, world.clinic, "lise")
        client = client_of(lise)
        assert client.post(address, {"to": lise.handle}).status_code == 404
        assert address not in text_of(client, "orphans")
        assert reverse("orphans") not in text_of(client, "today")

    def test_the_number_of_queries_does_not_grow(
        self, world: World, client_of: ClientOf, leila: Staff, address: str
    ) -> None:
        client = client_of(leila)

        def count() -> int:
            with CaptureQueriesContext(connection) as asked:
                text_of(client, "orphans")
            return len(asked)

        text_of(client, "orphans")
        few = count()
        for n in range(5):
            gone = make_staff(Role.ANALYST, world.service, f"gone-{n}")
            Staff.objects.filter(pk=gone.pk).update(is_active=False)
        assert count() == few
