"""What a hunt through nights writes down."""

from datetime import UTC, datetime

import pytest

from tools.hunt_nights import Part, page, read_part


def held(*seeds: int) -> str:
    return "".join(f"---- Captured stdout ----\nnight {seed} held\n" for seed in seeds)


def test_the_page_names_every_seed_and_adds_up():
    parts = [Part(1, 300, 90, ""), Part(301, 116, 95, "417")]
    lines = page(parts, "abc123", datetime(2026, 11, 29, tzinfo=UTC)).splitlines()
    assert lines[-3:] == [
        "| 1 to 300 | 300 | 90 | none |",
        "| 301 to 417 | 116 | 95 | seed 417 |",
        "| all | 416 | 185 | 1 |",
    ]


def test_nights_that_held_are_counted_by_what_they_say():
    assert read_part(7, 3, 12.4, held(7, 8, 9), 0) == Part(7, 3, 12, "")


def test_a_night_that_fails_is_named():
    output = f"{held(7, 8)}E  AssertionError: the schedule of seed 9"
    assert read_part(7, 3, 12.4, output, 1) == Part(7, 2, 12, "9")


@pytest.mark.parametrize(
    ("output", "code", "told"),
    [
        # Skipped, for want of Node or of what it needs.
        ("1 skipped", 0, "Of 3 nights from seed 7 on, 0 were played"),
        (held(7, 8), 0, "2 were played"),
        (held(1, 2, 3), 0, "0 were played"),
        ("1 failed", 1, "could not be played"),
    ],
)
def test_nights_that_were_not_played_are_no_hunt(output: str, code: int, told: str):
    with pytest.raises(SystemExit, match=told):
        read_part(7, 3, 12.4, output, code)
