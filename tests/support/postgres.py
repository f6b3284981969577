"""A PostgreSQL server that lives as long as a test run, from Debian's own package.

It speaks through a socket file in a folder that only its owner and root may enter, listens
on no port, and forgets everything when it stops.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


DEBIAN = Path("/usr/lib/postgresql")
_DATABASE = "postgres"


class NoPostgres(RuntimeError):
    """There is no PostgreSQL on this machine; the text says what to install."""


def find_binaries() -> Path:
    """Return the folder of the newest server's programs.

    Raises:
        NoPostgres: when there is none.
    """
    if found := shutil.which("initdb"):
        return Path(found).parent
    folders = [folder for folder in DEBIAN.glob("*/bin") if (folder / "initdb").exists()]
    if not folders:
        raise NoPostgres("no PostgreSQL: install Debian's package postgresql")
    return max(folders, key=lambda folder: int(folder.parent.name))


def _run(command: list[str | Path], user: str) -> None:
    """Run a program of the server as `user`; what it says is shown only when it fails."""
    if os.geteuid() == 0:
        # The server refuses to run as root, rightly.
        command = ["runuser", "-u", user, "--", *command]
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd="/", check=False
    )
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed:\n{done.stdout}")


@contextmanager
def throwaway_server() -> Iterator[str]:
    """Start a server of its own and yield its address, as `LYKT_DATABASE_URL` takes it.

    Raises:
        NoPostgres: when the programs are not on this machine.
    """
    programs = find_binaries()
    user = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
    # Short, and under /tmp whatever TMPDIR says: a socket's path has room for 107 letters.
    folder = Path(tempfile.mkdtemp(prefix="lykt-pg-", dir="/tmp"))
    data = folder / "data"
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, user)
        initdb = ["--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", f"--username={user}"]
        _run([programs / "initdb", "--no-sync", *initdb, "-D", data], user)
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
        log = folder / "log"
        _run([programs / "pg_ctl", "-w", "-D", data, "-l", log, "-o", options, "start"], user)
        try:
            yield f"postgres://{user}@/{_DATABASE}?host={folder}"
        finally:
            _run([programs / "pg_ctl", "-w", "-D", data, "-m", "immediate", "stop"], user)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
