"""Fixtures of all tests: the test people, the browser, and what keeps a run honest."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from django.conf import settings
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis

from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.models import Staff
from lykt.organisation.roles import Role
from tests.support.people import World, make_staff, make_world
from tests.support.sockets import only_loopback


pytest_plugins = ["tests.support.browser"]

_slow_machine = [HealthCheck.too_slow]
hypothesis.register_profile("default", deadline=None, suppress_health_check=_slow_machine)
# CI must say the same twice; what is new is looked for by `make hunt`.
hypothesis.register_profile(
    "ci", deadline=None, derandomize=True, suppress_health_check=_slow_machine
)
hypothesis.register_profile(
    "hunt",
    deadline=None,
    max_examples=2000,
    print_blob=True,
    suppress_health_check=_slow_machine,
)
hypothesis.load_profile(
    os.environ.get("LYKT_TEST_PROFILE") or ("ci" if os.environ.get("CI") else "default")
)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put browser tests last, and on PostgreSQL leave what asks no database alone.

    The browser's event loop lives on in the main thread once it has started. A run on
    PostgreSQL is a second run: only what touches the database can answer differently there.
    """
    on_postgres = not settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")

    def belongs(item: pytest.Item) -> bool:
        if not on_postgres:
            return item.get_closest_marker("postgres") is None
        asks = item.get_closest_marker("django_db") or {"db", "transactional_db"} & set(
            getattr(item, "fixturenames", ())
        )
        return bool(asks) and item.get_closest_marker("browser") is None

    for item in items:
        if _asks_a_database(item):
            _reach_both_databases(item)
    left = [item for item in items if not belongs(item)]
    if left:
        config.hook.pytest_deselected(items=left)
    items[:] = sorted(
        (item for item in items if belongs(item)),
        key=lambda item: item.get_closest_marker("browser") is not None,
    )


@pytest.fixture(scope="session")
def django_db_use_migrations() -> bool:
    """Build the tables from the migrations on PostgreSQL, and from the models on SQLite.

    That both come to the same is held by `test_repository`, and the tests of the commands
    set up real databases. Django takes a quarter of a minute for the migrations, which
    whoever runs one test would wait for.
    """
    return not settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Write down which migrations the tables stand for, as a real database does."""
    if not settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        return
    # The test runner hid the migrations for the making alone: the commands look for them.
    settings.MIGRATION_MODULES = {}
    with django_db_blocker.unblock():
        for alias in connections:
            recorder = MigrationRecorder(connections[alias])
            recorder.ensure_schema()
            for migration in MigrationLoader(connections[alias]).disk_migrations:
                recorder.record_applied(*migration)


def _asks_a_database(item: pytest.Item) -> bool:
    """Tell whether a test works on the database, itself or through a live server."""
    asks = {"db", "transactional_db", "live_server"} & set(getattr(item, "fixturenames", ()))
    return bool(asks or item.get_closest_marker("django_db"))


def _reach_both_databases(item: pytest.Item) -> None:
    """Let a test that asks the database ask the key store too, as all work with people does."""
    asked = item.get_closest_marker("django_db")
    told = asked.kwargs if asked else {}
    # A live server answers in threads of its own, which see only what is committed.
    alone = {"transactional_db", "live_server"} & set(item.fixturenames)
    transaction = told.get("transaction", bool(alone))
    item.add_marker(
        pytest.mark.django_db(transaction=transaction, databases=["default", "keys"]),
        append=False,
    )


@pytest.fixture(autouse=True, scope="session")
def stay_on_this_machine() -> Iterator[None]:
    """Refuse every connection to another machine."""
    with only_loopback():
        yield


@pytest.fixture
def world(db: None) -> World:
    """Two municipalities: Fjordby, where the test people work, and Elvestad."""
    return make_world()


@pytest.fixture
def acting() -> Iterator[Callable[[Staff], Actor]]:
    """Return a function that makes someone the one who acts for the rest of the test."""
    with ExitStack() as stack:
        yield lambda staff: stack.enter_context(acting_as(staff.as_actor()))


@pytest.fixture
def operator() -> Iterator[Actor]:
    """Let the operator of the command line act during the test."""
    with acting_as(Actor(kind="operator", name="test")) as actor:
        yield actor


@pytest.fixture
def client_of() -> Callable[[Staff], Client]:
    """Return a function that gives a web client in which someone is signed in."""

    def signed_in(staff: Staff) -> Client:
        client = Client()
        client.force_login(staff)
        return client

    return signed_in


@pytest.fixture
def froya(world: World) -> Staff:
    """A field worker of Fjordby."""
    return make_staff(Role.FIELD_WORKER, world.service)


@pytest.fixture
def sunniva(world: World) -> Staff:
    """A social worker of Fjordby."""
    return make_staff(Role.SOCIAL_WORKER, world.service)


@pytest.fixture
def hedda(world: World) -> Staff:
    """A nurse of Fjordby."""
    return make_staff(Role.HEALTH_WORKER, world.service)


@pytest.fixture
def kaja(world: World) -> Staff:
    """A case coordinator of Fjordby."""
    return make_staff(Role.CASE_COORDINATOR, world.service)


@pytest.fixture
def pal(world: World) -> Staff:
    """A plan owner of Fjordby."""
    return make_staff(Role.PLAN_OWNER, world.service)


@pytest.fixture
def aksel(world: World) -> Staff:
    """An analyst of Fjordby."""
    return make_staff(Role.ANALYST, world.service)


@pytest.fixture
def leila(world: World) -> Staff:
    """The leader of Fjordby's service."""
    return make_staff(Role.UNIT_LEADER, world.service)


@pytest.fixture
def odin(world: World) -> Staff:
    """The data-protection officer of Fjordby."""
    return make_staff(Role.DATA_PROTECTION_OFFICER, world.service)


@pytest.fixture
def astrid(world: World) -> Staff:
    """The administrator of Fjordby."""
    return make_staff(Role.ADMINISTRATOR, world.service)


@pytest.fixture
def parisa(world: World) -> Staff:
    """A partner whom Fjordby has invited."""
    return make_staff(Role.INVITED_PARTNER, world.service)


@pytest.fixture
def vilde(world: World) -> Staff:
    """A volunteer of Fjordby's, who counts and sees no codes."""
    return make_staff(Role.VOLUNTEER, world.service)


@pytest.fixture
def ulrik(world: World) -> Staff:
    """An outsider: a field worker of Elvestad."""
    return make_staff(Role.FIELD_WORKER, world.elsewhere, "ulrik")
