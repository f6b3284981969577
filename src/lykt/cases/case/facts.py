"""What cases give the register: days and codes, in the shape of its table `cases`.

The batches are for counting in memory, as those of people: their ids never leave the
machine as they are.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Any
from uuid import UUID

import pyarrow as pa
from django.utils import timezone

from lykt import rulebook
from lykt.cases.case.codes import Track
from lykt.cases.case.models import Case, CaseEvent
from lykt.cases.case.offers import offers
from lykt.cases.case.queries import standing_events
from lykt.people.facts import Merges, key_text


#: Cases of one batch.
BATCH = 1_000

CASES = pa.schema(
    [
        ("case_id", pa.string()),
        ("person_id", pa.string()),
        ("unit", pa.string()),
        ("opened", pa.date32()),
        ("closed", pa.date32()),
        ("closing", pa.string()),
        ("age", pa.string()),
        ("exploitation", pa.string()),
        ("identified", pa.date32()),
        ("identified_by", pa.string()),
        ("verified", pa.date32()),
        ("verified_by", pa.string()),
        ("not_trafficking", pa.date32()),
        ("reflection_applied", pa.date32()),
        ("reflection_granted", pa.date32()),
        ("reflection_refused", pa.date32()),
        ("reflection_until", pa.date32()),
        ("reflection_ended", pa.date32()),
        ("first_meeting", pa.date32()),
        ("returned", pa.date32()),
    ]
)

#: The states whose first day a column holds.
_FIRST: dict[str, tuple[str, str]] = {
    "verified": (Track.IDENTIFICATION, "verified"),
    "not_trafficking": (Track.IDENTIFICATION, "not_trafficking"),
    "reflection_applied": (Track.RESIDENCE, "reflection_applied"),
    "reflection_granted": (Track.RESIDENCE, "reflection_granted"),
    "reflection_refused": (Track.RESIDENCE, "reflection_refused"),
    "reflection_ended": (Track.RESIDENCE, "reflection_ended"),
    "returned": (Track.RETURN, "travelled"),
}


def cases(units: Collection[UUID], merged: Merges | None = None) -> Iterator[pa.RecordBatch]:
    """Give the cases of `units`, oldest first, as batches of the table `cases`.

    A case of a merged code is one of the person who stands for it. Days that an event was
    taken back from are left out.

    Raises:
        NobodyActs: outside `acting_as`.
    """
    kept = (merged or Merges()).kept
    rows = Case.objects.filter(unit__in=units).select_related("unit").order_by("pk")
    stream = rows.iterator(chunk_size=BATCH)
    while batch := list(islice(stream, BATCH)):
        events, meetings = standing_events(batch), _first_meetings(batch)
        told = [_row(case, events[case.pk], meetings.get(case.pk), kept.get) for case in batch]
        yield pa.RecordBatch.from_pylist(told, schema=CASES)


def _row(
    case: Case,
    events: Sequence[CaseEvent],
    first_meeting: date | None,
    kept: Callable[[str, str], str],
) -> dict[str, Any]:
    """Return a case as a row; `events` are those that stand, the latest first."""
    oldest = list(reversed(events))
    first = {
        name: next((one for one in oldest if (one.track, one.state) == state), None)
        for name, state in _FIRST.items()
    }
    identified = next(
        (
            one
            for one in oldest
            if one.track == Track.IDENTIFICATION and one.state in ("possible", "verified")
        ),
        None,
    )
    verified, granted = first["verified"], first["reflection_granted"]
    subject = key_text(case.subject)
    return {
        "case_id": str(case.pk),
        "person_id": kept(subject, subject),
        "unit": case.unit.name,
        "opened": case.opened_on,
        "closed": case.closed_on,
        "closing": case.closing or None,
        "age": case.age,
        "exploitation": case.exploitation,
        "identified": identified.day if identified else None,
        "identified_by": (identified.body or None) if identified else None,
        "verified_by": (verified.body or None) if verified else None,
        "reflection_until": _reflection_until(granted),
        "first_meeting": first_meeting,
        **{name: one.day if one else None for name, one in first.items()},
    }


def _reflection_until(granted: CaseEvent | None) -> date | None:
    """Return the last day of a reflection period, by its own ruling or the rule of the day."""
    if granted is None:
        return None
    found = rulebook.clock_end("reflection_period", granted.day, until=granted.until)
    return found.ends


def _first_meetings(cases: Collection[Case]) -> Mapping[UUID, date]:
    """Return the day of the first coordination meeting of each case that has had one."""
    found: dict[UUID, date] = {}
    for ask in offers.occurrences:
        for key, happened in ask(cases).items():
            for one in happened:
                if one.name == "meeting.first_held":
                    day = _day(one.at)
                    found[key] = min(day, found.get(key, day))
    return found


def first_meetings(keys: Collection[UUID]) -> Mapping[UUID, date]:
    """Return the same by the keys of cases, for the concerns they came from."""
    return _first_meetings(list(Case.objects.filter(pk__in=keys)))


def _day(moment: date) -> date:
    return timezone.localdate(moment) if isinstance(moment, datetime) else moment
