"""How years stand, in words."""

from datetime import date

import pytest
from django.utils.translation import override

from lykt.reports.freezing import Frozen, marks
from lykt.reports.standing import Closing, Standing


def closing(**definitions: str) -> Closing:
    return Closing(
        date(2027, 1, 2), "operator olav", Frozen("w", 2026, (18,), marks() | definitions, ())
    )


@pytest.mark.parametrize(
    ("standing", "year", "said"),
    [
        (Standing(), 2026, []),
        (
            Standing(closed={2026: closing()}), 2026,
            ["Closed 2 January 2027: these figures no longer change."],
        ),
        (Standing(closed={2026: closing()}), 2025, []),
        (
            Standing(closed={2026: closing(people="x", contacts="y")}), 2026,
            ["Closed 2 January 2027: these figures no longer change.",
             "These were counted by another definition than today's: Contacts, People."],
        ),
        (
            Standing(fallen=frozenset({2019, 2024, 2026, 2027})), 2026,
            ["People have been erased since: the figures of open years fall accordingly"
             " (2024, 2026)."],
        ),
    ],
)  # fmt: skip
def test_what_is_said_of_a_year(standing: Standing, year: int, said: list[str]) -> None:
    assert standing.notes(year) == said


def test_dates_are_written_as_the_reader_writes_them() -> None:
    with override("nb"):
        assert closing().day == "02.01.2027"


def test_the_effort_of_a_closed_year_without_shifts_is_none() -> None:
    assert Standing(closed={2026: closing()}).effort(2026) is None
