"""The night app on a phone in Chromium, before the real server."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page, expect

from lykt.field.models import Zone
from lykt.organisation.models import Staff
from tests.support.browser import FLAGS, find_chromium, sign_in
from tests.support.people import World


PIN = "2580"
Phone = Callable[..., BrowserContext]


@pytest.fixture
def zone(world: World) -> Zone:
    """A zone of the service's."""
    found: Zone = Zone.objects.create(unit=world.service, name="Sentrum")
    return found


@pytest.fixture
def phone(
    chromium: Browser, live_server: object, tmp_path: Path, calls: list[str]
) -> Iterator[Phone]:
    """Return a function that switches a phone on: the same name is the same phone again."""
    opened: list[BrowserContext] = []

    def switch_on(name: str = "phone", **options: object) -> BrowserContext:
        context = chromium.browser_type.launch_persistent_context(
            str(tmp_path / name),
            executable_path=find_chromium(),
            chromium_sandbox=False,
            args=FLAGS,
            base_url=str(live_server),
            viewport={"width": 390, "height": 844},
            locale="en-GB",
            timezone_id="Europe/Oslo",
            reduced_motion="reduce",
            has_touch=True,
            **options,  # type: ignore[arg-type]
        )
        context.set_default_timeout(10_000)
        context.on("weberror", lambda error: calls.append(f"a script failed: {error.error}"))
        context.on(
            "console",
            lambda said: calls.append(said.text) if "Content Security" in said.text else None,
        )
        opened.append(context)
        return context

    yield switch_on
    for context in opened:
        context.close()


def take_phone(context: BrowserContext, username: str) -> Page:
    """Sign on as a worker does, and wait until the app works without a net."""
    page = context.pages[0] if context.pages else context.new_page()
    sign_in(page, username)
    page.goto(reverse("night_enrol"))
    page.get_by_label("Choose a code").fill(PIN)
    page.get_by_role("button", name="Take the phone").click()
    expect(page.get_by_role("heading", name="Start shift")).to_be_visible()
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    return page


def start(page: Page) -> None:
    """Start a shift with what stands there."""
    page.get_by_role("button", name="Start shift").click()
    expect(page.get_by_role("button", name="Seen: One more")).to_be_visible()


def test_a_shift_from_signing_on_to_sent(
    phone: Phone, world: World, froya: Staff, zone: Zone
) -> None:
    page = take_phone(phone(), "froya")
    start(page)
    for _ in range(3):
        page.get_by_role("button", name="Seen: One more").click()
    expect(page.locator("[data-what=seen]")).to_have_text("3")
