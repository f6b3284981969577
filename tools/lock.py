"""Lock the dependencies: versions and hashes, and nothing of where they came from.

    python tools/lock.py             keep every locked version that still fits
    python tools/lock.py --upgrade   take the newest that fit together

uv works it out in an environment that is thrown away, so that it is no dependency itself.
It asks whichever index pip and uv are set up for on this machine. `requirements/base.txt` is
what runs Lykt; `requirements/dev.txt` is the same and what builds and tests it.
"""

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path


ROOT = Path(__file__).resolve().parents[1]
UV = "uv==0.13.9"
#: Universal: the same file on every operating system and on every Python we take.
COMPILE = [
    *("pip", "compile", "pyproject.toml", "--universal", "--python-version", "3.11"),
    *("--generate-hashes", "--no-header", "--no-annotate", "--no-emit-index-url"),
    *("--fork-strategy", "fewest", "--quiet"),
]


def lock(uv: Path, upgrade: bool) -> None:
    """Write both files, the second held to the versions of the first."""
    environment = os.environ | {"UV_PYTHON_DOWNLOADS": "never"}
    base, dev = "requirements/base.txt", "requirements/dev.txt"
    for extra in (["-o", base], ["--group", "dev", "-c", base, "-o", dev]):
        command = [str(uv), *COMPILE, *(["--upgrade"] if upgrade else []), *extra]
        subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)


def main(arguments: list[str]) -> None:
    """Make the environment, lock, and throw it away."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        programs = Path(folder) / "bin"
        subprocess.run([programs / "pip", "install", "--quiet", UV], check=True)
        lock(programs / "uv", upgrade="--upgrade" in arguments)


if __name__ == "__main__":
    main(sys.argv[1:])
