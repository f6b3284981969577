"""From a meeting to the year's figures, through the browser, by keyboard alone.

Each of these walks a whole way as one person at work would walk it.
"""

from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from lykt.organisation.models import Staff
from tests.support.browser import axe, look, sign_in
from tests.support.people import World


EVERYONE = (
    "froya",
    "sunniva",
    "hedda",
    "kaja",
    "pal",
    "aksel",
    "leila",
    "odin",
    "astrid",
    "parisa",
)
THOSE_WHO_MEET = ("froya", "sunniva", "hedda", "kaja", "leila")


def tab_to(page: Page, selector: str, most: int = 150) -> None:
    """Press Tab until the control that fits `selector` has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"the keyboard does not reach {selector} on {page.url}")


def choose(page: Page, name: str, value: str) -> None:
    """Choose one of a group of radio buttons with the arrow keys."""
    tab_to(page, f"[name={name}]")
    for _ in range(20):
        if page.evaluate("document.activeElement.value") == value:
            page.keyboard.press("Space")
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"the arrows do not reach {value}")


@pytest.mark.parametrize("name", EVERYONE)
def test_everyone_signs_in_and_every_page_in_the_menu_is_sound(
    page: Page, request: pytest.FixtureRequest, name: str
) -> None:
    request.getfixturevalue(name)
    sign_in(page, name)
    expect(page.get_by_role("heading", level=1)).to_contain_text(name.capitalize())
    axe(page)
    doors = page.locator("#nav a").evaluate_all("links => links.map(link => link.href)")
    for door in doors:
        answer = page.goto(door)
        assert answer is not None
        assert answer.status == 200
        axe(page)


@pytest.mark.parametrize("name", THOSE_WHO_MEET)
def test_registering_correcting_and_undoing_by_keyboard(
    page: Page, request: pytest.FixtureRequest, name: str
) -> None:
    request.getfixturevalue(name)
    sign_in(page, name)
    page.goto(reverse("contact_new"))
    choose(page, "who", "new")
    choose(page, "channel", "drop_in")
    tab_to(page, "[name=needs][value=talk]")
    page.keyboard.press("Space")
    tab_to(page, "button[name=done]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/*/")
    code = page.get_by_role("heading", level=1).inner_text()
    assert code.count("-") == 2
    axe(page)

    tab_to(page, ".ds-table a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/contacts/*/")
    axe(page)
    tab_to(page, "a[href$='/correct/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/correct/")
    axe(page)
    choose(page, "channel", "follow_up")
    choose(page, "reason", "wrong_channel")
    tab_to(page, "button[type=submit]")
    while (
        page.evaluate("document.activeElement.closest('form').classList.contains('form')") is False
    ):
        tab_to(page, "button[type=submit]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/contacts/*/")
    expect(page.locator("main")).to_contain_text("It was another kind of contact")
    axe(page)

    tab_to(page, "form[action$='/undo/'] button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/contacts/new/")
    page.goto(reverse("contacts"))
    expect(page.get_by_text("No contacts yet")).to_be_visible()
    axe(page)


def test_a_contact_moves_the_figures(page: Page, leila: Staff) -> None:
    """A register comes in, the overview shows it, and one contact more is one more."""
    sign_in(page, "leila")
    page.goto(reverse("register"))
    axe(page)
    page.set_input_files("[name=register]", small_register())
    page.get_by_role("button", name="Take in").click()
    expect(page.locator("#messages")).to_contain_text("2 new")
    page.goto(reverse("figures"))
    expect(page.locator("main .lede")).to_contain_text("2 people")
    axe(page)

    page.goto(reverse("contact_new"))
    page.get_by_label("New person").check()
    page.get_by_label("Street", exact=True).first.check()
    page.get_by_role("button", name="Save", exact=True).click()
    page.goto(reverse("figures"))
    expect(page.locator("main .lede")).to_contain_text("3 people")

    page.locator("td .number-link").first.click()
    expect(page.locator("main")).to_contain_text("Counted from")
    axe(page)


def small_register() -> list[dict[str, object]]:
    """Return the files of a register with two people met this year."""
    year = date_of_this_year()
    tables = {
        "people": "person_id,country,origin,gender,birth_year,first_contact\n"
        "p1,NG,foreign,female,1990,\np2,NO,norwegian,female,,\n",
        "contacts": "contact_id,person_id,date,unit,channel\n"
        f"c1,p1,{year},Møteplassen,drop_in\nc2,p2,{year},Møteplassen,street\n",
        "shifts": "shift_id,date,unit,area,staff,hours,met,seen\n"
        f"s1,{year},Møteplassen,Sentrum,2,3,12,15\n",
    }
    return [
        {"name": f"{name}.csv", "mimeType": "text/csv", "buffer": text.encode()}
        for name, text in tables.items()
    ]


def date_of_this_year() -> str:
    """Return a day of this year that has come."""
    return timezone.localdate().replace(month=1, day=1).isoformat()


@pytest.fixture
def filled(page: Page, world: World, leila: Staff) -> Page:
    """A unit with some figures, and its leader signed in."""
    sign_in(page, "leila")
    page.goto(reverse("register"))
    page.set_input_files("[name=register]", small_register())
    page.get_by_role("button", name="Take in").click()
    return page


PAGES = (
    "today",
    "contact_new",
    "contacts",
    "people",
    "figures",
    "definitions",
    "published",
    "series_import",
    "register",
)


@pytest.mark.parametrize("name", PAGES)
def test_pages_look_right_narrow_wide_light_and_dark(filled: Page, name: str) -> None:
    filled.goto(reverse(name))
    look(filled, name)
    for scheme in ("light", "dark"):
        filled.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        axe(filled)


def test_downloads_hold_what_the_page_shows(filled: Page, tmp_path: Path) -> None:
    filled.goto(reverse("figures"))
    for name, start in (("Annual report", b"%PDF"), ("All tables", b"PK")):
        with filled.expect_download() as download:
            filled.get_by_role("link", name=name).click()
        download.value.save_as(tmp_path / "file")
        assert (tmp_path / "file").read_bytes().startswith(start)
    with filled.expect_download() as download:
        filled.get_by_role("link", name="as CSV").first.click()
    download.value.save_as(tmp_path / "file")
    rows = (tmp_path / "file").read_text("utf-8-sig").splitlines()
    assert any(",2,,,persons," in row and "internal" in row.lower() for row in rows)
