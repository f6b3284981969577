"""What this room gives the figures: stays, without a place's name and without any address."""

from collections.abc import Collection, Iterator
from uuid import UUID

import pyarrow as pa

from lykt.cases.housing.codes import WhereTo
from lykt.cases.housing.models import Stay
from lykt.figures.arrow import BATCH, batches_of
from lykt.organisation.models import Unit


STAYS = pa.schema(
    [
        ("stay_id", pa.string()),
        ("case_id", pa.string()),
        ("person_id", pa.string()),
        ("unit", pa.string()),
        ("place_kind", pa.string()),
        ("from", pa.date32()),
        ("to", pa.date32()),
    ]
)


def stays(units: Collection[UUID]) -> Iterator[pa.RecordBatch]:
    """Give the stays of the cases of `units`, as batches of the table `stays`.

    `to` is the day they left, the night before it being the last; null while they live there.
    `person_id` is the key the case was opened about: whoever counts people follows merges.
    What was written down by mistake is left out.

    Raises:
        NobodyActs: outside `acting_as`.
    """
    names = dict(Unit.objects.filter(pk__in=units).values_list("pk", "name"))
    rows = (
        Stay.objects.filter(unit__in=units)
        .exclude(where_to=WhereTo.MISTAKE)
        .order_by("pk")
        .values_list("pk", "case", "subject", "unit", "place__kind", "first", "ended_on")
    )
    told = (
        (str(stay), str(case), str(person), names[unit], *rest)
        for stay, case, person, unit, *rest in rows.iterator(chunk_size=BATCH)
    )
    yield from batches_of(STAYS, told)
