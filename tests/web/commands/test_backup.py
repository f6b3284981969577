"""`lykt backup` and `lykt restore`, in an installation of their own."""

import shutil
import stat

import pytest

from lykt.web.preparing import MISSING_STORE
from tests.reports.folders import folder


def database_of(tmp_path):
    return tmp_path / "data" / "lykt.sqlite3"


def lose(tmp_path):
    """Lose the database, and nothing else."""
    for file in (tmp_path / "data").glob("lykt.sqlite3*"):
        file.unlink()


@pytest.fixture
def copies(lykt, tmp_path):
    """An installation with a register, and a copy of it."""
    assert lykt("import", "register", folder(tmp_path / "in")).returncode == 0
    answer = lykt("backup", tmp_path / "copies")
    assert answer.returncode == 0, answer.stderr
    [copy] = (tmp_path / "copies").iterdir()
    assert answer.stdout == f"{copy}\n"
    return tmp_path / "copies"


def figures(lykt):
    return lykt("figures", "portfolio", "--format", "json").stdout


def test_what_was_lost_comes_back(copies, lykt, tmp_path):
    before = figures(lykt)
    assert before
    lose(tmp_path)
    answer = lykt("restore", copies)
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.startswith("Rows: ")
    assert "erased" not in answer.stderr
    assert figures(lykt) == before
    assert stat.S_IMODE(database_of(tmp_path).stat().st_mode) == 0o600


def test_one_of_several_can_be_named(copies, lykt, tmp_path):
    [copy] = copies.iterdir()
    lose(tmp_path)
    assert lykt("restore", copy).returncode == 0


def test_whoever_was_erased_stays_erased(copies, lykt, tmp_path):
    code = some_code(database_of(tmp_path))
    assert lykt("privacy", "erase", code, "--reason", "asked").returncode == 0
    lose(tmp_path)
    answer = lykt("restore", copies)
    assert "1 have been erased since the copy was made" in answer.stderr
    again = lykt("privacy", "erase", code, "--reason", "asked")
    assert "Nobody here goes by that code" in again.stderr
    assert code.encode() not in database_of(tmp_path).read_bytes()


def some_code(path):
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(path)) as database:
        [code] = database.execute("SELECT code FROM people_person LIMIT 1").fetchone()
    return code


def test_over_a_database_that_is_there_nothing_is_restored(copies, lykt):
    before = figures(lykt)
    answer = lykt("restore", copies)
    assert (answer.returncode, answer.stdout) == (1, "")
    assert answer.stderr == (
        "lykt: There is something in the database already. A copy is restored into an empty one.\n"
    )
    assert figures(lykt) == before


def test_without_the_key_store_nothing_is_made(copies, lykt, tmp_path):
    shutil.rmtree(tmp_path / "data")
    answer = lykt("restore", copies)
    assert (answer.returncode, answer.stderr) == (1, f"lykt: {MISSING_STORE}\n")
    left = {file.name for file in (tmp_path / "data").iterdir()}
    assert left.isdisjoint({"lykt.sqlite3", "keys.sqlite3", "master_key"})


def test_with_another_houses_keys_nothing_is_made(copies, lykt, tmp_path):
    shutil.rmtree(tmp_path / "data")
    assert lykt("prepare").returncode == 0
    lose(tmp_path)
    answer = lykt("restore", copies)
    assert answer.returncode == 1
    assert answer.stderr == (
        "lykt: The copy was made with another key store than the one that is here.\n"
    )
    assert not database_of(tmp_path).exists()


def test_where_there_is_no_copy_it_is_said(copies, lykt, tmp_path):
    lose(tmp_path)
    answer = lykt("restore", tmp_path / "in")
    assert answer.returncode == 1
    assert answer.stderr.startswith("lykt: There is no copy here")


def test_only_the_newest_are_kept(copies, lykt):
    for n in (1, 2, 3):
        [newest] = sorted(copies.iterdir())[-1:]
        newest.rename(newest.with_name(f"lykt-2020010{n}T000000"))
        lykt("backup", copies, "--keep", "2")
    assert len(list(copies.iterdir())) == 2
