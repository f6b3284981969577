"""What a hunt reads from a run, and what it writes down."""

from datetime import UTC, datetime

from tools.hunt import Round, page, read_round


TOLD = """
============================ Hypothesis Statistics =============================
tests/people/test_rules.py::test_a:

  - during reuse phase (0.01 seconds):
    - 3 passing, 0 failing, and 0 invalid test cases

  - during generate phase (0.87 seconds):
    - 1990 passing, 1 failing, and 7 invalid test cases

tests/figures/test_engine.py::test_b:

  - during generate phase (0.90 seconds):
    - 2000 passing, 0 failing, and 0 invalid test cases
"""


def test_a_round_is_read_from_what_the_tests_told():
    assert read_round(7, 12.4, TOLD, 1) == Round(7, 12, tests=2, examples=3994, failed=True)


def test_the_page_names_every_seed_and_adds_up():
    rounds = [Round(7, 60, 2, 4000, False), Round(8, 61, 2, 3994, True)]
    lines = page(rounds, "abc123", datetime(2026, 11, 23, tzinfo=UTC)).splitlines()
    assert "Commit abc123, 2026-11-23" in lines[6]
    assert lines[-3:] == [
        "| 7 | 2 | 4000 | 60 | nothing |",
        "| 8 | 2 | 3994 | 61 | a fault |",
        "| all | | 7994 | 121 | 1 |",
    ]
