"""What this room gives the register: the shifts, and what was counted on them."""

from collections.abc import Collection, Iterator
from itertools import count, islice
from uuid import UUID

import pyarrow as pa
from django.db.models import CharField, F, Sum
from django.db.models.functions import Cast

from lykt.field.codes import ShiftState
from lykt.field.models import Count, Shift


BATCH = 20_000

SHIFTS = pa.schema(
    [
        ("shift_id", pa.string()),
        ("date", pa.date32()),
        ("unit", pa.string()),
        ("area", pa.string()),
        ("staff", pa.int32()),
        ("hours", pa.float64()),
        ("met", pa.int32()),
        ("seen", pa.int32()),
    ]
)


COUNTS = pa.schema(
    [
        ("count_id", pa.string()),
        ("date", pa.date32()),
        ("unit", pa.string()),
        ("counted", pa.string()),
        ("region", pa.string()),
        ("group_gender", pa.string()),
        ("how_many", pa.int32()),
    ]
)


def counts(units: Collection[UUID]) -> Iterator[pa.RecordBatch]:
    """Give what was counted by group on the shifts of `units` that have ended.

    One row for each shift, group and kind of count, never a group's own name: a unit may have
    called it what it likes.

    Raises:
        NobodyActs: outside `acting_as`.
    """
    rows = (
        Count.objects.filter(shift__unit__in=units, shift__state=ShiftState.CLOSED, undone_at=None)
        .values_list(
            "shift__date",
            "shift__unit__name",
            "what",
            "group__region",
            "group__gender",
            "shift_id",
            "group_id",
        )
        .annotate(sum=Sum("number"))
        .order_by("shift__date", "shift_id", "group_id", "what")
        .iterator(chunk_size=BATCH)
    )
    numbers = count(1)
    while batch := list(islice(rows, BATCH)):
        date, unit, what, region, gender, _shift, _group, number = zip(*batch, strict=True)
        columns = [date, unit, what, region, gender, [max(0, one) for one in number]]
        ids = list(map(str, islice(numbers, len(batch))))
        arrays = [
            pa.array(column, kind)
            for column, kind in zip([ids, *columns], COUNTS.types, strict=True)
        ]
        yield pa.record_batch(arrays, schema=COUNTS)


def shifts(units: Collection[UUID]) -> Iterator[pa.RecordBatch]:
    """Give the shifts of `units` that have ended, as batches of the table `shifts`.

    One that goes on has no hours yet, and would stand among the others as a poor night.

    Raises:
        NobodyActs: outside `acting_as`.
    """
    rows = (
        Shift.objects.filter(unit__in=units, state=ShiftState.CLOSED, hours__isnull=False)
        .order_by()
        .values_list(
            Cast("date", CharField()), F("unit__name"), "area", "staff", "hours", "met", "seen"
        )
        .iterator(chunk_size=BATCH)
    )
    numbers = count(1)
    while batch := list(islice(rows, BATCH)):
        date, unit, area, staff, hours, met, seen = zip(*batch, strict=True)
        yield pa.record_batch(
            [
                pa.array(list(map(str, islice(numbers, len(batch)))), pa.string()),
                pa.array(date, pa.string()).cast(pa.date32()),
                pa.array(unit, pa.string()),
                pa.array(area, pa.string()),
                pa.array(staff, pa.int32()),
                pa.array(list(map(float, hours)), pa.float64()),
                pa.array(met, pa.int32()),
                pa.array(seen, pa.int32()),
            ],
            schema=SHIFTS,
        )
