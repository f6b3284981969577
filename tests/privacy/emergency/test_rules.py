"""How long a door stands open."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest

from lykt.privacy.emergency.rules import is_open, longest_hours


START = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


@dataclass
class Door:
    at: datetime = START
    until: datetime = START + timedelta(hours=4)
    ended_at: datetime | None = None


@pytest.mark.parametrize(
    ("minutes", "ended", "open_then"),
    [
        (-1, None, False),
        (0, None, True),
        (239, None, True),
        (240, None, False),
        (59, 60, True),
        (60, 60, False),
    ],
)
def test_a_door_is_open_from_its_moment_to_its_end(
    minutes: int, ended: int | None, open_then: bool
) -> None:
    shut = None if ended is None else START + timedelta(minutes=ended)
    assert is_open(Door(ended_at=shut), START + timedelta(minutes=minutes)) is open_then


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2026, 11, 23), 4), (date(2028, 11, 30), 4), (date(2028, 12, 1), 1)]
)
def test_the_rulebook_says_for_how_long_and_never_stops_emergency_help(
    day: date, hours: int
) -> None:
    assert longest_hours(day) == hours
