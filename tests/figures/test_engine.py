"""The engine against the plain reference, on registers nobody thought of."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lykt.figures import engine, reference, statements
from lykt.figures.arrow import batches_from_rows
from lykt.figures.definitions import ALL_BREAKDOWNS, BREAKDOWNS
from lykt.figures.periods import Period
from lykt.figures.register import open_register, write_register
from lykt.figures.rows import TOTAL, Row
from lykt.figures.schema import TABLES
from tests.figures.spec import Tables, register_of, rows_of_both
from tests.figures.strategies import registers


asked_years = st.none() | st.tuples(st.integers(2008, 2010), st.integers(2010, 2013))
asked_bands = st.sampled_from([(18, 24, 30, 40, 50), (18,), (20, 21, 25)])


def _sorted(rows: Sequence[Row]) -> list[tuple[object, ...]]:
    return sorted(
        (row.series, row.breakdown, row.category, row.year, row.period, row.value, row.unit)
        for row in rows
    )


@settings(max_examples=40, deadline=None)
@given(
    tables=registers(),
    years=asked_years,
    starts=asked_bands,
    breakdowns=st.lists(st.sampled_from(ALL_BREAKDOWNS), unique=True),
    period=st.sampled_from(["year", "month"]),
    today=st.dates(date(2010, 6, 1), date(2013, 6, 1)),
)
def test_engine_equals_reference(
    tables: Tables,
    years: tuple[int, int] | None,
    starts: tuple[int, ...],
    breakdowns: list[str],
    period: Period,
    today: date,
) -> None:
    found = rows_of_both(
        tables,
        years=years,
        breakdowns=breakdowns,
        age_bands=starts,
        period=period,
        today=today,
    )
    assert _sorted(found["engine"]) == _sorted(found["reference"])


@settings(max_examples=15, deadline=None)
@given(tables=registers())
def test_people_of_all_categories_add_up_to_the_total(tables: Tables) -> None:
    """Over categories people do add up, because each person is in just one."""
    with register_of(tables) as register:
        rows = engine.portfolio(register)
    for series in ("people", "contacts", "new_people"):
        for breakdown in BREAKDOWNS:
            for year in {row.year for row in rows}:
                of_year = [row for row in rows if (row.series, row.year) == (series, year)]
                total = sum(r.value or 0 for r in of_year if (r.breakdown, r.category) == TOTAL)
                parts = sum(r.value or 0 for r in of_year if r.breakdown == breakdown)
                assert parts == total


def test_optional_columns_may_be_missing(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(
        "gender,person_id,origin,country\nfemale,p1,foreign,NG\nmale,p2,norwegian,\n"
    )
    (tmp_path / "contacts.csv").write_text(
        "contact_id,person_id,date,unit,channel\n"
        "c1,p1,2012-01-01,Unit,street\nc2,,2012-01-01,Unit,street\n"
    )
    (tmp_path / "shifts.csv").write_text(
        "shift_id,date,unit,area,staff,hours,met\ns1,2012-01-01,Unit,Area,2,3.5,7\n"
    )
    with open_register(tmp_path) as register:
        rows = engine.portfolio(register)
        tables = {
            name: pa.Table.from_batches(register.batches(name)).to_pylist()
            for name in ("people", "contacts", "shifts")
        }
    assert _sorted(rows) == _sorted(reference.portfolio(tables))
    ages = [(row.category, row.value) for row in rows
            if (row.series, row.breakdown) == ("people", "age")]  # fmt: skip
    assert ages == [("unknown", 1)]


@pytest.mark.parametrize("format", ["csv", "parquet"])
@settings(max_examples=10, deadline=None)
@given(tables=registers())
def test_a_register_gives_the_same_figures_from_its_files(
    tmp_path_factory: pytest.TempPathFactory, format: str, tables: Tables
) -> None:
    for person in tables["people"]:
        person["birth_year"] = None
    folder = tmp_path_factory.mktemp("register") / "register"
    write_register(folder, batches_from_rows(tables), format)  # type: ignore[arg-type]
    with open_register(folder) as register:
        rows = engine.portfolio(register)
    assert _sorted(rows) == _sorted(reference.portfolio(tables))


def test_nothing_of_the_engine_is_left_in_the_register() -> None:
    with register_of({"people": [], "contacts": [], "shifts": []}) as register:
        engine.portfolio(register, years=(2012, 2012))
        tables = register.execute("SELECT table_name FROM duckdb_tables()").fetchall()
    assert sorted(name for (name,) in tables) == sorted(TABLES)


def test_a_date_stays_a_date() -> None:
    """The year of a contact must not depend on any time zone."""
    with register_of({"people": [], "contacts": [], "shifts": []}) as register:
        for name in ("contacts", "shifts"):
            assert register.table(name).schema()["date"].is_date()
        sql = register.con.compile(statements.visits(register.table("contacts"), "year"))
    assert "TIMESTAMP" not in sql.upper()


VISITS = """
SELECT "t0"."person_id", EXTRACT(year FROM "t0"."date") AS "period",
 CAST(COUNT(*) AS INT) AS "contacts",
 CAST(COUNT(*) FILTER(WHERE "t0"."channel" = 'street') AS INT) AS "street",
"""


def test_visits_are_counted_in_one_pass_over_the_contacts() -> None:
    """The statement that carries the weight is kept in sight; the rest are small."""
    with register_of({"people": [], "contacts": [], "shifts": []}) as register:
        sql = register.con.compile(statements.visits(register.table("contacts"), "year"))
    flat = " ".join(sql.split()).replace("( ", "(").replace(" )", ")")
    assert flat.startswith(" ".join(VISITS.split()))
    assert flat.count("SELECT") == 1
