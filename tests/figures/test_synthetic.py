"""The made-up register: right, lively, always the same, and nobody's."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from lykt.figures.engine import portfolio
from lykt.figures.register import open_register, write_register
from lykt.figures.schema import CHANNELS
from lykt.figures.synthetic import make_register


LAST_DAY = date(2026, 11, 22)
Rows = list[dict[str, Any]]


@pytest.fixture(scope="module")
def made() -> dict[str, Rows]:
    return {
        name: [row for batch in batches for row in batch.to_pylist()]
        for name, batches in make_register(1, last_day=LAST_DAY).items()
    }


def test_it_is_accepted_and_has_figures_for_every_year(tmp_path: Path) -> None:
    write_register(tmp_path / "made", make_register(1, last_day=LAST_DAY))
    with open_register(tmp_path / "made", today=LAST_DAY) as register:
        rows = portfolio(register)
    people = {row.year: row.value or 0 for row in rows
              if (row.series, row.breakdown) == ("people", "")}  # fmt: skip
    assert list(people) == list(range(2020, 2027))
    assert all(900 < value < 1600 for value in people.values())
    new = [row.value or 0 for row in rows if (row.series, row.breakdown) == ("new_people", "")]
    assert all(0 < n < p for n, p in zip(new, people.values(), strict=True))


def test_it_is_of_a_size_that_is_quick_to_import(made: dict[str, Rows]) -> None:
    assert 25_000 < len(made["contacts"]) < 35_000
    assert 500 < len(made["shifts"]) < 900


def test_it_is_the_same_for_the_same_seed_and_day(made: dict[str, Rows]) -> None:
    again = make_register(1, last_day=LAST_DAY)
    assert {name: batches[0].to_pylist() for name, batches in again.items()} == made
    other = make_register(2, last_day=LAST_DAY)
    assert other["contacts"][0].to_pylist() != made["contacts"]


def test_it_is_lively_to_the_end_and_no_further(made: dict[str, Rows]) -> None:
    for name in ("contacts", "shifts"):
        days = [row["date"] for row in made[name]]
        assert max(days) <= LAST_DAY
        assert min(days) >= date(2020, 1, 1)
    last_week = [row for row in made["contacts"] if row["date"] > LAST_DAY - timedelta(days=7)]
    assert len(last_week) > 20


def test_every_channel_and_many_countries_are_there(made: dict[str, Rows]) -> None:
    assert {row["channel"] for row in made["contacts"]} == set(CHANNELS)
    countries = [row["country"] for row in made["people"]]
    assert 18 <= len(set(countries)) <= 25
    assert None in countries
    by_size = sorted(set(countries) - {None}, key=countries.count, reverse=True)
    assert by_size[:4] == ["NG", "NO", "TH", "RO"]


def test_some_are_anonymous_and_some_were_known_before(made: dict[str, Rows]) -> None:
    anonymous = [row for row in made["contacts"] if row["person_id"] is None]
    assert 0.01 < len(anonymous) / len(made["contacts"]) < 0.15
    assert any(row["first_contact"] for row in made["people"])
    assert any(row["age_band"] for row in made["people"])


def test_it_can_be_made_small() -> None:
    small = make_register(3, last_day=date(2012, 6, 30), years=1, people_per_year=20)
    assert 5 <= small["people"][0].num_rows <= 20
