"""A database's own log, from which what was destroyed must go too."""

import time
from typing import Any


#: Seconds between the tries. A log that somebody reads at the moment cannot be emptied.
PAUSES = (0.0, 0.2, 1.0, 3.0)


def emptied(database: Any) -> bool:
    """Write the log of an SQLite database back and empty it; tell whether that was done.

    Others who read hold it back, so it is tried several times. What is left after that goes
    with the next time: each night, at the latest.
    """
    for pause in PAUSES:
        time.sleep(pause)
        with database.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            busy = cursor.fetchone()[0]
        if not busy:
            return True
    return False
