"""Signing in and out: passwords, lock-out, codes, and every page on the way."""

import base64
import hmac
import re
import struct
import time
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver, reverse

from lykt.organisation.codes import AccountAct
from lykt.organisation.models import Staff
from tests.support.people import PASSWORD


pytestmark = pytest.mark.django_db

ClientOf = Callable[[Staff], Client]
OWN = "a boat upon the grey fjord"


def sign_in(client: Client, name: str, password: str = PASSWORD, **how: str) -> HttpResponse:
    told = {"login": name, "password": password}
    response: HttpResponse = client.post(reverse("account_login"), told, **how)  # type: ignore
    return response


def inside(client: Client) -> bool:
    return client.get(reverse("own_account")).status_code == 200


def totp(secret: str, moment: float) -> str:
    """The six digits an app shows (RFC 6238), worked out here and not by what is tested."""
    digest = hmac.digest(base64.b32decode(secret), struct.pack(">Q", int(moment) // 30), "sha1")
    at = digest[-1] & 15
    return str((struct.unpack(">I", digest[at : at + 4])[0] & 0x7FFFFFFF) % 10**6).zfill(6)


def test_the_code_of_the_standard() -> None:
    """RFC 6238, appendix B: eight digits 94287082 at 59 seconds, of which we show six."""
    secret = base64.b32encode(b"12345678901234567890").decode()
    assert totp(secret, 59) == "287082"
    assert totp(secret, 1111111109) == "081804"


class TestPassword:
    """In by name and password, out by a button."""

    def test_in_and_out(self, froya: Staff) -> None:
        client = Client()
        assert not inside(client)
        assert sign_in(client, "froya").status_code == 302
        assert inside(client)
        response = client.post(reverse("account_logout"))
        assert response.headers["Clear-Site-Data"] == '"cache"'
        assert not inside(client)

    def test_a_link_does_not_sign_out(self, froya: Staff) -> None:
        client = Client()
        sign_in(client, "froya")
        client.get(reverse("account_logout"))
        assert inside(client)

    def test_capitals_in_the_name_do_not_matter(self, froya: Staff) -> None:
        client = Client()
        sign_in(client, " FROYA ")
        assert inside(client)

    def test_the_session_gets_a_new_key(self, froya: Staff) -> None:
        client = Client()
        session = client.session
        session["anything"] = 1
        session.save()
        before = session.session_key
        client.cookies["lykt_session"] = before
        sign_in(client, "froya")
        assert client.session.session_key != before
        assert not Client().session.exists(before)

    @pytest.mark.parametrize("name", ["froya", "nobody"])
    def test_a_wrong_password_and_an_unknown_name_are_told_alike(
        self, froya: Staff, name: str
    ) -> None:
        text = sign_in(Client(), name, "wrong").content.decode()
        assert "User name and password do not fit together." in text

    def test_leads_on_to_the_page_that_was_asked_for(self, froya: Staff) -> None:
        client = Client()
        asked = client.get(reverse("own_account"))
        response = client.post(
            asked.headers["Location"],
            {"login": "froya", "password": PASSWORD, "next": reverse("own_account")},
        )
        assert response.headers["Location"] == reverse("own_account")

    @pytest.mark.parametrize(
        "elsewhere",
        ["https://example.org/", "//example.org/", "/\\example.org", "javascript:alert(1)"],
    )
    def test_leads_nowhere_else(self, froya: Staff, elsewhere: str) -> None:
        told = {"login": "froya", "password": PASSWORD, "next": elsewhere}
        response = Client().post(reverse("account_login"), told)
        assert response.headers["Location"] == reverse("today")

    def test_a_closed_account_is_told_so_after_the_right_password_alone(
        self, froya: Staff
    ) -> None:
        Staff.objects.filter(pk=froya.pk).update(is_active=False)
        client = Client()
        assert sign_in(client, "froya").headers["Location"] == reverse("account_inactive")
        assert not inside(client)
        assert "do not fit" in sign_in(Client(), "froya", "wrong").content.decode()

    def test_password_managers_find_their_fields(self) -> None:
        text = Client().get(reverse("account_login")).content.decode()
        assert 'autocomplete="username"' in text
        assert 'autocomplete="current-password"' in text
        assert "placeholder" not in text

    def test_nobody_signs_up(self) -> None:
        names = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
        assert not {name for name in names if "signup" in name or "reset" in name}
        assert "account_login" in names


class TestLockOut:
    """Five failures shut the door for one name, whoever and wherever they come from."""

    def test_the_sixth_try_is_refused_though_it_is_right(
        self, froya: Staff, sunniva: Staff
    ) -> None:
        for _ in range(5):
            sign_in(Client(), "froya", "wrong")
        client = Client()
        text = sign_in(client, "froya").content.decode()
        assert "Wait five minutes" in text
        assert "ask your administrator" in text
        assert not inside(client)
        other = Client()
        sign_in(other, "sunniva")
        assert inside(other)

    def test_four_failures_do_not(self, froya: Staff) -> None:
        for _ in range(4):
            sign_in(Client(), "froya", "wrong")
        client = Client()
        sign_in(client, "froya")
        assert inside(client)

    def test_a_success_between_gives_no_more_tries(self, froya: Staff) -> None:
        for _ in range(4):
            sign_in(Client(), "froya", "wrong")
        sign_in(Client(), "froya")
        sign_in(Client(), "froya", "wrong")
        assert "Wait five minutes" in sign_in(Client(), "froya").content.decode()

    @pytest.mark.parametrize(
        "how",
        [
            lambda n: {"headers": {"X-Forwarded-For": f"10.0.0.{n}"}},
            lambda n: {"headers": {"Host": f"localhost:{8000 + n}"}},
            lambda n: {"headers": {"User-Agent": f"browser {n}"}},
            lambda n: {"REMOTE_ADDR": f"10.0.0.{n}"},
        ],
        ids=["forwarded", "port", "browser", "address"],
    )
    def test_is_not_dodged(self, froya: Staff, how: Callable[[int], dict[str, str]]) -> None:
        for n in range(5):
            sign_in(Client(), "froya", "wrong", **how(n))
        client = Client()
        assert "Wait five minutes" in sign_in(client, "froya", **how(9)).content.decode()

    @pytest.mark.parametrize("spelling", ["FROYA", " froya", "Froya "])
    def test_is_not_dodged_by_another_spelling(self, froya: Staff, spelling: str) -> None:
        for _ in range(5):
            sign_in(Client(), spelling, "wrong")
        assert "Wait five minutes" in sign_in(Client(), "froya").content.decode()

    def test_one_place_cannot_try_name_after_name(self, froya: Staff) -> None:
        for n in range(20):
            sign_in(Client(), f"name-{n}", "wrong", REMOTE_ADDR="10.0.0.7")
        there = sign_in(Client(), "froya", REMOTE_ADDR="10.0.0.7").content.decode()
        assert "Wait five minutes" in there
        here = Client()
        sign_in(here, "froya", REMOTE_ADDR="10.0.0.8")
        assert inside(here)

    def test_a_forwarded_address_without_a_proxy_counts_for_nothing(self, froya: Staff) -> None:
        for n in range(20):
            sign_in(
                Client(),
                f"name-{n}",
                "wrong",
                REMOTE_ADDR="10.0.0.7",
                headers={"X-Forwarded-For": f"192.0.2.{n}"},  # type: ignore[arg-type]
            )
        there = sign_in(Client(), "froya", REMOTE_ADDR="10.0.0.7").content.decode()
        assert "Wait five minutes" in there

    def test_opens_again(self, froya: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
        for _ in range(5):
            sign_in(Client(), "froya", "wrong")
        now = time.time()
        monkeypatch.setattr(time, "time", lambda: now + 301)
        client = Client()
        sign_in(client, "froya")
        assert inside(client)


class TestOneTimePassword:
    """A password somebody else has read does one thing: it is replaced."""

    @pytest.fixture
    def client(self, froya: Staff) -> Client:
        Staff.objects.filter(pk=froya.pk).update(password_is_temporary=True)
        client = Client()
        sign_in(client, "froya")
        return client

    @pytest.mark.parametrize("name", ["today", "own_account", "mfa_index", "contacts"])
    def test_opens_nothing_else(self, client: Client, name: str) -> None:
        for response in (client.get(reverse(name)), client.post(reverse(name))):
            assert response.status_code == 302
            assert response.headers["Location"] == reverse("account_change_password")

    def test_is_replaced_and_the_change_is_written_down(
        self, client: Client, froya: Staff
    ) -> None:
        told = {"oldpassword": PASSWORD, "password1": OWN, "password2": OWN}
        client.post(reverse("account_change_password"), told)
        assert inside(client)
        froya.refresh_from_db()
        assert not froya.password_is_temporary
        assert froya.history.get().what == AccountAct.PASSWORD_CHOSEN

    @pytest.mark.parametrize(
        ("told", "field"),
        [
            ({"oldpassword": "wrong"}, "oldpassword"),
            ({"password1": PASSWORD, "password2": PASSWORD}, "password1"),
            ({"password1": "short", "password2": "short"}, "password1"),
            ({"password1": "froyafroyafroya"}, "password2"),
            ({"password1": "password1234", "password2": "password1234"}, "password1"),
            ({"password1": "904417320586", "password2": "904417320586"}, "password1"),
        ],
    )
    def test_bad_passwords(
        self, client: Client, froya: Staff, told: dict[str, str], field: str
    ) -> None:
        told = {"oldpassword": PASSWORD, "password1": OWN, "password2": OWN} | told
        response = client.post(reverse("account_change_password"), told)
        assert field in response.context["form"].errors
        froya.refresh_from_db()
        assert froya.password_is_temporary


def test_another_password_ends_the_other_sessions(froya: Staff) -> None:
    here, there = Client(), Client()
    sign_in(here, "froya")
    sign_in(there, "froya")
    told = {"oldpassword": PASSWORD, "password1": OWN, "password2": OWN}
    here.post(reverse("account_change_password"), told)
    assert inside(here)
    assert not inside(there)


def test_one_signs_out_everywhere_else(froya: Staff) -> None:
    here, there = Client(), Client()
    sign_in(here, "froya")
    sign_in(there, "froya")
    here.post(reverse("own_sessions_end"))
    assert inside(here)
    assert not inside(there)
    assert froya.history.get().what == AccountAct.SESSIONS_ENDED


class TestSecondFactor:
    """The app's codes from end to end."""

    def set_up(self, client: Client, monkeypatch: pytest.MonkeyPatch) -> str:
        """Set the app up as a person does and return its key."""
        address = reverse("mfa_activate_totp")
        again = client.get(address)
        assert again.headers["Location"].startswith(reverse("account_reauthenticate"))
        client.post(again.headers["Location"], {"password": PASSWORD, "next": address})
        secret = str(client.get(address).context["form"].secret)
        wrong = client.post(address, {"code": "000000"})
        assert wrong.context["form"].errors
        response = client.post(address, {"code": totp(secret, time.time())})
        assert response.headers["Location"] == reverse("mfa_view_recovery_codes")
        return secret

    def halfway(self) -> Client:
        client = Client()
        response = sign_in(client, "froya")
        assert response.headers["Location"] == reverse("mfa_authenticate")
        return client

    @pytest.fixture
    def moment(self, monkeypatch: pytest.MonkeyPatch) -> float:
        """Hold the clock still in the middle of a code's half minute."""
        now = time.time() // 30 * 30 + 15
        monkeypatch.setattr(time, "time", lambda: now)
        return now

    def test_the_whole_way(
        self, froya: Staff, moment: float, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        Staff.objects.filter(pk=froya.pk).update(email="froya@fjordby.example")
        owner = Client()
        sign_in(owner, "froya")
        secret = self.set_up(owner, monkeypatch)
        entries = list(froya.history.order_by("id").values_list("what", "by", "detail"))
        assert entries == [
            (AccountAct.FACTOR_ADDED, "froya", "totp"),
            (AccountAct.CODES_RENEWED, "froya", ""),
        ]
        # The password alone opens nothing now.
        client = self.halfway()
        assert not inside(client)
        assert client.post(reverse("mfa_authenticate"), {"code": "123456"}).status_code == 200
        assert not inside(client)
        # The code does, and only once.
        code = totp(secret, moment)
        client.post(reverse("mfa_authenticate"), {"code": code})
        assert inside(client)
        late = self.halfway()
        late.post(reverse("mfa_authenticate"), {"code": code})
        assert not inside(late)

    def test_a_recovery_code_lets_in_once(
        self, froya: Staff, moment: float, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        owner = Client()
        sign_in(owner, "froya")
        self.set_up(owner, monkeypatch)
        shown = owner.get(reverse("mfa_view_recovery_codes"))
        codes = shown.context["unused_codes"]
        assert len(codes) == 10
        assert codes[0] in shown.content.decode()
        first, second = self.halfway(), self.halfway()
        first.post(reverse("mfa_authenticate"), {"code": codes[0]})
        assert inside(first)
        second.post(reverse("mfa_authenticate"), {"code": codes[0]})
        assert not inside(second)

    def test_codes_cannot_be_guessed_at_leisure(
        self, froya: Staff, moment: float, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        owner = Client()
        sign_in(owner, "froya")
        secret = self.set_up(owner, monkeypatch)
        client = self.halfway()
        for n in range(5):
            client.post(reverse("mfa_authenticate"), {"code": f"00000{n}"})
        response = client.post(reverse("mfa_authenticate"), {"code": totp(secret, moment)})
        assert "Wait five minutes" in response.content.decode()
        assert not inside(client)

    def test_removed_while_one_waits_for_the_code_one_signs_in_anew(
        self, froya: Staff, moment: float, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Someone without the telephone stands at the second step and rings the administrator."""
        owner = Client()
        sign_in(owner, "froya")
        self.set_up(owner, monkeypatch)
        client = self.halfway()
        Authenticator.objects.filter(user=froya).delete()
        page = client.get(reverse("mfa_authenticate"), follow=True)
        assert (page.status_code, page.redirect_chain) == (200, [(reverse("account_login"), 302)])
        sign_in(client, "froya")
        assert inside(client)

    def test_is_removed_by_its_owner_who_is_asked_again(
        self, froya: Staff, moment: float, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        owner = Client()
        sign_in(owner, "froya")
        self.set_up(owner, monkeypatch)
        owner.post(reverse("mfa_deactivate_totp"))
        assert not Authenticator.objects.filter(user=froya).exists()
        assert froya.history.filter(what=AccountAct.FACTOR_REMOVED, by="froya").exists()

    def test_new_codes_end_the_old_ones(
        self, froya: Staff, moment: float, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        owner = Client()
        sign_in(owner, "froya")
        self.set_up(owner, monkeypatch)
        old = owner.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]
        owner.post(reverse("mfa_generate_recovery_codes"))
        new = owner.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]
        assert not set(old) & set(new)

    def test_after_a_while_the_password_is_asked_for_again(
        self, froya: Staff, moment: float, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        owner = Client()
        sign_in(owner, "froya")
        self.set_up(owner, monkeypatch)
        assert owner.get(reverse("mfa_view_recovery_codes")).status_code == 200
        monkeypatch.setattr(time, "time", lambda: moment + 301)
        response = owner.get(reverse("mfa_view_recovery_codes"))
        assert response.headers["Location"].startswith(reverse("account_reauthenticate"))


class TestPages:
    """Every page on the way is ours, and none brings script of its own."""

    ADDRESSES = (
        "account_login",
        "account_inactive",
        "account_logout",
        "account_change_password",
        "account_reauthenticate",
        "mfa_index",
        "mfa_activate_totp",
        "mfa_list_webauthn",
        "mfa_add_webauthn",
        "own_account",
    )

    @pytest.mark.parametrize("name", ADDRESSES)
    def test_is_dressed(self, froya: Staff, name: str) -> None:
        client = Client(headers={"Host": "localhost"})
        if name not in ("account_login", "account_inactive"):
            sign_in(client, "froya")
            client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
        response = client.get(reverse(name))
        assert response.status_code == 200
        text = response.content.decode()
        assert 'class="page-main narrow"' in text
        for attributes, inner in re.findall(r"<script([^>]*)>(.*?)</script>", text, re.DOTALL):
            assert "application/json" in attributes or not inner.strip()
        assert not re.search(r"\son\w+=", text)

    def test_so_is_the_page_of_too_many_attempts(self, froya: Staff) -> None:
        for n in range(30):
            Client().post(reverse("account_login"), {"login": f"name-{n}"})
        response = sign_in(Client(), "froya")
        assert response.status_code == 429
        assert 'class="page-main narrow"' in response.content.decode()
        assert "Wait five minutes" in response.content.decode()

    def test_passkeys_are_not_offered_where_they_cannot_work(self, froya: Staff) -> None:
        client = Client(headers={"Host": "127.0.0.1"})
        sign_in(client, "froya")
        client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
        text = client.get(reverse("mfa_add_webauthn")).content.decode()
        assert "https" in text
        assert "mfa_webauthn_add" not in text
        assert (
            "webauthn.js"
            not in Client()
            .get(reverse("account_login"), headers={"Host": "127.0.0.1"})
            .content.decode()
        )

    def test_a_demo_shows_its_logins_and_nothing_else_does(
        self, settings: object, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        import sys
        from types import ModuleType, SimpleNamespace

        made = ModuleType("lykt.web.demo")
        login = SimpleNamespace(role="Field worker", username="froydis", password="a demo word")
        made.DEMO_LOGINS = [login]  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, "lykt.web.demo", made)
        address = reverse("account_login")
        assert "froydis" not in Client().get(address).content.decode()
        settings.DEMO = True  # type: ignore[attr-defined]
        assert "froydis" in Client().get(address).content.decode()
        monkeypatch.setitem(sys.modules, "lykt.web.demo", None)
        assert Client().get(address).status_code == 200
