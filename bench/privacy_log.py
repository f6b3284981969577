"""Hold a record of so many entries, in a process of its own, and print what it took as JSON.

    python -m bench.privacy_log ENTRIES

A reading record of that length is made first, chained and sealed like any other. The
process that holds it is a child, so that its memory is that of holding alone.
"""

import json
import os
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bench.ground import fresh_installation, most_memory


if TYPE_CHECKING:
    from lykt.privacy.reading.models import ReadingEntry

BATCH = 5_000


def entries(count: int) -> Iterator["ReadingEntry"]:
    """Yield entries that hang together: pages of one, and each tenth a list of fifty."""
    from lykt.privacy.reading import chain
    from lykt.privacy.reading.models import ReadingEntry
    from lykt.privacy.reading.record import content_of

    names = [secrets.token_hex(16) for _ in range(1_000)]
    previous, begun = chain.BEGINNING, datetime(2026, 1, 1, tzinfo=UTC)
    for number in range(1, count + 1):
        first = number * 7 % 900
        shown = names[first : first + (50 if number % 10 == 0 else 1)]
        entry = ReadingEntry(
            number=number,
            at=begun + timedelta(seconds=number),
            actor_kind="staff",
            actor="froya",
            what="people" if len(shown) > 1 else "person_page",
            ground="service",
            subjects=sorted(shown),
            previous=previous,
        )
        previous = entry.digest = chain.digest(previous, content_of(entry))
        yield entry


def make(count: int) -> None:
    """Write a record of `count` entries and its tip."""
    from itertools import islice

    from django.db import transaction

    from lykt.privacy.reading import chain
    from lykt.privacy.reading.models import ReadingEntry, ReadingTip
    from lykt.privacy.reading.record import PURPOSE
    from lykt.privacy.sealing.keys import store_key

    last, rows = chain.BEGINNING, entries(count)
    with transaction.atomic():
        while batch := list(islice(rows, BATCH)):
            ReadingEntry.objects.bulk_create(batch)
            last = batch[-1].digest
        seal = chain.seal(store_key(PURPOSE), count, last)
        ReadingTip.objects.create(id=1, count=count, digest=last, seal=seal)


def hold() -> None:
    """Hold the record of the installation that the environment names; print what it took."""
    import django

    django.setup()
    from lykt.privacy.reading.record import verify

    began = time.perf_counter()
    verdict = verify()
    told = {
        "intact": verdict.intact,
        "entries": verdict.entries,
        "seconds": time.perf_counter() - began,
        "kib": most_memory(),
    }
    print(json.dumps(told))


def main() -> None:
    """Make a record and let a child hold it; or be that child."""
    if sys.argv[1] == "hold":
        hold()
        return
    fresh_installation()
    make(int(sys.argv[1]))
    command = [sys.executable, "-m", "bench.privacy_log", "hold"]
    subprocess.run(command, check=True, env=dict(os.environ))


if __name__ == "__main__":
    main()
