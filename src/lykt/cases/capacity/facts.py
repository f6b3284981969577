"""What this room gives the register: hours used in cases, month by month and by kind."""

from collections.abc import Collection, Iterator
from itertools import islice
from uuid import UUID

import pyarrow as pa
from django.db.models import Count, Sum
from django.db.models.functions import TruncMonth

from lykt.cases.capacity.models import Hours


#: Rows of one batch.
BATCH = 1_000

#: One row a unit, month and kind of work; `month` is its first day, `cases` those worked with.
CASE_HOURS = pa.schema(
    [
        ("unit", pa.string()),
        ("month", pa.date32()),
        ("what", pa.string()),
        ("hours", pa.float64()),
        ("cases", pa.int64()),
    ]
)


def case_hours(units: Collection[UUID]) -> Iterator[pa.RecordBatch]:
    """Give the hours used in the cases of `units`, the oldest month first: nobody's by name.

    Raises:
        NobodyActs: outside `acting_as`.
    """
    rows = (
        Hours.objects.filter(unit__in=units)
        .annotate(month=TruncMonth("day"))
        .order_by("month", "unit__name", "what")
        .values("unit__name", "month", "what")
        .annotate(sum=Sum("hours"), many=Count("case", distinct=True))
    )
    stream = iter(rows)
    while batch := list(islice(stream, BATCH)):
        told = [
            {
                "unit": row["unit__name"],
                "month": row["month"],
                "what": row["what"],
                "hours": float(row["sum"]),
                "cases": row["many"],
            }
            for row in batch
        ]
        yield pa.RecordBatch.from_pylist(told, schema=CASE_HOURS)
