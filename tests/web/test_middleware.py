"""What every request passes: how sessions end, who acts, what browsers are told to keep."""

import time
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from lykt.organisation.models import Staff
from lykt.organisation.roles import Role


pytestmark = pytest.mark.django_db

ClientOf = Callable[[Staff], Client]
MINUTE, HOUR = 60, 3600


class Clock:
    """A clock the tests move by hand."""

    def __init__(self) -> None:
        self.now = time.time()

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Hold the clock still until a test moves it."""
    clock = Clock()
    monkeypatch.setattr(time, "time", clock)
    return clock


def inside(client: Client) -> bool:
    return client.get(reverse("own_account")).status_code == 200


class TestSessionsEnd:
    """Half an hour without use, twelve hours in any case."""

    @pytest.mark.parametrize(
        ("steps", "stays"),
        [
            ([29 * MINUTE], True),
            ([31 * MINUTE], False),
            ([29 * MINUTE] * 3, True),
            # Used often, it lasts the day and no longer.
            ([20 * MINUTE] * 35, True),
            ([20 * MINUTE] * 37, False),
            # Steps of less than a minute are use as well.
            ([50] * 72, True),
        ],
    )
    def test_after(
        self, client_of: ClientOf, froya: Staff, clock: Clock, steps: list[int], stays: bool
    ) -> None:
        client = client_of(froya)
        assert inside(client)
        for step in steps[:-1]:
            clock.now += step
            client.get(reverse("health"))
        clock.now += steps[-1]
        assert inside(client) is stays

    def test_one_is_told_why_and_led_back(
        self, client_of: ClientOf, froya: Staff, clock: Clock
    ) -> None:
        client = client_of(froya)
        inside(client)
        old = client.session.session_key
        clock.now += 31 * MINUTE
        response = client.get(reverse("own_account") + "?page=2")
        assert response.headers["Location"] == (
            "/account/sign-in/?ended=idle&next=%2Faccount%2F%3Fpage%3D2"
        )
        assert response.headers["Clear-Site-Data"] == '"cache"'
        assert not client.session.exists(old)
        text = client.get(response.headers["Location"]).content.decode()
        assert "signed out after 30 minutes without use" in text

    def test_what_is_sent_too_late_does_nothing(
        self, client_of: ClientOf, froya: Staff, clock: Clock
    ) -> None:
        client = client_of(froya)
        inside(client)
        clock.now += 31 * MINUTE
        response = client.post(reverse("own_account"), {"name": "New", "language": "nn"})
        assert response.headers["Location"] == "/account/sign-in/?ended=idle"
        froya.refresh_from_db()
        assert froya.name == "Froya"

    def test_use_is_written_once_a_minute(
        self,
        client_of: ClientOf,
        froya: Staff,
        clock: Clock,
        django_assert_num_queries: Callable[..., object],
    ) -> None:
        client = client_of(froya)
        client.get(reverse("health"))
        clock.now += 30
        # The session, the account, the posts, and the watchdog's own question.
        with django_assert_num_queries(4):  # type: ignore[attr-defined]
            client.get(reverse("health"))

    def test_a_part_of_a_page_gives_way_to_the_sign_in_page(
        self, client_of: ClientOf, froya: Staff, clock: Clock
    ) -> None:
        asking = {
            "HX-Request": "true",
            "HX-Current-URL": "http://testserver/contacts/?since=2026-01-01",
        }
        client = client_of(froya)
        inside(client)
        clock.now += 31 * MINUTE
        for _ in range(2):  # Once as the session ends, once with none.
            response = client.get(reverse("own_account"), headers=asking)
            assert response.status_code == 204
            assert response.headers["HX-Redirect"] == (
                "/account/sign-in/?next=%2Fcontacts%2F%3Fsince%3D2026-01-01"
            )


class TestWhoActs:
    """Somebody acts in every request of someone signed in, and what they hold is fresh."""

    def test_posts_are_read_anew_for_each_request(
        self, client_of: ClientOf, astrid: Staff
    ) -> None:
        client = client_of(astrid)
        assert client.get(reverse("accounts")).status_code == 200
        astrid.posts.update(until="2020-01-02")
        assert client.get(reverse("accounts")).status_code == 403

    def test_someone_without_a_post_reaches_their_own_account_alone(
        self, client_of: ClientOf, froya: Staff
    ) -> None:
        froya.posts.all().delete()
        client = client_of(froya)
        assert inside(client)
        assert client.get(reverse("contacts")).status_code == 403


class TestSecondFactorRequired:
    """Where an installation asks for a second factor, nothing opens before it is set up."""

    @pytest.fixture(autouse=True)
    def required(self, settings: object) -> None:
        settings.SECOND_FACTOR_REQUIRED = True  # type: ignore[attr-defined]

    def test_without_one(self, client_of: ClientOf, froya: Staff) -> None:
        client = client_of(froya)
        for name in ("today", "contacts", "own_account"):
            response = client.get(reverse(name))
            assert response.headers["Location"] == reverse("mfa_index")
        assert client.get(reverse("mfa_index")).status_code == 200
        assert client.get(reverse("account_reauthenticate")).status_code == 200
        assert client.get("/no/such/page").status_code == 302

    def test_with_one(self, client_of: ClientOf, froya: Staff) -> None:
        kind = Authenticator.Type.TOTP
        Authenticator.objects.create(user=froya, type=kind, data={"secret": "x"})
        assert inside(client_of(froya))

    def test_recovery_codes_alone_are_none(self, client_of: ClientOf, froya: Staff) -> None:
        kind = Authenticator.Type.RECOVERY_CODES
        Authenticator.objects.create(user=froya, type=kind, data={})
        assert not inside(client_of(froya))


class TestLanguage:
    """What one chooses in the head of the page is kept with the account."""

    def test_is_kept(self, client_of: ClientOf, froya: Staff) -> None:
        client = client_of(froya)
        client.post(reverse("set_language"), {"language": "nn", "next": "/"})
        froya.refresh_from_db()
        assert froya.language == "nn"
        assert 'lang="nn"' in client.get(reverse("own_account")).content.decode()

    @pytest.mark.parametrize("language", ["", "tlh", "xx-nonsense"])
    def test_what_is_none_is_not(self, client_of: ClientOf, froya: Staff, language: str) -> None:
        client_of(froya).post(reverse("set_language"), {"language": language, "next": "/"})
        froya.refresh_from_db()
        assert froya.language == "en"


class TestHeaders:
    """What browsers and proxies are told of every page, whoever asks."""

    @pytest.mark.parametrize("name", ["account_login", "health", "own_account", "accounts"])
    def test_every_answer(self, client_of: ClientOf, froya: Staff, name: str) -> None:
        headers = client_of(froya).get(reverse(name)).headers
        assert "no-store" in headers["Cache-Control"]
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert headers["Permissions-Policy"] == "camera=(), geolocation=(), microphone=()"
        policy = {
            part.split()[0]: part.split()[1:]
            for part in headers["Content-Security-Policy"].split(";")
        }
        assert policy["default-src"] == ["'none'"]
        assert policy["script-src"][0] == "'self'"
        assert policy["frame-ancestors"] == policy["base-uri"] == ["'none'"]
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert "http" not in headers["Content-Security-Policy"]

    def test_cookies(self, froya: Staff) -> None:
        client = Client()
        told = {"login": "froya", "password": "a lantern in the window"}
        client.get(reverse("account_login"))
        client.post(reverse("account_login"), told)
        for name in ("lykt_session", "lykt_csrf"):
            cookie = client.cookies[name]
            assert cookie["httponly"]
            assert cookie["samesite"] == "Lax"
        # It goes when the browser is closed.
        assert not client.cookies["lykt_session"]["max-age"]


def test_the_administrator_meets_nobody(client_of: ClientOf, astrid: Staff) -> None:
    assert Role.ADMINISTRATOR in astrid.posts.values_list("role", flat=True)
    client = client_of(astrid)
    for name in ("contacts", "contact_new", "people", "figures"):
        assert client.get(reverse(name)).status_code == 403, name
