"""Writing a register: a folder of CSV or Parquet with its description, whole or not at all.

Rows stream through, so memory does not grow with the register. The folder is made under
another name and takes its own only when it is finished; it is readable by its owner alone,
because its rows can point at people.
"""

import csv
import json
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet

from lykt.figures.arrow import arrow_schema, conform
from lykt.figures.schema import NEEDED, TABLES, datapackage


RegisterFormat = Literal["csv", "parquet"]

#: Parquet keeps a group of rows in memory until it is full.
_GROUP = 100_000


def write_register(
    folder: Path,
    tables: Mapping[str, Iterable[pa.RecordBatch]],
    format: RegisterFormat = "csv",
) -> None:
    """Write `tables` to `folder`, which must not exist or be empty.

    A needed table that is not given is written without rows; one that a register may lack is
    then not written at all. Raises FileExistsError when the
    folder holds anything, ValueError for an unknown table, column, format or a text with a
    line break. On any error nothing is left behind.
    """
    if format not in ("csv", "parquet"):
        raise ValueError(f"no such format: {format}")
    if unknown := set(tables) - set(TABLES):
        raise ValueError(f"no such table: {', '.join(sorted(unknown))}")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FileExistsError(f"{folder} is not empty")
    folder.parent.mkdir(parents=True, exist_ok=True)
    # A sibling, so that taking the name is one step on the same disk; made with mode 0700.
    unfinished = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        written = [name for name in TABLES if name in NEEDED or name in tables]
        for name in written:
            _write_table(unfinished / f"{name}.{format}", name, tables.get(name, ()), format)
        text = json.dumps(datapackage(format, written), ensure_ascii=False, indent=2)
        _private(unfinished / "datapackage.json").write_text(text + "\n", encoding="utf-8")
        # On a POSIX system this also takes the place of an empty folder.
        unfinished.rename(folder)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise


def _write_table(
    path: Path, name: str, batches: Iterable[pa.RecordBatch], format: RegisterFormat
) -> None:
    checked = _checked(batches, name)
    _private(path)
    if format == "csv":
        _write_csv(path, name, checked)
    else:
        _write_parquet(path, name, checked)


def _checked(batches: Iterable[pa.RecordBatch], name: str) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        whole = conform(batch, name)
        for field, column in zip(whole.schema, whole.columns, strict=True):
            if (
                pa.types.is_string(field.type)
                and pc.any(pc.match_substring_regex(column, r"[\r\n\x00]")).as_py()
            ):
                raise ValueError(f"{name}.{field.name} holds a line break")
        yield whole


def _write_csv(path: Path, name: str, batches: Iterator[pa.RecordBatch]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(arrow_schema(name).names)
        for batch in batches:
            columns = [_texts(column) for column in batch.columns]
            writer.writerows(zip(*columns, strict=True))


def _texts(column: pa.Array) -> list[Any]:
    values: list[Any] = column.to_pylist()
    if pa.types.is_decimal(column.type):
        # 3.00 hours are written 3, and 3.50 as 3.5.
        return [None if value is None else f"{value.normalize():f}" for value in values]
    return values


def _write_parquet(path: Path, name: str, batches: Iterator[pa.RecordBatch]) -> None:
    schema = arrow_schema(name)
    with pyarrow.parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        for table in _groups(batches, schema):
            writer.write_table(table)


def _groups(batches: Iterator[pa.RecordBatch], schema: pa.Schema) -> Iterator[pa.Table]:
    """Gather batches to groups worth writing; small groups make a large, slow file."""
    waiting: list[pa.RecordBatch] = []
    rows = 0
    for batch in batches:
        waiting.append(batch)
        rows += batch.num_rows
        if rows >= _GROUP:
            yield pa.Table.from_batches(waiting, schema)
            waiting, rows = [], 0
    yield pa.Table.from_batches(waiting, schema)


def _private(path: Path) -> Path:
    """Make the file readable by its owner alone before anything is written to it."""
    path.touch()
    path.chmod(0o600)
    return path
