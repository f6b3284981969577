"""The command line `lykt`: a promise to those who run it from other programs.

Results go to standard output, words to standard error. Bad use ends with 2 and one line,
what fails with 1 and one line; a bad register is told fault by fault. Nothing is asked.

The commands are light until one is called: this module and those beside it import
neither Django nor the engine before they need them.
"""

import os
import sys
from collections.abc import Sequence

import click

from lykt import __version__
from lykt.web.commands import (
    access,
    backup,
    cases,
    checking,
    demo,
    exporting,
    figures,
    importing,
    learning,
    plans,
    preparing,
    privacy,
    report,
    restore,
    retention,
    rulebook,
    serving,
    users,
)
from lykt.web.commands.failing import told


@click.group(no_args_is_help=False)
@click.version_option(__version__, prog_name="lykt", message="%(prog)s %(version)s")
def lykt() -> None:
    """Lykt counts what services for people who sell sexual services have done.

    LYKT_DATA_DIR says where this installation keeps its things, LYKT_DATABASE_URL which
    database it uses (for instance sqlite:////path/file.sqlite3). A command that finds an
    empty or missing database prepares it.
    """


for command in (
    importing.import_,
    exporting.export,
    figures.figures,
    report.report,
    demo.demo,
    serving.serve,
    privacy.privacy,
    rulebook.rulebook,
    checking.check,
    preparing.prepare,
    backup.backup,
    restore.restore,
    retention.retention,
    users.user,
    access.access,
    cases.cases,
    plans.plan,
    learning.learning,
):
    lykt.add_command(command)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit code; tell of a failure in one line."""
    try:
        code = lykt.main(arguments, prog_name="lykt", standalone_mode=False)
    except (Exception, KeyboardInterrupt) as problem:
        code, lines = told(problem)
        for line in lines:
            click.echo(line, err=True)
    return code if isinstance(code, int) else 0


def main() -> None:
    """Run the command line of this process. What it writes, only its owner can read."""
    os.umask(0o077)
    sys.exit(run())
