"""What this room gives the register: rounds and what was seen in them.

A number leaves as an id made for this one register, by chance: neither the pseudonym nor the
key of its row. Of two years it is the same where the bridge between them has held.
"""

import secrets
from collections.abc import Collection, Iterator
from itertools import count
from uuid import UUID

import pyarrow as pa
from django.db.models import CharField, F
from django.db.models.functions import Cast

from lykt.field.adverts.models import Advert, AdvertNumber, AdvertRound
from lykt.figures.arrow import BATCH, batches_of


ROUNDS = pa.schema(
    [
        ("round_id", pa.string()),
        ("date", pa.date32()),
        ("unit", pa.string()),
        ("place", pa.string()),
        ("minutes", pa.int32()),
    ]
)
ADVERTS = pa.schema(
    [
        ("advert_id", pa.string()),
        ("date", pa.date32()),
        ("unit", pa.string()),
        ("place", pa.string()),
        ("site", pa.string()),
        ("number_id", pa.string()),
        ("count", pa.int32()),
    ]
)


def rounds(units: Collection[UUID]) -> Iterator[pa.RecordBatch]:
    """Give the rounds of `units`, as batches of the table `advert_rounds`.

    Raises:
        NobodyActs: outside `acting_as`.
    """
    rows = AdvertRound.objects.filter(unit__in=units).order_by()
    told = rows.values_list(Cast("date", CharField()), F("unit__name"), "place", "minutes")
    numbers = count(1)
    yield from batches_of(
        ROUNDS, ((str(next(numbers)), *row) for row in told.iterator(chunk_size=BATCH))
    )


def adverts(units: Collection[UUID]) -> Iterator[pa.RecordBatch]:
    """Give what was seen in the rounds of `units`, as batches of the table `adverts`."""
    ids, numbers = _number_ids(), count(1)
    rows = Advert.objects.filter(round__unit__in=units).order_by("pk").distinct()
    told = rows.values_list(
        "pk", Cast("round__date", CharField()), F("round__unit__name"), "round__place",
        F("site__name"), "sightings__number", "count",
    )  # fmt: skip

    def lines() -> Iterator[tuple[object, ...]]:
        before = None
        for key, day, unit, place, site, number, how_many in told.iterator(chunk_size=BATCH):
            # A further number of the same advert is not another advert.
            counted = 0 if key == before else how_many
            before = key
            yield str(next(numbers)), day, unit, place, site, ids.get(number), counted

    yield from batches_of(ADVERTS, lines())


def _number_ids() -> dict[UUID, str]:
    """Return an id made now for each number, the same for one that was seen in two years."""
    earlier = dict(AdvertNumber.objects.values_list("pk", "earlier"))
    made: dict[UUID, str] = {}
    for key in sorted(earlier):
        first = key
        while (before := earlier[first]) is not None and before in earlier:
            first = before
        made[key] = made.setdefault(first, f"n{secrets.token_hex(8)}")
    return made
