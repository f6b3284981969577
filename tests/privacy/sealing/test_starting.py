"""Database and key store know each other, or nothing opens; the doors are tried in tests/web."""

from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import LazySettings
from django.db import connections

from lykt.privacy.sealing import starting
from lykt.privacy.sealing.keys import destroy, keys_of, store_key
from lykt.privacy.sealing.master import VARIABLE, MasterKeyProblem, key_file
from lykt.privacy.sealing.models import Pairing, StoreKey
from lykt.privacy.sealing.names import index


def test_a_pair_fits(db: None) -> None:
    assert starting.is_unpaired()
    starting.pair()
    starting.check()
    assert not starting.is_unpaired()
    assert starting.is_of_this_database(store_key("pairing"))


def test_pairing_twice_is_pairing_once(db: None) -> None:
    starting.pair()
    before = Pairing.objects.get().mark
    starting.pair()
    starting.check()
    assert Pairing.objects.get().mark == before


def test_a_database_that_was_never_paired_is_said_to_be_so(db: None) -> None:
    with pytest.raises(MasterKeyProblem, match="Run: lykt prepare"):
        starting.check()
    store_key("record")
    with pytest.raises(MasterKeyProblem, match="another database"):
        starting.check()


def rewrite_the_mark() -> None:
    Pairing.objects.update(mark=uuid4())


def rewrite_the_answer() -> None:
    Pairing.objects.update(check_value="0" * 64)


def another_store() -> None:
    StoreKey.objects.all().delete()
    store_key("pairing")


@pytest.mark.parametrize("change", [rewrite_the_mark, rewrite_the_answer, another_store])
def test_a_changed_pair_does_not_fit(db: None, change: Callable[[], None]) -> None:
    starting.pair()
    change()
    with pytest.raises(MasterKeyProblem, match="another database"):
        starting.check()
    assert not starting.is_of_this_database(store_key("pairing"))


def test_a_lost_key_for_pairing_is_said_and_not_made(db: None) -> None:
    starting.pair()
    StoreKey.objects.all().delete()
    with pytest.raises(MasterKeyProblem, match="lost its key for pairing"):
        starting.check()
    assert not StoreKey.objects.exists()


@pytest.mark.parametrize(
    "use",
    [
        lambda: keys_of([uuid4()]),
        lambda: store_key("record"),
        lambda: destroy([uuid4()]),
        lambda: index(uuid4(), uuid4(), "Zora Neale"),
    ],
)
def test_a_store_is_in_use_from_the_first_thing_in_it(db: None, use: Callable[[], object]) -> None:
    starting.pair()
    assert starting.is_unused()
    use()
    assert not starting.is_unused()


def test_the_first_key_is_made_only_where_none_is_given(
    tmp_path: Path, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DATA_DIR = tmp_path
    starting.make_first_key()
    assert not key_file().exists()
    monkeypatch.delenv(VARIABLE)
    starting.make_first_key()
    before = key_file().read_bytes()
    starting.make_first_key()
    assert key_file().read_bytes() == before


#: Where the store lies, and whether that is the database itself.
PLACES = [
    ({"NAME": "/srv/lykt/lykt.sqlite3"}, {"NAME": "/srv/lykt/keys.sqlite3"}, True),
    ({"NAME": "/srv/lykt/lykt.sqlite3"}, {"NAME": "/srv/lykt/lykt.sqlite3"}, False),
    ({"NAME": "/srv/lykt/lykt.sqlite3"}, {"NAME": "/srv/x/../lykt/lykt.sqlite3"}, False),
]
SERVED = [
    ({"NAME": "lykt", "HOST": "a"}, {"NAME": "lykt_keys", "HOST": "a"}, True),
    ({"NAME": "lykt", "HOST": "a"}, {"NAME": "lykt", "HOST": "b"}, True),
    (
        {"NAME": "lykt", "HOST": "a", "PORT": 5432},
        {"NAME": "lykt", "HOST": "a", "PORT": 5433},
        True,
    ),
    ({"NAME": "lykt", "HOST": "a"}, {"NAME": "lykt", "HOST": "a"}, False),
    ({"NAME": "lykt", "OPTIONS": {"host": "/s"}}, {"NAME": "lykt", "HOST": "/s"}, False),
]


@pytest.mark.parametrize(
    ("vendor", "database", "store", "apart"),
    [("sqlite", *each) for each in PLACES] + [("postgresql", *each) for each in SERVED],
)
def test_the_store_lies_apart(
    vendor: str,
    database: dict[str, object],
    store: dict[str, object],
    apart: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Told:
        """A connection that is never opened."""

        def __init__(self, told: dict[str, object]) -> None:
            self.vendor = vendor
            self.settings_dict = {"HOST": "", "PORT": "", "OPTIONS": {}} | told

    there = {"default": Told(database), "keys": Told(store)}
    monkeypatch.setattr(starting, "connections", there)
    if apart:
        starting.check_apart()
    else:
        with pytest.raises(MasterKeyProblem, match="must lie in another"):
            starting.check_apart()
    assert connections["default"] is not there["default"]
