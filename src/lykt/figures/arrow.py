"""The tables of a register as Arrow batches, the shape in which rows travel."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from lykt.figures.schema import TABLES


_ARROW_TYPES = {
    "text": pa.string(),
    "age_band": pa.string(),
    "date": pa.date32(),
    "year": pa.int32(),
    "integer": pa.int32(),
    "decimal": pa.decimal128(9, 2),
}


def arrow_schema(name: str) -> pa.Schema:
    """Return the Arrow schema of table `name`: text, date32, int32, decimal(9, 2)."""
    return pa.schema(
        [pa.field(field.name, _ARROW_TYPES[field.type]) for field in TABLES[name].fields]
    )


def conform(batch: pa.RecordBatch, name: str) -> pa.RecordBatch:
    """Return `batch` with all the fields of table `name`, in order and typed.

    Empty text means unknown and becomes null. Raises ValueError for a column that the
    table does not have, and pyarrow's ArrowInvalid for a value that loses by the cast.
    """
    schema = arrow_schema(name)
    extra = set(batch.schema.names) - set(schema.names)
    if extra:
        raise ValueError(f"table {name} has no column {', '.join(sorted(extra))}")
    if batch.schema.equals(schema) and not _has_empty_text(batch):
        return batch
    return pa.RecordBatch.from_arrays([_column(batch, field) for field in schema], schema=schema)


def _has_empty_text(batch: pa.RecordBatch) -> bool:
    return any(
        pa.types.is_string(column.type) and pc.any(pc.equal(column, "")).as_py()
        for column in batch.columns
    )


def _column(batch: pa.RecordBatch, field: pa.Field) -> pa.Array:
    if field.name not in batch.schema.names:
        return pa.nulls(batch.num_rows, field.type)
    column = batch.column(field.name).cast(field.type)
    if pa.types.is_string(field.type):
        return pc.if_else(pc.equal(column, ""), pa.scalar(None, field.type), column)
    return column


#: Rows of one batch: large enough for the engine, small enough for the memory.
BATCH = 20_000


def batches_of(schema: pa.Schema, rows: Iterable[Sequence[Any]]) -> Iterator[pa.RecordBatch]:
    """Give rows, each with a value for every field of `schema`, as batches of it.

    A day may be ISO text: that is how a database gives it quickest.
    """
    stream = iter(rows)
    while batch := list(islice(stream, BATCH)):
        columns = zip(*batch, strict=True)
        arrays = [_array(told, kind) for told, kind in zip(columns, schema.types, strict=True)]
        yield pa.record_batch(arrays, schema=schema)


def _array(told: Sequence[Any], kind: pa.DataType) -> pa.Array:
    if pa.types.is_date(kind) and isinstance(told[0], str):
        return pa.array(told, pa.string()).cast(kind)
    return pa.array(told, kind)


def batches_from_rows(
    tables: Mapping[str, Iterable[Mapping[str, Any]]],
) -> dict[str, list[pa.RecordBatch]]:
    """Return each table of dicts as one batch; for tests and small made-up registers."""
    return {
        name: [pa.RecordBatch.from_pylist([dict(row) for row in rows], schema=arrow_schema(name))]
        for name, rows in tables.items()
    }
