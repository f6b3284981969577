"""What this room gives the figures: signals by kind. No word of them, and no scene's name."""

from collections.abc import Collection, Iterator
from uuid import UUID

import pyarrow as pa

from lykt.field.scenes.models import Signal
from lykt.figures.arrow import BATCH, batches_of


SIGNALS = pa.schema(
    [
        ("signal_id", pa.string()),
        ("date", pa.date32()),
        ("unit", pa.string()),
        ("scene_kind", pa.string()),
        ("signal_kind", pa.string()),
        ("source_kind", pa.string()),
        ("strength", pa.string()),
    ]
)


def signals(units: Collection[UUID]) -> Iterator[pa.RecordBatch]:
    """Give the signals of `units`, lapsed and settled ones too, as batches of `signals`.

    Raises:
        NobodyActs: outside `acting_as`.
    """
    rows = (
        Signal.objects.filter(unit__in=units)
        .order_by("pk")
        .values_list("pk", "day", "unit__name", "scene__kind", "kind", "source", "strength")
    )
    told = ((str(key), *rest) for key, *rest in rows.iterator(chunk_size=BATCH))
    yield from batches_of(SIGNALS, told)
