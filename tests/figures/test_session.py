"""The engine of a register: what it holds, what it gives, what it leaves behind."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pytest

from lykt.figures.arrow import arrow_schema, batches_from_rows
from lykt.figures.register import open_register, register_from_batches
from lykt.figures.schema import NEEDED
from tests.figures.good import write_good


def test_rows_come_typed_and_in_the_order_of_the_file(tmp_path: Path) -> None:
    with open_register(write_good(tmp_path)) as register:
        tables = {name: pa.Table.from_batches(register.batches(name)) for name in NEEDED}
    for name, table in tables.items():
        assert table.schema == arrow_schema(name)
    assert tables["contacts"].to_pylist() == [
        {"contact_id": "c1", "person_id": "p1", "date": date(2011, 3, 1),
         "unit": "Lanternen", "channel": "street"},
        {"contact_id": "c2", "person_id": "p2", "date": date(2011, 3, 2),
         "unit": "Lanternen, natt", "channel": "overnight"},
        {"contact_id": "c3", "person_id": None, "date": date(2012, 3, 3),
         "unit": "Lanternen", "channel": "drop_in"},
    ]  # fmt: skip
    assert tables["shifts"].to_pylist()[0]["hours"] == Decimal("3.50")
    assert tables["people"].column("age_band").to_pylist() == [None, "30-39", None]


@pytest.mark.parametrize("size", [1, 2, 1000])
def test_batches_are_no_larger_than_asked(tmp_path: Path, size: int) -> None:
    with open_register(write_good(tmp_path)) as register:
        sizes = [batch.num_rows for batch in register.batches("contacts", size)]
    assert sum(sizes) == 3
    assert max(sizes) == min(size, 3)


def test_figures_can_be_asked_while_rows_are_read(tmp_path: Path) -> None:
    with open_register(write_good(tmp_path)) as register:
        batches = register.batches("contacts", 1)
        first = next(batches)
        (count,) = register.execute("SELECT count(*) FROM contacts").fetchall()
        rest = list(batches)
    assert (first.num_rows, count, len(rest)) == (1, (3,), 2)


def test_a_folder_may_be_called_anything(tmp_path: Path) -> None:
    """The engine takes * and ? in a path for a pattern; here they are only a name."""
    write_good(tmp_path / "other")
    with open_register(write_good(tmp_path / "o*?[her]'s")) as register:
        assert register.execute("SELECT count(*) FROM people").fetchall() == [(3,)]


def test_batches_from_elsewhere_may_lack_columns_and_tables() -> None:
    people = pa.RecordBatch.from_pydict(
        {"gender": ["female", "other"], "person_id": ["a", "b"], "origin": ["foreign", "unknown"],
         "country": ["", "NO"]}
    )  # fmt: skip
    with register_from_batches({"people": iter([people])}) as register:
        rows = pa.Table.from_batches(register.batches("people")).to_pylist()
        assert list(register.batches("shifts")) == []
    assert [(row["person_id"], row["country"], row["birth_year"]) for row in rows] == [
        ("a", None, None),
        ("b", "NO", None),
    ]


def test_a_column_no_register_has_is_refused() -> None:
    batch = pa.RecordBatch.from_pydict({"person_id": ["a"], "name": ["Ann"]})
    with pytest.raises(Exception, match="table people has no column name"):
        register_from_batches({"people": iter([batch])})


def _folders_beside(register_folder: Path) -> set[str]:
    return {path.name for path in register_folder.parent.glob("lykt-figures-*")}


def test_nothing_is_left_behind_when_the_rows_fail() -> None:
    def failing() -> Iterator[pa.RecordBatch]:
        yield from batches_from_rows({"people": []})["people"]
        raise OSError("the database went away")

    with register_from_batches({}) as other:
        before = _folders_beside(other.scratch)
        with pytest.raises(Exception, match="the database went away"):
            register_from_batches({"people": failing()})
        assert _folders_beside(other.scratch) == before


def test_what_is_spilled_lies_where_nobody_else_can_read_it() -> None:
    register = register_from_batches({})
    folder = register.scratch
    assert folder.stat().st_mode & 0o777 == 0o700
    ((place,),) = register.execute("SELECT current_setting('temp_directory')").fetchall()
    assert Path(place) == folder
    register.close()
    assert not folder.exists()


def test_the_engine_fetches_nothing_from_elsewhere() -> None:
    with register_from_batches({}) as register:
        settings = register.execute(
            "SELECT name, value FROM duckdb_settings() WHERE name LIKE 'auto%_known_extensions'"
        ).fetchall()
    assert dict(settings) == {
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
    }


def test_memory_is_limited() -> None:
    with register_from_batches({}, memory_limit="300MB") as register:
        (limit,) = register.execute("SELECT current_setting('memory_limit')").fetchall()
    assert limit == ("286.1 MiB",)
