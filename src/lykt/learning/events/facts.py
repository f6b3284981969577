"""What this room gives the figures: trainings that were held. No title, and nobody's name."""

from collections.abc import Collection, Iterator
from uuid import UUID

import pyarrow as pa

from lykt.figures.arrow import BATCH, batches_of
from lykt.learning.events.codes import State
from lykt.learning.events.models import Event


TRAININGS = pa.schema(
    [
        ("training_id", pa.string()),
        ("date", pa.date32()),
        ("unit", pa.string()),
        ("training_kind", pa.string()),
        ("audience", pa.string()),
        ("participants", pa.int32()),
        ("classes", pa.int32()),
    ]
)


def trainings(units: Collection[UUID]) -> Iterator[pa.RecordBatch]:
    """Give what `units` have held, as batches of the table `trainings`.

    What was cancelled, is planned or was taken back is left out.
    """
    rows = (
        Event.objects.filter(unit__in=units, state=State.HELD, undone_at=None)
        .order_by("pk")
        .values_list("pk", "day", "unit__name", "kind", "audience", "participants", "classes")
    )
    told = ((str(key), *rest) for key, *rest in rows.iterator(chunk_size=BATCH))
    yield from batches_of(TRAININGS, told)
