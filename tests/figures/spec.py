"""Registers and expected figures written as small tables of text.

A table begins with its name and its columns, and ends with a blank line. The first column
is the id in `people` and the person in `contacts`; what is not told is made up. `.` is an
empty value. In `expect` the columns are periods and the rows figures; `.` is no row.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from lykt.figures import engine, reference
from lykt.figures.arrow import batches_from_rows
from lykt.figures.register import Register, register_from_batches
from lykt.figures.rows import Row
from lykt.figures.schema import TABLES


Tables = dict[str, list[dict[str, Any]]]

_MADE_UP: dict[str, dict[str, Any]] = {
    "people": {"origin": "unknown", "gender": "unknown"},
    "contacts": {"unit": "Unit", "channel": "street"},
    "shifts": {"unit": "Unit", "area": "Area", "staff": 2, "hours": Decimal("3.5")},
    "concerns": {"unit": "Unit", "source": "staff"},
    "consultations": {"unit": "Unit", "with_whom": "school", "theme": "signs"},
    "cases": {"unit": "Unit", "opened": date(2011, 1, 1)},
    "stays": {"unit": "Unit"},
    "counts": {
        "unit": "Unit",
        "counted": "met",
        "region": "unknown",
        "group_gender": "unknown",
    },
    "indoor_places": {"unit": "Unit", "place_id": "1", "indoor_kind": "institute"},
    "indoor_visits": {
        "unit": "Unit",
        "place_id": "1",
        "indoor_kind": "institute",
        "way": "visit",
        "went": "let_in",
    },
    "trainings": {"unit": "Unit", "training_kind": "talk", "audience": "health"},
    "signals": {
        "unit": "Unit",
        "scene_kind": "hotel",
        "signal_kind": "more",
        "source_kind": "seen",
        "strength": "observed",
    },
    "advert_rounds": {"unit": "Unit", "place": "Bergen"},
    "adverts": {"unit": "Unit", "place": "Bergen", "site": "a.example", "count": 1},
    "chats": {"unit": "Unit", "chat_channel": "own_chat", "target_group": "unsure", "count": 1},
    "chat_themes": {"unit": "Unit"},
    "calls": {"unit": "Unit", "mediator": "no"},
}
_FIRST_COLUMN = {
    "people": "person_id",
    "contacts": "person_id",
    "shifts": "date",
    "concerns": "date",
    "consultations": "date",
    "cases": "person_id",
    "stays": "person_id",
    "counts": "date",
    "indoor_places": "opened",
    "indoor_visits": "date",
    "signals": "date",
    "trainings": "date",
    "advert_rounds": "date",
    "adverts": "date",
    "chats": "date",
    "chat_themes": "date",
    "calls": "date",
}


def read_spec(text: str) -> tuple[Tables, dict[tuple[str, ...], str]]:
    """Return the register and what is expected: (series, breakdown, category, period) to value."""
    tables: Tables = {name: [] for name in TABLES}
    expected: dict[tuple[str, ...], str] = {}
    for block in text.strip().split("\n\n"):
        head, *lines = [[cell.strip() for cell in line.split("|")] for line in block.splitlines()]
        for line in lines:
            if head[0] == "expect":
                series, _, category = line[0].partition(" ")
                breakdown, _, category = category.partition("=")
                for period, value in zip(head[1:], line[1:], strict=True):
                    expected[series, breakdown, category or "all", period] = value
            else:
                tables[head[0]].append(_row(head, line, len(tables[head[0]])))
    return tables, expected


def _row(head: list[str], line: list[str], number: int) -> dict[str, Any]:
    name = head[0]
    names = [_FIRST_COLUMN[name], *head[1:]]
    row = {TABLES[name].key.name: f"{name}{number}", **_MADE_UP[name]}
    for column, text in zip(names, line, strict=True):
        row[column] = _value(TABLES[name].field(column).type, text)
    return row


def _value(kind: str, text: str) -> Any:
    if text == ".":
        return None
    if kind == "date":
        return date.fromisoformat(text)
    if kind in ("year", "integer"):
        return int(text)
    return Decimal(text) if kind == "decimal" else text


def register_of(tables: Mapping[str, Sequence[Mapping[str, Any]]]) -> Register:
    """Return the rows as a register on the engine."""
    return register_from_batches(
        {name: iter(batches) for name, batches in batches_from_rows(tables).items()}
    )


def rows_of_both(tables: Tables, **asked: Any) -> dict[str, list[Row]]:
    """Return the rows of the engine and of the reference."""
    with register_of(tables) as register:
        return {
            "engine": engine.portfolio(register, **asked),
            "reference": reference.portfolio(tables, **asked),
        }


def assert_spec(text: str, **asked: Any) -> None:
    """Hold the engine and the reference to the table: all that it says, and no more.

    For every series and breakdown that it names, it must name every row.
    """
    tables, expected = read_spec(text)
    named = {key[:2] for key in expected}
    wanted = {key: float(value) for key, value in expected.items() if value != "."}
    for name, rows in rows_of_both(tables, **asked).items():
        found = {_key(row): row.value for row in rows if (row.series, row.breakdown) in named}
        assert found == wanted, name


def _key(row: Row) -> tuple[str, ...]:
    period = str(row.year) if row.period == "year" else row.period
    return (row.series, row.breakdown, row.category, period)
