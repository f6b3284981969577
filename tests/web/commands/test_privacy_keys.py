"""`lykt privacy rotate-key`, `keys-copy` and `keys-back`, in installations of their own."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.web.conftest import Lykt


HOUSE = "Keys put back: 0\nAlready there: 0\n"


@pytest.fixture
def house(lykt: Lykt, tmp_path: Path) -> Path:
    """The data folder of an installation that has been started once."""
    done = lykt("prepare")
    assert done.returncode == 0, done.stderr
    (tmp_path / "elsewhere").mkdir()
    return tmp_path / "data"


def masters(house: Path) -> set[str]:
    with closing(sqlite3.connect(house / "keys.sqlite3")) as store:
        return {row[0] for row in store.execute("SELECT master FROM keys_store_key")}


def test_the_master_key_is_changed_and_everything_opens(lykt: Lykt, house: Path) -> None:
    before, wrapped = (house / "master_key").read_text(), masters(house)
    done = lykt("privacy", "rotate-key")
    assert (done.returncode, done.stdout) == (0, "Keys wrapped anew: 1\n")
    assert done.stderr.startswith("Nothing needs the old key any more, and it is gone.")
    assert (house / "master_key").stat().st_mode & 0o777 == 0o600
    assert not set((house / "master_key").read_text().split()) & set(before.split())
    assert not masters(house) & wrapped
    assert lykt("privacy", "verify-log").returncode == 0
    (house / "master_key").write_text(before)
    assert "another master key" in lykt("privacy", "verify-log").stderr


def test_a_key_of_the_environment_is_changed_there(lykt: Lykt, house: Path) -> None:
    old, new = (house / "master_key").read_text().strip(), "cd" * 32
    (house / "master_key").unlink()
    alone = lykt("privacy", "rotate-key", more={"LYKT_MASTER_KEY": old})
    assert (alone.returncode, alone.stdout, alone.stderr.count("\n")) == (1, "", 1)
    assert "the new one first" in alone.stderr
    both = lykt("privacy", "rotate-key", more={"LYKT_MASTER_KEY": f"{new},{old}"})
    assert both.stdout == "Keys wrapped anew: 1\n"
    assert "take it out of LYKT_MASTER_KEY" in both.stderr
    assert not (house / "master_key").exists()
    assert lykt("privacy", "verify-log", more={"LYKT_MASTER_KEY": new}).returncode == 0
    told = alone.stderr + both.stderr + both.stdout
    assert old not in told
    assert new not in told


def test_the_store_is_lost_and_comes_back(lykt: Lykt, house: Path, tmp_path: Path) -> None:
    where = {"LYKT_KEYS_COPY": str(tmp_path / "elsewhere")}
    unsaid = lykt("privacy", "keys-copy")
    assert (unsaid.returncode, unsaid.stderr.count("\n")) == (1, 1)
    assert "LYKT_KEYS_COPY" in unsaid.stderr
    assert "has no copy" in lykt("check").stdout
    assert "is missing" in lykt("check", more=where).stdout
    copy = tmp_path / "elsewhere" / "lykt_keys.sqlite3"
    assert lykt("privacy", "keys-copy", more=where).stdout == f"{copy}\n"
    assert "ok  the keys" in lykt("check", more=where).stdout
    for file in house.glob("keys.sqlite3*"):
        file.unlink()
    told = lykt("privacy", "verify-log")
    assert "lykt privacy keys-back FILE" in told.stderr
    back = lykt("privacy", "keys-back", copy)
    assert (back.returncode, back.stdout) == (0, HOUSE)
    assert (house / "keys.sqlite3").stat().st_mode & 0o777 == 0o600
    assert lykt("privacy", "verify-log").returncode == 0


def test_what_is_no_copy_makes_no_store(lykt: Lykt, house: Path, tmp_path: Path) -> None:
    for file in house.glob("keys.sqlite3*"):
        file.unlink()
    (tmp_path / "x").write_text("what was it")
    bad = lykt("privacy", "keys-back", tmp_path / "x")
    assert bad.returncode == 1
    assert bad.stderr == f"lykt: {tmp_path / 'x'} is no copy of a key store.\n"
    none = lykt("privacy", "keys-back", tmp_path / "y")
    assert (none.returncode, none.stderr.count("\n")) == (1, 1)
    assert not (house / "keys.sqlite3").exists()
