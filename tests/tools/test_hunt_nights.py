"""What a hunt through nights writes down."""

from datetime import UTC, datetime

from tools.hunt_nights import Part, page


def test_the_page_names_every_seed_and_adds_up():
    parts = [Part(1, 300, 90, ""), Part(301, 300, 95, "417")]
    lines = page(parts, "abc123", datetime(2026, 11, 29, tzinfo=UTC)).splitlines()
    assert lines[-3:] == [
        "| 1 to 300 | 300 | 90 | none |",
        "| 301 to 600 | 300 | 95 | seed 417 |",
        "| all | 600 | 185 | 1 |",
    ]
