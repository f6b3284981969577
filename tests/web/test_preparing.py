"""Starting: the first time keys are made, later they must be there and fit, by every door.

Each house is an installation in a folder of its own; each door a process of its own.
"""

import re
import shutil
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.web.conftest import MAIN, installation


Door = Callable[[Path, dict[str, str]], subprocess.CompletedProcess[str]]


def _run(home: Path, more: dict[str, str], *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", *command],
        env=installation(home) | more,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        timeout=120,
    )


def command(home: Path, more: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """A command that asks the database."""
    return _run(home, more, MAIN, "privacy", "verify-log")


def prepare(home: Path, more: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """The command that makes what is missing, and must not make this."""
    return _run(home, more, MAIN, "prepare")


def serve(home: Path, more: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """The server of Lykt itself."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = str(door.getsockname()[1])
    return _run(home, more, MAIN, "serve", "--port", port)


def wsgi(home: Path, more: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Any other server, which imports the application."""
    return _run(home, more, "import lykt.web.wsgi")


DOORS: list[Door] = [command, prepare, serve, wsgi]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A house that has been started once, and one that has the same master key."""
    home = tmp_path_factory.mktemp("house")
    for name in ("here", "there"):
        (home / name / "data").mkdir(parents=True)
        if name == "there":
            shutil.copy2(home / "here/data/master_key", home / "there/data/master_key")
        done = prepare(home / name, {})
        assert done.returncode == 0, done.stderr
    return home


@pytest.fixture
def house(made: Path, tmp_path: Path) -> Path:
    """A copy of that house, to be harmed; the other stands beside it."""
    shutil.copytree(made, tmp_path / "houses")
    return tmp_path / "houses" / "here"


def data(house: Path, name: str) -> Path:
    return house / "data" / name


def changed(house: Path, file: str, *statements: str) -> None:
    with closing(sqlite3.connect(data(house, file))) as database, database:
        for statement in statements:
            database.execute(statement)


def files(house: Path) -> dict[str, bytes]:
    """Return what must not change when a start is refused."""
    names = ("master_key", "keys.sqlite3", "lykt.sqlite3")
    # A missing SQLite database is made as an empty file before anyone looks into it.
    return {
        name: content
        for name in names
        if data(house, name).exists() and (content := data(house, name).read_bytes())
    }


def no_key(house: Path) -> None:
    data(house, "master_key").unlink()


def wrong_key(house: Path) -> None:
    data(house, "master_key").write_text("ab" * 32)


def open_key(house: Path) -> None:
    data(house, "master_key").chmod(0o644)


def bad_key(house: Path) -> None:
    data(house, "master_key").write_text("what was it again")


def no_store(house: Path) -> None:
    data(house, "keys.sqlite3").unlink()


def no_store_and_no_key(house: Path) -> None:
    no_store(house)
    no_key(house)


def empty_file_for_a_store(house: Path) -> None:
    data(house, "keys.sqlite3").write_bytes(b"")


def store_next_door(house: Path) -> None:
    shutil.copy2(house.parent / "there/data/keys.sqlite3", data(house, "keys.sqlite3"))


def emptied_store(house: Path) -> None:
    changed(house, "keys.sqlite3", "DELETE FROM keys_store_key")


def unpaired_beside_a_used_store(house: Path) -> None:
    used_store(house)
    changed(house, "lykt.sqlite3", "DELETE FROM privacy_pairing")


def used_store(house: Path) -> None:
    changed(house, "keys.sqlite3", "INSERT INTO keys_erasure VALUES ('a', '2026-01-01')")


def no_database_beside_a_used_store(house: Path) -> None:
    used_store(house)
    data(house, "lykt.sqlite3").unlink()


def damaged_house_key(house: Path) -> None:
    changed(house, "keys.sqlite3", "UPDATE keys_store_key SET wrapped = zeroblob(60)")


HARM: list[tuple[Callable[[Path], None], str]] = [
    (no_key, "The master key is missing"),
    (wrong_key, "made with another master key"),
    (open_key, "Run: chmod 600"),
    (bad_key, "The master key cannot be used"),
    (no_store, "The key store is missing"),
    (no_store_and_no_key, "The key store is missing"),
    (empty_file_for_a_store, "The key store is missing"),
    (store_next_door, "belongs to another database"),
    (emptied_store, "The key store has lost its key for pairing"),
    (unpaired_beside_a_used_store, "belongs to another database"),
    (no_database_beside_a_used_store, "The database is empty, and its key store is not"),
    (damaged_house_key, "tampered with"),
]


#: Every harm at the first door, and at the others one of each sort: they ask the same.
EACH = [
    pytest.param(door, harm, said, id=f"{door.__name__}-{harm.__name__}")
    for door in DOORS
    for harm, said in HARM
    if door is command
    or harm is wrong_key
    or (door is prepare and harm in (no_store, no_database_beside_a_used_store))
]


@pytest.mark.parametrize(("door", "harm", "said"), EACH)
def test_what_does_not_fit_is_refused_in_one_sentence(
    house: Path, door: Door, harm: Callable[[Path], None], said: str
) -> None:
    harm(house)
    before = files(house)
    done = door(house, {})
    assert (done.returncode, done.stdout) == (1, "")
    assert said in done.stderr
    assert done.stderr.startswith("lykt: ")
    assert done.stderr.count("\n") == 1
    assert files(house) == before


def test_a_key_in_the_environment_takes_the_place_of_the_file(house: Path) -> None:
    key = data(house, "master_key").read_text().strip()
    no_key(house)
    assert command(house, {"LYKT_MASTER_KEY": key}).returncode == 0
    assert command(house, {"LYKT_MASTER_KEY": f"{'cd' * 32},{key}"}).returncode == 0
    told = command(house, {"LYKT_MASTER_KEY": "cd" * 32})
    assert "made with another master key" in told.stderr
    assert key not in told.stderr
    assert not data(house, "master_key").exists()


@pytest.mark.parametrize("door", [command, prepare], ids=lambda door: door.__name__)
def test_the_keys_do_not_lie_in_the_database(house: Path, door: Door) -> None:
    url = {"LYKT_KEYS_URL": f"sqlite:///{data(house, 'lykt.sqlite3')}"}
    done = door(house, url)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "must lie in another" in done.stderr


@pytest.mark.parametrize("door", [command, wsgi], ids=lambda door: door.__name__)
def test_the_first_start_makes_keys_for_the_owner_alone(tmp_path: Path, door: Door) -> None:
    done = door(tmp_path, {})
    assert done.returncode == 0, done.stderr
    for name in ("master_key", "keys.sqlite3", "lykt.sqlite3"):
        assert data(tmp_path, name).stat().st_mode & 0o777 == 0o600, name
    before = data(tmp_path, "master_key").read_bytes()
    assert door(tmp_path, {}).returncode == 0
    assert data(tmp_path, "master_key").read_bytes() == before


def test_a_first_start_with_a_key_of_ones_own_makes_no_other(tmp_path: Path) -> None:
    assert command(tmp_path, {"LYKT_MASTER_KEY": "ab" * 32}).returncode == 0
    assert not data(tmp_path, "master_key").exists()
    assert "missing" in command(tmp_path, {}).stderr


def test_two_that_start_together_agree(tmp_path: Path) -> None:
    environment = installation(tmp_path)
    together = [
        subprocess.Popen(
            [sys.executable, "-c", MAIN, "prepare"], env=environment, stderr=subprocess.PIPE
        )
        for _ in range(2)
    ]
    said = [process.communicate()[1] for process in together]
    assert [process.returncode for process in together] == [0, 0], said
    assert command(tmp_path, {}).returncode == 0


MIGRATED = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "lykt.web.settings"
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
"""


def shape(file: Path) -> dict[tuple[str, str], object]:
    """Return every table, its columns, its ties and its rules by name, and every index."""
    with closing(sqlite3.connect(file)) as database:
        made = database.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
        told: dict[tuple[str, str], object] = {}
        for kind, name, sql in made:
            if kind != "table" or name in {"sqlite_sequence", "web_cache"}:
                told[kind, name] = None if name == "web_cache" else sql
                continue
            columns = database.execute(f'PRAGMA table_info("{name}")').fetchall()
            ties = database.execute(f'PRAGMA foreign_key_list("{name}")').fetchall()
            told[kind, name] = (
                sorted(column[1:4] for column in columns),
                sorted(tie[2:5] for tie in ties),
                sorted(re.findall(r'CONSTRAINT "(\w+)"', sql)),
            )
        steps = database.execute("SELECT app, name FROM django_migrations").fetchall()
        return told | {("steps", ""): sorted(steps)}


def test_a_first_start_makes_what_the_migrations_make(house: Path, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    done = _run(tmp_path, {}, MIGRATED)
    assert done.returncode == 0, done.stderr
    here, there = shape(data(house, "lykt.sqlite3")), shape(data(tmp_path, "lykt.sqlite3"))
    here.pop(("table", "web_cache"))
    assert {k: v for k, v in here.items() if "web_cache" not in k[1]} == there


#: After these steps of a first start the power goes.
STEPS = ["prepare_store", "_migrate", "store_key"]

CUT_SHORT = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "lykt.web.settings"
import django
django.setup()
from lykt.privacy.sealing import starting
from lykt.web import preparing
step = sys.argv[1]
where = preparing if hasattr(preparing, step) else starting
real = getattr(where, step)
def cut(*told, **more):
    real(*told, **more)
    if step != "_migrate" or told == ("default",):
        os._exit(9)
setattr(where, step, cut)
preparing.prepare()
"""


@pytest.mark.parametrize("step", STEPS)
def test_a_first_start_that_was_cut_short_is_finished_by_the_next(
    tmp_path: Path, step: str
) -> None:
    assert _run(tmp_path, {}, CUT_SHORT, step).returncode == 9
    key = data(tmp_path, "master_key").read_bytes()
    done = prepare(tmp_path, {})
    assert (done.returncode, done.stderr) == (0, "The database is ready.\n")
    assert data(tmp_path, "master_key").read_bytes() == key


def test_an_older_key_store_is_said_to_be_older(house: Path) -> None:
    changed(
        house,
        "keys.sqlite3",
        "UPDATE django_migrations SET app = 'contenttypes' WHERE app = 'sealing'",
    )
    assert "lykt prepare" in command(house, {}).stderr


def test_a_newer_key_store_is_left_alone(house: Path) -> None:
    changed(
        house,
        "keys.sqlite3",
        "INSERT INTO django_migrations (app, name, applied)"
        " VALUES ('sealing', '9999_later', '2030-01-01')",
    )
    before = files(house)
    assert "newer version" in command(house, {}).stderr
    assert "newer version" in prepare(house, {}).stderr
    assert files(house) == before


def test_a_restore_may_begin_beside_a_store_in_use(house: Path) -> None:
    no_database_beside_a_used_store(house)
    code = (
        "import django, os; os.environ['DJANGO_SETTINGS_MODULE'] = 'lykt.web.settings';"
        "django.setup(); from lykt.web.preparing import prepare; prepare(restoring=True)"
    )
    done = _run(house, {}, code)
    assert (done.returncode, done.stderr) == (0, "")
    assert command(house, {}).returncode == 0


def test_looking_makes_no_file(tmp_path: Path) -> None:
    done = _run(tmp_path, {}, MAIN, "check")
    assert done.returncode == 1
    left = {path.name for path in (tmp_path / "data").iterdir()}
    assert left <= {"secret_key", "uploads", "prepare.lock"}, left
