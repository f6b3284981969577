"""The night app beside others: a shift that two phones share, what is put right, who leaves."""

from collections.abc import Callable

from django.urls import reverse
from playwright.sync_api import BrowserContext, Route, expect

from lykt.field.models import Met, Shift, Zone
from lykt.field.night.models import NightRecord
from lykt.organisation.acting import acting_as
from lykt.organisation.models import Staff
from tests.journeys.test_night import (
    DUMP,
    Phone,
    counted,
    end_shift,
    met_anonymous,
    of_shift,
    phone,
    press,
    start,
    take_phone,
    tap,
    unsent,
    zone,
)
from tests.support.pages import OPERATOR
from tests.support.people import World


__all__ = ["phone", "zone"]


def test_a_second_phone_goes_along_on_a_shift(
    phone: Phone, world: World, froya: Staff, hedda: Staff, zone: Zone
) -> None:
    page = take_phone(phone("one"), "froya")
    start(page)
    tap(page, 2)
    counted(page, 2, 0)
    unsent(page, 0)
    other = take_phone(phone("two"), "hedda")
    other.get_by_role("button", name="Go along: Sentrum").click()
    tap(other, 3)
    # Each phone shows what was counted on it.
    counted(other, 3, 0)
    press(other, "End")
    press(other, "Leave the shift")
    expect(other.get_by_text("All is sent.")).to_be_visible()
    end_shift(page)
    expect(page.get_by_text("All is sent.")).to_be_visible()
    with acting_as(OPERATOR):
        assert of_shift(Shift.objects.get()) == (5, 0)


def test_what_was_written_is_put_right_and_taken_back_from_the_list(
    phone: Phone, world: World, froya: Staff, zone: Zone
) -> None:
    page = take_phone(phone(), "froya")
    start(page)
    met_anonymous(page, 2)
    tap(page, 1)
    counted(page, 1, 2)
    unsent(page, 0)
    press(page, "More")
    press(page, "Look through")
    page.get_by_role("button", name="Put right: Met: Anonymous 2").click()
    page.get_by_role("spinbutton", name="How many?").fill("4")
    press(page, "Save")
    page.get_by_role("button", name="Undo: Seen +1").click()
    expect(page.get_by_text("(Undone)")).to_be_visible()
    press(page, "Back")
    counted(page, 0, 4)
    unsent(page, 0)
    with acting_as(OPERATOR):
        assert of_shift(Shift.objects.get()) == (0, 4)
        assert Met.objects.get().contact.count == 4


def test_whoever_is_taken_off_the_phone_leaves_nothing(
    phone: Phone, world: World, froya: Staff, zone: Zone
) -> None:
    context = phone()
    page = take_phone(context, "froya")
    context.set_offline(True)
    start(page)
    press(page, "More")
    press(page, "Take me off this phone")
    press(page, "Yes, take me off")
    expect(page.get_by_text("Nobody has signed on.")).to_be_visible()
    context.set_offline(False)
    for _ in range(50):
        left = page.evaluate(DUMP).split("CACHES")[0]
        if "workers: []" in left:
            break
        page.wait_for_timeout(200)
    assert "outbox: []" in left
    assert "totals: []" in left
    with acting_as(OPERATOR):
        assert NightRecord.objects.count() == 1


def test_an_app_that_is_too_old_keeps_all_and_says_so(
    phone: Phone, world: World, froya: Staff, zone: Zone
) -> None:
    context = phone()
    page = take_phone(context, "froya")

    def too_old(route: Route) -> None:
        told = '{"error": "old_app", "words": "Too old."}'
        route.fulfill(status=426, body=told, content_type="application/json")

    context.route("**/api/night/1/records", too_old)
    start(page)
    tap(page, 1)
    page.locator("#unsent").click()
    expect(page.get_by_text("The app is renewed.")).to_be_visible()
    unsent(page, 2)
    context.unroute("**/api/night/1/records")
    press(page, "Send now")
    unsent(page, 0)


def test_without_script_the_page_says_so(
    new_context: Callable[..., BrowserContext], live_server: object
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(reverse("night_app"))
    expect(page.get_by_text("The night app needs JavaScript.")).to_be_visible()
