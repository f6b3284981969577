"""How long the phone takes to keep what a thumb has written, in Chromium slowed down four times.

The night app's own modules run in a page, before the small server of their tests; nothing is
sent. Told are two things: the longest that the page is held in one go, so that no frame could be
drawn, and how long it takes until the disk has it.
"""

import os
import shutil
import statistics
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Page, sync_playwright


ROOT = Path(__file__).resolve().parents[1]
#: A phone of some years' age is about so much slower than a desk.
SLOWER = 4
#: One frame at 60 a second, in ms.
FRAME = 1000 / 60

_PREPARE = """async () => {
    const [hpke, { makeNight }, { openStore }, { makeServer }] = await Promise.all([
        import("/src/lykt/web/static/vendor/hpke/hpke.js"),
        import("/src/lykt/field/night/static/night/night.js"),
        import("/src/lykt/field/night/static/night/store.js"),
        import("/tests/field/night/fake_server.mjs"),
    ]);
    const server = await makeServer();
    const store = await openStore();
    const night = makeNight({ hpke, store, fetch: server.fetch, base: "/api/" });
    const who = await night.workers.enrol({ label: "p", unit: "u1", pin: "4711" }, { csrf: "x" });
    await night.shift.start(who, { zone: "z1", mode: "full", staff: 2 });
    // Between two messages to oneself lies whatever held the page: no frame is drawn in it.
    const channel = new MessageChannel();
    let last = 0;
    let held = 0;
    channel.port1.onmessage = () => {
        if (last === Infinity) return;
        const now = performance.now();
        held = Math.max(held, now - last);
        last = now;
        channel.port2.postMessage(0);
    };
    const saved = async () => {
        const began = performance.now();
        await night.shift.tally(who, { group: "g1", what: "seen", n: 1 });
        return performance.now() - began;
    };
    window.save = async (watched) => {
        if (!watched) return saved();
        last = performance.now();
        held = 0;
        channel.port2.postMessage(0);
        await saved();
        const longest = Math.max(held, performance.now() - last);
        last = Infinity;
        await new Promise((done) => setTimeout(done, 20));
        return longest;
    };
    for (let times = 0; times < 20; times += 1) await window.save();
}"""


class Save(NamedTuple):
    """One save, in ms: the longest that no frame could be drawn, and until the disk had it."""

    held: float
    kept: float


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing of each file."""


def measure(page: Page, times: int) -> list[Save]:
    """Save so many times, one after another, and return what each took."""
    chrome = page.context.new_cdp_session(page)
    page.evaluate(_PREPARE)
    chrome.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    saves = [
        Save(page.evaluate("window.save(true)"), page.evaluate("window.save(false)"))
        for _ in range(times)
    ]
    return saves


def run(*, small: bool) -> str:
    """Measure, and return the section of the page."""
    serving = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(ROOT)))
    threading.Thread(target=serving.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("LYKT_CHROMIUM") or shutil.which("chromium"),
            chromium_sandbox=False,
            args=["--disable-gpu", "--disable-background-networking"],
        )
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{serving.server_port}/docs/")
        saves = measure(page, 20 if small else 200)
        browser.close()
    serving.shutdown()
    return section(saves)


def section(saves: list[Save]) -> str:
    """Return what was measured as Markdown."""
    lines = [
        "## The phone's own save",
        "",
        f"One tap of the night app in Chromium, its processor slowed {SLOWER} times: sealed for",
        "the server and for tonight's view, and kept with the totals in one change.",
        f"A frame is {FRAME:.1f} ms.",
        "",
        "| | Median (ms) | 95 of 100 within (ms) |",
        "| --- | ---: | ---: |",
    ]
    for title, values in (
        ("The longest the page is held", [save.held for save in saves]),
        ("Until the disk has it", [save.kept for save in saves]),
    ):
        worst = statistics.quantiles(values, n=20)[-1]
        lines.append(f"| {title} | {statistics.median(values):.1f} | {worst:.1f} |")
    return "\n".join(lines)
