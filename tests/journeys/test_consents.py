"""A consent from being asked to being taken back, on a telephone held in one hand."""

from collections.abc import Callable

from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect

from lykt.organisation.models import Staff
from tests.access_table import make_person
from tests.support.browser import axe, look, sign_in
from tests.support.people import World


def test_asked_and_taken_back_on_a_telephone(
    new_context: Callable[..., BrowserContext], world: World, froya: Staff
) -> None:
    person = make_person(world)
    page = new_context(viewport={"width": 390, "height": 844}, has_touch=True).new_page()
    sign_in(page, "froya")
    page.goto(reverse("person_page", args=[person.handle]))
    expect(page.locator("main")).to_contain_text("Nobody has been asked yet")
    page.get_by_role("link", name="Write down an answer").click()
    page.wait_for_url("**/new/")
    axe(page)
    fill_in(page)
    look(page, "consent-new")
    axe(page)
    page.get_by_role("button", name="Write it down").click()
    page.wait_for_url(lambda url: not url.endswith("/new/"))
    expect(page.locator("main")).to_contain_text("Holds")
    axe(page)
    look(page, "consent")

    page.get_by_role("link", name="Takes it back").click()
    page.wait_for_url("**/withdraw/")
    axe(page)
    look(page, "consent-withdraw")
    page.get_by_role("button", name="Takes all of it back").click()
    page.wait_for_url("**receipt=*")
    expect(page.locator("main")).to_contain_text("No consent holds now")
    expect(page.locator("[lang=ro]")).to_contain_text("retras")
    axe(page)
    look(page, "consents")


def fill_in(page: Page) -> None:
    """Write down a yes to one and a no to another, as told in the street."""
    for box in page.locator("[name=told]").all():
        box.check()
    page.get_by_label("Help and follow-up").check()
    page.get_by_text("NAV: housing and economy").click()
    page.locator("[name=yes_nav][value=housing]").check()
    page.locator("[name=no_nav][value=rest]").check()
    page.get_by_text("Own family").click()
    page.locator("[name=named_family]").fill("Ana")
    page.locator("[name=yes_family][value=plans]").check()
    page.get_by_label("Spoken").check()
    page.locator("select[name=language]").select_option("ro")


def test_the_forms_to_print_can_be_read_in_every_language(page: Page, froya: Staff) -> None:
    sign_in(page, "froya")
    for language in ("nb", "ru"):
        page.goto(f"{reverse('consent_form')}?language={language}")
        axe(page)
        look(page, f"consent-form-{language}")
