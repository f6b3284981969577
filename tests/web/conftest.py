"""The command line in tests: as a process of its own, or quicker in this one."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from lykt.privacy.sealing import starting
from lykt.web.cli import run as run_lykt


Lykt = Callable[..., subprocess.CompletedProcess[str]]
Run = Callable[..., tuple[int, str, str]]

MAIN = "from lykt.web.cli import main; main()"


def installation(home: Path) -> dict[str, str]:
    """Return the environment of an installation of its own in `home`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LYKT_")}
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    return kept | {"LYKT_DATA_DIR": str(home / "data"), "HOME": str(home)}


@pytest.fixture
def lykt(tmp_path: Path) -> Lykt:
    """Return a function that runs `lykt` as a process, in an installation of its own."""
    environment = installation(tmp_path)

    def process(
        *arguments: str | Path, more: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-W", "error::UserWarning", "-c", MAIN, *map(str, arguments)],
            env=environment | dict(more or {}),
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
            timeout=300,
        )

    return process


@pytest.fixture
def run(request: pytest.FixtureRequest, capfd: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs a command line in this process: code, output, words."""
    if request.node.get_closest_marker("django_db") and starting.is_unpaired():
        # As after a first start, which tests of their own go through.
        starting.pair()

    def here(*arguments: str) -> tuple[int, str, str]:
        code = run_lykt(list(arguments))
        return code, *capfd.readouterr()

    return here
