"""What this room gives the register: concerns and consultations, as days and codes alone.

The batches are for counting in memory. They name concerns by the key inside the database,
which never leaves the machine: an export puts fresh ids in its place.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Any
from uuid import UUID

import pyarrow as pa
from django.utils import timezone

from lykt.concerns.codes import State
from lykt.concerns.models import Concern, Consultation
from lykt.organisation.models import Unit


#: Rows of one batch: large enough for the engine, small enough for the memory.
BATCH = 20_000

CONCERNS = pa.schema(
    [
        ("concern_id", pa.string()),
        ("date", pa.date32()),
        ("unit", pa.string()),
        ("source", pa.string()),
        ("urgency", pa.string()),
        ("exploitation", pa.string()),
        ("age", pa.string()),
        ("outcome", pa.string()),
        ("outcome_date", pa.date32()),
        ("triage_hours", pa.int32()),
        ("first_meeting_date", pa.date32()),
    ]
)
CONSULTATIONS = pa.schema(
    [
        ("consultation_id", pa.string()),
        ("date", pa.date32()),
        ("unit", pa.string()),
        ("with_whom", pa.string()),
        ("theme", pa.string()),
        ("age", pa.string()),
        ("minutes", pa.int32()),
    ]
)

#: Handed down by the room of meetings: takes keys of cases, and returns the day of the first
#: meeting of each that has had one.
first_meetings: list[Callable[[Collection[UUID]], Mapping[UUID, date]]] = []

#: What an open state is as an outcome; a closed concern's outcome is its own.
OUTCOMES = {
    State.RECEIVED: "open",
    State.LOCKED: "open",
    State.TRIAGED: "open",
    State.NOTIFIED: "child_welfare",
    State.HANDED_ON: "handed_on",
    State.JOINED: "joined",
    State.CASE_OPENED: "case_opened",
    State.NO_GROUND: "no_ground",
}


def outcome_of(state: str, closing: str, *, case: bool) -> str:
    """Return what became of a concern, as the register counts it.

    A case that was opened from it stays what became of it, also when it has been closed.
    """
    if case:
        return OUTCOMES[State.CASE_OPENED]
    return closing or OUTCOMES[State(state)]


def concerns(units: Collection[UUID]) -> Iterator[pa.RecordBatch]:
    """Yield the concerns that these units have or have handed on, none of them twice."""
    names = dict(Unit.objects.filter(pk__in=units).values_list("pk", "name"))
    rows = Concern.objects.filter(unit__in=units).order_by("received_at", "id")
    # No words are opened: they are not even fetched.
    rows = rows.defer("seen", "where", "reach", "reporter")
    for batch in _batches(rows):
        met = _meetings([row.case for row in batch if row.case])
        yield pa.record_batch(
            list(zip(*(_concern(row, names, met) for row in batch), strict=True)), schema=CONCERNS
        )


def _concern(row: Concern, names: Mapping[UUID, str], met: Mapping[UUID, date]) -> list[Any]:
    ended = row.ended_at or (row.changed_at if row.case else row.handed_at)
    outcome = outcome_of(row.state, row.closing, case=row.case is not None)
    waited = None
    if row.triaged_at is not None:
        waited = max(0, int((row.triaged_at - row.received_at).total_seconds() // 3600))
    return [
        str(row.pk),
        timezone.localdate(row.received_at),
        names[row.unit_id],
        row.source,
        row.urgency,
        row.exploitation,
        row.age,
        outcome,
        timezone.localdate(ended) if ended and outcome != "open" else None,
        waited,
        met.get(row.case) if row.case else None,
    ]


def _meetings(cases: list[UUID]) -> dict[UUID, date]:
    found: dict[UUID, date] = {}
    for ask in first_meetings if cases else ():
        for case, day in ask(cases).items():
            found[case] = min(day, found.get(case, day))
    return found


def consultations(units: Collection[UUID]) -> Iterator[pa.RecordBatch]:
    """Yield the consultations of these units; what was undone is not among them."""
    names = dict(Unit.objects.filter(pk__in=units).values_list("pk", "name"))
    rows = Consultation.objects.filter(unit__in=units, undone_at=None).order_by("date", "id")
    for batch in _batches(rows):
        columns = [
            [str(row.pk) for row in batch],
            [row.date for row in batch],
            [names[row.unit_id] for row in batch],
            [row.with_whom for row in batch],
            [row.theme for row in batch],
            [row.age for row in batch],
            [row.minutes for row in batch],
        ]
        yield pa.record_batch(columns, schema=CONSULTATIONS)


def _batches(rows: Any) -> Iterator[list[Any]]:
    stream = rows.iterator(chunk_size=BATCH)
    while batch := list(islice(stream, BATCH)):
        yield batch
