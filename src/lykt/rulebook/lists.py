"""Reading a file of codes: its tables as they should be, or every fault at once.

Such a list lies in `data/lists`. It begins with a table `[about]` that says what it is, where
it is from and when someone checked it; then come its rows, table by table.
"""

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from lykt.rulebook.faults import BadRulebook, Fault
from lykt.rulebook.fields import Field, read_fields
from lykt.rulebook.loading import DATA
from lykt.rulebook.rows import LANGUAGES, Mark


#: The lists that come with Lykt.
LISTS = DATA / "lists"

#: A row as it was read: its values by field.
Row = dict[str, Any]

#: The fields of one table of a list, by name.
Fields = Mapping[str, Field]

#: Tells of a fault between rows: table, row from 1, field, value, code of the message, allowed.
TellOf = Callable[[str, int, str, object, str, str], None]

#: Looks at the rows of all tables together.
Check = Callable[[Mapping[str, list[Row]], TellOf], None]


def fields_of(*fields: Field) -> Fields:
    """Return fields by their names."""
    return {field.name: field for field in fields}


def marked() -> Field:
    """Return the field that says how a row was checked."""
    return Field("mark", "code", "How it was checked", True, tuple(Mark))


ABOUT = fields_of(
    Field("text", "words", "What stands with the list wherever it is shown", True, LANGUAGES),
    Field("source", "text", "The document, and what was read in it", True),
    Field("checked_on", "date", "The day someone checked it", True),
    Field("checked_by", "text", "Who checked it", True),
    Field("review_by", "date", "The last day the check counts", True),
)


def read_list(file: Path, tables: Mapping[str, Fields], check: Check) -> dict[str, list[Row]]:
    """Read a list: the rows of each of its tables, and of "about" the only one.

    A code stands once in its table.

    Raises:
        BadRulebook: with every fault counted and the first told.
    """
    faults: list[Fault] = []

    def tell(table: str, row: int, field: str, value: object, code: str, allowed: str) -> None:
        shown = "" if isinstance(value, dict) else str(value)
        faults.append(Fault(file.name, row, table, field, shown, code, {"allowed": allowed}))

    content = _content(file, tell)
    rows: dict[str, list[Row]] = {}
    if not faults:
        for name in content:
            if name not in (allowed := ("about", *tables)):
                tell("", 0, str(name), "", "unknown", ", ".join(allowed))
        for table, fields in {"about": ABOUT, **tables}.items():
            rows[table] = _rows(table, content.get(table), fields, tell)
    # Rows that could not be read are missed by those that name them: one thing at a time.
    if not faults:
        check(rows, tell)
    if faults:
        raise BadRulebook(faults)
    return rows


def _content(file: Path, tell: TellOf) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        tell("", 0, "", "", "encoding", "")
    except tomllib.TOMLDecodeError as problem:
        tell("", 0, "", "", "toml", str(problem))
    return {}


def _rows(table: str, found: Any, fields: Fields, tell: TellOf) -> list[Row]:
    """Return the rows of a table that are as they should be; "about" is the only one of its."""
    raw = [found] if table == "about" and isinstance(found, dict) else found
    if not isinstance(raw, list) or not raw or not all(isinstance(one, dict) for one in raw):
        tell("", 0, table, "", "no_table", f"[{table}]" if table == "about" else f"[[{table}]]")
        return []
    rows = []
    codes: set[str] = set()
    for number, one in enumerate(raw, start=1):
        rows.append(_row(table, number, one, fields, tell))
        code = rows[-1].get("code")
        if code in codes:
            tell(table, number, "code", code, "repeated", "")
        codes.add(str(code))
    return rows


def _row(table: str, number: int, raw: Row, fields: Fields, tell: TellOf) -> Row:
    code = raw.get("code")
    shown = f"{table} {code}" if isinstance(code, str) else table

    def tell_here(field: str, value: object, fault: str, allowed: str) -> None:
        tell(shown, number, field, value, fault, allowed)

    return read_fields(raw, tell_here, fields)
