"""What this room gives the figures: when places were open, and visits. No code, no address.

A place is a number here, made anew for each reading.
"""

from collections.abc import Collection, Iterator
from uuid import UUID

import pyarrow as pa

from lykt.field.places.models import IndoorPlace, OpenSpan, Visit
from lykt.figures.arrow import BATCH, batches_of


OPENINGS = pa.schema(
    [
        ("opening_id", pa.string()),
        ("place_id", pa.string()),
        ("unit", pa.string()),
        ("indoor_kind", pa.string()),
        ("opened", pa.date32()),
        ("closed", pa.date32()),
    ]
)
VISITS = pa.schema(
    [
        ("visit_id", pa.string()),
        ("date", pa.date32()),
        ("unit", pa.string()),
        ("place_id", pa.string()),
        ("indoor_kind", pa.string()),
        ("way", pa.string()),
        ("went", pa.string()),
        ("minutes", pa.int32()),
        ("staff", pa.int32()),
        ("seen", pa.int32()),
        ("met", pa.int32()),
    ]
)


def openings(units: Collection[UUID]) -> Iterator[pa.RecordBatch]:
    """Give each time a place of `units` was open, as batches of the table `indoor_places`.

    Raises:
        NobodyActs: outside `acting_as`.
    """
    numbers = _numbers(units)
    rows = (
        OpenSpan.objects.filter(place__unit__in=units)
        .order_by("pk")
        .values_list("pk", "place", "place__unit__name", "place__kind", "opened_on", "closed_on")
    )
    told = (
        (str(key), numbers[place], *rest)
        for key, place, *rest in rows.iterator(chunk_size=BATCH)
        if place in numbers
    )
    yield from batches_of(OPENINGS, told)


def visits(units: Collection[UUID]) -> Iterator[pa.RecordBatch]:
    """Give the visits of `units` that stand, as batches of the table `indoor_visits`.

    Raises:
        NobodyActs: outside `acting_as`.
    """
    numbers = _numbers(units)
    rows = (
        Visit.objects.filter(unit__in=units, undone_at=None)
        .order_by("pk")
        .values_list(
            "pk", "date", "unit__name", "place", "place__kind", "way", "went", "minutes",
            "staff", "seen", "met",
        )
    )  # fmt: skip
    told = (
        (str(key), day, unit, numbers[place], *rest)
        for key, day, unit, place, *rest in rows.iterator(chunk_size=BATCH)
        if place in numbers
    )
    yield from batches_of(VISITS, told)


def _numbers(units: Collection[UUID]) -> dict[UUID, str]:
    """Return a number for each place, in the order of their codes, which came by chance."""
    keys = IndoorPlace.objects.filter(unit__in=units).order_by("code_key", "pk")
    return {key: str(n) for n, key in enumerate(keys.values_list("pk", flat=True), 1)}
