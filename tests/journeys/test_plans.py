"""The plan owner reads a plan on two days, tells how a measure stands, and corrects it."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from lykt.organisation.acting import acting_as
from lykt.organisation.models import Staff
from lykt.plans.importing import import_plans
from tests.plans.made import SHARED, folder
from tests.support.browser import axe, look, sign_in
from tests.support.people import World


pytestmark = pytest.mark.django_db


def test_a_plan_on_two_days(world: World, pal: Staff, page: Page, tmp_path: Path) -> None:
    with acting_as(pal.as_actor()) as by:
        import_plans(folder(tmp_path / "in"), by=by, controller=world.fjordby)
        if SHARED.exists():
            # The real ones, to be looked at.
            import_plans(SHARED, by=by, controller=world.fjordby)
    sign_in(page, "pal")
    page.get_by_role("link", name="Action plans").click()
    expect(page.get_by_role("link", name="By plan")).to_be_visible()
    axe(page)
    look(page, "plans")
    page.get_by_role("link", name="By plan").click()
    page.get_by_label("As of").fill("2010-06-02")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text("1 of 3 measures is late")).to_be_visible()
    axe(page)
    look(page, "plan")
    page.get_by_role("link", name="1a Informasjon til unge").click()
    expect(page.get_by_role("heading", name="Decisions")).to_be_visible()
    axe(page)
    look(page, "measure")
    page.get_by_role("link", name="Say how it stands").click()
    expect(page.get_by_role("button", name="Save")).to_be_visible()
    axe(page)
    look(page, "measure-status")
    page.get_by_label("As of").fill("2010-05-20")
    page.get_by_text("Done", exact=True).click()
    page.get_by_label("What was done").fill("Heftet er trykt.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Heftet er trykt.")).to_be_visible()
    page.get_by_role("link", name="Correct what is said of 20 May 2010").click()
    expect(page.get_by_role("button", name="Save the correction")).to_be_visible()
    axe(page)
    page.get_by_text("Under way", exact=True).click()
    page.get_by_label("What was done").fill("Heftet er skrevet.")
    page.get_by_role("button", name="Save the correction").click()
    expect(page.get_by_text("it counts no more")).to_be_visible()
    axe(page)
    look(page, "measure-corrected")
    if SHARED.exists():
        page.goto("/plans/")
        page.get_by_role("link", name="Handlingsplan mot prostitusjon 2011–2013").click()
        page.get_by_label("As of").fill("2011-06-01")
        page.get_by_role("button", name="Show").click()
        expect(page.get_by_text("7 of 18 measures are late")).to_be_visible()
        look(page, "plan-oslo")
        page.emulate_media(media="print")
        page.screenshot(path="test-results/plan-oslo-print.png", full_page=True)
