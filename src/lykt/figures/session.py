# ruff: noqa: S608
# Names come from the schema, never from a register; values go through `quoted`.
"""The engine that holds one register: DuckDB behind Ibis, in a room of its own."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from types import TracebackType
from typing import Any, Self

import ibis  # type: ignore[import-untyped]
import pyarrow as pa

from lykt.figures.arrow import arrow_schema, conform
from lykt.figures.schema import TABLES
from lykt.figures.scratch import scratch_folder


#: The engine spills what needs more than this to a private folder.
MEMORY_LIMIT = "1GB"

THREADS = 2

#: Left to itself the engine draws a bar on the terminal when a statement takes long.
_QUIET = "SET enable_progress_bar = false"


class Register:
    """The tables of one register on an engine of its own. Close it, or use it in `with`.

    `con` is the Ibis backend; every table has all the fields of the schema, those that
    the register lacks holding nothing. Not to be shared between threads.
    """

    def __init__(self, memory_limit: str | None = None) -> None:
        self._stack = ExitStack()
        self.scratch = self._stack.enter_context(scratch_folder())
        self.con: Any = ibis.duckdb.connect(
            memory_limit=memory_limit or MEMORY_LIMIT,
            threads=THREADS,
            temp_directory=str(self.scratch),
            # The engine must never fetch anything from elsewhere.
            autoinstall_known_extensions=False,
            autoload_known_extensions=False,
        )
        self._stack.callback(self.con.disconnect)
        self.execute(_QUIET)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the engine go and remove what it spilled."""
        self._stack.close()

    def execute(self, statement: str) -> Any:
        """Run one SQL statement; return the engine's cursor.

        Fetch all of what it gives: the engine refuses other work on a half-read answer.
        """
        return self.con.con.execute(statement)

    def table(self, name: str) -> Any:
        """Return a table as an Ibis expression; KeyError for a table no register has."""
        return self.con.table(TABLES[name].name)

    def batches(self, name: str, size: int = 10_000) -> Iterator[pa.RecordBatch]:
        """Give the rows of a table, typed and in the order of the file, `size` at a time.

        The columns are those of `arrow_schema(name)`: text, date32, int32, decimal(9, 2).
        """
        fields = ", ".join(f'"{field}"' for field in TABLES[name].field_names)
        # A cursor of its own, so that figures can be computed while the rows are read.
        with self.con.con.cursor() as cursor:
            cursor.execute(_QUIET)
            rows = cursor.sql(f"SELECT {fields} FROM {TABLES[name].name}")
            for batch in rows.to_arrow_reader(size):
                for start in range(0, batch.num_rows, size):
                    yield conform(batch.slice(start, size), name)


def register_from_batches(
    tables: Mapping[str, Iterator[pa.RecordBatch]], *, memory_limit: str | None = None
) -> Register:
    """Make a register of rows from elsewhere, such as the database; nothing is checked.

    Columns that a batch lacks hold nothing. Rows beyond the memory limit are spilled.
    """
    register = Register(memory_limit)
    try:
        for name, table in TABLES.items():
            schema = arrow_schema(name)
            batches = (conform(batch, name) for batch in tables.get(name, iter(())))
            reader = pa.RecordBatchReader.from_batches(schema, batches)
            create_from_reader(register, table.name, reader)
    except BaseException:
        register.close()
        raise
    return register


def create_from_reader(register: Register, name: str, reader: pa.RecordBatchReader) -> None:
    """Make a table of the engine from a stream of batches."""
    con = register.con.con
    con.register("incoming", reader)
    con.execute(f"CREATE TABLE {name} AS SELECT * FROM incoming")
    con.unregister("incoming")
