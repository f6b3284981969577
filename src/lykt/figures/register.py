"""A register, open for figures: a folder of CSV or Parquet, or rows from the database.

`open_register` checks a folder as an import does and refuses it with BadRegister. The
values are read where they lie; nothing is copied but what the engine must spill.
"""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb
import ibis
import pyarrow as pa

from lykt.figures import checks, files
from lykt.figures.arrow import arrow_schema, conform
from lykt.figures.checks import quoted
from lykt.figures.faults import BadRegister, Fault, Findings
from lykt.figures.schema import TABLES, Field
from lykt.figures.scratch import scratch_folder
from lykt.figures.writing import write_register

__all__ = [
    "BadRegister", "Fault", "Register", "open_register", "register_from_batches",
    "write_register",
]  # fmt: skip

#: The engine spills what needs more than this to a private folder.
MEMORY_LIMIT = "1GB"

THREADS = 2

_SQL_TYPES = {
    "text": "VARCHAR",
    "age_band": "VARCHAR",
    "date": "DATE",
    "year": "INTEGER",
    "integer": "INTEGER",
    "decimal": "DECIMAL(9, 2)",
}


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
            rows = cursor.sql(f"SELECT {fields} FROM {TABLES[name].name}")
            for batch in rows.to_arrow_reader(size):
                for start in range(0, batch.num_rows, size):
                    yield conform(batch.slice(start, size), name)


def open_register(
    folder: Path, *, memory_limit: str | None = None, today: date | None = None
) -> Register:
    """Open and check the register in `folder`; raise BadRegister when anything is wrong.

    `memory_limit` is the engine's, such as "512MB". Nothing may lie after `today`, by
    default the local date.
    """
    findings = Findings()
    found = files.find_files(folder, findings)
    register = Register(memory_limit)
    try:
        for file in found.values():
            _check_shape(register, file, findings)
        _check_rows(register, found, today or date.today(), findings)
        findings.raise_any()
        for file in found.values():
            _make_view(register, file)
    except BaseException:
        register.close()
        raise
    return register


def _check_shape(register: Register, file: files.TableFile, findings: Findings) -> None:
    if file.format == "csv":
        files.check_csv(file, findings)
    else:
        _check_parquet(register, file, findings)
    if file.usable:
        _make_raw(register, file)


def _check_rows(
    register: Register, found: dict[str, files.TableFile], today: date, findings: Findings
) -> None:
    con = register.con.con
    right = set()
    for name, file in found.items():
        if file.usable:
            values = checks.check_values(con, file, today, findings)
            if checks.check_repeated(con, file, findings) and values and not file.odd_lines:
                right.add(name)
    if "people" in right:
        checks.check_births(con, found["people"], findings)
    # One wrong row of people would make every contact of that person look wrong.
    if {"people", "contacts"} <= right and _complete(found["contacts"]):
        checks.check_persons(con, found["contacts"], found["people"], findings)


def _complete(file: files.TableFile) -> bool:
    return set(file.table.needed_names) <= set(file.columns)


def _check_parquet(register: Register, file: files.TableFile, findings: Findings) -> None:
    with file.path.open("rb") as stream:
        start = stream.read(4)
    if start != b"PAR1":
        empty = file.fault("empty_file", allowed=", ".join(file.table.field_names))
        findings.add(file.fault("format", allowed="Parquet") if start else empty)
        file.usable = False
        return
    try:
        columns = register.execute(f"DESCRIBE FROM {_source(register, file)}").fetchall()
    except duckdb.Error:
        findings.add(file.fault("format", allowed="Parquet"))
        file.usable = False
        return
    types = {column[0]: str(column[1]) for column in columns}
    file.columns = [name for name in types if name != "file_row_number"]
    files.check_columns(file, findings)
    for name in file.columns:
        wrong = ("TIMESTAMP", "TIME") if types[name].startswith("TIME") else ("BLOB", "STRUCT")
        if types[name].startswith(wrong) or types[name].endswith("]"):
            findings.add(file.fault("column_type", 1, name, types[name], "text, date, number"))
            file.usable = False


def _source(register: Register, file: files.TableFile) -> str:
    """Return the SQL that reads the file, each column as it stands there."""
    # The engine takes * and ? in a path for a pattern; a link of ours has no such name.
    link = register.scratch / file.path.name
    if not link.exists():
        link.symlink_to(file.path.resolve())
    path = quoted(str(link))
    if file.format == "parquet":
        return f"read_parquet({path}, file_row_number = true)"
    columns = ", ".join(f"{quoted(name)}: 'VARCHAR'" for name in file.columns)
    # What may start a line break or a quotation has been checked line by line before.
    return (
        f"read_csv({path}, columns = {{{columns}}}, auto_detect = false, header = false,"
        " skip = 1, delim = ',', quote = '\"', escape = '\"', nullstr = '',"
        " allow_quoted_nulls = true)"
    )


def _make_raw(register: Register, file: files.TableFile) -> None:
    """Make the view raw_<table>: the line, and every known column as text."""
    known = [name for name in file.columns if name in file.table.field_names]
    columns = ", ".join(_raw_column(name) for name in known)
    name = f"raw_{file.table.name}"
    if file.odd_lines:
        _load_good_rows(register, file, name, known)
    elif file.format == "parquet":
        source = _source(register, file)
        register.execute(f"CREATE VIEW {name} AS SELECT file_row_number + 2 AS line, {columns}"
                         f" FROM {source}")
    else:
        source = _source(register, file)
        register.execute(f"CREATE VIEW {name} AS SELECT row_number() OVER () + 1 AS line,"
                         f" {columns} FROM {source}")
        _check_count(register, file, name)
    file.columns = known


def _raw_column(name: str) -> str:
    return f'NULLIF(CAST("{name}" AS VARCHAR), \'\') AS "{name}"'


def _check_count(register: Register, file: files.TableFile, name: str) -> None:
    """Make sure that the engine reads just the rows that were counted line by line."""
    ((rows,),) = register.execute(f"SELECT count(*) FROM {name}").fetchall()
    if rows != file.rows:
        raise BadRegister([file.fault("format", allowed="CSV")])


def _load_good_rows(
    register: Register, file: files.TableFile, name: str, known: list[str]
) -> None:
    """Make raw_<table> of the lines that have the shape of a row, so they are checked too."""
    fields = [pa.field("line", pa.int64()), *(pa.field(column, pa.string()) for column in known)]
    places = [file.columns.index(column) for column in known]

    def batches() -> Iterator[pa.RecordBatch]:
        rows: list[list[Any]] = []
        for line, values in files.good_rows(file):
            rows.append([line, *(values[place] or None for place in places)])
            if len(rows) == 10_000:
                yield _batch(rows, pa.schema(fields))
                rows = []
        yield _batch(rows, pa.schema(fields))

    reader = pa.RecordBatchReader.from_batches(pa.schema(fields), batches())
    _create_from_reader(register, name, reader)


def _batch(rows: list[list[Any]], schema: pa.Schema) -> pa.RecordBatch:
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def _make_view(register: Register, file: files.TableFile) -> None:
    """Make the view <table>: every field of the schema, typed."""
    source = _source(register, file)
    fields = ", ".join(_typed_column(field, file) for field in file.table.fields)
    register.execute(f"CREATE VIEW {file.table.name} AS SELECT {fields} FROM {source}")


def _typed_column(field: Field, file: files.TableFile) -> str:
    kind = _SQL_TYPES[field.type]
    if field.name not in file.columns:
        return f'CAST(NULL AS {kind}) AS "{field.name}"'
    return f'CAST({_raw_column(field.name).rsplit(" AS ", 1)[0]} AS {kind}) AS "{field.name}"'


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
            _create_from_reader(register, table.name, reader)
    except BaseException:
        register.close()
        raise
    return register


def _create_from_reader(register: Register, name: str, reader: pa.RecordBatchReader) -> None:
    con = register.con.con
    con.register("incoming", reader)
    con.execute(f"CREATE TABLE {name} AS SELECT * FROM incoming")
    con.unregister("incoming")
