"""Making the databases ready: their tables, the keys, the cache that counts sign-ins.

There are two: what Lykt knows, and the key store without which nothing of it can be read.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor

from lykt.privacy.sealing import starting
from lykt.privacy.sealing.master import MasterKeyProblem
from lykt.privacy.sealing.router import STORE


class State(Enum):
    """What a database is like beside this version of Lykt."""

    EMPTY = "empty"
    BEHIND = "behind"
    READY = "ready"
    AHEAD = "ahead"


def state(alias: str = "default") -> State:
    """Look at a database and say whether it is empty, older, right or newer."""
    executor = MigrationExecutor(connections[alias])
    applied = executor.loader.applied_migrations
    ours = set(executor.loader.graph.nodes)
    if not applied:
        return State.EMPTY
    rooms = _rooms()
    if any(key not in ours for key in applied if key[0] in rooms):
        return State.AHEAD
    behind = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if behind or (alias == "default" and not _cache_table()):
        return State.BEHIND
    return State.READY


def prepare() -> None:
    """Bring the databases to the shape of this version, from whatever older one they have.

    Raises:
        MasterKeyProblem: when there is a database but its keys are gone.
    """
    with _one_at_a_time():
        new = state() is State.EMPTY
        if new and state(STORE) is State.EMPTY:
            starting.make_first_key()
        elif not new and state(STORE) is State.EMPTY:
            raise MasterKeyProblem(MISSING_STORE)
        for alias in connections:
            _private_file(alias)
            call_command("migrate", database=alias, verbosity=0, interactive=False)
        call_command("createcachetable", database="default", verbosity=0)
        if new:
            starting.pair()
        starting.check()


#: A new store would be one that opens nothing, so none is made beside an old database.
MISSING_STORE = "The key store is missing. Put its own copy back where LYKT_KEYS_URL says."


def prepare_if_empty() -> State:
    """Prepare an empty or missing database, leave any other, and say what it then is.

    Raises:
        MasterKeyProblem: when the keys are not those of this database.
    """
    _private_file("default")
    found = state()
    if found is State.EMPTY:
        prepare()
        return State.READY
    if found is State.READY:
        if state(STORE) is State.EMPTY:
            raise MasterKeyProblem(MISSING_STORE)
        starting.check()
    return found


def database_file(alias: str = "default") -> Path | None:
    """Return the file of a database where it is one."""
    found = connections[alias]
    if found.vendor != "sqlite":
        return None
    name = str(found.settings_dict["NAME"])
    return None if name == ":memory:" or name.startswith("file:") else Path(name)


def _rooms() -> set[str]:
    return {app.label for app in apps.get_app_configs() if app.name.startswith("lykt.")}


def _cache_table() -> bool:
    return settings.CACHES["default"]["LOCATION"] in connection.introspection.table_names()


def _private_file(alias: str) -> None:
    """Make a missing SQLite file as one that only its owner can read; WAL follows suit."""
    path = database_file(alias)
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
