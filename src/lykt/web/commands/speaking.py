"""Where a command's results and words go."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import click


#: What stands on everything that holds figures of one's own.
INTERNAL = "Internal – small numbers can point to persons."


def say(text: str) -> None:
    """Tell the one who runs the command something, on standard error."""
    click.echo(text, err=True)


def give(text: str) -> None:
    """Write a result to standard output. A reader that has heard enough is no failure."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        # Python would try once more, and complain, when it shuts standard output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise click.exceptions.Exit(0) from None


def progress() -> Callable[[str, int], None] | None:
    """Return what tells how far a long work has come: on a terminal, else nothing."""
    if not sys.stderr.isatty():
        return None

    def tell(what: str, done: int) -> None:
        click.echo(f"\r\033[K{what}: {done}", nl=False, err=True)
        if done < 0:
            click.echo("\r\033[K", nl=False, err=True)

    return tell


def written(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, in place of one that is there."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
