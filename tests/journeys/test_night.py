"""The night app on a phone in Chromium, before the real server."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page, expect

from lykt.field.models import Shift, Zone
from lykt.field.night.actions import allow_codes, report_lost
from lykt.field.night.models import NightRecord
from lykt.field.night.models import Phone as LostPhone
from lykt.organisation.acting import acting_as
from lykt.organisation.models import Staff
from lykt.people.models import Person
from tests.support.browser import FLAGS, RESULTS, WIDTHS, axe, find_chromium, settle, sign_in
from tests.support.pages import OPERATOR, make_person
from tests.support.people import World


PIN = "2580"
Phone = Callable[..., BrowserContext]


@pytest.fixture
def zone(world: World) -> Zone:
    """A zone of the service's."""
    found: Zone = Zone.objects.create(unit=world.service, name="Sentrum")
    return found


@pytest.fixture
def phone(
    chromium: Browser, live_server: object, tmp_path: Path, calls: list[str]
) -> Iterator[Phone]:
    """Return a function that switches a phone on: the same name is the same phone again."""
    opened: list[BrowserContext] = []

    def switch_on(name: str = "phone", **options: object) -> BrowserContext:
        context = chromium.browser_type.launch_persistent_context(
            str(tmp_path / name),
            executable_path=find_chromium(),
            chromium_sandbox=False,
            args=FLAGS,
            base_url=str(live_server),
            viewport={"width": 390, "height": 844},
            timezone_id="Europe/Oslo",
            reduced_motion="reduce",
            has_touch=True,
            **({"locale": "en-GB"} | options),  # type: ignore[arg-type]
        )
        context.set_default_timeout(10_000)
        context.on("weberror", lambda error: calls.append(f"a script failed: {error.error}"))
        context.on(
            "console",
            lambda said: calls.append(said.text) if "Content Security" in said.text else None,
        )
        opened.append(context)
        return context

    yield switch_on
    for context in opened:
        context.close()


def codes_on_phones(world: World, leader: Staff) -> Person:
    """Let the unit's phones hold codes, and make somebody whose code it is."""
    person = make_person(world)
    with acting_as(leader.as_actor()) as by:
        allow_codes(by=by, unit=world.service, allowed=True)
    return person


def take_phone(context: BrowserContext, username: str) -> Page:
    """Sign on as a worker does, and wait until the app works without a net."""
    page = context.pages[0] if context.pages else context.new_page()
    sign_in(page, username)
    page.goto(reverse("night_enrol"))
    return choose_code(page)


def choose_code(page: Page) -> Page:
    """Take the phone, as somebody who is signed in."""
    page.get_by_label("Choose a code").fill(PIN)
    page.get_by_role("button", name="Take the phone").click()
    expect(page.get_by_role("heading", name="Start shift")).to_be_visible()
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    return page


def start(page: Page) -> None:
    """Start a shift with what stands there."""
    page.get_by_role("button", name="Start shift").click()
    expect(page.get_by_role("button", name="Seen: One more")).to_be_visible()


def press(page: Page, name: str) -> None:
    """Press the button of exactly that name."""
    page.get_by_role("button", name=name, exact=True).click()


def tap(page: Page, times: int, name: str = "Seen: One more") -> None:
    """Tap a counter so many times."""
    for _ in range(times):
        press(page, name)


def counted(page: Page, seen: int, met: int) -> None:
    """Assert what stands over the counters."""
    expect(page.locator("[data-what=seen]")).to_have_text(str(seen))
    expect(page.locator("[data-what=met]")).to_have_text(str(met))


def unsent(page: Page, number: int) -> None:
    """Assert what stands at the top."""
    expect(page.locator("#unsent")).to_contain_text(f"{number} not sent")


def again(phone: Phone, context: BrowserContext, *, offline: bool, name: str = "phone") -> Page:
    """Switch a phone off and on, and open the app."""
    context.close()
    context = phone(name)
    context.set_offline(offline)
    page = context.pages[0]
    page.goto(reverse("night_app"))
    return page


def of_shift(shift: Shift) -> tuple[int, int]:
    """Return what the server has of a shift: seen and met."""
    shift.refresh_from_db()
    return shift.seen or 0, shift.met


def met_anonymous(page: Page, number: int) -> None:
    """Write down that so many were met whom nobody knows."""
    press(page, "Met")
    page.get_by_role("spinbutton", name="How many?").fill(str(number))
    page.get_by_label("Health").first.check()
    press(page, "Save")
    expect(page.get_by_role("button", name="Seen: One more")).to_be_visible()


def end_shift(page: Page) -> None:
    """End the shift with what stands there."""
    press(page, "End")
    press(page, "Send and close")
    expect(page.get_by_role("heading", name="The shift is closed.")).to_be_visible()


def test_a_whole_shift_without_a_net_two_phones_two_workers_and_right_figures(
    phone: Phone, world: World, froya: Staff, hedda: Staff, sunniva: Staff, zone: Zone
) -> None:
    first = phone("one")
    page = take_phone(first, "froya")
    press(page, "More")
    press(page, "Another worker")
    take_phone(first, "hedda")
    press(page, "More")
    press(page, "Another worker")
    page.get_by_role("button", name="F Møteplassen").click()

    first.set_offline(True)
    start(page)
    tap(page, 3)
    met_anonymous(page, 2)
    counted(page, 3, 2)
    unsent(page, 5)
    # A slip, taken back at once.
    tap(page, 1)
    press(page, "Undo")
    counted(page, 3, 2)

    page.reload()
    counted(page, 3, 2)
    unsent(page, 7)
    tap(page, 1)
    # What the screen has counted, the disk has.
    counted(page, 4, 2)
    page = again(phone, first, offline=True, name="one")
    counted(page, 4, 2)
    expect(page.locator("#locked")).to_be_visible()
    tap(page, 1, "Met: One more")
    counted(page, 4, 3)

    # A colleague borrows the phone; nothing of the first one's is touched.
    press(page, "More")
    press(page, "Another worker")
    page.get_by_role("button", name="H Møteplassen").click()
    start(page)
    tap(page, 2)
    unsent(page, 3)

    # Another phone, out on its own, goes along on nothing: it has a shift of its own.
    second = phone("two")
    other = take_phone(second, "sunniva")
    second.set_offline(True)
    start(other)
    tap(other, 5)
    end_shift(other)
    unsent(other, 7)

    page.context.set_offline(False)
    page.reload()
    unsent(page, 0)
    end_shift(page)
    expect(page.get_by_text("All is sent.")).to_be_visible()
    press(page, "More")
    press(page, "Another worker")
    page.get_by_role("button", name="F Møteplassen").click()
    counted(page, 4, 3)
    end_shift(page)
    expect(page.get_by_text("All is sent.")).to_be_visible()
    second.set_offline(False)
    expect(other.get_by_text("All is sent.")).to_be_visible()

    with acting_as(OPERATOR):
        shifts = {shift.registered_by.username: shift for shift in Shift.objects.all()}
        told = {name: of_shift(shift) for name, shift in shifts.items()}
        states = {shift.state for shift in shifts.values()}
        left = NightRecord.objects.exclude(state="taken").exclude(state="dropped").count()
    assert told == {"froya": (4, 3), "hedda": (2, 0), "sunniva": (5, 0)}
    assert states == {"closed"}
    assert left == 0


def seen(page: Page, name: str) -> None:
    """Keep pictures of a screen, narrow and wide, dark and light; axe looks at each look."""
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        for way in ("dark", "light"):
            page.evaluate("way => (document.documentElement.dataset.look = way)", way)
            settle(page)
            RESULTS.mkdir(exist_ok=True)
            page.screenshot(path=RESULTS / f"night-{name}-{width}-{way}.png")
            if width == min(WIDTHS):
                axe(page)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{name} is {wide} px wide in a window of {width}"
    low = page.locator("button, a, .choice, textarea, .field input").evaluate_all(
        """all => all.filter(one => one.offsetHeight && one.offsetHeight < 44)
        .map(one => one.outerHTML)"""
    )
    assert low == [], "lower than a thumb"
    page.set_viewport_size({"width": 390, "height": 844})
    page.evaluate("document.documentElement.dataset.look = 'dark'")


def test_every_screen_is_sound_and_looked_at(
    phone: Phone, world: World, froya: Staff, hedda: Staff, leila: Staff, zone: Zone
) -> None:
    codes_on_phones(world, leila)
    context = phone(bypass_csp=True)
    page = context.new_page()
    page.goto(reverse("night_app"))
    expect(page.get_by_role("heading", name="Who goes out?")).to_be_visible()
    seen(page, "nobody")
    sign_in(page, "froya")
    page.goto(reverse("night_enrol"))
    expect(page.get_by_role("heading", name="Sign on")).to_be_visible()
    seen(page, "sign-on")
    choose_code(page)
    seen(page, "begin")
    start(page)
    press(page, "Seen: One more")
    seen(page, "count")
    press(page, "Met")
    seen(page, "met")
    page.get_by_label("New", exact=True).check()
    seen(page, "met-new")
    page.get_by_label("Code", exact=True).first.check()
    press(page, "Save")
    expect(page.locator("#told")).to_contain_text("Type the code")
    seen(page, "met-code")
    press(page, "Back")
    press(page, "Note")
    seen(page, "note")
    page.get_by_label("Note").fill("Quiet.")
    press(page, "Save")
    press(page, "Worry")
    seen(page, "worry")
    press(page, "A child")
    seen(page, "worry-words")
    press(page, "Save")
    press(page, "More")
    seen(page, "more")
    press(page, "Not sent")
    seen(page, "outbox")
    press(page, "Back")
    press(page, "End")
    seen(page, "end")
    press(page, "Look through")
    seen(page, "review")
    page.reload()
    press(page, "Locked")
    seen(page, "unlock")
    press(page, "Back")
    press(page, "More")
    press(page, "Another worker")
    expect(page.get_by_role("heading", name="Who goes out?")).to_be_visible()
    seen(page, "who")
    page.get_by_role("button", name="F", exact=False).first.click()
    press(page, "End")
    press(page, "Send and close")
    expect(page.get_by_text("All is sent.")).to_be_visible()
    seen(page, "closed")
    press(page, "More")
    press(page, "Take me off this phone")
    seen(page, "off")


CODE, WORDS = "KANARI-FUGL-9", "kanarifuglen sang klokka tolv"
#: Everything a page can keep, as one text: databases, boxes, and files that were kept.
DUMP = """async () => {
    const found = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
    found.push(document.cookie, location.href, JSON.stringify(history.state), document.title);
    const text = (value) => JSON.stringify(value, (key, each) =>
        each instanceof Uint8Array ? new TextDecoder("latin1").decode(each) + [...each] : each);
    for (const { name, version } of await indexedDB.databases()) {
        const db = await new Promise((done) => {
            indexedDB.open(name, version).onsuccess = (event) => done(event.target.result);
        });
        for (const table of db.objectStoreNames) {
            const store = db.transaction(table).objectStore(table);
            for (const verb of ["getAll", "getAllKeys"])
                found.push(`${table}: ` + text(await new Promise((done) => {
                    store[verb]().onsuccess = (event) => done(event.target.result);
                })));
        }
        db.close();
    }
    found.push("CACHES");
    for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
            found.push(request.url, await (await cache.match(request)).text());
        }
    }
    return found.join("\\n");
}"""


def kept_on_disk(folder: Path) -> str:
    """Return every byte of a browser's profile, as text."""
    return "\n".join(
        path.read_bytes().decode("latin-1") for path in folder.rglob("*") if path.is_file()
    )


def write_canaries(page: Page) -> None:
    """Write down a code and words that are looked for afterwards, and look at them."""
    press(page, "Met")
    page.get_by_label("Code", exact=True).first.check()
    page.get_by_role("textbox", name="Code").fill(CODE)
    press(page, "Save")
    press(page, "Note")
    page.get_by_role("textbox", name="Note").fill(WORDS)
    press(page, "Save")
    press(page, "Worry")
    press(page, "Exploitation")
    page.get_by_role("textbox", name="What was seen or heard?").fill(WORDS)
    press(page, "Save")
    press(page, "More")
    press(page, "Look through")
    expect(page.get_by_text(CODE)).to_be_visible()
    press(page, "Back")


def test_what_lies_on_the_phone_tells_no_code_note_or_number(
    phone: Phone, world: World, froya: Staff, leila: Staff, zone: Zone, tmp_path: Path
) -> None:
    recent = codes_on_phones(world, leila).code
    context = phone()
    page = take_phone(context, "froya")
    context.set_offline(True)
    start(page)
    write_canaries(page)
    found = page.evaluate(DUMP)
    assert "outbox: [{" in found, "nothing was looked at"
    assert "night.css" in found, "nothing was looked at"
    assert [each for each in (CODE, WORDS, recent, PIN) if each in found] == []
    # Not even what kind of thing was written, outside the app's own files.
    told, _files = found.split("CACHES")
    assert [
        each for each in ('"kind"', "exploitation", "anonymous", "urgency") if each in told
    ] == []
    context.close()
    # What Chromium writes by itself counts too: its databases, logs and caches.
    on_disk = kept_on_disk(tmp_path / "phone")
    assert "outbox" in on_disk
    assert [each for each in (CODE, WORDS, recent) if each in on_disk] == []
    assert [
        each
        for each in (CODE, WORDS, recent)
        if each.encode("utf-16-le").decode("latin-1") in on_disk
    ] == []


def test_it_locks_and_wrong_codes_shut_the_view_but_not_the_outbox(
    phone: Phone, world: World, froya: Staff, leila: Staff, zone: Zone
) -> None:
    recent = codes_on_phones(world, leila).code
    page = take_phone(phone(), "froya")
    start(page)
    press(page, "Met")
    expect(page.get_by_text(recent)).to_be_visible()
    press(page, "Back")
    press(page, "More")
    press(page, "Lock")
    press(page, "Met")
    expect(page.get_by_text(recent)).to_have_count(0)
    press(page, "Back")
    press(page, "Locked")
    for left in (4, 3, 2, 1):
        page.get_by_label("Your code").fill("9876")
        page.get_by_label("Your code").press("Enter")
        expect(page.locator("#told")).to_contain_text(f"{left} tr")
    page.context.set_offline(True)
    press(page, "Back")
    tap(page, 1)
    counted(page, 1, 0)
    page.context.set_offline(False)
    press(page, "Locked")
    page.get_by_label("Your code").fill("9876")
    page.get_by_label("Your code").press("Enter")
    expect(page.get_by_role("link", name="Sign on")).to_be_visible()
    press(page, "Back")
    tap(page, 1)
    counted(page, 2, 0)
    unsent(page, 0)


#: Another database of the same origin that takes all the room there is.
FILL = """async () => {
    const opening = indexedDB.open("filler");
    opening.onupgradeneeded = () =>
        opening.result.createObjectStore("all", { autoIncrement: true });
    const db = await new Promise((done) => { opening.onsuccess = () => done(opening.result); });
    db.onversionchange = () => db.close();
    for (let size = 400_000; size > 200; ) {
        const write = db.transaction("all", "readwrite");
        const some = crypto.getRandomValues(new Uint8Array(Math.min(size, 65_000)));
        write.objectStore("all").add(some);
        const kept = await new Promise((done) => {
            write.oncomplete = () => done(true);
            write.onabort = () => done(false);
        });
        if (!kept) size = Math.floor(Math.min(size, 65_000) / 2);
    }
}"""


def test_a_full_phone_says_so_and_keeps_nothing_by_half(
    phone: Phone, world: World, froya: Staff, zone: Zone
) -> None:
    context = phone()
    page = context.pages[0]
    page.goto(reverse("account_login"))
    chrome = context.new_cdp_session(page)
    origin = page.evaluate("location.origin")
    chrome.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 2_000_000})
    page = take_phone(context, "froya")
    context.set_offline(True)
    start(page)
    tap(page, 2)
    counted(page, 2, 0)
    page.evaluate(FILL)
    press(page, "Seen: One more")
    expect(page.locator("#told")).to_contain_text("The phone is full.")
    counted(page, 2, 0)
    unsent(page, 3)
    context.set_offline(False)
    page.locator("#unsent").click()
    press(page, "Send now")
    unsent(page, 0)
    page.evaluate("indexedDB.deleteDatabase('filler')")
    page = again(phone, context, offline=False)
    tap(page, 1)
    counted(page, 3, 0)


def test_a_phone_that_was_reported_lost_forgets_and_sends_what_it_has(
    phone: Phone, world: World, froya: Staff, hedda: Staff, zone: Zone
) -> None:
    context = phone()
    page = take_phone(context, "froya")
    context.set_offline(True)
    start(page)
    tap(page, 2)
    counted(page, 2, 0)
    with acting_as(hedda.as_actor()) as by:
        report_lost(by=by, phone=LostPhone.objects.get())
    context.set_offline(False)
    expect(page.get_by_text("This phone was reported lost.")).to_be_visible()
    found = page.evaluate(DUMP)
    assert "outbox: []" in found
    assert "workers: []" in found
    with acting_as(OPERATOR):
        assert NightRecord.objects.count() == 3


def test_a_volunteer_counts_and_meets_no_code(
    phone: Phone, world: World, vilde: Staff, leila: Staff, zone: Zone
) -> None:
    recent = codes_on_phones(world, leila).code
    page = take_phone(phone(), "vilde")
    start(page)
    expect(page.get_by_role("button", name="Met", exact=True)).to_have_count(0)
    assert recent not in page.content()
    # Three touches from the start screen: the group, and the counter; here it takes two.
    page.get_by_label("Menn").check()
    press(page, "Seen: One more")
    counted(page, 1, 0)


def test_counting_by_keyboard_alone(phone: Phone, world: World, froya: Staff, zone: Zone) -> None:
    page = take_phone(phone(), "froya")
    start(page)
    page.get_by_role("button", name="Seen: One more").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Space")
    counted(page, 2, 0)
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Seen: One more"
    expect(page.get_by_role("status").filter(has_text="Seen 2")).to_be_visible()
