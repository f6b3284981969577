"""A place, its address written by two, somebody placed there, and the one who may read it."""

from collections.abc import Callable
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from lykt.cases.housing.models import Place
from lykt.cases.interpreting import actions as interpreting
from lykt.organisation.acting import acting_as
from lykt.organisation.models import Staff
from tests.access_table import make_person
from tests.cases.housing.homes import colleague_of, make_stay
from tests.support.browser import axe, look, sign_in
from tests.support.cases import OPERATOR, case_for
from tests.support.people import World


def send(page: Page, name: str = "Save") -> None:
    """Press the button of the form."""
    page.locator("main").get_by_role("button", name=name, exact=True).click()


def test_an_address_by_two_and_its_one_reader(
    new_context: Callable[..., BrowserContext], world: World, kaja: Staff
) -> None:
    second = colleague_of(world)
    page = new_context().new_page()
    sign_in(page, "kaja")
    write_a_place(page)
    write_its_address(page, second)
    with acting_as(OPERATOR):
        place = Place.objects.get(name="Fyrtårnet")
    confirm(new_context, second, place)

    case = case_for(world, kaja, make_person(world))
    place_somebody(page, case.handle)
    name_and_read(page)
    page.goto(reverse("case_page", args=[case.handle]))
    expect(page.locator("main")).to_contain_text("shielded until")
    expect(page.locator("main")).not_to_contain_text("Bryggesmauet")
    look(page, "case-with-housing")
    page.get_by_role("link", name="Housing, waiting list").click()
    page.get_by_role("link", name="Has left").click()
    page.wait_for_url("**/end/")
    axe(page)
    page.get_by_label("Where to").select_option("own_home")
    send(page)
    expect(page.locator("main")).to_contain_text("No place of ours now")
    axe(page)
    look(page, "housing-after")


def write_a_place(page: Page) -> None:
    """Take a place into use; a name that is an address is sent back."""
    page.goto(reverse("places"))
    axe(page)
    look(page, "places-empty")
    page.locator("main").get_by_role("link", name="New place").first.click()
    page.get_by_label("What it is called here").fill("Bryggesmauet 11")
    page.get_by_label("Kind").select_option("crisis_centre")
    page.get_by_label("Who runs it").select_option("municipality")
    page.get_by_label("How many can live there").fill("4")
    page.get_by_label("Women").check()
    page.get_by_label("The address is hidden").check()
    send(page)
    expect(page.locator(".ds-error-summary")).to_contain_text("looks like an address")
    axe(page)
    look(page, "place-refused")
    page.get_by_label("What it is called here").fill("Fyrtårnet")
    send(page)
    expect(page.locator("main")).to_contain_text("No address counts yet")


def write_its_address(page: Page, second: Staff) -> None:
    """Write the address, and be told to name a second person."""
    page.get_by_role("link", name="Write the address").click()
    page.get_by_label("Address", exact=True).fill("Bryggesmauet 11, andre døra")
    page.get_by_label("How to get in").fill("Ring på hos Berg")
    send(page)
    expect(page.locator(".ds-error-summary")).to_contain_text("Name a colleague")
    axe(page)
    look(page, "address-without-a-second")
    page.get_by_label("Who else knows the address?").select_option(str(second.handle))
    send(page)
    expect(page.locator("main")).to_contain_text("waits for a second person")
    expect(page.locator("main")).not_to_contain_text("Bryggesmauet")
    axe(page)
    look(page, "place-waits")


def confirm(new_context: Callable[..., BrowserContext], second: Staff, place: Place) -> None:
    """Write it a second time, wrongly and then rightly, on a telephone."""
    page = new_context(viewport={"width": 390, "height": 844}).new_page()
    sign_in(page, second.username)
    page.goto(reverse("places"))
    page.get_by_role("link", name="Write the address of").click()
    page.get_by_label("Address", exact=True).fill("Bryggesmauet 12")
    send(page)
    expect(page.locator(".ds-error-summary")).to_contain_text("not what your colleague wrote")
    axe(page)
    look(page, "address-another")
    page.get_by_label("Address", exact=True).fill("bryggesmauet 11 andre døra")
    send(page)
    expect(page.locator("main")).to_contain_text("The two are the same")


def place_somebody(page: Page, handle: str) -> None:
    """Place the person of a case."""
    page.goto(reverse("case_housing", args=[handle]))
    axe(page)
    look(page, "housing-empty")
    page.get_by_role("link", name="Place somebody").click()
    page.locator("select[name=place]").select_option(index=1)
    page.get_by_label("Shielded", exact=True).check()
    until = timezone.localdate() + timedelta(days=14)
    page.get_by_label("Shielded until").fill(until.isoformat())
    axe(page)
    look(page, "place-somebody")
    send(page)


def name_and_read(page: Page) -> None:
    """Name oneself, and read the address on its page."""
    expect(page.locator("main")).to_contain_text("nobody yet")
    page.get_by_role("link", name="Who may read it").click()
    page.get_by_label("Who", exact=True).select_option(label="Kaja")
    send(page, "Name")
    expect(page.locator("main")).to_contain_text("Kaja · named")
    axe(page)
    look(page, "address-readers")
    page.locator(".up a").click()
    page.wait_for_url("**/housing/")
    axe(page)
    look(page, "housing-now")
    page.get_by_role("link", name="Show the address").click()
    expect(page.locator("main")).to_contain_text("Bryggesmauet 11, andre døra")
    axe(page)
    look(page, "address")
    page.emulate_media(media="print")
    expect(page.get_by_text("Bryggesmauet 11, andre døra")).to_be_hidden()
    expect(page.get_by_text("The address is not printed.")).to_be_visible()
    page.emulate_media(media="screen")


def test_need_the_list_and_an_interpreter(page: Page, world: World, kaja: Staff) -> None:
    stay = make_stay(case_for(world, kaja, make_person(world)))
    case = stay.case
    with acting_as(OPERATOR):
        interpreting.write_wishes(
            by=OPERATOR, case=case, languages=["ro", "en"], gender="woman", avoid="Ingen fra Iași"
        )
        interpreting.book(
            by=OPERATOR,
            case=case,
            when=timezone.now() + timedelta(days=2),
            language="ro",
            occasion="lawyer",
            way="phone",
        )
    sign_in(page, "kaja")
    other = case_for(world, kaja, make_person(world))
    page.goto(reverse("case_wait", args=[other.handle]))
    page.get_by_label("Women").check()
    page.get_by_label("The address is hidden").check()
    page.get_by_label("Cannot wait until tomorrow").check()
    axe(page)
    look(page, "on-the-list")
    send(page)
    page.goto(reverse("housing_waiting"))
    expect(page.locator("main")).to_contain_text(other.label)
    axe(page)
    look(page, "waiting-list")
    page.goto(reverse("housing_need"))
    axe(page)
    look(page, "need")
    page.goto(reverse("case_interpreter", args=[case.handle]))
    expect(page.locator("main")).to_contain_text("Never a child")
    axe(page)
    look(page, "interpreter")
    page.get_by_role("link", name="How it stands").click()
    page.get_by_label("Booked", exact=True).check()
    send(page)
    expect(page.locator(".ds-error-summary")).to_contain_text("LOV-2021-06-11-79")
    axe(page)
    look(page, "interpreter-refused")
    page.get_by_label("It is no child, no relative").check()
    send(page)
    expect(page.locator("main")).to_contain_text("booked by Kaja")
