"""Look for faults by chance, longer than a test run may take, and write down what was tried.

    python -m tools.hunt --minutes 10 [--out docs/reference/hunt.md]

Every property test is run with the profile "hunt", round after round, each round from a seed
of its own, until the time is up. A round that finds a fault ends the hunt with an error; its
seed is printed and stands in the table, so that anyone can find the same fault again.
"""

import argparse
import os
import re
import secrets
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple


ROOT = Path(__file__).resolve().parents[1]
#: What Hypothesis tells of each test at the end of a run.
_TRIED = re.compile(r"(\d+) passing(?: examples)?, (\d+) failing(?: examples)?")
_NO_TESTS = 5


class Round(NamedTuple):
    """One run of all property tests from one seed."""

    seed: int
    seconds: int
    tests: int
    examples: int
    failed: bool


def read_round(seed: int, seconds: float, output: str, code: int) -> Round:
    """Return what a run of pytest told, with `--hypothesis-show-statistics`."""
    tried = [(int(good), int(bad)) for good, bad in _TRIED.findall(output)]
    names = set(re.findall(r"^(tests/\S+::\S+):$", output, re.MULTILINE))
    return Round(
        seed=seed,
        seconds=round(seconds),
        tests=len(names),
        examples=sum(good + bad for good, bad in tried),
        failed=code != 0,
    )


def run_round(seed: int) -> Round:
    """Run every property test once from `seed`; a fault is printed as pytest tells it."""
    command = [sys.executable, "-m", "pytest", "-q", "-m", "hypothesis and not browser"]
    command += ["--hypothesis-show-statistics", f"--hypothesis-seed={seed}"]
    began = time.monotonic()
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | {"LYKT_TEST_PROFILE": "hunt"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == _NO_TESTS:
        raise SystemExit("There is no property test to hunt with.")
    if done.returncode:
        print(done.stdout)
    return read_round(seed, time.monotonic() - began, done.stdout, done.returncode)


def page(rounds: list[Round], commit: str, when: datetime) -> str:
    """Return the table of a hunt as a page of the docs."""
    lines = [
        "# Hunts",
        "",
        "Property tests run with other and many more examples than in `make test`.",
        "Made by `make hunt`; `pytest -m hypothesis --hypothesis-seed=SEED` with",
        "`LYKT_TEST_PROFILE=hunt` runs a round again.",
        "",
        f"Commit {commit}, {when:%Y-%m-%d}, Python {sys.version.split()[0]}.",
        "",
        "| Seed | Tests | Examples | Seconds | Found |",
        "|---|---|---|---|---|",
    ]
    for each in rounds:
        found = "a fault" if each.failed else "nothing"
        lines.append(
            f"| {each.seed} | {each.tests} | {each.examples} | {each.seconds} | {found} |"
        )
    examples = sum(each.examples for each in rounds)
    seconds = sum(each.seconds for each in rounds)
    faults = sum(each.failed for each in rounds)
    lines.append(f"| all | | {examples} | {seconds} | {faults or 'nothing'} |")
    return "\n".join(lines) + "\n"


def commit() -> str:
    """Name the commit that is hunted through, and whether something in it was changed."""
    described = subprocess.run(
        ["git", "describe", "--always", "--dirty"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return described.stdout.strip()


def main() -> int:
    """Hunt until the time is up or something is found, and write the table."""
    parser = argparse.ArgumentParser(description="Look for faults by chance.")
    parser.add_argument(
        "--minutes", type=float, default=float(os.environ.get("LYKT_HUNT_MINUTES", "10"))
    )
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "reference" / "hunt.md")
    options = parser.parse_args()
    started_on = commit()
    until = time.monotonic() + options.minutes * 60
    rounds: list[Round] = []
    while not rounds or (time.monotonic() < until and not rounds[-1].failed):
        rounds.append(run_round(secrets.randbelow(2**32)))
        print(rounds[-1], flush=True)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(page(rounds, started_on, datetime.now(UTC)), encoding="utf-8")
    return int(rounds[-1].failed)


if __name__ == "__main__":
    sys.exit(main())
