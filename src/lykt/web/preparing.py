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
from django.db import connection, connections, router
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from lykt.privacy.sealing import starting
from lykt.privacy.sealing.master import MasterKeyProblem, master
from lykt.privacy.sealing.router import STORE


#: The one room that has tables in the key store.
STORE_ROOM = "sealing"


class State(Enum):
    """What a database is like beside this version of Lykt."""

    EMPTY = "empty"
    BEHIND = "behind"
    READY = "ready"
    AHEAD = "ahead"


def state(alias: str = "default") -> State:
    """Look at a database and say whether it is empty, older, right or newer.

    A missing file is an empty database, and is not made by looking.
    """
    path = database_file(alias)
    if path is not None and not (path.exists() and path.stat().st_size):
        return State.EMPTY
    executor = MigrationExecutor(connections[alias])
    applied = executor.loader.applied_migrations
    ours = set(executor.loader.graph.nodes)
    if not applied:
        return State.EMPTY
    rooms = _rooms()
    if any(key not in ours for key in applied if key[0] in rooms):
        return State.AHEAD
    room = STORE_ROOM if alias == STORE else None
    behind = executor.migration_plan(executor.loader.graph.leaf_nodes(room))
    if behind or (alias == "default" and not _cache_table()):
        return State.BEHIND
    return State.READY


#: A new store would be one that opens nothing, so none is made beside an old database.
MISSING_STORE = "The key store is missing. Put its own copy back: lykt privacy keys-back FILE"
NEWER_STORE = "The key store is from a newer version of Lykt than this one."
#: A database that is not where it was is no reason to begin anew.
MISSING_DATABASE = (
    "The database is empty, and its key store is not: look at LYKT_DATABASE_URL, or put a"
    " backup back with lykt restore."
)


def prepare(*, restoring: bool = False) -> None:
    """Bring the databases to the shape of this version, from whatever older one they have.

    An empty database beside a key store in use is made only when `restoring`: what is put
    into it must have been sealed with that store.

    Raises:
        MasterKeyProblem: when there is a database but its keys are gone, or the other way.
    """
    with _one_at_a_time():
        starting.check_apart()
        new, store = state() is State.EMPTY, state(STORE)
        storeless = store is State.EMPTY
        if store is State.AHEAD:
            raise MasterKeyProblem(NEWER_STORE)
        if new and storeless:
            starting.make_first_key()
        elif storeless:
            raise MasterKeyProblem(MISSING_STORE)
        elif new and not restoring and not starting.is_unused():
            raise MasterKeyProblem(MISSING_DATABASE)
        # Nothing is made or changed for a house whose master key is not there.
        master()
        prepare_store()
        _migrate("default")
        call_command("createcachetable", database="default", verbosity=0)
        if starting.is_unpaired() and (starting.is_unused() or (new and restoring)):
            starting.pair()
        starting.check()


def prepare_store() -> None:
    """Bring the key store alone to the shape of this version.

    It comes before the database: a first start that was cut short left a store without a
    database, which nothing can be lost by, and not a database without its store.
    """
    _migrate(STORE)


def prepare_if_empty() -> State:
    """Prepare an empty or missing database, leave any other, and say what it then is.

    Raises:
        MasterKeyProblem: when the keys are not those of this database.
    """
    found = state()
    if found is State.EMPTY:
        prepare()
        return State.READY
    store = state(STORE)
    if store is State.EMPTY:
        raise MasterKeyProblem(MISSING_STORE)
    if found is State.READY and store is State.READY:
        starting.check()
    return found if found is not State.READY else store


def _migrate(alias: str) -> None:
    _private_file(alias)
    if alias != STORE and state(alias) is State.EMPTY:
        _make_tables(alias)
    # Django works out every table there is for each database, also where none of them is made.
    room = [STORE_ROOM] if alias == STORE else []
    call_command("migrate", *room, database=alias, verbosity=0, interactive=False)


def _make_tables(alias: str) -> None:
    """Make the tables of an empty database as they are today, with the migrations they stand for.

    The migrations come to the same tables, which a test holds them to, and take half a minute:
    Django draws the whole house anew for each table. All of it is done, or none.
    """
    found = connections[alias]
    recorder = MigrationRecorder(found)
    recorder.ensure_schema()
    with found.schema_editor() as editor:
        for model in apps.get_models():
            if model._meta.can_migrate(found) and router.allow_migrate_model(alias, model):
                editor.create_model(model)
        for room, name in MigrationLoader(found).disk_migrations:
            recorder.record_applied(room, name)


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
