"""A register that was sent in: only what a register has is laid out, and never too much."""

import io
import os
import time
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from lykt.reports import uploading
from lykt.reports.uploading import unpack_upload


def sent(name: str, content: bytes = b"person_id\n") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def zipped(files: Mapping[str, bytes], name: str = "register.zip") -> SimpleUploadedFile:
    place = io.BytesIO()
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            archive.writestr(path, content)
    return sent(name, place.getvalue())


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def left_behind() -> list[Path]:
    return list(Path(settings.FILE_UPLOAD_TEMP_DIR).glob("register-*"))


def test_files_are_laid_out_and_gone_afterwards() -> None:
    with unpack_upload([sent("people.csv", b"a"), sent("contacts.parquet", b"b")]) as folder:
        assert names(folder) == ["contacts.parquet", "people.csv"]
        assert (folder / "people.csv").read_bytes() == b"a"
        assert folder.stat().st_mode & 0o077 == 0
    assert left_behind() == []


@pytest.mark.parametrize("inside", ["", "register/", "some/where/", "../../", "/etc/", "C:\\x\\"])
def test_a_zip_keeps_names_and_never_paths(inside: str) -> None:
    files = {f"{inside}people.csv": b"a", f"{inside}shifts.csv": b"b"}
    extra = {"__MACOSX/._people.csv": b"x", f"{inside}readme.txt": b"x", "passwd": b"x"}
    with unpack_upload([zipped(files | extra)]) as folder:
        assert names(folder) == ["people.csv", "shifts.csv"]
    assert left_behind() == []


def test_a_bomb_is_stopped_while_it_unpacks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploading, "MOST_BYTES", 1_000_000)
    bomb = zipped({"people.csv": b"0" * 400_000, "contacts.csv": b"0" * 700_000})
    assert bomb.size is not None
    assert bomb.size < 3_000
    with pytest.raises(ValidationError, match="more than can be taken in"), unpack_upload([bomb]):
        pass
    assert left_behind() == []


def broken() -> SimpleUploadedFile:
    content = zipped({"people.csv": b"person_id\n" * 1000}).read()
    return sent("x.zip", content[:40] + b"\0" * 20 + content[60:])


REFUSED = [
    ([sent("notes.txt")], "notes.txt is no file of a register"),
    ([sent("people.csv"), sent("people.csv")], "people.csv is there twice"),
    ([sent("x.zip", b"no zip at all")], "The zip could not be opened"),
    ([sent("x.zip", b"")], "The zip could not be opened"),
    ([broken()], "The zip could not be opened"),
    ([zipped({"notes.txt": b"x"})], "There is no register here"),
    ([zipped({"a/people.csv": b"x", "b/people.csv": b"x"})], "people.csv is there twice"),
    ([zipped({f"{n}.txt": b"x" for n in range(51)})], "too many files"),
    ([], "There is no register here"),
]


@pytest.mark.parametrize(("files", "why"), REFUSED)
def test_what_is_no_register_is_refused(files: list[SimpleUploadedFile], why: str) -> None:
    with pytest.raises(ValidationError, match=why), unpack_upload(files):
        pass
    assert left_behind() == []


def test_what_a_killed_process_left_is_removed_and_what_is_at_work_stays() -> None:
    place = Path(settings.FILE_UPLOAD_TEMP_DIR)
    killed = [place / "register-killed", place / "export-killed", place / "killed.upload.csv"]
    for path in killed[:2]:
        path.mkdir()
        (path / "people.csv").write_text("person_id")
    killed[2].write_text("person_id")
    long_ago = time.time() - uploading.LONGEST - 60
    for path in killed:
        os.utime(path, (long_ago, long_ago))
    with unpack_upload([sent("people.csv")]):
        with unpack_upload([sent("people.csv")]):
            assert len(left_behind()) == 2
        assert not [path for path in killed if path.exists()]
        assert len(left_behind()) == 1
