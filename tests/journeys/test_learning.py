"""A school class is written down, a school becomes due again, advice is counted, the year read."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from lykt.learning.events.models import Event
from lykt.organisation.models import Staff
from tests.learning.events.access_rows import make_receiver
from tests.support.browser import axe, look, sign_in
from tests.support.people import World


pytestmark = pytest.mark.django_db


def test_a_school_is_taught_and_becomes_due_again(
    world: World, froya: Staff, pal: Staff, page: Page
) -> None:
    make_receiver(world, "Akuttmottaket", kind="health")
    sign_in(page, "froya")
    page.get_by_role("link", name="Learning").click()
    expect(page.get_by_text("No event is written down yet")).to_be_visible()
    axe(page)
    look(page, "learning-empty")
    page.get_by_role("link", name="Who is reached").click()
    page.get_by_role("link", name="Put a body into the register").click()
    expect(page.get_by_role("button", name="Save")).to_be_visible()
    axe(page)
    page.get_by_label("What is it called?").fill("Fjordby skole")
    page.get_by_label("What kind of body?").select_option(label="School")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Never reached").first).to_be_visible()
    page.get_by_role("link", name="Write down an event").click()
    expect(page.get_by_role("button", name="Save")).to_be_visible()
    axe(page)
    look(page, "learning-new")
    page.get_by_text("School class", exact=True).click()
    page.get_by_label("What is it called?").fill("9B og 9C")
    page.get_by_label("Theme").select_option(label="Buying sex, and attitudes")
    page.get_by_label("For whom?").select_option(label="Pupils")
    page.get_by_label("How many came?").fill("51")
    page.get_by_label("How many school classes?").fill("2")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="9B og 9C")).to_be_visible()
    expect(page.get_by_role("link", name="Fjordby skole")).to_be_visible()
    axe(page)
    look(page, "learning-event")
    page.get_by_role("link", name="Change how it went").click()
    page.get_by_label("How many evaluated it?").fill("40")
    page.get_by_label("Their mean grade").fill("5.1")
    axe(page)
    look(page, "learning-went")
    page.get_by_role("button", name="It was held").click()
    expect(page.get_by_text("5.1 of 6")).to_be_visible()
    page.get_by_role("link", name="Fjordby skole").click()
    expect(page.get_by_text("Not due yet").first).to_be_visible()
    page.get_by_role("link", name="Who is reached").click()
    expect(page.get_by_text("0 are due again")).to_be_visible()
    # Two years go by.
    long_ago = timezone.localdate() - timedelta(days=732)
    Event.objects.update(day=long_ago)
    page.reload()
    page.get_by_role("link", name="1 is due again").click()
    expect(page.get_by_role("link", name="Fjordby skole")).to_be_visible()
    expect(page.get_by_role("link", name="Akuttmottaket")).to_have_count(0)
    axe(page)
    look(page, "learning-receivers")
    page.get_by_role("link", name="Fjordby skole").click()
    expect(page.get_by_role("heading", name="Fjordby skole")).to_be_visible()
    axe(page)
    look(page, "learning-receiver")
    page.get_by_role("link", name="Who is reached").click()
    page.get_by_role("link", name="School classes").click()
    expect(page.get_by_text("2 classes, 51 pupils.")).to_be_visible()
    axe(page)
    look(page, "learning-classes")
    # Three touches.
    page.get_by_role("link", name="Asked for advice").click()
    page.get_by_role("link", name="Count a request").first.click()
    expect(page.get_by_role("button", name="Count it")).to_be_visible()
    axe(page)
    look(page, "learning-advice-new")
    page.get_by_text("The press", exact=True).click()
    page.get_by_text("Those who buy", exact=True).click()
    page.get_by_role("button", name="Count it").click()
    expect(page.get_by_text("Counted. Nobody was named.")).to_be_visible()
    axe(page)
    look(page, "learning-advice")
    page.context.clear_cookies()
    sign_in(page, "pal")
    page.get_by_role("link", name="Learning").click()
    expect(page.get_by_role("heading", name="Learning")).to_be_visible()
    axe(page)
    look(page, "learning")
    page.get_by_role("link", name="The year").click()
    expect(page.get_by_role("heading", name="Requests for advice by who asked")).to_be_visible()
    axe(page)
    look(page, "learning-year")
    page.emulate_media(media="print")
    page.screenshot(path="test-results/learning-year-print.png", full_page=True)
