"""A concern from the street to child welfare, and an adult's to the person it is about."""

from collections.abc import Callable
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from lykt.organisation.models import Staff
from tests.support.browser import axe, look, sign_in
from tests.support.concerns import make_concern
from tests.support.pages import make_person
from tests.support.people import World


def test_a_childs_on_a_telephone(
    new_context: Callable[..., BrowserContext], world: World, froya: Staff
) -> None:
    page = new_context(viewport={"width": 390, "height": 844}, has_touch=True).new_page()
    sign_in(page, "froya")
    page.goto(reverse("concern_new"))
    axe(page)
    look(page, "concern-new")
    page.get_by_text("Age in doubt", exact=True).click()
    page.get_by_label("What was seen or told?").fill("A girl at the hotel; a man pays for her.")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/child-welfare/")
    axe(page)
    look(page, "concern-notify")
    notify(page)
    expect(page.locator("main")).to_contain_text("Fjordby barnevernvakt was told")
    axe(page)
    look(page, "concern-child")


def notify(page: Page) -> None:
    """Write down what child welfare was told by telephone."""
    page.get_by_label("Which child welfare service?").fill("Fjordby barnevernvakt")
    page.get_by_label("Who notifies?").select_option("20")
    reason = "She may be sixteen, and a man pays for her room."
    page.get_by_label("Why does the duty hold?").fill(reason)
    page.get_by_label("Exactly what were they told?").fill("That, and where she stays.")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url(lambda url: not url.endswith("/child-welfare/"))


def test_an_adults_to_the_person(
    new_context: Callable[..., BrowserContext], world: World, kaja: Staff
) -> None:
    person = make_person(world)
    old = timezone.now() - timedelta(days=2)
    make_concern(
        world,
        source="hotel",
        received_at=old,
        seen="Three women in one room.",
        where="The hotel by the quay",
        reach="Through the reception, not by phone",
    )
    make_concern(world, age="child", urgency="now")
    page = new_context(viewport={"width": 1280, "height": 900}).new_page()
    sign_in(page, "kaja")
    look(page, "concerns-today")
    page.goto(reverse("concerns"))
    axe(page)
    look(page, "concerns")
    page.get_by_role("link", name="B-").nth(1).click()
    page.wait_for_url("**/concerns/*/")
    axe(page)
    look(page, "concern")
    page.get_by_role("link", name="Triage").click()
    page.wait_for_url("**/triage/")
    axe(page)
    look(page, "concern-triage")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url(lambda url: not url.endswith("/triage/"))
    page.get_by_role("link", name="Join to a person").click()
    page.wait_for_url("**/join/")
    page.get_by_label("The person's code").fill(person.code)
    page.get_by_text("The person is known here already").click()
    axe(page)
    look(page, "concern-join")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url(lambda url: not url.endswith("/join/"))
    expect(page.locator("main")).to_contain_text(person.code)
    look(page, "concern-joined")
    page.goto(reverse("consultations"))
    axe(page)
    look(page, "consultations")
