"""An installation to measure in: a folder and a database of its own, thrown away after."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path


def most_memory() -> int:
    """Return the most memory this process has held, in KiB.

    Asked of Linux itself: what `getrusage` tells of a process begins with what the process
    that started it had held.
    """
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if "VmHWM" in line)


def fresh_installation(**environment: str) -> Path:
    """Set Django up on an empty SQLite database and return the folder of the data.

    `environment` says where another database is. A process has one installation: whoever
    asks again gets it with its tables emptied.
    """
    import django
    from django.apps import apps

    if not apps.ready:
        folder = Path(tempfile.mkdtemp(prefix="lykt-bench-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        # Nothing of the machine's own installation is touched.
        for name in [name for name in os.environ if name.startswith("LYKT_")]:
            del os.environ[name]
        os.environ |= {
            "LYKT_DATA_DIR": str(folder),
            "DJANGO_SETTINGS_MODULE": "lykt.web.settings",
            # The pages are measured, not the way in.
            "LYKT_SECOND_FACTOR": "0",
            **environment,
        }
        django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from lykt.privacy.sealing import starting
    from lykt.web.preparing import prepare

    prepare()
    for alias in settings.DATABASES:
        call_command("flush", database=alias, verbosity=0, interactive=False)
    # What was emptied, the mark by which the two databases know each other with it.
    starting.pair()
    return Path(settings.DATA_DIR)
