"""Made-up tables of protection: accepted, and always the same."""

from datetime import date
from pathlib import Path

import pytest

from lykt.figures.engine import portfolio
from lykt.figures.protection.definitions import PROTECTION_FIGURES
from lykt.figures.register import open_register, write_register
from lykt.figures.synthetic import make_register
from lykt.figures.writing import RegisterFormat


LAST_DAY = date(2026, 11, 22)


@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_they_are_accepted_and_give_every_figure(tmp_path: Path, format: RegisterFormat) -> None:
    made = make_register(5, last_day=LAST_DAY, years=2, people_per_year=60, cases_per_year=40)
    write_register(tmp_path / "made", made, format)
    with open_register(tmp_path / "made", today=LAST_DAY) as register:
        rows = portfolio(register, today=LAST_DAY)
    counted = {row.series for row in rows if row.value}
    assert {figure.series for figure in PROTECTION_FIGURES} <= counted


def test_they_are_the_same_for_the_same_seed() -> None:
    def made(seed: int) -> list[object]:
        tables = make_register(
            seed, last_day=LAST_DAY, years=1, people_per_year=20, cases_per_year=9
        )
        return [tables[name][0].to_pylist() for name in ("concerns", "cases", "stays")]

    assert made(1) == made(1)
    assert made(1) != made(2)
