"""A partner is invited by address, sees what is covered, and loses it when it is taken back."""

from collections.abc import Callable
from decimal import Decimal

from django.urls import reverse
from playwright.sync_api import BrowserContext, expect

from lykt.cases.capacity.actions import log_hours, state_capacity
from lykt.cases.case.models import Case
from lykt.cases.team.actions_lawyer import note_hours, note_lawyer
from lykt.cases.team.models import PartnerDomain
from lykt.organisation.acting import acting_as
from lykt.organisation.models import Staff
from lykt.privacy.consent.actions import withdraw
from lykt.privacy.consent.models import Consent
from tests.support.browser import axe, look, sign_in
from tests.support.cases import OPERATOR, consent_to, make_case
from tests.support.pages import make_person
from tests.support.people import World


def test_a_partner_comes_in_and_goes_out(
    new_context: Callable[..., BrowserContext], world: World, kaja: Staff, parisa: Staff
) -> None:
    parisa.email = "parisa@nav.no"
    parisa.save()
    case = a_case(world, kaja)
    page = new_context().new_page()
    sign_in(page, "kaja")
    page.goto(reverse("team_invite", args=[case.handle]))
    axe(page)
    look(page, "team-invite")
    page.get_by_label("Which body are they from?").select_option("nav")
    page.get_by_label("Or their e-mail at work").fill("parisa@gmail.com")
    page.get_by_role("button", name="Invite").click()
    expect(page.locator("main")).to_contain_text("@nav.no")
    page.get_by_label("Or their e-mail at work").fill("parisa@nav.no")
    page.get_by_role("button", name="Invite").click()
    page.wait_for_url("**/team/")
    axe(page)
    look(page, "team")
    theirs = new_context().new_page()
    sign_in(theirs, "parisa")
    axe(theirs)
    look(theirs, "team-today")
    theirs.get_by_role("link", name="To a case at Møteplassen").click()
    theirs.wait_for_url("**/invitations/*/")
    axe(theirs)
    look(theirs, "team-invitation")
    theirs.get_by_role("button", name="Yes, I will be in the team").click()
    theirs.wait_for_url(f"**/cases/{case.handle}/")
    look(theirs, "team-partner")
    with acting_as(OPERATOR):
        withdraw(by=OPERATOR, consents=list(Consent.objects.all()))
    assert theirs.goto(reverse("case_page", args=[case.handle])).status == 404  # type: ignore[union-attr]
    page.goto(reverse("today"))
    expect(page.locator("main")).to_contain_text("the consent has ended")


def test_handing_over_the_lawyer_and_the_room_that_is_left(
    new_context: Callable[..., BrowserContext], world: World, kaja: Staff, leila: Staff
) -> None:
    case = a_case(world, kaja)
    with acting_as(OPERATOR):
        note_lawyer(by=OPERATOR, case=case, what="offered")
        note_hours(by=OPERATOR, case=case, hours=Decimal("1.5"))
        log_hours(by=OPERATOR, case=case, what="meeting", hours=Decimal(2))
        state_capacity(by=OPERATOR, unit=world.service, at_once=8, positions=Decimal("1.5"))
    page = new_context().new_page()
    sign_in(page, "kaja")
    for name in ("team_hand_over", "lawyer", "case_hours", "team_move"):
        page.goto(reverse(name, args=[case.handle]))
        axe(page)
        look(page, name.replace("_", "-"))
    theirs = new_context().new_page()
    sign_in(theirs, "leila")
    theirs.goto(reverse("capacity"))
    axe(theirs)
    look(theirs, "capacity")


def a_case(world: World, kaja: Staff) -> Case:
    """Return a case in which NAV may be told something, at a service that knows NAV."""
    person = make_person(world)
    case = make_case(person, kaja, summary="She wants out of the flat.")
    consent_to(person, "housing", "economy", case=case)
    PartnerDomain.objects.create(controller=world.fjordby, body="nav", domain="nav.no")
    return case
