"""A case from a person's page to its end, and a partner whose page goes while it is open."""

from collections.abc import Callable
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from lykt.cases.case import actions_team, actions_work
from lykt.cases.case.models import Case
from lykt.organisation.acting import acting_as
from lykt.organisation.models import Staff
from lykt.privacy.consent.actions import withdraw
from tests.support.browser import axe, look, sign_in
from tests.support.cases import OPERATOR, consent_to, make_case
from tests.support.pages import make_person
from tests.support.people import World


def write(page: Page, track: str, state: str, **told: str) -> None:
    """Write what happened on a track, as one does from the page of the case."""
    page.locator(".tracks > li", has_text=track).get_by_role("link").click()
    page.get_by_text(state, exact=True).click()
    page.get_by_role("button", name="Go on").click()
    for label, value in told.items():
        page.get_by_label(label.replace("_", " ")).select_option(label=value)
    page.get_by_role("button", name="Write it down").click()


def test_a_coordinator_works_in_a_case(
    new_context: Callable[..., BrowserContext], world: World, kaja: Staff
) -> None:
    person = make_person(world)
    page = new_context().new_page()
    sign_in(page, "kaja")
    page.goto(reverse("person_page", args=[person.handle]))
    page.get_by_role("link", name="Open a case").click()
    expect(page.get_by_role("button", name="Open the case")).to_be_visible()
    axe(page)
    look(page, "case-open")
    page.get_by_label("What is it about?").fill("Works in a nail bar, and is not paid.")
    page.get_by_role("button", name="Open the case").click()
    expect(page.locator(".case-next")).to_contain_text("Next:")
    write(page, "Identification", "Possible victim", Who_said_it="We ourselves")
    write(page, "Protection", "Risk assessment asked for", Who_said_it="Police")
    expect(page.locator(".tracks")).to_contain_text("Risk assessment asked for")
    page.get_by_role("link", name="Money to live on").click()
    expect(page.get_by_label("What is next?")).to_be_visible()
    axe(page)
    look(page, "case-assurance")
    page.get_by_text("Missing", exact=True).click()
    page.get_by_label("What is next?").fill("Apply to NAV")
    page.get_by_label("By which day?").fill(timezone.localdate().isoformat())
    page.get_by_role("button", name="Write it down").click()
    expect(page.locator("main")).to_contain_text("Missing: Money to live on.")
    page.get_by_role("link", name="Add a step").first.click()
    page.get_by_label("What is to be done?").fill("Ask the crisis centre for a bed")
    late = timezone.localdate() - timedelta(days=2)
    page.get_by_label("By which day?").fill(late.isoformat())
    page.get_by_role("button", name="Add the step").click()
    expect(page.locator(".worklist")).to_contain_text("crisis centre")
    axe(page)
    look(page, "case-steps")
    page.get_by_role("link", name="Case 2", exact=False).first.click()
    # Without a click: what is next, by when, and what is missing.
    expect(page.locator(".case-next")).to_contain_text("Ask the crisis centre for a bed")
    expect(page.locator(".case-next")).to_contain_text("2 days late")
    axe(page)
    look(page, "case")
    page.goto(reverse("today"))
    expect(page.locator("main")).to_contain_text("Your next in cases")
    page.goto(reverse("cases"))
    axe(page)
    look(page, "cases")


def test_a_case_is_closed_by_keyboard_and_without_script(
    new_context: Callable[..., BrowserContext], world: World, kaja: Staff
) -> None:
    case = make_case(make_person(world), kaja)
    page = new_context(java_script_enabled=False).new_page()
    sign_in(page, "kaja")
    page.goto(reverse("case_page", args=[case.handle]))
    page.locator(".case-actions summary").press("Enter")
    page.get_by_role("link", name="Close the case").press("Enter")
    page.get_by_label("Settled in Norway").press("Space")
    page.get_by_label("I have read what happens now").press("Space")
    page.get_by_role("button", name="Close the case").press("Enter")
    expect(page.locator(".case-about")).to_contain_text("Settled in Norway")
    page.get_by_role("link", name="Reopen").press("Enter")
    page.get_by_role("button", name="Reopen the case").press("Enter")
    expect(page.locator("main")).to_contain_text("The case is open again.")


def shared_case(world: World, kaja: Staff, parisa: Staff) -> tuple[Case, list[object]]:
    """A case that a partner is in, covered for housing."""
    person = make_person(world)
    case = make_case(person, kaja)
    consent = consent_to(person, "housing", case=case)
    with acting_as(OPERATOR):
        actions_team.invite_partner(by=OPERATOR, case=case, staff=parisa, body="nav")
        actions_work.assure(by=OPERATOR, case=case, what="housing", state="under_way")
        actions_work.assure(by=OPERATOR, case=case, what="health", state="missing")
    return case, [consent]


def look_up(page: Page) -> None:
    """Let an open page ask at once whether it is still seen, as it does when one comes back."""
    with page.expect_response("**/still/**"):
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def test_a_partner_loses_the_page_that_stands_open(
    new_context: Callable[..., BrowserContext], world: World, kaja: Staff, parisa: Staff
) -> None:
    case, consents = shared_case(world, kaja, parisa)
    page = new_context().new_page()
    sign_in(page, "parisa")
    page.goto(reverse("case_page", args=[case.handle]))
    expect(page.locator("main")).to_contain_text("Safe housing and shielding")
    expect(page.locator("main")).not_to_contain_text("Health")
    axe(page)
    look(page, "case-partner")
    look_up(page)
    expect(page.locator("main")).to_contain_text("Safe housing and shielding")
    with acting_as(OPERATOR):
        withdraw(by=OPERATOR, consents=consents)
    with page.expect_navigation():
        look_up(page)
    expect(page.get_by_role("heading", name="Not shown any more")).to_be_visible()
    # The words come first, then the page is made anew around them.
    page.wait_for_function(
        "handle => !document.documentElement.outerHTML.includes(handle)", arg=case.handle
    )
    whole = page.content()
    for hidden in (case.label, case.handle, "housing"):
        assert hidden not in whole
    assert page.url.endswith(reverse("case_shut"))
    assert page.title().startswith("Not shown any more")
    page.go_back()
    assert case.label not in page.content()
    axe(page)
