"""How long an emergency lasts, as pure functions."""

from datetime import datetime
from typing import Protocol

from lykt.rulebook import deciding


class Lasting(Protocol):
    """What these rules look at."""

    at: datetime
    until: datetime
    ended_at: datetime | None


def longest_hours(now: datetime) -> int:
    """Return for how many hours at most a door stands open: the rulebook says.

    Raises:
        DrivesNothing: when the rule has not been checked lately.
    """
    span = deciding("emergency_access.longest", now.date()).span
    if span is None:
        raise ValueError("the rule says no hours")
    return span.number


def is_open(access: Lasting, now: datetime) -> bool:
    """Tell whether the door stands open: from its moment, to but not at its end."""
    return access.at <= now < (access.ended_at or access.until)
