"""The benchmark compares like with like: every way of computing gives the same counts."""

from pathlib import Path

import pytest

from bench import figures, figures_pandas, figures_sql
from lykt.figures.definitions import BREAKDOWNS
from lykt.figures.engine import portfolio
from lykt.figures.register import Register, open_register
from lykt.figures.rows import Row


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return figures.make_files(tmp_path_factory.mktemp("bench") / "register", 5000, 600)


def _totals(rows: list[Row], series: str, breakdown: str) -> dict[tuple[int, str], object]:
    return {
        (row.year, row.category): row.value
        for row in rows
        if (row.series, row.breakdown) == (series, breakdown) and row.value
    }


def _answers(register: Register, statements: list[str]) -> list[list[dict[str, object]]]:
    answers = []
    for sql in statements:
        cursor = register.execute(sql)
        names = [column[0] for column in cursor.description]
        answers.append([dict(zip(names, row, strict=True)) for row in cursor.fetchall()])
    return answers


def test_by_hand_and_fused_count_what_the_engine_counts(folder: Path) -> None:
    with open_register(folder) as register:
        rows = portfolio(register, years=figures.YEARS)
        by_hand = _answers(register, figures_sql.by_hand(folder, figures.YEARS))
        fused = _answers(register, figures_sql.fused(folder, figures.YEARS))[0]
    for place, breakdown in enumerate(BREAKDOWNS, start=5):
        for series, column in (
            ("people", "people"),
            ("contacts", "contacts"),
            ("new_people", "new_people"),
            ("dropin_people", "drop_in_people"),
            ("health_consultations", "health_contacts"),
        ):
            expected = _totals(rows, series, breakdown)
            assert expected
            for answer in (by_hand[place], [row for row in fused if row[breakdown] is not None]):
                assert expected == {
                    (row["period"], row[breakdown]): row[column]
                    for row in answer
                    if row[column] and row["period"] in range(2007, 2013)
                }


def test_pandas_does_its_part(folder: Path) -> None:
    assert figures_pandas.portfolio(folder) > 1000


def test_the_same_size_gives_the_same_register(folder: Path, tmp_path: Path) -> None:
    again = figures.make_files(tmp_path / "again", 5000, 600)
    with open_register(folder) as one, open_register(again) as other:
        assert portfolio(one) == portfolio(other)


def test_the_table_says_what_was_measured() -> None:
    result = {"what": "ours", "seconds": 1.234, "memory": 512, "ratio": 0.5, "bar": "≤ 1"}
    table = figures.as_markdown(1000, 100, [result])
    assert "| ours | 1.23 | 512 MB | 0.50 | ≤ 1 |" in table
    assert "1,000 contacts and 100 people" in table
