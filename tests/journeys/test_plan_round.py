"""A whole round: the owner opens it and reminds, the contact answers, it is closed and locked."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from lykt.organisation.models import Staff
from tests.plans.made import make_measure
from tests.plans.rounds.made import add_measure, ask
from tests.support.browser import axe, look, sign_in
from tests.support.mail import mail_server, send_through
from tests.support.people import World


pytestmark = pytest.mark.django_db


def test_a_round_from_first_to_last(
    world: World,
    pal: Staff,
    froya: Staff,
    page: Page,
    new_context: Callable[..., BrowserContext],
    settings: Any,
) -> None:
    froya.email = "froya@fjordby.example"
    froya.save()
    measure = ask(make_measure(world), froya)
    ask(add_measure(measure, "1b", deadline_kind="ongoing"), froya)
    add_measure(measure, "1c")
    with mail_server() as post:
        send_through(settings, post)
        sign_in(page, "pal")
        page.get_by_role("link", name="Action plans").click()
        page.get_by_role("link", name="Handlingsplan 2020–2022").click()
        page.get_by_role("link", name="Rounds").click()
        expect(page.get_by_role("heading", name="Rounds", level=1)).to_be_visible()
        axe(page)
        page.get_by_role("link", name="Plan a round").click()
        page.get_by_label("Name").fill("Siste status")
        page.get_by_label("Tells of the day").fill("2022-12-31")
        page.get_by_label("Answers are due").fill("2099-01-31")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text("Nobody is asked yet")).to_be_visible()
        axe(page)
        page.get_by_role("button", name="Open the round").click()
        expect(page.get_by_text("0 of 3 answers have come.")).to_be_visible()
        page.get_by_role("link", name="What reminders say").click()
        expect(page.get_by_role("heading", name="What reminders say")).to_be_visible()
        axe(page)
        look(page, "round-reminder")
        page.get_by_label("Subject").fill("Svar til {plan}")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text("Svar til Handlingsplan 2020–2022")).to_be_visible()
        page.go_back()
        page.go_back()
        page.reload()
        page.get_by_role("button", name="Remind those who have not answered").click()
        expect(page.get_by_text("1 person is reminded.")).to_be_visible()
        axe(page)
        look(page, "round-open")
    [letter] = post.letters
    assert letter["To"] == "froya@fjordby.example"
    assert letter["Subject"] == "Svar til Handlingsplan 2020–2022"
    link = re.search(r"https://\S+", letter.get_content())
    assert link

    # The contact follows the link, and answers one at a time.
    theirs = new_context().new_page()
    sign_in(theirs, "froya")
    expect(theirs.get_by_text("You owe 2 answers")).to_be_visible()
    look(theirs, "round-today")
    theirs.goto(link[0].removeprefix(settings.ADDRESS))
    first = theirs.get_by_role("region", name="1a Informasjon til unge")
    second = theirs.get_by_role("region", name="1b Tiltak 1b")
    second.get_by_label("What was done").fill("Halvferdig tanke.")
    first.get_by_label("What was done").fill("Heftet er trykt.")
    first.get_by_role("button", name="Save 1a").click()
    expect(theirs.get_by_role("link", name="How far it has come")).to_be_visible()
    axe(theirs)
    first.get_by_text("Done", exact=True).click()
    look(theirs, "round-owed")
    first.get_by_role("button", name="Save 1a").click()
    expect(theirs.get_by_text("Written down for 1a")).to_be_visible()
    expect(second.get_by_label("What was done")).to_have_value("Halvferdig tanke.")
    axe(theirs)
    second.get_by_text("Runs all the time").click()
    second.get_by_role("button", name="Save 1b").click()
    expect(theirs.get_by_text("You owe no answer")).to_be_visible()
    axe(theirs)

    # The owner answers for the one that nobody is asked for, closes and locks.
    page.goto("/plans/owed/")
    third = page.get_by_role("region", name="1c Tiltak 1c")
    expect(page.get_by_text("Nobody else is asked for these")).to_be_visible()
    third.get_by_text("Dropped", exact=True).click()
    third.get_by_role("button", name="Save 1c").click()
    page.goto("/plans/")
    page.get_by_role("link", name="Handlingsplan 2020–2022").click()
    page.get_by_role("link", name="Rounds").click()
    expect(page.get_by_text("3 of 3")).to_be_visible()
    look(page, "rounds")
    page.get_by_role("link", name="Siste status").click()
    page.get_by_role("button", name="Close the round").click()
    expect(page.get_by_role("button", name="Lock the round")).to_be_visible()
    look(page, "round-closed")
    page.get_by_role("button", name="Lock the round").click()
    expect(page.get_by_role("heading", name="How the measures stood")).to_be_visible()
    expect(page.get_by_text("Heftet er trykt.")).to_be_visible()
    axe(page)
    look(page, "round-locked")

    # And what was locked goes to the council.
    page.get_by_role("link", name="Report to the council").click()
    expect(page.get_by_text("This is the report of a locked round")).to_be_visible()
    axe(page)
    look(page, "plan-report")
    with page.expect_download() as sent:
        page.get_by_role("link", name="Word, to write on in").click()
    assert sent.value.suggested_filename.endswith(".docx")
