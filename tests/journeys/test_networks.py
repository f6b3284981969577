"""Networks with minutes and tasks; and a card that users check before it is printed."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from lykt.organisation.models import Staff
from tests.support.browser import axe, look, sign_in
from tests.support.people import World


pytestmark = pytest.mark.django_db


def seen(page: Page, heading: str, picture: str = "") -> None:
    """Wait for a page, and hold it to what is asked of every page."""
    expect(page.get_by_role("heading", name=heading, level=1)).to_be_visible()
    axe(page)
    if picture:
        look(page, picture)


def test_a_network_meets_and_a_task_is_done(
    world: World, leila: Staff, froya: Staff, page: Page
) -> None:
    sign_in(page, "leila")
    page.get_by_label("Main menu").get_by_role("link", name="Networks").click()
    expect(page.get_by_text("No network is here yet")).to_be_visible()
    axe(page)
    look(page, "networks-empty")
    page.get_by_role("link", name="New network").click()
    seen(page, "A new network", "network-new")
    page.get_by_label("What is the network called?").fill("Fagnettverket")
    page.get_by_label("What is it for?").fill("Samle etatene om varsling.")
    page.get_by_label("How many months between meetings?").fill("3")
    since = timezone.localdate() - timedelta(days=200)
    page.get_by_label("Since when?").fill(since.isoformat())
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Should have met")).to_be_visible()
    page.get_by_role("link", name="Add a member").click()
    seen(page, "A new member")
    page.get_by_label("Or which body outside?").fill("Politiet")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Plan a meeting").click()
    day = timezone.localdate() - timedelta(days=1)
    page.get_by_label("Which day?").fill(day.isoformat())
    page.get_by_label("What is on the agenda?").fill("Varsling\nOpplæring")
    seen(page, "A new meeting")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Minutes not written")).to_be_visible()
    page.get_by_role("link", name="Write the minutes").click()
    seen(page, "Minutes", "network-minutes")
    page.get_by_label("How many came?").fill("8")
    page.get_by_label("1. Varsling").fill("Kortet får et nytt nummer.")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Write down a decision").click()
    seen(page, "A decision")
    page.get_by_label("What was decided?").fill("Trykke kortet på nytt")
    page.get_by_label("Who here does it?").select_option(label="Froya")
    page.get_by_label("By when?").fill(day.isoformat())
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Trykke kortet på nytt", exact=True)).to_be_visible()
    axe(page)
    look(page, "network-meeting")
    page.get_by_role("link", name="For print").click()
    seen(page, "Minutes of Fagnettverket")
    page.emulate_media(media="print")
    page.screenshot(path="test-results/network-minutes-print.png", full_page=True)
    page.emulate_media(media="screen")
    page.goto("/networks/")
    expect(page.get_by_role("heading", name="Late tasks")).to_be_visible()
    axe(page)
    look(page, "networks")
    page.get_by_role("link", name="Trykke kortet på nytt").click()
    page.get_by_role("button", name="Done").click()
    page.get_by_role("link", name="Fagnettverket").click()
    expect(page.get_by_text("Nothing waits")).to_be_visible()
    axe(page)
    look(page, "network")


def test_a_card_is_checked_printed_and_given_out(world: World, froya: Staff, page: Page) -> None:
    sign_in(page, "froya")
    page.goto("/networks/")
    page.get_by_role("navigation", name="Learning").get_by_role("link", name="Material").click()
    expect(page.get_by_text("No material is here yet")).to_be_visible()
    seen(page, "Material", "material-empty")
    page.get_by_role("link", name="New material").first.click()
    seen(page, "New material", "material-new")
    page.get_by_label("What is it called?").fill("Dine rettigheter")
    page.get_by_text("Card", exact=True).click()
    page.get_by_label("What is it for?").fill("Hvem en kan ringe.")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="New version").click()
    seen(page, "A new version")
    page.get_by_label("Which language?").select_option("ro")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Not checked by users")).to_be_visible()
    page.get_by_role("link", name="Checked by users").click()
    seen(page, "Checked by users", "material-check")
    page.get_by_text("The user council").click()
    page.get_by_role("button", name="Save").click()
    for what, count in (("Printed", "300"), ("Given out", "25")):
        page.get_by_role("link", name="Write down a move").click()
        seen(page, "Printed, given out or thrown away")
        page.get_by_text(what, exact=True).click()
        page.get_by_label("How many?").fill(count)
        if what == "Given out":
            page.get_by_text("On an outreach shift").click()
            look(page, "material-move")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_role("heading", name="What came and what went")).to_be_visible()
    expect(page.get_by_text("275 left")).to_be_visible()
    axe(page)
    look(page, "material-version")
    page.goto("/material/")
    seen(page, "Material", "materials")
    page.get_by_role("link", name="Dine rettigheter", exact=True).click()
    seen(page, "Dine rettigheter", "material")
