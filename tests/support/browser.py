"""Debian's Chromium, driven as a person would: sign in, look, walk by keyboard.

A test that takes one of these fixtures is marked `browser` by itself. Chromium is found on
the PATH or by `LYKT_CHROMIUM`; where there is none the tests are skipped, or fail when
`LYKT_REQUIRE_CHROMIUM=1`, as in CI.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

from tests.support.people import PASSWORD


RESULTS = Path(__file__).parents[2] / "test-results"
#: A telephone in the hand and a desk.
WIDTHS = {390: 844, 1280: 900}
#: Keeps Chromium from calling home, and from asking for a graphics card.
FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
#: What WCAG asks for, and what axe's makers hold to be good practice.
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark whatever uses the browser."""
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


def find_chromium() -> str:
    """Return the path of Chromium; without one, skip or fail with the reason."""
    if found := os.environ.get("LYKT_CHROMIUM") or shutil.which("chromium"):
        return found
    reason = "no Chromium: install Debian's package chromium, or set LYKT_CHROMIUM"
    if os.environ.get("LYKT_REQUIRE_CHROMIUM") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for all tests of a run."""
    path = find_chromium()
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright's event loop lives in this thread, where Django then suspects that
        # its database is used from asynchronous code. It is not: each call waits.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        browser = playwright.chromium.launch(
            executable_path=path, chromium_sandbox=False, args=FLAGS
        )
        yield browser
        browser.close()


@pytest.fixture
def calls() -> Iterator[list[str]]:
    """What pages did in this test that no page may; anything left here at the end fails it."""
    found: list[str] = []
    yield found
    assert not found, "\n".join(found)


@pytest.fixture
def new_context(
    chromium: Browser, live_server: object, calls: list[str]
) -> Iterator[Callable[..., BrowserContext]]:
    """Return a function that opens a browser profile of its own, as another person would.

    Every profile is held to this: a page reaches no other machine, and leaves no error in
    the console. Pass `javaScriptEnabled=False` and the like as Playwright knows them.
    """
    base = str(live_server)
    opened: list[BrowserContext] = []

    def only_here(route: Route) -> None:
        if urlsplit(route.request.url).netloc == urlsplit(base).netloc:
            route.fallback()
        else:
            calls.append(f"a page called {route.request.url}")
            route.abort()

    def opening(**options: object) -> BrowserContext:
        options = {"locale": "en-GB", "viewport": {"width": 1280, "height": 900}} | options
        context = chromium.new_context(
            base_url=base,
            # Lets axe into pages that allow no script but their own. What the policy
            # forbids is tested on the header itself.
            bypass_csp=True,
            reduced_motion="reduce",
            **options,  # type: ignore[arg-type]
        )
        context.set_default_timeout(10_000)
        context.route("**/*", only_here)
        context.on(
            "weberror", lambda error: calls.append(f"a script of a page failed: {error.error}")
        )
        opened.append(context)
        return context

    yield opening
    for context in opened:
        context.close()


@pytest.fixture
def page(new_context: Callable[..., BrowserContext]) -> Page:
    """A fresh page of a fresh profile, at a desk's width. Addresses are relative."""
    return new_context().new_page()


def sign_in(page: Page, username: str, password: str = PASSWORD) -> None:
    """Sign in as a person does, through the form, and wait until one is inside."""
    page.goto(reverse("account_login"))
    page.locator("[name=login]").fill(username)
    page.locator("[name=password]").fill(password)
    page.locator("[name=password]").press("Enter")
    page.wait_for_url(lambda url: "/sign-in" not in url)


def axe(page: Page) -> None:
    """Assert that axe finds nothing wrong on the page as it stands."""
    results = Axe().run(page, options=RULES)
    assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"


def look(page: Page, name: str) -> None:
    """Keep pictures of the page, narrow and wide, light and dark, to be looked at.

    They land in `test-results/<name>-<width>-<scheme>.png`. A page wider than its window
    fails here: nobody should have to scroll sideways.
    """
    before = page.viewport_size
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            settle(page)
            RESULTS.mkdir(exist_ok=True)
            page.screenshot(path=RESULTS / f"{name}-{width}-{scheme}.png", full_page=True)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{name} is {wide} px wide in a window of {width}"
    page.emulate_media(color_scheme="null")  # type: ignore[arg-type]
    if before:
        page.set_viewport_size(before)
    settle(page)


def settle(page: Page) -> None:
    """Wait until the page has been drawn as it now is.

    A change of colours comes to the page in its own time; whatever reads colours before
    that sees some of the old ones and some of the new.
    """
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
