"""A register that was sent in: a zip or its files, laid out in a folder to be checked.

What comes from a browser is not trusted: only names that a register has are kept, whatever
path they came with, and unpacking stops when more comes out than was said to be in there.
"""

import shutil
import tempfile
import time
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from lykt.figures.schema import TABLES


if TYPE_CHECKING:
    Upload = UploadedFile[bytes]

#: More than this in one register is for the command line. Some twenty million contacts.
MOST_BYTES = 1 << 30
MOST_FILES = 50
_PIECE = 1 << 20
#: A password, a method that this Python does not know, a file that is broken or cut.
_BROKEN = (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, OSError)

#: No import and no export lasts so long: what is older was left by a process that was killed.
LONGEST = 6 * 60 * 60

_NAMES = {f"{table}.{ending}" for table in TABLES for ending in ("csv", "parquet")}
_NAMES.add("datapackage.json")


@contextmanager
def unpack_upload(files: Sequence["Upload"]) -> Iterator[Path]:
    """Lay the files of a register, or the zip that holds them, out in a folder of their own.

    The folder can be opened by nobody else and is gone when the block ends.

    Raises:
        ValidationError: when there is nothing of a register in there, or far too much.
    """
    sweep()
    folder = Path(tempfile.mkdtemp(prefix="register-", dir=settings.FILE_UPLOAD_TEMP_DIR))
    try:
        if len(files) == 1 and str(files[0].name).lower().endswith(".zip"):
            _unzip(files[0], folder)
        else:
            _lay_out(files, folder)
        if not any(folder.iterdir()):
            raise ValidationError(_("There is no register here: people, contacts or shifts."))
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sweep() -> None:
    """Remove the rows about people that a killed process has left in the folder of uploads."""
    oldest = time.time() - LONGEST
    for path in Path(settings.FILE_UPLOAD_TEMP_DIR).iterdir():
        with suppress(FileNotFoundError):
            if path.lstat().st_mtime > oldest:
                continue
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink()


def _lay_out(files: Sequence["Upload"], folder: Path) -> None:
    left = MOST_BYTES
    for file in files[:MOST_FILES]:
        target = _place(folder, str(file.name))
        if target is None:
            raise ValidationError(
                _("%(name)s is no file of a register. These are: %(names)s.")
                % {"name": PurePosixPath(str(file.name)).name, "names": ", ".join(sorted(_NAMES))}
            )
        with target.open("xb") as out:
            left = _copied(file.chunks(_PIECE), out, left)


def _unzip(file: "Upload", folder: Path) -> None:
    try:
        with zipfile.ZipFile(file) as archive:
            inside = archive.infolist()
            if len(inside) > MOST_FILES:
                raise ValidationError(_("There are too many files in the zip."))
            left = MOST_BYTES
            for member in inside:
                target = None if member.is_dir() else _place(folder, member.filename)
                if target is None:
                    continue
                with archive.open(member) as source, target.open("xb") as out:
                    left = _copied(iter(lambda: source.read(_PIECE), b""), out, left)
    except _BROKEN as problem:
        raise ValidationError(_("The zip could not be opened.")) from problem


def _place(folder: Path, name: str) -> Path | None:
    """Return where a file belongs by its last name alone; None when it belongs nowhere."""
    last = PurePosixPath(name.replace("\\", "/")).name
    if last not in _NAMES:
        return None
    if (folder / last).exists():
        raise ValidationError(_("%(name)s is there twice.") % {"name": last})
    return folder / last


def _copied(pieces: Iterator[bytes], out: object, left: int) -> int:
    for piece in pieces:
        left -= len(piece)
        if left < 0:
            raise ValidationError(
                _("This is more than can be taken in here. Use the command line.")
            )
        out.write(piece)  # type: ignore[attr-defined]
    return left
