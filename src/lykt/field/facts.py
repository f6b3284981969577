"""What this room gives the register: the shifts, and what was counted on them."""

from collections.abc import Collection, Iterator
from uuid import UUID

import pyarrow as pa
from django.db.models import CharField, F, Sum
from django.db.models.functions import Cast

from lykt.field.codes import ShiftState
from lykt.field.models import Count, Shift
from lykt.figures.arrow import BATCH, batches_of


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
    )
    told = (
        (str(number), day, unit, what, region, gender, max(0, many))
        for number, (day, unit, what, region, gender, _shift, _group, many) in enumerate(
            rows.iterator(chunk_size=BATCH), start=1
        )
    )
    yield from batches_of(COUNTS, told)


def shifts(units: Collection[UUID]) -> Iterator[pa.RecordBatch]:
    """Give the shifts of `units` that have ended, as batches of the table `shifts`.

    One that goes on has no hours yet, and would stand among the others as a poor night.

    Raises:
        NobodyActs: outside `acting_as`.
    """
    rows = (
        Shift.objects.filter(unit__in=units, state=ShiftState.CLOSED)
        .order_by()
        .values_list(
            Cast("date", CharField()), F("unit__name"), "area", "staff", "hours", "met", "seen"
        )
    )
    told = (
        (str(number), day, unit, area, staff, float(hours), met, seen)
        for number, (day, unit, area, staff, hours, met, seen) in enumerate(
            rows.iterator(chunk_size=BATCH), start=1
        )
    )
    yield from batches_of(SHIFTS, told)
