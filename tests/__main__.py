"""The whole suite, once on PostgreSQL where there is one and once on SQLite.

    python -m tests [arguments of pytest]

SQLite comes last, so that the closing line of the larger run is the last that is said.
Ends with an error when either run failed.
"""

import os
import signal
import subprocess
import sys

from tests.support.postgres import NoPostgres, throwaway_server


#: What pytest says when no test was to be run: not a fault of the run on PostgreSQL alone,
#: when the arguments name tests that ask no database.
NO_TESTS = 5


def run(arguments: list[str], database: str | None = None) -> int:
    """Run pytest on a database, SQLite when none is named, and return its exit code."""
    environment = {k: v for k, v in os.environ.items() if k != "LYKT_TEST_DATABASE_URL"}
    if database:
        environment["LYKT_TEST_DATABASE_URL"] = database
    print(f"\nOn {'PostgreSQL' if database else 'SQLite'}:", flush=True)
    command = [sys.executable, "-m", "pytest", *arguments]
    return subprocess.run(command, env=environment, check=False).returncode


def run_on_postgres(arguments: list[str]) -> int:
    """Run what asks a database on PostgreSQL; say so and pass where there is no server."""
    if given := os.environ.get("LYKT_TEST_DATABASE_URL"):
        return run(arguments, given)
    try:
        with throwaway_server() as address:
            return run(arguments, address)
    except NoPostgres as error:
        print(f"Not run on PostgreSQL: {error}", flush=True)
        return 1 if os.environ.get("LYKT_REQUIRE_POSTGRES") == "1" else 0


def main() -> int:
    """Run both, whatever the first one says, and return the worse exit code."""
    # A run that is told to stop takes its server with it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    arguments = sys.argv[1:]
    there = run_on_postgres(arguments)
    here = run(arguments)
    return here or (0 if there == NO_TESTS and arguments else there)


if __name__ == "__main__":
    sys.exit(main())
