# ruff: noqa: S608
# Names come from the schema, never from a register; values go through `quoted`.
"""Whether the values of a register are what the schema allows, and fit each other.

Every check is a condition that the engine counts over the whole table at once; only when
something is found are the first lines fetched. So a good register costs one reading of
each table, and a bad one is told precisely.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from lykt.figures.faults import SHOWN, Fault, Findings
from lykt.figures.fields import Field
from lykt.figures.files import TableFile
from lykt.figures.schema import AGE_BAND_PATTERN, FIRST_YEAR, LONGEST_TEXT


#: Largest count a shift may hold; what is above is a slip of the pen.
MOST_COUNTED = 100_000

_TIME = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}")


@dataclass(frozen=True)
class Check:
    """A fault to look for: rows where `condition` (SQL over one table's raw rows) holds."""

    code: str
    column: str
    condition: str
    allowed: str = ""


def quoted(text: str) -> str:
    """Return `text` as an SQL string literal."""
    return "'" + text.replace("'", "''") + "'"


def check_values(con: Any, file: TableFile, today: date, findings: Findings) -> bool:
    """Check each value of one table by itself; return whether all were right."""
    checks = [
        check
        for field in file.table.fields
        if field.name in file.columns
        for check in field_checks(field, file.columns, today)
    ]
    return _run(con, file, checks, findings)


def field_checks(field: Field, columns: list[str], today: date) -> Iterator[Check]:
    """Give the checks of one field, over the raw text of its column."""
    name = f'"{field.name}"'
    if field.required:
        yield Check("empty", field.name, f"{name} IS NULL")
    if field.codes:
        codes = ", ".join(quoted(code) for code in field.codes)
        allowed = ", ".join(field.codes) if len(field.codes) < 20 else "ISO 3166-1 alpha-2"
        yield Check("code", field.name, f"{name} NOT IN ({codes})", allowed)
    elif field.type == "text":
        yield from _text_checks(field.name, name)
    elif field.type == "date":
        yield from _date_checks(field, name, today)
    elif field.type == "age_band":
        yield from _age_band_checks(field.name, name, columns)
    elif field.type == "decimal":
        yield from _decimal_checks(field.name, name)
    else:
        low, high = (FIRST_YEAR, today.year) if field.type == "year" else (0, MOST_COUNTED)
        yield from _number_checks(field.name, name, low, high)


def _text_checks(field: str, name: str) -> Iterator[Check]:
    yield Check("long_text", field, f"length({name}) > {LONGEST_TEXT}", str(LONGEST_TEXT))
    control = " OR ".join(f"contains({name}, chr({code}))" for code in (10, 13, 0))
    yield Check("control", field, control)


def _date_checks(field: Field, name: str, today: date) -> Iterator[Check]:
    value = f"TRY_CAST({name} AS DATE)"
    # The engine reads more than one way of writing a date; a register has one.
    # Infinity is a date to the engine, and written as itself.
    written = (
        f"(CAST({value} AS VARCHAR) IS NOT DISTINCT FROM {name} AND {name} NOT LIKE '%infinity')"
    )
    yield Check("date", field.name, f"NOT ({written})")
    if not field.ahead:
        late = f"{written} AND {value} > DATE '{today}'"
        yield Check("future", field.name, late, str(today))
    first = date(FIRST_YEAR, 1, 1)
    yield Check("early", field.name, f"{written} AND {value} < DATE '{first}'", str(first))


def _number_checks(field: str, name: str, low: int, high: int) -> Iterator[Check]:
    value = f"TRY_CAST({name} AS BIGINT)"
    allowed = f"{low}–{high}"
    written = f"CAST({value} AS VARCHAR) IS NOT DISTINCT FROM {name}"
    yield Check("number", field, f"NOT ({written})", allowed)
    yield Check("range", field, f"{written} AND {value} NOT BETWEEN {low} AND {high}", allowed)


def _decimal_checks(field: str, name: str) -> Iterator[Check]:
    written = f"regexp_full_match({name}, '-?[0-9]{{1,6}}(\\.[0-9]{{1,2}}0*)?')"
    yield Check("decimal", field, f"NOT {written}")
    value = f"TRY_CAST({name} AS DECIMAL(9, 2))"
    yield Check("range", field, f"{written} AND {value} NOT BETWEEN 0 AND 24", "0–24")


def _age_band_checks(field: str, name: str, columns: list[str]) -> Iterator[Check]:
    written = f"regexp_full_match({name}, {quoted(AGE_BAND_PATTERN)})"
    low = f"CAST(split_part({name}, '-', 1) AS INTEGER)"
    high = f"CAST(split_part({name}, '-', 2) AS INTEGER)"
    upside_down = f"CASE WHEN {written} AND contains({name}, '-') THEN {low} > {high} END"
    allowed = "under 18, 18-23, 50+"
    yield Check("age_band", field, f"NOT {written} OR {upside_down}", allowed)
    year = '"age_band_year" IS NULL' if "age_band_year" in columns else "true"
    yield Check("age_band_year", field, f"{name} <> 'unknown' AND {year}")


def check_repeated(con: Any, file: TableFile, findings: Findings) -> bool:
    """Check that no id is there twice; return whether all were right."""
    key = file.table.key.name
    if key not in file.columns:
        return False
    raw = f"raw_{file.table.name}"
    twice = f'SELECT "{key}" FROM {raw} WHERE "{key}" IS NOT NULL GROUP BY 1 HAVING count(*) > 1'
    ((count,),) = con.execute(
        f"SELECT coalesce(sum(n - 1), 0) FROM (SELECT count(*) AS n FROM {raw}"
        f' WHERE "{key}" IS NOT NULL GROUP BY "{key}" HAVING count(*) > 1)'
    ).fetchall()
    if count:
        later = (
            f'SELECT line, "{key}" AS value FROM {raw} WHERE "{key}" IN ({twice})'
            f' QUALIFY row_number() OVER (PARTITION BY "{key}" ORDER BY line) > 1'
        )
        faults = _first(con, file, later, "repeated", key, "")
        findings.add_many(faults, int(count))
    return not count


def check_births(con: Any, file: TableFile, findings: Findings) -> None:
    """Check that no person's first contact lies before the year of birth."""
    if not {"birth_year", "first_contact"} <= set(file.columns):
        return
    wrong = (
        "SELECT line, first_contact AS value, birth_year AS allowed FROM raw_people"
        " WHERE year(CAST(first_contact AS DATE)) < CAST(birth_year AS INTEGER)"
    )
    ((count,),) = con.execute(f"SELECT count(*) FROM ({wrong})").fetchall()
    if count:
        faults = _first(con, file, wrong, "before_birth", "first_contact", "")
        findings.add_many(faults, count)


def check_order(con: Any, file: TableFile, findings: Findings) -> None:
    """Check that no row has its days in an order in which they cannot have been.

    Only called when the values are right by themselves.
    """
    for earlier, later in file.table.order:
        if not {earlier, later} <= set(file.columns):
            continue
        wrong = (
            f'SELECT line, "{later}" AS value, \'{earlier} \' || "{earlier}" AS allowed'
            f" FROM raw_{file.table.name}"
            f' WHERE CAST("{later}" AS DATE) < CAST("{earlier}" AS DATE)'
        )
        ((count,),) = con.execute(f"SELECT count(*) FROM ({wrong})").fetchall()
        if count:
            faults = _first(con, file, wrong, "order", later, "")
            findings.add_many(faults, count)


def check_references(
    con: Any, file: TableFile, files: Mapping[str, TableFile], findings: Findings
) -> None:
    """Check that what the rows of a table of protection refer to is there."""
    for field in file.table.fields:
        if field.refers_to is None or field.name not in file.columns:
            continue
        other, key = field.refers_to
        there = f'SELECT "{key}" FROM raw_{other}' if other in files else "SELECT NULL WHERE false"
        wrong = (
            f'SELECT line, "{field.name}" AS value FROM raw_{file.table.name}'
            f' WHERE "{field.name}" IS NOT NULL AND "{field.name}" NOT IN ({there})'
        )
        ((count,),) = con.execute(f"SELECT count(*) FROM ({wrong})").fetchall()
        if count:
            code = "no_person" if other == "people" else "no_case"
            name = files[other].path.name if other in files else f"{other}.csv"
            findings.add_many(_first(con, file, wrong, code, field.name, name), count)


def check_persons(con: Any, contacts: TableFile, people: TableFile, findings: Findings) -> None:
    """Check that every contact's person exists and was born by then.

    Only called when the ids and dates of both tables are right by themselves.
    """
    birth_year = "p.birth_year" if "birth_year" in people.columns else "NULL"
    joined = (
        "FROM raw_contacts AS c LEFT JOIN"
        f" (SELECT person_id, {birth_year} AS birth_year FROM raw_people AS p) AS q"
        " ON c.person_id = q.person_id WHERE c.person_id IS NOT NULL"
    )
    nobody = "q.person_id IS NULL"
    unborn = "year(CAST(c.date AS DATE)) < CAST(q.birth_year AS INTEGER)"
    counts = ", ".join(f"count(*) FILTER (WHERE {wrong})" for wrong in (nobody, unborn))
    ((missing, early),) = con.execute(f"SELECT {counts} {joined}").fetchall()
    if missing:
        rows = f"SELECT c.line, c.person_id AS value {joined} AND {nobody}"
        name = people.path.name
        faults = _first(con, contacts, rows, "no_person", "person_id", name)
        findings.add_many(faults, missing)
    if early:
        rows = f"SELECT c.line, c.date AS value, q.birth_year AS allowed {joined} AND {unborn}"
        faults = _first(con, contacts, rows, "before_birth", "date", "")
        findings.add_many(faults, early)


def _run(con: Any, file: TableFile, checks: list[Check], findings: Findings) -> bool:
    raw = f"raw_{file.table.name}"
    counts = ", ".join(f"count(*) FILTER (WHERE {check.condition})" for check in checks)
    (numbers,) = con.execute(f"SELECT {counts} FROM {raw}").fetchall()
    for check, count in zip(checks, numbers, strict=True):
        if count:
            rows = f'SELECT line, "{check.column}" AS value FROM {raw} WHERE {check.condition}'
            faults = _first(con, file, rows, check.code, check.column, check.allowed)
            findings.add_many(faults, count)
    return not any(numbers)


def _first(
    con: Any, file: TableFile, rows: str, code: str, column: str, allowed: str
) -> list[Fault]:
    """Return the first faults of `rows`, which give line, value and perhaps what is allowed."""
    found = con.execute(f"SELECT * FROM ({rows}) ORDER BY line LIMIT {SHOWN}").fetchall()
    faults = []
    for line, value, *own in found:
        told = "timestamp" if code == "date" and _TIME.match(value or "") else code
        faults.append(file.fault(told, line, column, value or "", str(own[0]) if own else allowed))
    return faults
