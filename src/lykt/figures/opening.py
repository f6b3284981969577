# ruff: noqa: S608
# Names come from the schema, never from a register; values go through `quoted`.
"""Opening a folder as a register: each file looked at, checked and made a view.

The values are read where they lie; nothing is copied but what the engine must spill.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from lykt.figures import checks, files
from lykt.figures.checks import quoted
from lykt.figures.faults import BadRegister, Findings
from lykt.figures.fields import Field, Table
from lykt.figures.schema import TABLES
from lykt.figures.session import Register, create_from_reader


_SQL_TYPES = {
    "text": "VARCHAR",
    "age_band": "VARCHAR",
    "date": "DATE",
    "year": "INTEGER",
    "integer": "INTEGER",
    "decimal": "DECIMAL(9, 2)",
}


def open_register(
    folder: Path, *, memory_limit: str | None = None, today: date | None = None
) -> Register:
    """Open and check the register in `folder`; raise BadRegister when anything is wrong.

    `memory_limit` is the engine's, such as "512MB". Nothing may lie after `today`, by
    default the local date.
    """
    findings = Findings()
    found = files.find_files(folder, findings)
    # The local date is meant: a register holds local dates.
    today = today or date.today()  # noqa: DTZ011
    register = Register(memory_limit)
    try:
        for file in found.values():
            _check_shape(register, file, today, findings)
        _check_rows(register, found, today, findings)
        findings.raise_any()
        for name, table in TABLES.items():
            if name in found:
                _make_view(register, found[name])
            else:
                _make_empty_view(register, table)
    except BaseException:
        register.close()
        raise
    return register


def _check_shape(
    register: Register, file: files.TableFile, today: date, findings: Findings
) -> None:
    if file.format == "parquet":
        _check_parquet(register, file, findings)
    elif not file.large or _begins_well(register, file, today, findings):
        files.check_csv(file, findings)
    if file.usable and file.large and file.odd_lines:
        # Reading the good lines one by one would take too long; the shape comes first.
        file.usable = False
        findings.exact = False
    if file.usable:
        _make_raw(register, file)


def _begins_well(
    register: Register, file: files.TableFile, today: date, findings: Findings
) -> bool:
    """Judge a large file by its first lines, so that nonsense is not read to the end."""
    beginning = file.beginning()
    found = Findings()
    files.check_csv(beginning, found)
    if beginning.usable:
        name = f"raw_{file.table.name}"
        _load_good_rows(register, beginning, name)
        checks.check_values(register.con.con, beginning, today, found)
        register.execute(f"DROP TABLE {name}")
        file.usable = found.count <= files.MOST_FAULTS
    else:
        file.usable = False
    if not file.usable:
        findings.add_many(found.faults, found.count)
        findings.exact = False
    return file.usable


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
                checks.check_order(con, file, findings)
    if "people" in right:
        checks.check_births(con, found["people"], findings)
    # One wrong row of people would make every contact of that person look wrong.
    if {"people", "contacts"} <= right and _complete(found["contacts"]):
        checks.check_persons(con, found["contacts"], found["people"], findings)
    for name in sorted(right):
        needs = {field.refers_to[0] for field in found[name].table.fields if field.refers_to}
        if found[name].table.optional and needs & set(found) <= right:
            checks.check_references(con, found[name], found, findings)


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
            findings.add(file.fault("column_type", 1, name, types[name]))
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
        _load_good_rows(register, file, name)
    elif file.format == "parquet":
        source = _source(register, file)
        register.execute(
            f"CREATE VIEW {name} AS SELECT file_row_number + 2 AS line, {columns} FROM {source}"
        )
    else:
        source = _source(register, file)
        register.execute(
            f"CREATE VIEW {name} AS SELECT row_number() OVER () + 1 AS line,"
            f" {columns} FROM {source}"
        )
        _check_count(register, file, name)
    file.columns = known


def _raw_column(name: str) -> str:
    return f'NULLIF(CAST("{name}" AS VARCHAR), \'\') AS "{name}"'


def _check_count(register: Register, file: files.TableFile, name: str) -> None:
    """Make sure that the engine reads just the rows that were counted line by line."""
    ((rows,),) = register.execute(f"SELECT count(*) FROM {name}").fetchall()
    if rows != file.rows:
        raise BadRegister([file.fault("format", allowed="CSV")])


def _load_good_rows(register: Register, file: files.TableFile, name: str) -> None:
    """Make raw_<table> of the lines that have the shape of a row, so they are checked too."""
    known = [column for column in file.columns if column in file.table.field_names]
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
    create_from_reader(register, name, reader)


def _batch(rows: list[list[Any]], schema: pa.Schema) -> pa.RecordBatch:
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def _make_view(register: Register, file: files.TableFile) -> None:
    """Make the view <table>: every field of the schema, typed."""
    source = _source(register, file)
    described = register.execute(f"DESCRIBE FROM {source}").fetchall()
    types = {column[0]: str(column[1]) for column in described}
    fields = ", ".join(_typed_column(field, types) for field in file.table.fields)
    register.execute(f"CREATE VIEW {file.table.name} AS SELECT {fields} FROM {source}")


def _make_empty_view(register: Register, table: Table) -> None:
    """Make the view of a table that the register lacks: every field, and no row."""
    fields = ", ".join(_typed_column(field, {}) for field in table.fields)
    register.execute(f"CREATE VIEW {table.name} AS SELECT {fields} WHERE false")


def _typed_column(field: Field, types: Mapping[str, str]) -> str:
    """Return the column of a view; only what stands as text goes by way of text."""
    kind = _SQL_TYPES[field.type]
    if field.name not in types:
        return f'CAST(NULL AS {kind}) AS "{field.name}"'
    if types[field.name] != "VARCHAR":
        return f'CAST("{field.name}" AS {kind}) AS "{field.name}"'
    return f'CAST(NULLIF("{field.name}", \'\') AS {kind}) AS "{field.name}"'
