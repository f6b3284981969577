"""The year's pictures on a telephone and on a desk, by day, by night and on paper."""

from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.models import Staff
from lykt.people.codes import Channel
from lykt.people.models import Contact, Person
from tests.support.browser import sign_in
from tests.support.people import World


@pytest.fixture
def years(world: World, leila: Staff) -> None:
    """A service that has met someone in each of two years."""
    kept = {"controller": world.fjordby, "unit": world.service}
    with acting_as(Actor(kind="operator", name="test")):
        for at, day in enumerate((date(2024, 6, 1), date(2025, 6, 1))):
            person = Person.objects.create(**kept, code=f"STILLE-ELV-{at}", country="NG")
            Contact.objects.create(**kept, person=person, date=day, channel=Channel.STREET)


@pytest.fixture
def asked(page: Page) -> set[str]:
    """Which drawings the page has asked for."""
    found: set[str] = set()
    page.on(
        "request",
        lambda sent: found.add(sent.url.rsplit("/", 1)[1]) if "/picture/" in sent.url else None,
    )
    return found


def open_year(page: Page) -> None:
    """Open the year and go down the page, as who reads it does."""
    page.goto(reverse("figures_year", args=[2025]))
    for picture in page.locator("figure.picture").all():
        picture.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "sheet", "drawn"), [(390, "-narrow", 344), (1280, "", 720)])
def test_the_page_fetches_the_drawing_that_fits_and_no_other(
    page: Page, years: None, asked: set[str], width: int, sheet: str, drawn: int, scheme: str
) -> None:
    sign_in(page, "leila")
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    open_year(page)
    assert asked == {f"{scheme}{sheet}.svg"}
    shown = page.locator(f"figure.picture .only-{scheme} img").first
    natural, wide = shown.evaluate("i => [i.naturalWidth, i.getBoundingClientRect().width]")
    assert natural == drawn
    # Letters of 13 px stay near the page's small text: never far larger, never far smaller.
    assert 0.9 <= wide / drawn <= 1.15


def test_nothing_on_the_page_moves_when_the_pictures_come(page: Page, years: None) -> None:
    sign_in(page, "leila")
    page.goto(reverse("figures_year", args=[2025]), wait_until="commit")
    page.wait_for_load_state("domcontentloaded")
    tall = "document.documentElement.scrollHeight"
    before = page.evaluate(tall)
    open_year(page)
    assert page.evaluate(tall) == before


def test_a_picture_opened_alone_has_its_own_letters(page: Page, years: None) -> None:
    sign_in(page, "leila")
    page.goto(reverse("figure_picture", args=[2025, "people", "light"]))
    page.evaluate("document.fonts.ready.then(() => 0)")
    faces = page.evaluate("[...document.fonts].map(f => [f.family, f.weight, f.status])")
    assert faces == [["Inter", "400", "loaded"], ["Inter", "600", "loaded"]]


def test_on_paper_the_light_wide_one_is_shown_though_it_is_night(page: Page, years: None) -> None:
    sign_in(page, "leila")
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(color_scheme="dark", media="print")
    open_year(page)
    light = page.locator("figure.picture .only-light img").first
    assert light.is_visible()
    assert not page.locator("figure.picture .only-dark img").first.is_visible()
    assert light.evaluate("i => i.currentSrc").endswith("/light.svg")
