"""The officer looks at who has read, holds the record, and narrows it."""

from collections.abc import Callable
from uuid import uuid4

from django.urls import reverse
from playwright.sync_api import BrowserContext, expect

from lykt.organisation.models import Staff
from lykt.privacy.reading.models import ReadingEntry
from lykt.privacy.reading.record import note
from lykt.privacy.sealing.models import SealFault
from tests.support.browser import axe, look, sign_in
from tests.support.people import World


def test_the_officers_page(
    new_context: Callable[..., BrowserContext],
    world: World,
    odin: Staff,
    froya: Staff,
    sunniva: Staff,
) -> None:
    for number in range(6):
        note(by=froya.as_actor(), what="person_page", subjects=[uuid4()])
        note(by=sunniva.as_actor(), what="people", subjects=[uuid4() for _ in range(number + 1)])
    SealFault.objects.create(
        table="people_person", column="code", row=str(uuid4()), found="f" * 64
    )
    page = new_context().new_page()
    sign_in(page, "odin")
    page.goto(reverse("reading_record"))
    page.get_by_role("button", name="Hold it now").click()
    expect(page.locator("main")).to_contain_text("Whole on")
    page.locator("table summary").first.click()
    axe(page)
    look(page, "reading-record")
    page.get_by_label("Page", exact=True).select_option(label="The list of people")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("main")).to_contain_text("6 entries")
    ReadingEntry.objects.filter(number=2).update(actor="nobody")
    page.goto(reverse("reading_record"))
    page.get_by_role("button", name="Hold it now").click()
    expect(page.locator("main")).to_contain_text("It breaks at entry 2")
    axe(page)
    look(page, "reading-record-broken")
