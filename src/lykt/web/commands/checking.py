"""`lykt check`: is everything of this installation as it should be, and what to do if not."""

import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from lykt.web.commands import running
from lykt.web.commands.failing import Failure
from lykt.web.commands.speaking import give


@click.command()
def check() -> None:
    """Look over this installation and say what to do."""
    running.django()
    found = 0
    for name, look in LOOKS.items():
        problems = list(look())
        found += len(problems)
        give(f"{'ok' if not problems else '--'}  {name}\n")
        for problem in problems:
            give(f"    {problem}\n")
    if found:
        raise Failure(f"To see to: {found}. What to do is said above.")


def _application() -> Iterator[str]:
    from django.core.checks import WARNING, run_checks

    for message in run_checks():
        if message.level >= WARNING and not message.is_silenced():
            yield f"{message.msg} {message.hint or ''}".strip()


def _database() -> Iterator[str]:
    from django.db import DatabaseError

    from lykt.web.preparing import State, state

    try:
        found = state()
    except DatabaseError as problem:
        yield f"It could not be opened ({type(problem).__name__}). Look at LYKT_DATABASE_URL."
        return
    if found is State.EMPTY:
        yield "It is empty. Run: lykt prepare"
    elif found is State.BEHIND:
        yield "It is from an older version. Take a copy of it, then run: lykt prepare"
    elif found is State.AHEAD:
        yield "It is from a newer version than this one. Install that version again."


def _keys() -> Iterator[str]:
    from django.db import DatabaseError

    from lykt.privacy.sealing.copying import problems
    from lykt.privacy.sealing.master import MasterKeyProblem
    from lykt.privacy.sealing.router import STORE
    from lykt.privacy.sealing.starting import check
    from lykt.web.preparing import MISSING_STORE, State, state

    try:
        if state() is not State.READY:
            return
        if state(STORE) is State.READY:
            check()
            yield from problems()
        elif state(STORE) is State.EMPTY:
            yield MISSING_STORE
        else:
            yield "The key store is of another version. Take a copy of it, then run: lykt prepare"
    except MasterKeyProblem as problem:
        yield str(problem)
    except DatabaseError as problem:
        yield f"The key store could not be opened ({type(problem).__name__}). See LYKT_KEYS_URL."


def _folder() -> Iterator[str]:
    from django.conf import settings

    from lykt.web.preparing import database_file

    folder = Path(settings.DATA_DIR)
    keys = [folder / "secret_key", folder / "master_key", database_file("keys")]
    files = [folder, *keys, folder / "uploads", database_file()]
    for path in (path for path in files if path and path.exists()):
        if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            yield f"Others on this machine can open {path}. Run: chmod go= {path}"


def _parts() -> Iterator[str]:
    import lykt

    package = Path(lykt.__file__).parent
    for part in PARTS:
        if not (package / part).is_file():
            yield f"{part} is missing. Install the wheel again, or run: python hatch_build.py"


def _address() -> Iterator[str]:
    from django.conf import settings

    local = {"localhost", "127.0.0.1", "[::1]"}
    if set(settings.ALLOWED_HOSTS) - local and not settings.HTTPS:
        yield "It answers to more than this machine but without TLS. Set LYKT_HTTPS=1 and a proxy."
    if settings.DEBUG:
        yield "LYKT_DEBUG is on: error pages then show what they were about. Switch it off."


PARTS = (
    "web/static/vendor/designsystemet/components.css",
    "web/static/vendor/designsystemet/tokens.css",
    "web/static/vendor/inter/latin.woff2",
    "web/fonts/Inter-Regular.ttf",
    "web/fonts/Inter-Bold.ttf",
    "locale/nb/LC_MESSAGES/django.mo",
    "locale/nn/LC_MESSAGES/django.mo",
)
LOOKS: dict[str, Callable[[], Iterator[str]]] = {
    "the application": _application,
    "the database": _database,
    "the keys": _keys,
    "the data folder": _folder,
    "fonts, styles and languages": _parts,
    "the address": _address,
}
