"""What has happened in cases, by the names that clocks begin on: for `offers.occurrences`."""

from collections.abc import Collection, Mapping
from datetime import datetime, time
from uuid import UUID

from django.utils import timezone

from lykt.cases.case.codes import Track
from lykt.cases.case.models import Case, CaseEvent
from lykt.cases.case.offers import Occurred
from lykt.cases.case.queries import standing_events
from lykt.cases.case.tracks import event_name


def occurrences(cases: Collection[Case]) -> Mapping[UUID, list[Occurred]]:
    """Return the states that the tracks of cases entered, in their order.

    Two queries for any number of cases. A slip that was taken back has not happened.
    """
    found = standing_events(cases)
    return {key: [_occurred(event) for event in reversed(found[key])] for key in found}


def _occurred(event: CaseEvent) -> Occurred:
    name = event_name(event.track, event.state)
    return Occurred(name, _moment(event) if _in_hours(event) else event.day, event.until)


def _in_hours(event: CaseEvent) -> bool:
    """Tell whether a clock that counts hours may begin here: when a case is locked."""
    return bool(event.track == Track.CASE and event.state == "locked")


def _moment(event: CaseEvent) -> datetime:
    """Return when it was, or the first moment of its day where it was written down later."""
    at = timezone.localtime(event.at)
    if at.date() == event.day:
        return at
    return timezone.make_aware(datetime.combine(event.day, time.min))
