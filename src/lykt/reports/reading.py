"""Reading the tables of an open register in batches, as the importer wants them."""

from collections.abc import Iterator
from hashlib import blake2b
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from lykt.figures.register import Register


#: The id of each table, and what else its rows say. A digest is of these, in this order.
IDS = {"people": "person_id", "contacts": "contact_id", "shifts": "shift_id"}
CONTENT = {
    "people": (
        "country",
        "origin",
        "gender",
        "birth_year",
        "age_band",
        "age_band_year",
        "first_contact",
    ),
    "contacts": ("person_id", "date", "unit", "channel"),
    "shifts": ("date", "unit", "area", "staff", "hours", "met", "seen"),
}
_BETWEEN = "\x1f"


def count(register: Register, table: str, field: str = "*") -> int:
    """Return how many rows a table has, or in how many of them a field tells something."""
    return int(register.execute(f"SELECT count({field}) FROM {table}").fetchone()[0])  # noqa: S608


def batches(register: Register, table: str, size: int) -> Iterator[pa.RecordBatch]:
    """Give the rows of a table, at most `size` at a time.

    Beside what the rows say they carry `register_id` and `register_digest`; days are ISO
    text. A person carries the unit of their first contact, or none.
    """
    rows = _people(register, size) if table == "people" else register.batches(table, size)
    for batch in rows:
        yield _prepared(table, batch)


#: Whoever has nobody meeting them in the register gets no unit here.
_PEOPLE = """
    SELECT person_id, country, origin, gender, birth_year, age_band, age_band_year,
        first_contact, first_unit AS unit
    FROM people LEFT JOIN (
        SELECT person_id, arg_min(unit, date) AS first_unit
        FROM contacts WHERE person_id IS NOT NULL GROUP BY person_id
    ) AS first_met USING (person_id)
"""


def _people(register: Register, size: int) -> Iterator[pa.RecordBatch]:
    with register.con.con.cursor() as cursor:
        for batch in cursor.sql(_PEOPLE).to_arrow_reader(size):
            for start in range(0, batch.num_rows, size):
                yield batch.slice(start, size)


def _prepared(table: str, batch: pa.RecordBatch) -> pa.RecordBatch:
    named = {name: batch.column(name) for name in batch.schema.names}
    for name, column in named.items():
        if pa.types.is_date(column.type):
            named[name] = column.cast(pa.string())
    named["register_id"] = named.pop(IDS[table]).cast(pa.string())
    named["register_digest"] = _digests([named[name] for name in CONTENT[table]])
    return pa.RecordBatch.from_pydict(named)


def _digests(content: list[pa.Array]) -> pa.Array:
    """Return a digest of each row, the same whether it came as CSV or as Parquet."""
    text = [_text(column) for column in content]
    rows = pc.binary_join_element_wise(
        *text, _BETWEEN, null_handling="replace", null_replacement=""
    )
    return pa.array(
        [blake2b(row.encode(), digest_size=8).hexdigest() for row in rows.to_pylist()], pa.string()
    )


def _text(column: pa.Array) -> pa.Array:
    if pa.types.is_floating(column.type) or pa.types.is_decimal(column.type):
        # 3, 3.0 and 3.00 hours are the same.
        hours = (None if value is None else f"{value:.4f}" for value in column.to_pylist())
        return pa.array(list(hours), pa.string())
    return column.cast(pa.string())


def columns(batch: pa.RecordBatch) -> dict[str, list[Any]]:
    """Return a batch as lists by the names of its columns."""
    return {name: batch.column(name).to_pylist() for name in batch.schema.names}


def line_of(register: Register, table: str, key: str) -> int:
    """Return on which line of its file a row stands; the head is line 1."""
    line = 1
    for batch in register.batches(table, 100_000):
        found = int(pc.index(batch.column(IDS[table]), pa.scalar(key)).as_py())
        if found >= 0:
            return line + found + 1
        line += batch.num_rows
    return line


def file_of(register: Register, table: str) -> str:
    """Return the name of the file that a table was read from."""
    parquet = f"{table}.parquet"
    return parquet if (register.scratch / parquet).is_symlink() else f"{table}.csv"
