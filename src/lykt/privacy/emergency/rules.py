"""How long an emergency lasts, as pure functions."""

from datetime import date, datetime
from typing import Protocol

from lykt.rulebook import DrivesNothing, deciding


class Lasting(Protocol):
    """What these rules look at."""

    at: datetime
    until: datetime
    ended_at: datetime | None


#: What is left when nobody has checked the rule lately: emergency help is never stopped.
SHORTEST = 1


def longest_hours(today: date) -> int:
    """Return for how many hours at most a door stands open: the rulebook says.

    A rule that decides nothing, since it is overdue or uncertain, leaves one hour.
    """
    try:
        span = deciding("emergency_access.longest", today).span
    except DrivesNothing:
        return SHORTEST
    return span.number if span else SHORTEST


def is_open(access: Lasting, now: datetime) -> bool:
    """Tell whether the door stands open: from its moment, to but not at its end."""
    return access.at <= now < (access.ended_at or access.until)
