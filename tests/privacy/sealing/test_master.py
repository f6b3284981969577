"""The master key: only its owner reads it, nothing takes its place, and two can stand in it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import LazySettings
from hypothesis import given
from hypothesis import strategies as st

from lykt.privacy.sealing import master as room
from lykt.privacy.sealing.master import (
    KEY_BYTES,
    VARIABLE,
    LocalMaster,
    MasterKeyProblem,
    UnknownMaster,
    given_keys,
    id_of,
    key_file,
    make_key_file,
    master,
    write_key_file,
)


ONE, OTHER = bytes(range(32)), bytes(range(1, 33))


@pytest.fixture(autouse=True)
def place(tmp_path: Path, settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own, and no key in the environment."""
    settings.DATA_DIR = tmp_path
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setattr(room, "_read", None)
    return tmp_path


def test_the_first_key_is_made_for_its_owner_alone(place: Path) -> None:
    make_key_file()
    assert key_file().stat().st_mode & 0o777 == 0o600
    assert [len(key) for key in given_keys()] == [KEY_BYTES]
    assert [path.name for path in place.iterdir()] == ["master_key"]


def test_a_second_first_key_changes_nothing(place: Path) -> None:
    make_key_file()
    before = key_file().read_bytes()
    make_key_file()
    assert key_file().read_bytes() == before
    assert [path.name for path in place.iterdir()] == ["master_key"]


def test_processes_that_start_together_agree_on_one_key(place: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from django.conf import settings;"
        "settings.configure(DATA_DIR=Path(sys.argv[1]));"
        "from lykt.privacy.sealing.master import make_key_file, master;"
        "make_key_file(); print(master().current())"
    )
    together = [
        subprocess.Popen([sys.executable, "-c", code, str(place)], stdout=subprocess.PIPE)
        for _ in range(2)
    ]
    said = {process.communicate()[0] for process in together}
    assert said == {f"{id_of(given_keys()[0])}\n".encode()}


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644, 0o610, 0o601])
def test_a_key_that_others_can_open_is_not_used(mode: int) -> None:
    make_key_file()
    key_file().chmod(mode)
    with pytest.raises(MasterKeyProblem, match="chmod 600"):
        master()


def test_a_missing_key_is_said_and_not_made(place: Path) -> None:
    with pytest.raises(MasterKeyProblem, match="missing"):
        master()
    assert list(place.iterdir()) == []


@pytest.mark.parametrize(
    "content",
    [b"", b"\n", b"5e" * 31, b"5e" * 33, b"g" * 64, b"5e" * 32 + b"\nshort", b"5" * 63,
     "ærlig".encode(), b"\xff\xfe"],
)  # fmt: skip
def test_what_is_no_key_is_not_used(content: bytes) -> None:
    make_key_file()
    key_file().write_bytes(content)
    with pytest.raises(MasterKeyProblem, match=r"cannot be (used|read)"):
        master()


def test_the_problem_never_tells_the_key() -> None:
    make_key_file()
    key_file().write_text("5e" * 31 + "zz")
    with pytest.raises(MasterKeyProblem) as problem:
        master()
    assert "5e5e" not in str(problem.value)


def test_the_environment_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    make_key_file()
    monkeypatch.setenv(VARIABLE, ONE.hex())
    assert master().current() == id_of(ONE)
    monkeypatch.delenv(VARIABLE)
    assert master().current() == id_of(bytes.fromhex(key_file().read_text().strip()))


@pytest.mark.parametrize("between", [",", "\n", " ", ", ", "\n\n"])
def test_two_keys_stand_in_it_during_a_rotation(
    between: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, f"{OTHER.hex()}{between}{ONE.hex()}")
    old, both, new = LocalMaster([ONE]), master(), LocalMaster([OTHER])
    key_id, wrapped = old.wrap(b"k" * 32, b"about")
    assert both.unwrap(wrapped, b"about", key_id) == b"k" * 32
    key_id, wrapped = both.wrap(b"k" * 32, b"about")
    assert new.unwrap(wrapped, b"about", key_id) == b"k" * 32
    with pytest.raises(UnknownMaster):
        old.unwrap(wrapped, b"about", key_id)


def test_a_file_that_has_changed_is_read_again() -> None:
    write_key_file([ONE])
    assert master().current() == id_of(ONE)
    write_key_file([OTHER, ONE])
    assert master().current() == id_of(OTHER)
    key_file().unlink()
    with pytest.raises(MasterKeyProblem, match="missing"):
        master()


def test_a_file_is_written_whole_or_not_at_all(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_key_file([ONE])

    def full(_descriptor: int) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="full"):
        write_key_file([OTHER])
    assert given_keys() == [ONE]
    assert [path.name for path in place.iterdir()] == ["master_key"]


@given(st.binary(min_size=32, max_size=32), st.binary(), st.data())
def test_a_wrapped_key_opens_only_as_it_was_wrapped(
    key: bytes, about: bytes, data: st.DataObject
) -> None:
    service = LocalMaster([ONE])
    key_id, wrapped = service.wrap(key, about)
    assert service.unwrap(wrapped, about, key_id) == key
    assert key not in wrapped
    at = data.draw(st.integers(0, len(wrapped) - 1))
    flipped = bytes([wrapped[at] ^ data.draw(st.integers(1, 255))])
    with pytest.raises(MasterKeyProblem, match="tampered"):
        service.unwrap(wrapped[:at] + flipped + wrapped[at + 1 :], about, key_id)
    with pytest.raises(MasterKeyProblem, match="tampered"):
        service.unwrap(wrapped, about + b"x", key_id)
