"""Making the database ready: its tables, and the cache in which sign-ins are counted."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


class State(Enum):
    """What a database is like beside this version of Lykt."""

    EMPTY = "empty"
    BEHIND = "behind"
    READY = "ready"
    AHEAD = "ahead"


def state() -> State:
    """Look at the database and say whether it is empty, older, right or newer."""
    executor = MigrationExecutor(connection)
    applied = executor.loader.applied_migrations
    ours = set(executor.loader.graph.nodes)
    if not applied:
        return State.EMPTY
    rooms = _rooms()
    if any(key not in ours for key in applied if key[0] in rooms):
        return State.AHEAD
    if executor.migration_plan(executor.loader.graph.leaf_nodes()) or not _cache_table():
        return State.BEHIND
    return State.READY


def prepare() -> None:
    """Bring the database to the shape of this version, from whatever older one it has."""
    with _one_at_a_time():
        _private_file()
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)


def prepare_if_empty() -> State:
    """Prepare an empty or missing database, leave any other, and say what it then is."""
    _private_file()
    found = state()
    if found is State.EMPTY:
        prepare()
        found = State.READY
    return found


def database_file() -> Path | None:
    """Return the file of the database where it is one."""
    if connection.vendor != "sqlite":
        return None
    name = str(connection.settings_dict["NAME"])
    return None if name == ":memory:" or name.startswith("file:") else Path(name)


def _rooms() -> set[str]:
    return {app.label for app in apps.get_app_configs() if app.name.startswith("lykt.")}


def _cache_table() -> bool:
    return settings.CACHES["default"]["LOCATION"] in connection.introspection.table_names()


def _private_file() -> None:
    """Make a missing SQLite file as one that only its owner can read; WAL follows suit."""
    path = database_file()
    if path is None or path.exists():
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Let two processes that start together prepare one after the other."""
    with (settings.DATA_DIR / "prepare.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
