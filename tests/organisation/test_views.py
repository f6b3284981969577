"""The pages of accounts: what they show, to whom, and what they do with bad input."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from lykt.organisation.models import Staff, StaffPost
from lykt.organisation.roles import Role
from tests.support.people import World, make_staff


pytestmark = pytest.mark.django_db

ClientOf = Callable[[Staff], Client]


def page(client: Client, name: str, *args: str, **query: str) -> str:
    response = client.get(reverse(name, args=args), query)
    assert response.status_code == 200
    return response.content.decode()


class TestList:
    """Who stands in the list of accounts, and how it is narrowed."""

    def test_an_administrator_sees_the_whole_of_the_own_controller(
        self, world: World, client_of: ClientOf, astrid: Staff, froya: Staff, ulrik: Staff
    ) -> None:
        make_staff(Role.HEALTH_WORKER, world.clinic, "klara")
        text = page(client_of(astrid), "accounts")
        assert "Froya" in text
        assert "Klara" in text
        assert "Ulrik" not in text

    def test_a_leader_sees_the_own_unit_and_no_way_to_change_it(
        self, world: World, client_of: ClientOf, leila: Staff, froya: Staff, astrid: Staff
    ) -> None:
        klara = make_staff(Role.HEALTH_WORKER, world.clinic, "klara")
        gone = make_staff(Role.FIELD_WORKER, world.service, "gone")
        gone.posts.update(until=timezone.localdate() - timedelta(days=1))
        text = page(client_of(leila), "accounts")
        assert "Froya" in text
        for hidden in ("Klara", "Gone", "Astrid", reverse("account_new"), froya.handle):
            assert hidden not in text
        for staff in (froya, klara):
            address = reverse("account_page", args=[staff.handle])
            assert client_of(leila).get(address).status_code == 403

    def test_a_leader_is_not_told_of_posts_in_other_units(
        self, world: World, client_of: ClientOf, leila: Staff, froya: Staff
    ) -> None:
        StaffPost.objects.create(
            staff=froya, controller=world.fjordby, unit=world.clinic, role=Role.HEALTH_WORKER
        )
        assert "Health worker<br>" not in page(client_of(leila), "accounts")

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ({}, {"astrid", "froya", "aase"}),
            ({"search": "frøy"}, {"froya"}),
            ({"search": "åse"}, {"aase"}),
            ({"search": "ÅSE"}, {"aase"}),
            ({"search": "aas"}, {"aase"}),
            ({"role": "administrator"}, {"astrid"}),
            ({"unit": "clinic"}, {"aase"}),
            ({"unit": "clinic", "role": "field_worker"}, set()),
            ({"state": "closed"}, {"shut"}),
            ({"state": "all"}, {"astrid", "froya", "aase", "shut"}),
            # What is no choice narrows nothing.
            ({"state": "half", "role": "king", "page": "x"}, {"astrid", "froya", "aase"}),
        ],
    )
    def test_narrowing(
        self,
        world: World,
        client_of: ClientOf,
        astrid: Staff,
        froya: Staff,
        query: dict[str, str],
        found: set[str],
    ) -> None:
        Staff.objects.filter(pk=froya.pk).update(name="Frøya")
        aase = make_staff(Role.HEALTH_WORKER, world.clinic, "aase")
        Staff.objects.filter(pk=aase.pk).update(name="Åse")
        shut = make_staff(Role.FIELD_WORKER, world.service, "shut")
        Staff.objects.filter(pk=shut.pk).update(is_active=False)
        if query.get("unit") == "clinic":
            query = query | {"unit": world.clinic.handle}
        response = client_of(astrid).get(reverse("accounts"), query)
        assert {staff.username for staff in response.context["page"]} == found

    def test_the_number_of_queries_does_not_grow_with_the_rows(
        self, world: World, client_of: ClientOf, astrid: Staff
    ) -> None:
        client = client_of(astrid)

        def count() -> int:
            client.get(reverse("accounts"))
            with CaptureQueriesContext(connection) as asked:
                page(client, "accounts")
            return len(asked)

        make_staff(Role.FIELD_WORKER, world.service, "one")
        few = count()
        for n in range(20):
            make_staff(Role.FIELD_WORKER, world.service, f"more-{n}")
        assert count() == few


class TestOneAccount:
    """The page of one account."""

    ACTS = (
        "account_page",
        "account_details",
        "account_post_new",
        "account_close",
        "account_reopen",
        "account_password",
        "account_factor",
    )

    @pytest.mark.parametrize("name", ACTS)
    def test_another_controllers_administrator_finds_nothing(
        self, world: World, client_of: ClientOf, froya: Staff, name: str
    ) -> None:
        client = client_of(make_staff(Role.ADMINISTRATOR, world.elsewhere, "anders"))
        ask = client.get if name == "account_page" else client.post
        assert ask(reverse(name, args=[froya.handle])).status_code == 404
        assert ask(reverse(name, args=["nobody"])).status_code == 404

    def test_making_an_account_shows_its_password_once(
        self, world: World, client_of: ClientOf, astrid: Staff
    ) -> None:
        client = client_of(astrid)
        told = {
            "username": "kari",
            "name": "Kari",
            "role": Role.FIELD_WORKER,
            "place": world.service.handle,
        }
        response = client.post(reverse("account_new"), told)
        kari = Staff.objects.get(username="kari")
        password = response.context["password"]
        assert password in response.content.decode()
        assert response.headers["Cache-Control"] == "no-store"
        assert kari.check_password(password)
        assert password not in page(client, "account_page", kari.handle)
        assert password not in str(dict(client.session))

    @pytest.mark.parametrize(
        ("change", "field"),
        [
            ({"username": ""}, "username"),
            ({"username": "two words"}, "username"),
            ({"username": "FROYA"}, "username"),
            ({"username": "x" * 61}, "username"),
            ({"name": ""}, "name"),
            ({"email": "not an address"}, "email"),
            ({"language": "tlh"}, "language"),
            ({"role": "king"}, "role"),
            ({"role": ""}, "role"),
            ({"place": ""}, "place"),
            ({"place": "elsewhere"}, "place"),
            ({"place": "closed"}, "place"),
            ({"role": "administrator"}, "place"),
            ({"place": "all"}, "place"),
        ],
    )
    def test_bad_input_to_a_new_account(
        self,
        world: World,
        client_of: ClientOf,
        astrid: Staff,
        froya: Staff,
        change: dict[str, str],
        field: str,
    ) -> None:
        world.clinic.active = False
        world.clinic.save()
        told = {
            "username": "kari",
            "name": "Kari",
            "role": Role.FIELD_WORKER,
            "place": world.service.handle,
        }
        places = {
            "elsewhere": world.elsewhere.handle,
            "closed": world.clinic.handle,
            "all": f"all:{world.fjordby.pk}",
        }
        told |= {name: places.get(value, value) for name, value in change.items()}
        response = client_of(astrid).post(reverse("account_new"), told)
        assert list(response.context["form"].errors) == [field]
        assert not Staff.objects.filter(username="kari").exists()

    def test_posts_are_given_and_ended(
        self, world: World, client_of: ClientOf, astrid: Staff, froya: Staff
    ) -> None:
        client, today = client_of(astrid), timezone.localdate()
        told = {"role": Role.ANALYST, "place": world.clinic.handle, "since": today.isoformat()}
        client.post(reverse("account_post_new", args=[froya.handle]), told)
        post = froya.posts.get(role=Role.ANALYST)
        address = reverse("account_post_end", args=[froya.handle, post.handle])
        client.post(address, {f"{post.handle}-until": today.isoformat()})
        post.refresh_from_db()
        assert post.until == today
        text = " ".join(page(client, "account_page", froya.handle).split())
        day = date_format(today, "SHORT_DATE_FORMAT")
        assert f"Post ended: Analyst · Klinikken · {day}" in text
        assert "by astrid" in text

    @pytest.mark.parametrize("until", ["", "yesterday", "2019-01-01", "31.31.2026"])
    def test_bad_last_days(
        self, client_of: ClientOf, astrid: Staff, froya: Staff, until: str
    ) -> None:
        post = froya.posts.get()
        address = reverse("account_post_end", args=[froya.handle, post.handle])
        response = client_of(astrid).post(address, {f"{post.handle}-until": until})
        assert response.status_code == 422
        post.refresh_from_db()
        assert post.until is None

    def test_the_post_of_one_is_not_ended_by_way_of_another(
        self, client_of: ClientOf, astrid: Staff, froya: Staff, hedda: Staff
    ) -> None:
        address = reverse("account_post_end", args=[froya.handle, hedda.posts.get().handle])
        assert client_of(astrid).post(address).status_code == 404

    def test_the_last_administrator_is_told_why(self, client_of: ClientOf, astrid: Staff) -> None:
        post = astrid.posts.get()
        address = reverse("account_post_end", args=[astrid.handle, post.handle])
        today = timezone.localdate().isoformat()
        response = client_of(astrid).post(address, {f"{post.handle}-until": today})
        assert "This is the last administrator" in response.content.decode()

    def test_a_closed_account_is_out_with_the_next_request(
        self, client_of: ClientOf, astrid: Staff, froya: Staff
    ) -> None:
        inside = client_of(froya)
        assert inside.get(reverse("own_account")).status_code == 200
        client_of(astrid).post(reverse("account_close", args=[froya.handle]))
        assert inside.get(reverse("own_account")).status_code == 302
        # Opened again, the old session stays outside all the same.
        client_of(astrid).post(reverse("account_reopen", args=[froya.handle]))
        assert inside.get(reverse("own_account")).status_code == 302

    def test_a_lost_telephone(self, client_of: ClientOf, astrid: Staff, froya: Staff) -> None:
        Authenticator.objects.create(
            user=froya, type=Authenticator.Type.TOTP, data={"secret": "x"}
        )
        inside = client_of(froya)
        client = client_of(astrid)
        client.post(reverse("account_factor", args=[froya.handle]))
        assert not Authenticator.objects.filter(user=froya).exists()
        assert inside.get(reverse("own_account")).status_code == 302
        assert "Second factor removed: App" in page(client, "account_page", froya.handle)

    def test_one_cannot_do_it_to_oneself(self, client_of: ClientOf, astrid: Staff) -> None:
        client = client_of(astrid)
        text = page(client, "account_page", astrid.handle)
        for name in ("account_close", "account_password", "account_post_new"):
            address = reverse(name, args=[astrid.handle])
            assert f'"{address}"' not in text
            assert client.post(address, {}).status_code in (403, 422)
        assert astrid.posts.count() == 1

    def test_history_goes_a_page_at_a_time(
        self, client_of: ClientOf, astrid: Staff, froya: Staff
    ) -> None:
        client = client_of(astrid)
        address = reverse("account_details", args=[froya.handle])

        def count() -> int:
            with CaptureQueriesContext(connection) as asked:
                page(client, "account_page", froya.handle)
            return len(asked)

        client.post(address, {"name": "Once"})
        few = count()
        for n in range(5):
            client.post(address, {"name": f"Name {n}"})
        assert count() == few
