"""A plan is revised: from Bergen's of 2005 to one like that of 2009, as its owner does it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from lykt.organisation.acting import acting_as
from lykt.organisation.models import Staff
from lykt.plans.importing import import_plans
from lykt.plans.models import Plan, Revision
from tests.plans.made import SHARED, folder
from tests.support.browser import axe, look, sign_in
from tests.support.people import World


pytestmark = pytest.mark.django_db

TABLE = """\
Område\tNr\tTiltak\tAnsvarlig\tFrist
1 Unge\t1a\tEt hefte\tNAV; BUP\tvåren 2021
\t1b\tKurs\tBUP\tsnart
"""


def test_a_plan_is_written_from_a_table(world: World, pal: Staff, page: Page) -> None:
    sign_in(page, "pal")
    page.goto("/plans/")
    page.get_by_role("link", name="New plan").click()
    expect(page.get_by_role("heading", name="A new plan")).to_be_visible()
    axe(page)
    look(page, "plan-new")
    page.get_by_label("Short name").fill("fjordby-2020")
    page.get_by_label("Title").fill("Handlingsplan 2020–2022")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="The plan has no areas yet")).to_be_visible()
    axe(page)
    look(page, "plan-write-empty")
    page.get_by_role("link", name="Take in a table").click()
    expect(page.get_by_role("heading", name="Take in a table")).to_be_visible()
    axe(page)
    look(page, "plan-take-in")
    page.get_by_label("Paste the table here").fill(TABLE)
    page.get_by_role("button", name="Look at the table").click()
    expect(page.get_by_text("This must be mended before it can be taken in")).to_be_visible()
    axe(page)
    look(page, "plan-take-in-faults")
    page.get_by_label("Keep a deadline that cannot be read as a note").check()
    page.get_by_role("button", name="Look again").click()
    expect(page.get_by_text("2 measures can be taken in.")).to_be_visible()
    axe(page)
    look(page, "plan-take-in-ready")
    page.get_by_role("button", name="Take in").click()
    expect(page.get_by_text("Taken in: 2 measures.")).to_be_visible()
    page.get_by_role("link", name="Write down a decision").click()
    page.get_by_label("Decided by").fill("Bystyret")
    page.get_by_label("What was decided").fill("Heftet skal være klart før sommeren.")
    page.get_by_text("1a Et hefte").click()
    axe(page)
    look(page, "plan-decision")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="1a Et hefte").click()
    page.get_by_role("link", name="Bodies and contacts").click()
    page.get_by_label("Body", exact=True).fill("Uteteamet")
    page.get_by_label("Contact").select_option(label="Pal")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Change Uteteamet")).to_be_visible()
    axe(page)
    look(page, "plan-bodies")
    page.goto(page.url.replace("bodies/", "change/"))
    axe(page)
    look(page, "plan-measure-change")
    page.get_by_role("link", name="Cancel").click()
    expect(page.get_by_role("link", name="Bodies and contacts")).to_be_visible()
    axe(page)
    look(page, "plan-measure-owner")
    page.goto(f"/plans/{Plan.objects.get().handle}/write/")
    axe(page)
    look(page, "plan-write")


def test_a_plan_along_time_and_shown_to_all(
    world: World,
    pal: Staff,
    page: Page,
    tmp_path: Path,
    new_context: Callable[..., BrowserContext],
) -> None:
    with acting_as(pal.as_actor()) as by:
        source = SHARED if SHARED.exists() else folder(tmp_path / "in")
        import_plans(source, by=by, controller=world.fjordby)
        plan = Plan.objects.get(key="oslo-2011" if SHARED.exists() else "by-2010")
    sign_in(page, "pal")
    page.goto(f"/plans/{plan.handle}/?on=2011-06-01")
    axe(page)
    look(page, "plan-owner")
    page.get_by_role("link", name="Timeline").click()
    expect(page.get_by_role("heading", name="When measures are due")).to_be_visible()
    axe(page)
    look(page, "plan-timeline")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 794, "height": 1123})
    page.screenshot(path="test-results/plan-timeline-print.png", full_page=True)
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 794, "the picture is wider than a sheet of paper"
    page.emulate_media(media="screen")
    page.goto(f"/plans/{plan.handle}/write/")
    page.get_by_role("button", name="Show the plan to all").click()
    expect(page.get_by_text("Anybody who has the address can read the plan now.")).to_be_visible()
    address = page.get_by_role("link", name="/plans/public/").get_attribute("href")
    assert address
    stranger = new_context().new_page()
    stranger.goto(address)
    expect(stranger.get_by_role("heading", name=plan.title)).to_be_visible()
    axe(stranger)
    look(stranger, "plan-public")
    stranger.emulate_media(media="print")
    stranger.set_viewport_size({"width": 794, "height": 1123})
    stranger.screenshot(path="test-results/plan-public-print.png", full_page=True)
    page.get_by_role("button", name="Show it to nobody outside").click()
    expect(page.get_by_text("is not shown to all any more")).to_be_visible()
    answer = stranger.goto(address)
    assert answer
    assert answer.status == 404


def test_from_the_old_plan_to_the_next(
    world: World, pal: Staff, page: Page, tmp_path: Path
) -> None:
    with acting_as(pal.as_actor()) as by:
        source = SHARED if SHARED.exists() else folder(tmp_path / "in")
        import_plans(source, by=by, controller=world.fjordby)
        old = Plan.objects.get(key="bergen-2005" if SHARED.exists() else "by-2010")
        count = old.measures.count()
    sign_in(page, "pal")
    page.goto(f"/plans/{old.handle}/write/")
    page.get_by_role("link", name="Begin the next plan").click()
    expect(page.get_by_role("heading", name="The next plan", exact=True)).to_be_visible()
    axe(page)
    look(page, "revision-begin")
    page.get_by_label("Short name").fill("neste-plan")
    page.get_by_label("Title").fill("Handlingsplan mot prostitusjon og menneskehandel")
    page.get_by_label("From (may be left empty)").fill("2004-01-01")
    page.get_by_role("button", name="Begin the next plan").click()
    # Bergen's plan began in 2005, and the small one in 2010.
    expect(page.get_by_text("From: The next plan begins before this one does.")).to_be_visible()
    page.get_by_label("From (may be left empty)").fill("2013-01-01")
    page.get_by_role("button", name="Begin the next plan").click()
    expect(page.get_by_text(f"0 of {count} measures have an outcome.")).to_be_visible()
    axe(page)
    look(page, "revision-begun")
    outcomes = page.get_by_label("What becomes of")
    reasons = page.get_by_label("Reason for")
    turn = ("continued", "changed", "completed", "dropped")
    for place in range(count - 1):
        outcomes.nth(place).select_option(turn[place % 4])
        reasons.nth(place).fill(f"Grunn {place + 1}.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text(f"{count - 1} of {count} measures have an outcome.")).to_be_visible()
    page.get_by_role("button", name="Finish the revision").click()
    expect(page.get_by_text("These measures have no outcome with a reason yet")).to_be_visible()
    outcomes.nth(count - 1).select_option("dropped")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("link", name="Say why.")).to_be_visible()
    axe(page)
    reasons.nth(count - 1).fill("Ingen spurte etter det.")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Finish the revision").click()
    expect(page.get_by_text("The revision is finished.")).to_be_visible()
    axe(page)
    look(page, "revision-finished")
    revision = Revision.objects.get(plan__key="neste-plan")
    kept = set(revision.carryovers.exclude(new=None).values_list("old__number", flat=True))
    assert {one.number for one in revision.plan.measures.all()} == kept
    assert len(kept) == sum(
        turn[place % 4] in ("continued", "changed") for place in range(count - 1)
    )
    first = revision.carryovers.first()
    page.goto(f"/plans/measures/{first.old.handle}/")
    expect(page.get_by_text("Grunn 1.")).to_be_visible()
    axe(page)
    look(page, "revision-measure-old")
    page.get_by_role("link", name=str(first.new)).click()
    expect(page.get_by_role("heading", name="Across plans")).to_be_visible()
    if SHARED.exists():
        # The plan of 2009 was here already, and says that it goes on from that of 2005.
        there = Plan.objects.get(key="bergen-2009")
        assert there.supersedes == old
        page.goto(f"/plans/{old.handle}/next/")
        page.get_by_label("The plan that goes on from it").select_option(there.handle)
        page.get_by_role("button", name="Go on into that plan").click()
        expect(page.get_by_text(f"0 of {count} measures have an outcome.")).to_be_visible()
        number = there.measures.first().number
        page.get_by_label("Number in the next plan").first.fill(number)
        outcomes.first.select_option("changed")
        reasons.first.fill("Står i den nye planen.")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text(f"1 of {count} measures have an outcome.")).to_be_visible()
        expect(page.get_by_text(f"Change {number} in the next plan")).to_be_visible()
        for place in range(1, count):
            outcomes.nth(place).select_option(("completed", "dropped")[place % 2])
            reasons.nth(place).fill("Sto ikke i den nye planen.")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text(f"{count} of {count} measures have an outcome.")).to_be_visible()
        page.get_by_role("button", name="Finish the revision").click()
        expect(page.get_by_text("The revision is finished.")).to_be_visible()
        revision = Revision.objects.get(plan=there)
        assert revision.carryovers.filter(new__plan=there).count() == 1
        assert there.measures.filter(continues__plan=old).count() == 1
