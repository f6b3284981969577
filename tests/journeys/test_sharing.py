"""From a consent to a receipt, and under a duty that nobody has confirmed, in the browser."""

from collections.abc import Callable

from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect

from lykt.organisation.acting import acting_as
from lykt.organisation.models import Staff
from lykt.privacy.subjects import Subject
from tests.privacy.disclosure.sharing import REASON, met, say, subject_of
from tests.support.browser import axe, look, sign_in
from tests.support.people import World


def known(world: World, staff: Staff) -> Subject:
    """Return somebody who lets NAV be told of their economy, and not of their housing."""
    with acting_as(staff.as_actor()) as by:
        subject = subject_of(met(world, by))
        say(by, subject, [("nav", "economy")], no=[("nav", "housing")])
        return subject


def chosen(page: Page, name: str, value: str) -> None:
    page.locator(f"[name={name}][value='{value}']").check()


def test_from_a_consent_to_a_receipt(page: Page, world: World, sunniva: Staff) -> None:
    subject = known(world, sunniva)
    sign_in(page, "sunniva")
    page.goto(reverse("disclosures", args=["person", subject.handle]))
    look(page, "shared-nothing")
    axe(page)
    page.get_by_role("link", name="Share something").click()
    chosen(page, "recipient", "nav")
    for kind in ("economy", "housing", "health"):
        chosen(page, "kinds", kind)
    look(page, "share-who")
    axe(page)
    page.get_by_role("button", name="See what covers it").click()
    expect(page.get_by_text("The person has said no to this")).to_be_visible()
    look(page, "share-part")
    axe(page)
    page.get_by_role("button", name="Change to whom or what").click()
    for kind in ("housing", "health"):
        page.locator(f"[name=kinds][value={kind}]").uncheck()
    page.get_by_role("button", name="See what covers it").click()
    page.get_by_label("Economy").fill("No income since Friday.")
    chosen(page, "way", "phone")
    look(page, "share-what")
    axe(page)
    page.get_by_role("button", name="Look it over").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Exactly this goes out")
    look(page, "share-confirm")
    axe(page)
    page.get_by_role("button", name="Share this, and get the receipt").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Receipt")
    look(page, "share-receipt")
    axe(page)
    page.get_by_role("link", name="Something is wrong with it").click()
    chosen(page, "what", "asked_to_delete")
    page.get_by_label("In your own words").fill("Asked by phone.")
    axe(page)
    page.get_by_role("button", name="Write it down").click()
    expect(page.get_by_text("Asked by phone.")).to_be_visible()
    page.goto(reverse("disclosures", args=["person", subject.handle]))
    look(page, "shared")
    axe(page)


def test_help_in_an_emergency_without_script(
    new_context: Callable[..., BrowserContext], world: World, froya: Staff
) -> None:
    subject = known(world, froya)
    page = new_context(java_script_enabled=False).new_page()
    sign_in(page, "froya")
    page.goto(reverse("share_new", args=["person", subject.handle]))
    chosen(page, "recipient", "ambulance")
    chosen(page, "kinds", "whereabouts")
    page.get_by_role("button", name="See what covers it").click()
    page.get_by_text("Legal duty: Life in danger").first.click()
    page.get_by_label("Where they are").fill("The stairwell, third floor.")
    chosen(page, "ground", "duty.life_in_danger")
    page.get_by_label("Why does the duty hold?").fill(REASON)
    chosen(page, "way", "phone")
    page.get_by_role("button", name="Look it over").click()
    page.get_by_role("button", name="Share this, and get the receipt").click()
    expect(page.get_by_text("The ground was not certain")).to_be_visible()
