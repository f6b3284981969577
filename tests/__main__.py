"""The whole suite, once on PostgreSQL where there is one and once on SQLite.

    python -m tests [arguments of pytest]

The two run at the same time, for each keeps one core busy; what drives a browser follows on the
core that is free first. What the run on SQLite says is held back until the others have ended, so
that the closing line of the larger run is the last that is said. The walks over all addresses are
shared among the two. Ends with an error when any run failed.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
from typing import IO

from tests.support.postgres import NoPostgres, find_binaries, throwaway_server
from tests.support.walks import MOST, REST, SHARE


#: What pytest says when no test was to be run: not a fault of the run on PostgreSQL alone,
#: when the arguments name tests that ask no database.
NO_TESTS = 5


def start(
    arguments: list[str],
    database: str | None = None,
    *,
    share: str | None = None,
    says: IO[bytes] | None = None,
) -> "subprocess.Popen[bytes]":
    """Start pytest on a database, SQLite when none is named; it speaks into a file, if given."""
    ours = {"LYKT_TEST_DATABASE_URL": database, SHARE: share}
    environment = {k: v for k, v in os.environ.items() if k not in ours}
    environment |= {k: v for k, v in ours.items() if v}
    command = [sys.executable, "-m", "pytest", *arguments]
    return subprocess.Popen(command, env=environment, stdout=says, stderr=says)


def is_postgres_here() -> bool:
    """Tell whether there is a PostgreSQL to run on: one that is named, or its programs."""
    try:
        return bool(os.environ.get("LYKT_TEST_DATABASE_URL") or find_binaries())
    except NoPostgres:
        return False


def run_on_postgres(arguments: list[str]) -> int:
    """Run what asks a database on PostgreSQL; say so and pass where there is no server."""
    print("\nOn PostgreSQL:", flush=True)
    if given := os.environ.get("LYKT_TEST_DATABASE_URL"):
        return start(arguments, given, share=REST).wait()
    try:
        with throwaway_server() as address:
            return start(arguments, address, share=REST).wait()
    except NoPostgres as error:
        print(f"Not run on PostgreSQL: {error}", flush=True)
        return 1 if os.environ.get("LYKT_REQUIRE_POSTGRES") == "1" else 0


def run_in_the_browser(arguments: list[str]) -> int:
    """Run what drives Chromium, on SQLite, in the time in which the other core still works."""
    print("\nIn the browser:", flush=True)
    return start([*arguments, "-m", "browser"]).wait()


def main() -> int:
    """Run all, whatever the first one says, and return the worst exit code."""
    # A run that is told to stop takes its server with it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    arguments = sys.argv[1:]
    share = MOST if is_postgres_here() else None
    # Whoever chooses by a marker has chosen; else what needs a browser has a run of its own.
    apart = "-m" not in arguments
    without = ["-m", "not browser"] if apart else []
    with (
        tempfile.TemporaryFile() as said,
        start([*arguments, *without], share=share, says=said) as on_sqlite,
    ):
        try:
            there = run_on_postgres(arguments)
            seen = run_in_the_browser(arguments) if apart else 0
            print("\nOn SQLite:", flush=True)
            here = _let_speak(on_sqlite, said)
        finally:
            on_sqlite.terminate()
    # Whoever names tests may name none of a kind.
    kinds = [0 if code == NO_TESTS and arguments else code for code in (here, there, seen)]
    return max(kinds)


def _let_speak(run: "subprocess.Popen[bytes]", said: IO[bytes]) -> int:
    """Print what a run has said, and goes on saying until it ends; return its exit code."""
    told = 0
    while True:
        code = run.poll()
        # The file is read where it is written: the offset is shared with the run.
        new = os.pread(said.fileno(), 1 << 20, told)
        told += len(new)
        sys.stdout.buffer.write(new)
        sys.stdout.flush()
        if code is not None and not new:
            return code
        if not new:
            time.sleep(0.2)


if __name__ == "__main__":
    sys.exit(main())
