"""When a network is to meet, and when something is late: pure functions."""

from datetime import date

from lykt.learning.networks.codes import MeetingState, TaskState
from lykt.rulebook import Span, Unit


#: A group that meets more seldom than every third year stands no longer.
MOST_MONTHS = 36


def meets_by(every_months: int | None, last: date | None, since: date) -> date | None:
    """Return the last day on which a network meets in time; None where it has no rhythm.

    Args:
        every_months: its rhythm; None when it meets as needed.
        last: the day of the last meeting that was held.
        since: the day the network began, from which the first meeting is counted.
    """
    if not every_months:
        return None
    return Span(every_months, Unit.MONTHS).until(last or since)


def is_overdue(meets_by: date | None, today: date) -> bool:
    """Tell whether a network should have met by now. The last day itself is in time."""
    return meets_by is not None and today > meets_by


def is_late(state: str, due: date | None, today: date) -> bool:
    """Tell whether the day of a task that is to be done has passed."""
    return state == TaskState.TO_DO and due is not None and today > due


def lacks_minutes(state: str, day: date, today: date) -> bool:
    """Tell whether a planned meeting has passed and nobody has said that it was held."""
    return state == MeetingState.PLANNED and day < today


def agenda_of(text: str) -> list[str]:
    """Return the points of an agenda that was written a line for each, each once."""
    return list(dict.fromkeys(line for raw in text.splitlines() if (line := raw.strip())))
