"""Measure everything and write it down: `python -m bench [--small] [part …]`.

A part is a module of this folder with `run(*, small: bool) -> str`, which prints as it goes
and returns its section of the page as Markdown. What is compared is measured in one run, on
one machine, so that the ratios mean something; the milliseconds are this machine's.
"""

import argparse
import platform
import subprocess
import sys
import time
from datetime import UTC, datetime
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import lykt


ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "reference" / "benchmarks.md"
PARTS = ("figures", "importing", "landing", "pages", "phone", "privacy")


def machine() -> str:
    """Say what this was measured on: processor, cores, memory, Python."""
    cpu = "unknown processor"
    info = Path("/proc/cpuinfo")
    if info.exists():
        lines = info.read_text(encoding="utf-8").splitlines()
        names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
        cpu = f"{names[0] if names else cpu}, {len(names)} cores"
    memory = ""
    if (meminfo := Path("/proc/meminfo")).exists():
        kilobytes = int(meminfo.read_text(encoding="utf-8").split()[1])
        memory = f", {kilobytes / 1024**2:.0f} GiB"
    return f"{cpu}{memory}, {platform.system()}, Python {platform.python_version()}"


def commit() -> str:
    """Name the commit that was measured, and whether something in it was changed."""
    described = subprocess.run(
        ["git", "describe", "--always", "--dirty"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return described.stdout.strip() or f"version {lykt.__version__}"


def page(sections: list[str], *, small: bool, when: datetime) -> str:
    """Return the page of the docs that the sections make."""
    size = " Small sizes: the ratios of a full run are others." if small else ""
    head = (
        "# Benchmarks\n\n"
        f"Made by `make bench` on {when:%Y-%m-%d} at commit {commit()}, on {machine()}.{size}\n"
        "Ratios compare what was measured in the same run; the times are this machine's.\n"
    )
    return "\n".join([head, *(section.strip() + "\n" for section in sections)])


def main() -> int:
    """Run the parts that are asked for, all by default, and write the page of a whole run."""
    parser = argparse.ArgumentParser(prog="bench", description="Measure Lykt.")
    parser.add_argument("--small", action="store_true", help="small sizes, for trying it out")
    parser.add_argument("--out", type=Path, help="where the page is written")
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="only these")
    options = parser.parse_args()
    sections = []
    for part in options.parts or PARTS:
        if find_spec(f"bench.{part}") is None:
            print(f"bench: there is no part {part} yet, so it is not measured", file=sys.stderr)
            continue
        began = time.monotonic()
        sections.append(import_module(f"bench.{part}").run(small=options.small))
        print(f"bench: {part} took {time.monotonic() - began:.0f} s", file=sys.stderr)
    text = page(sections, small=options.small, when=datetime.now(UTC))
    whole = not options.small and not options.parts
    if out := options.out or (PAGE if whole else None):
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(text, encoding="utf-8")
    else:
        print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
