"""The demo: lively, whole, in a file of its own, and never over anything else."""

import json
import sqlite3
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from lykt.organisation.roles import Role
from lykt.web.demo import APPLICATION_ID, DEMO_LOGINS, LIVELY_DAYS, PASSWORD
from tests.web.conftest import Lykt


def asked(path: Path, statement: str, *values: object) -> list[tuple[Any, ...]]:
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return database.execute(statement, values).fetchall()
    finally:
        database.close()


def test_there_is_one_login_for_each_role() -> None:
    assert [login.code for login in DEMO_LOGINS] == list(Role)
    assert len({login.username for login in DEMO_LOGINS}) == len(Role)


def test_the_demo_is_made_reused_and_made_anew_another_day(lykt: Lykt, tmp_path: Path) -> None:
    made = lykt("demo", "--prepare")
    assert made.returncode == 0, made.stderr
    assert made.stderr.splitlines()[-1] == "The demo was made."
    assert PASSWORD in made.stdout
    assert all(login.username in made.stdout for login in DEMO_LOGINS)
    data = tmp_path / "data"
    path = data / "demo.sqlite3"
    files = sorted(file.name for file in data.glob("*.sqlite3*"))
    assert files == ["demo.sqlite3", "demo_keys.sqlite3"]
    assert path.stat().st_mode & 0o077 == 0
    holds_what_every_page_shows(path)
    assert asked(path, "SELECT count(*) FROM privacy_reading_entry")[0][0] > 200
    record = lykt("privacy", "verify-log", "--format", "json", more={"LYKT_DEMO": "1"})
    assert json.loads(record.stdout)["intact"] is True, record.stderr

    before = path.read_bytes()
    again = lykt("demo", "--prepare")
    assert again.stderr.splitlines()[-1] == "The demo is there already."
    assert path.read_bytes() == before

    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 20200101")
        database.execute("DELETE FROM people_contact")
        database.commit()
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    assert lykt("demo", "--prepare").stderr.splitlines()[-1] == "The demo was made."
    holds_what_every_page_shows(path)


def holds_what_every_page_shows(path: Path) -> None:
    today = timezone.localdate()
    assert asked(path, "SELECT max(date) FROM people_contact") == [(today.isoformat(),)]
    since = today - timedelta(days=LIVELY_DAYS)
    lively = asked(
        path,
        "SELECT count(DISTINCT date), max(length(needs)), max(length(given)),"
        " max(length(referred)), max(count) FROM people_contact WHERE date > ?",
        since.isoformat(),
    )[0]
    assert lively[0] == LIVELY_DAYS
    assert min(lively[1:4]) > 2
    assert lively[4] > 1
    for table in (
        "people_contactcorrection", "people_personmerge", "field_shift", "reports_outsidefigure",
        "people_identity", "privacy_consent", "privacy_disclosure", "privacy_emergency_access",
    ):  # fmt: skip
        assert asked(path, f"SELECT count(*) FROM {table}")[0][0] > 0  # noqa: S608
    assert asked(path, "SELECT count(*) FROM people_contact WHERE undone_at IS NOT NULL") == [(1,)]
    assert asked(path, "SELECT count(DISTINCT controller_id) FROM people_person") == [(2,)]
    assert asked(path, "SELECT count(*) FROM organisation_staff WHERE password_is_temporary") == [
        (0,)
    ]


@pytest.mark.parametrize(
    "more",
    [
        {"LYKT_DATABASE_URL": "sqlite:////var/lib/lykt.sqlite3"},
        {"LYKT_DATABASE_URL": "postgres://lykt@localhost/lykt"},
    ],
)
def test_a_database_that_is_named_is_never_made_into_a_demo(
    lykt: Lykt, more: Mapping[str, str]
) -> None:
    done = lykt("demo", "--prepare", more=more)
    assert (done.returncode, done.stdout) == (1, "")
    assert "touches no other" in done.stderr


def test_a_file_of_somebody_elses_is_left_alone(lykt: Lykt, tmp_path: Path) -> None:
    path = tmp_path / "data" / "demo.sqlite3"
    path.parent.mkdir(mode=0o700)
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE dear (thing TEXT)")
    database.close()
    before = path.read_bytes()
    assert asked(path, "PRAGMA application_id") != [(APPLICATION_ID,)]
    done = lykt("demo", "--prepare")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines()[-1].endswith("is not a demo, so it is left alone.")
    assert path.read_bytes() == before
