"""The private folder, and the sweeping up after those who could not do it themselves."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from django.conf import settings

from lykt.figures import scratch
from lykt.figures.scratch import scratch_folder, sweep
from lykt.figures.session import Register


@pytest.fixture(autouse=True, params=["the machine's", "the data folder's"])
def place(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    inside = tmp_path / "scratch"
    monkeypatch.setattr(scratch, "PLACE", inside if "data" in request.param else None)
    if scratch.PLACE is None:
        return tmp_path
    inside.mkdir()
    return inside


def test_the_engine_spills_into_the_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows about people are not for the machine's shared folder."""
    monkeypatch.undo()
    with Register() as register:
        [place] = register.execute("SELECT current_setting('temp_directory')").fetchone()
    assert Path(place).parent == Path(settings.DATA_DIR) / "scratch"
    assert Path(place).parent.stat().st_mode & 0o777 == 0o700


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
