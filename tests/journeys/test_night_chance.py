"""Ten nights by chance in Chromium: its own store, its own network, a phone that is cut off.

What the harness in Node plays by the hundred, with the real page: taps, undo, reloads, a
browser that is closed in the middle of a tap, and calls that are dropped, answered into
nothing or sent twice. A failure names its seed.
"""

import random
from contextlib import suppress

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, Error, Page, Route, expect

from lykt.field.models import Count, Shift, Zone
from lykt.field.night.models import NightRecord
from lykt.organisation.acting import acting_as
from lykt.organisation.models import Staff
from tests.journeys.test_night import (
    Phone,
    end_shift,
    met_anonymous,
    of_shift,
    phone,
    press,
    start,
    take_phone,
    zone,
)
from tests.support.pages import OPERATOR
from tests.support.people import World


__all__ = ["phone", "zone"]
pytestmark = pytest.mark.faults
RECORDS = "**/api/night/1/records"
STEPS = 10


class Night:
    """One night of one phone, and what should have been counted by now."""

    def __init__(self, seed: int, phone: Phone) -> None:
        self.chance, self.phone, self.name = random.Random(seed), phone, f"phone-{seed}"
        self.context: BrowserContext = phone(self.name)
        self.page: Page = take_phone(self.context, "froya")
        self.seen = self.met = 0
        start(self.page)
        self.context.route(RECORDS, self.net)

    def net(self, route: Route) -> None:
        """Carry a call as chance has it."""
        how = self.chance.choice(["well", "well", "before", "lost", "twice"])
        # The phone may die, or load anew, while its call is on its way.
        with suppress(Error):
            self._carry(route, how)

    def _carry(self, route: Route, how: str) -> None:
        if how == "before":
            route.abort()
        elif how == "lost":
            route.fetch()
            route.abort()
        else:
            answer = route.fetch()
            route.fulfill(response=route.fetch() if how == "twice" else answer)

    def check(self) -> None:
        """Assert that the screen says what should have been counted."""
        expect(self.page.locator("[data-what=seen]")).to_have_text(str(self.seen))
        expect(self.page.locator("[data-what=met]")).to_have_text(str(self.met))

    def tap(self) -> None:
        """Count one, and wait until it is kept."""
        press(self.page, "Seen: One more")
        self.seen += 1

    def met_some(self) -> None:
        """Write down some who are met."""
        number = self.chance.randint(1, 4)
        met_anonymous(self.page, number)
        self.met += number

    def undo(self) -> None:
        """Count one by mistake, and take it back."""
        press(self.page, "Met: One more")
        expect(self.page.locator("[data-what=met]")).to_have_text(str(self.met + 1))
        press(self.page, "Undo")

    def reload(self) -> None:
        """Load the page anew, with or without a net."""
        self.context.set_offline(self.chance.random() < 0.5)
        self.page.reload()
        self.context.set_offline(False)

    def die(self) -> None:
        """Close the browser in the middle of a tap: it is there, or it is not."""
        press(self.page, "Seen: One more")
        self.context.close()
        self.context = self.phone(self.name)
        self.context.route(RECORDS, self.net)
        self.page = self.context.pages[0]
        self.page.goto(reverse("night_app"))
        found = int(self.page.locator("[data-what=seen]").inner_text())
        assert found in {self.seen, self.seen + 1}
        self.seen = found

    def play(self) -> tuple[int, int]:
        """Play the night, end the shift when the net is well, and return what was counted."""
        steps = [self.tap, self.tap, self.tap, self.met_some, self.undo, self.reload, self.die]
        for _ in range(STEPS):
            self.chance.choice(steps)()
            self.check()
        self.context.unroute(RECORDS)
        end_shift(self.page)
        if self.page.get_by_text("All is sent.").count() == 0:
            self.page.locator("#unsent").click()
            press(self.page, "Send now")
        expect(self.page.locator("#unsent")).to_have_text("0 not sent")
        self.context.close()
        return self.seen, self.met


@pytest.mark.parametrize("seed", range(1, 11))
def test_a_night_by_chance_in_chromium(
    phone: Phone, world: World, froya: Staff, zone: Zone, seed: int
) -> None:
    told = Night(seed, phone).play()
    with acting_as(OPERATOR):
        shift = Shift.objects.get()
        assert of_shift(shift) == told
        assert Count.objects.filter(shift=shift, undone_at=None, number__lt=0).count() == 0
        states = set(NightRecord.objects.values_list("state", flat=True))
    assert states <= {"taken", "dropped"}
