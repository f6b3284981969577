"""A private place for what does not fit in memory.

The engine spills person rows there, so it is readable by the owner alone and removed when
the work is done. A process that was killed cannot tidy up after itself; the next one does.
"""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


#: The folder that scratch folders lie in. The roof names the data folder's own, which only
#: its owner can open and which may stand on a disk that is encrypted; without it, it is the
#: machine's.
PLACE: Path | None = None

_NAME = re.compile(r"lykt-figures-(\d+)-")


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Give a folder with mode 0700 that is removed, with all in it, at the end."""
    if PLACE:
        PLACE.mkdir(mode=0o700, exist_ok=True)
    sweep()
    # mkdtemp makes the folder with mode 0700 from the start.
    folder = Path(tempfile.mkdtemp(prefix=f"lykt-figures-{os.getpid()}-", dir=PLACE))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sweep() -> None:
    """Remove folders left behind by processes of ours that are no more."""
    for folder in (PLACE or Path(tempfile.gettempdir())).glob("lykt-figures-*"):
        match = _NAME.match(folder.name)
        if match and not _alive(int(match[1])) and _ours(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _ours(folder: Path) -> bool:
    try:
        # A link in a shared temporary folder may point at anything; leave it alone.
        return not folder.is_symlink() and folder.stat().st_uid == os.getuid()
    except OSError:
        return False
