"""The pages of accounts and of signing in, in the browser: looked at, heard, and used."""

import time
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse
from playwright.sync_api import Browser, Page

from lykt.organisation.models import Staff, Unit
from lykt.organisation.roles import Role
from lykt.web import sign_in as sign_in_pages
from tests.support.browser import axe, look, sign_in
from tests.support.people import PASSWORD, World, make_staff
from tests.web.test_sign_in import totp


pytestmark = pytest.mark.django_db(transaction=True)

#: A passkey made of software, which says yes to everything.
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def seen(page: Page, name: str) -> None:
    """Have the page as it stands looked at and heard."""
    axe(page)
    look(page, f"account-{name}")


def send(page: Page) -> None:
    """Send the form of the page, and wait until the next page stands there."""
    with page.expect_navigation():
        page.locator("main button[type=submit]:visible").first.click()


def again(page: Page) -> None:
    """Answer the question of who one is, when it is put."""
    if "/again/" in page.url:
        page.locator("[name=password]").fill(PASSWORD)
        send(page)


def test_accounts_and_units(page: Page, world: World, astrid: Staff, froya: Staff) -> None:
    make_staff(Role.HEALTH_WORKER, world.clinic, "klara")
    Unit.objects.filter(pk=world.clinic.pk).update(active=False)
    page.goto(reverse("account_login"))
    seen(page, "sign-in")
    page.locator("[name=login]").fill("astrid")
    page.locator("[name=password]").fill("wrong")
    send(page)
    seen(page, "sign-in-wrong")
    sign_in(page, "astrid")
    page.goto(reverse("accounts"))
    seen(page, "list")
    page.goto(reverse("accounts") + "?search=nobody")
    seen(page, "list-empty")
    page.goto(reverse("account_new"))
    page.locator("main form").evaluate("form => (form.noValidate = true)")
    send(page)
    seen(page, "new")
    page.locator("[name=name]").fill("Kari Nordmann")
    page.locator("[name=username]").fill("kari")
    page.locator("[name=role]").select_option(Role.ANALYST)
    page.locator("[name=place]").select_option(world.service.handle)
    send(page)
    password = page.locator("#one-time-password").inner_text()
    seen(page, "one-time-password")
    page.get_by_role("link", name="Go on to the account").click()
    page.get_by_role("heading", name="History").wait_for()
    for summary in page.locator("main summary").all():
        summary.click()
    seen(page, "one")
    page.goto(reverse("account_page", args=[astrid.handle]))
    seen(page, "one-own")
    page.goto(reverse("units"))
    seen(page, "units")
    page.goto(reverse("unit_new"))
    page.locator("[name=name]").fill("Natt")
    page.locator("[name=age_bands]").fill("old, young")
    send(page)
    seen(page, "unit-new")
    page.goto(reverse("unit_change", args=[world.service.handle]))
    seen(page, "unit-change")

    # Kari comes with the slip of paper.
    page.goto(reverse("account_logout"))
    seen(page, "sign-out")
    send(page)
    sign_in(page, "kari", password)
    assert page.url.endswith(reverse("account_change_password"))
    seen(page, "password-first")


def test_ones_own_account(page: Page, froya: Staff) -> None:
    sign_in(page, "froya")
    page.goto(reverse("own_account"))
    seen(page, "own")
    page.goto(reverse("account_change_password"))
    page.locator("[name=oldpassword]").fill("wrong")
    page.locator("[name=password1]").fill("short")
    page.locator("[name=password2]").fill("other")
    send(page)
    seen(page, "password")
    page.goto(reverse("mfa_index"))
    seen(page, "second-factor-none")
    page.goto(reverse("mfa_list_webauthn"))
    seen(page, "passkeys-none")
    page.goto(reverse("mfa_activate_totp"))
    seen(page, "again")
    again(page)
    seen(page, "app")
    page.goto(reverse("account_inactive"))
    seen(page, "closed")


def test_an_app_from_end_to_end(page: Page, froya: Staff) -> None:
    sign_in(page, "froya")
    page.goto(reverse("mfa_activate_totp"))
    again(page)
    secret = page.locator("#authenticator_secret").inner_text().replace(" ", "")
    page.locator("[name=code]").fill(totp(secret, time.time()))
    send(page)
    page.wait_for_url("**/codes/")
    seen(page, "recovery-codes")
    codes = page.locator("main .worklist .code").all_inner_texts()
    for name in ("mfa_index", "mfa_deactivate_totp", "mfa_generate_recovery_codes"):
        page.goto(reverse(name))
        seen(page, name.replace("_", "-"))
    page.goto(reverse("mfa_reauthenticate"))
    seen(page, "again-code")
    page.goto(reverse("account_logout"))
    send(page)
    sign_in(page, "froya")
    assert page.url.endswith(reverse("mfa_authenticate"))
    page.locator("[name=code]").fill("000000")
    send(page)
    page.wait_for_selector("[aria-invalid=true]")
    seen(page, "second-step")
    page.locator("[name=code]").fill(codes[0])
    send(page)
    page.wait_for_url(lambda url: "/account/" not in url)


def test_a_demo_lets_one_in_by_one_press(
    page: Page, settings: object, monkeypatch: pytest.MonkeyPatch, froya: Staff
) -> None:
    settings.DEMO = True  # type: ignore[attr-defined]
    login = SimpleNamespace(role="Field worker", username="froya", password=PASSWORD)
    monkeypatch.setattr(sign_in_pages, "demo_logins", lambda: [login])
    page.goto(reverse("account_login") + "?ended=idle")
    seen(page, "sign-in-demo")
    page.get_by_role("button", name="Sign in – Field worker").click()
    page.wait_for_url(lambda url: "/account/" not in url)


def test_a_leaders_list(page: Page, leila: Staff, froya: Staff) -> None:
    sign_in(page, "leila")
    page.goto(reverse("accounts"))
    seen(page, "list-leader")


@pytest.fixture
def strict(chromium: Browser, live_server: object) -> Iterator[Page]:
    """A page under its own policy, which the other browser tests let axe pass by."""
    context = chromium.new_context(base_url=str(live_server), locale="en-GB")
    context.set_default_timeout(10_000)
    faults: list[str] = []
    page = context.new_page()
    page.on("console", lambda said: said.type == "error" and faults.append(said.text))
    page.context.on("weberror", lambda error: faults.append(str(error.error)))
    yield page
    context.close()
    assert not faults


def test_a_passkey_from_end_to_end(strict: Page, froya: Staff) -> None:
    """Made, used to sign in alone, renamed and removed; under the page's own policy."""
    page = strict
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    device = devices.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})

    sign_in(page, "froya")
    page.goto(reverse("mfa_add_webauthn"))
    again(page)
    page.locator("[name=name]").fill("Work telephone")
    look(page, "account-passkey-new")
    page.locator("#mfa_webauthn_add").click()
    page.wait_for_url("**/codes/")
    key = Authenticator.objects.get(user=froya, type=Authenticator.Type.WEBAUTHN)
    assert key.wrap().is_passwordless

    page.goto(reverse("account_logout"))
    send(page)
    page.goto(reverse("account_login"))
    look(page, "account-sign-in-passkey")
    page.locator("#passkey_login").click()
    page.wait_for_url(lambda url: "/account/" not in url)

    page.goto(reverse("mfa_list_webauthn"))
    look(page, "account-passkeys")
    with page.expect_navigation():
        page.get_by_role("link", name="Rename").click()
    if "/again/" in page.url:
        look(page, "account-again-passkey")
        page.goto(page.url.replace("/second-factor/keys/again/", "/again/"))
        again(page)
    page.locator("[name=name]").fill("The old one")
    look(page, "account-passkey-rename")
    send(page)
    with page.expect_navigation():
        page.get_by_role("link", name="Remove The old one").click()
    look(page, "account-passkey-remove")
    send(page)
    page.wait_for_url("**/keys/")
    assert not Authenticator.objects.filter(user=froya).exists()

    # Without a device that answers, one is told and can go on.
    devices.send(
        "WebAuthn.removeVirtualAuthenticator", {"authenticatorId": device["authenticatorId"]}
    )
    devices.send(
        "WebAuthn.addVirtualAuthenticator",
        {"options": DEVICE | {"isUserVerified": False, "hasResidentKey": False}},
    )
    page.goto(reverse("account_logout"))
    send(page)
    page.goto(reverse("account_login"))
    page.locator("#passkey_login").click()
    page.get_by_text("No passkey was used").wait_for()
