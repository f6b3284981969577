"""A phone with the letters set to twice their size: nobody has to push a page sideways.

WCAG 2.2, 1.4.4 and 1.4.10, taken together.
"""

from collections.abc import Iterator

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page

from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.models import Staff
from lykt.people.models import Person
from tests.support.browser import FLAGS, find_chromium, sign_in
from tests.support.people import World


#: The browser's own setting, of which the style sheets' widths are reckoned too.
TWICE = "--blink-settings=defaultFontSize=32"


@pytest.fixture
def large(chromium: Browser, live_server: object) -> Iterator[Page]:
    """A page of a phone 320 pixels wide, whose letters are twice as large.

    The size is a setting of the whole browser, so this is one of its own.
    """
    browser = chromium.browser_type.launch(
        executable_path=find_chromium(), chromium_sandbox=False, args=[*FLAGS, TWICE]
    )
    yield browser.new_page(base_url=str(live_server), viewport={"width": 320, "height": 800})
    browser.close()


def test_no_page_is_wider_than_a_small_window_with_large_letters(
    large: Page, world: World, leila: Staff
) -> None:
    with acting_as(Actor(kind="operator", name="test")):
        kept = {"controller": world.fjordby, "unit": world.service}
        someone = Person.objects.create(**kept, code="TURKIS-FLØYTE-93", country="NG")
    sign_in(large, "leila")
    assert large.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
    wide = {}
    for name, args in {
        "today": [],
        "contact_new": [],
        "contacts": [],
        "people": [],
        "person_page": [someone.handle],
        "figures": [],
        "register": [],
        "own_account": [],
    }.items():
        large.goto(reverse(name, args=args))
        wide[name] = large.evaluate("document.documentElement.scrollWidth")
    assert max(wide.values()) <= 320, wide
