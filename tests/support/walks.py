"""Which addresses a run walks: all of them, or its share where two databases share the way.

A walk asks for every address as every role. Whether somebody may is decided in Python, and
what a page asks of the database is tried on both by the tests of its own room. So where both
are there, each address is walked on one of them; see `tests.__main__`. PostgreSQL, after which
the browser has its turn on the same core, walks one in four.
"""

import os
from collections.abc import Iterable
from zlib import crc32


#: The variable that says which share a run has: one of the two below, or nothing for all.
SHARE = "LYKT_TEST_SHARE"
MOST, REST = "most", "rest"


def walked(names: Iterable[str]) -> list[str]:
    """Return the names of addresses that this run walks, in order."""
    share = os.environ.get(SHARE)
    if share is None:
        return sorted(names)
    # By the name alone, so that it stays where it is when others come and go.
    rest = {MOST: False, REST: True}[share]
    return sorted(name for name in names if (crc32(name.encode()) % 4 == 0) == rest)
