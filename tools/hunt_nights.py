"""Play nights by chance, thousands of them, and write down which.

    python -m tools.hunt_nights --nights 10000 [--first 1] [--out docs/reference/hunt-nights.md]

Each night drives the phone's own modules and the real server through drops, doubles, deaths,
two phones and a lost one (`tests/field/night/schedule.py`), from a seed of its own. A night that
loses, doubles or writes over anything ends the hunt with an error; its seed is printed. One
part is played on each core. The page is written after each part, so that a hunt that is cut off
has told what it has played. Only nights that say themselves that they held are counted: one
that was skipped is none.
"""

import argparse
import os
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from tools.hunt import ROOT, commit


#: So many nights are played by one run of pytest.
PART = 250
_SEED = re.compile(r"the schedule of seed (\d+)")
_HELD = re.compile(r"^night (\d+) held$", re.MULTILINE)
TESTS = "tests/journeys/test_night_faults.py"


class Part(NamedTuple):
    """Some nights that were played one after the other, and held."""

    first: int
    nights: int
    seconds: int
    #: The seed of the night that failed, "" when none did.
    failed: str


def play(first: int, nights: int) -> Part:
    """Play nights from one seed on; what a fault says is printed as pytest tells it."""
    told = {
        "LYKT_HUNT_NIGHTS": str(nights),
        "LYKT_NIGHT_SEED": str(first),
        # Without Node there is no night: that is an error here, and nothing to skip.
        "LYKT_REQUIRE_CHROMIUM": "1",
    }
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", "-rP", TESTS],
        cwd=ROOT,
        env=os.environ | told,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        print(done.stdout)
    return read_part(first, nights, time.monotonic() - began, done.stdout, done.returncode)


def read_part(first: int, nights: int, seconds: float, output: str, code: int) -> Part:
    """Return what a run of pytest told of nights from one seed on.

    Raises:
        SystemExit: when it failed in no night, or ended well without playing them all.
    """
    held = {int(seed) for seed in _HELD.findall(output)} & set(range(first, first + nights))
    if not code:
        if len(held) < nights:
            raise SystemExit(f"Of {nights} nights from seed {first} on, {len(held)} were played.")
        return Part(first, nights, round(seconds), "")
    if not (fault := _SEED.search(output)):
        raise SystemExit(f"The nights from seed {first} on could not be played.")
    return Part(first, len(held), round(seconds), fault.group(1))


def page(parts: list[Part], commit: str, when: datetime) -> str:
    """Return the table of a hunt as a page of the docs."""
    lines = [
        "# Nights that were hunted through",
        "",
        "Made by `make hunt`: the phone's own modules before the real server, through drops",
        "before and after the commit, doubles, late and cut calls, deaths, two phones, two people",
        "on one, a desk that puts right and a phone that is lost. A night is played again by",
        "`LYKT_NIGHT_SEED=SEED LYKT_HUNT_NIGHTS=1 pytest -m faults`.",
        "",
        f"Commit {commit}, {when:%Y-%m-%d}, Python {sys.version.split()[0]}.",
        "",
        "| Seeds | Nights that held | Seconds | Lost, doubled or written over |",
        "|---|---|---|---|",
    ]
    for one in parts:
        found = f"seed {one.failed}" if one.failed else "none"
        last = one.failed or one.first + one.nights - 1
        lines.append(f"| {one.first} to {last} | {one.nights} | {one.seconds} | {found} |")
    nights, seconds = (sum(column) for column in zip(*((p[1], p[2]) for p in parts), strict=True))
    faults = sum(bool(one.failed) for one in parts)
    lines.append(f"| all | {nights} | {seconds} | {faults or 'none'} |")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Hunt until all nights are played or one fails, and write the table after each part."""
    parser = argparse.ArgumentParser(description="Play nights by chance.")
    parser.add_argument("--nights", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--out", type=Path, default=ROOT / "docs/reference/hunt-nights.md")
    options = parser.parse_args()
    started_on = commit()
    parts: list[Part] = []
    last = options.first + options.nights
    firsts = range(options.first, last, PART)
    with ThreadPoolExecutor(os.cpu_count()) as cores:
        for part in cores.map(lambda first: play(first, min(PART, last - first)), firsts):
            parts.append(part)
            print(part, flush=True)
            options.out.write_text(page(parts, started_on, datetime.now(UTC)), encoding="utf-8")
            if part.failed:
                cores.shutdown(wait=False, cancel_futures=True)
                return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
