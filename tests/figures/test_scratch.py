"""The private folder, and the sweeping up after those who could not do it themselves."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from lykt.figures.scratch import scratch_folder, sweep


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_it_is_private_and_gone_afterwards(place: Path) -> None:
    with scratch_folder() as folder:
        assert folder.parent == place
        assert folder.stat().st_mode & 0o777 == 0o700
        (folder / "spilled").write_text("rows")
    assert list(place.iterdir()) == []


def test_it_is_gone_after_an_error(place: Path) -> None:
    with pytest.raises(KeyError), scratch_folder():
        raise KeyError
    assert list(place.iterdir()) == []


def _pid_of_the_dead() -> int:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_what_the_dead_left_is_swept_up(place: Path) -> None:
    left = place / f"lykt-figures-{_pid_of_the_dead()}-abc"
    left.mkdir()
    (left / "spilled").write_text("rows")
    sweep()
    assert not left.exists()


def test_what_the_living_use_is_left_alone(place: Path) -> None:
    names = [f"lykt-figures-{os.getpid()}-abc", "lykt-figures-1-abc", "lykt-figures-mine", "other"]
    for name in names:
        (place / name).mkdir()
    sweep()
    assert sorted(path.name for path in place.iterdir()) == sorted(names)


def test_a_link_is_not_followed(place: Path) -> None:
    (place / "kept").mkdir()
    (place / "kept" / "file").write_text("kept")
    (place / f"lykt-figures-{_pid_of_the_dead()}-abc").symlink_to(place / "kept")
    sweep()
    assert (place / "kept" / "file").exists()
