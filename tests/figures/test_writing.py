"""Writing a register: both ways without loss, whole or not at all."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Literal

import pyarrow as pa
import pytest
from hypothesis import given, settings

from lykt.figures.arrow import arrow_schema, batches_from_rows
from lykt.figures.register import open_register, write_register
from lykt.figures.schema import TABLES, datapackage
from tests.figures.good import FILES, write_good
from tests.figures.spec import Tables
from tests.figures.strategies import registers, texts


Format = Literal["csv", "parquet"]
FORMATS: tuple[Format, ...] = ("csv", "parquet")


def _read(folder: Path) -> dict[str, pa.Table]:
    with open_register(folder) as register:
        return {
            name: pa.Table.from_batches(register.batches(name), arrow_schema(name))
            for name in TABLES
        }


@pytest.mark.parametrize("format", FORMATS)
@settings(max_examples=8, deadline=None)
@given(tables=registers(units=texts))
def test_what_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, format: Format, tables: Tables
) -> None:
    for person in tables["people"]:
        # A random birth year may lie after a random contact, and would rightly be refused.
        person["birth_year"] = None
    folder = tmp_path_factory.mktemp("there")
    batches = batches_from_rows(tables)
    write_register(folder / "first", batches, format)
    other = "parquet" if format == "csv" else "csv"
    with open_register(folder / "first") as register:
        write_register(folder / "other", {n: register.batches(n) for n in TABLES}, other)
    for name, table in _read(folder / "other").items():
        rows = [row for batch in batches.get(name, []) for row in batch.to_pylist()]
        assert table.to_pylist() == rows


def test_csv_is_as_plain_as_can_be(tmp_path: Path) -> None:
    with open_register(write_good(tmp_path / "good")) as register:
        write_register(tmp_path / "out", {name: register.batches(name) for name in TABLES})
    for name, text in FILES.items():
        assert (tmp_path / "out" / name).read_bytes() == text.encode()


@pytest.mark.parametrize("format", FORMATS)
def test_the_package_describes_what_lies_there(tmp_path: Path, format: Format) -> None:
    write_register(tmp_path / "out", {}, format)
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    assert package == datapackage(format)
    described = {resource["path"] for resource in package["resources"]}
    assert {path.name for path in (tmp_path / "out").iterdir()} == {*described, "datapackage.json"}
    assert all(table.num_rows == 0 for table in _read(tmp_path / "out").values())


def test_only_the_owner_can_read_it(tmp_path: Path) -> None:
    write_register(tmp_path / "out", {})
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o700
    modes = {path.stat().st_mode & 0o777 for path in (tmp_path / "out").iterdir()}
    assert modes == {0o600}


def test_an_empty_folder_is_taken_and_a_full_one_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    write_register(tmp_path / "empty", {})
    with pytest.raises(FileExistsError):
        write_register(tmp_path / "empty", {})
    (tmp_path / "file").touch()
    with pytest.raises(FileExistsError):
        write_register(tmp_path / "file", {})


def _contacts(unit: str) -> dict[str, list[pa.RecordBatch]]:
    row = {"contact_id": "c1", "person_id": None, "date": date(2012, 1, 1), "unit": unit,
           "channel": "street"}  # fmt: skip
    return batches_from_rows({"contacts": [row]})


@pytest.mark.parametrize("text", ["a\nb", "a\rb", "a\0b"])
def test_a_text_that_could_not_be_read_again_is_not_written(tmp_path: Path, text: str) -> None:
    with pytest.raises(ValueError, match=r"contacts\.unit holds a line break"):
        write_register(tmp_path / "out", _contacts(text))
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_left_behind_when_the_rows_fail(tmp_path: Path) -> None:
    def failing() -> Iterator[pa.RecordBatch]:
        yield from _contacts("Unit")["contacts"]
        raise OSError("the database went away")

    with pytest.raises(OSError, match="the database went away"):
        write_register(tmp_path / "out", {"contacts": failing()})
    assert list(tmp_path.iterdir()) == []


def test_unknown_tables_columns_and_formats_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no such table: clients"):
        write_register(tmp_path / "out", {"clients": []})
    with pytest.raises(ValueError, match="no such format: xlsx"):
        write_register(tmp_path / "out", {}, "xlsx")  # type: ignore[arg-type]
    named = pa.RecordBatch.from_pydict({"person_id": ["a"], "name": ["Ann"]})
    with pytest.raises(ValueError, match="table people has no column name"):
        write_register(tmp_path / "out", {"people": [named]})
    assert list(tmp_path.iterdir()) == []


def test_many_small_batches_make_few_groups(tmp_path: Path) -> None:
    """Each group of a Parquet file is read by itself, so small ones make it slow."""
    batch = _contacts("Unit")["contacts"][0]
    ids = (batch.set_column(0, "contact_id", pa.array([f"c{n}"])) for n in range(3000))
    write_register(tmp_path / "out", {"contacts": ids}, "parquet")
    file = pa.parquet.ParquetFile(tmp_path / "out" / "contacts.parquet")
    assert (file.metadata.num_rows, file.metadata.num_row_groups) == (3000, 1)
