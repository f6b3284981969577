"""Writing the register out, in the public format and with ids made for this one export.

The ids of the database tell when someone was first written down, and the ids of another
export could be laid beside these. So everyone gets a new one by chance, and the rows are
put in an order that tells no more than they do themselves.
"""

import errno
import os
import secrets
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Literal
from uuid import UUID

import pyarrow as pa

from lykt.figures.market.counting import tables_told as market_told
from lykt.figures.protection.counting import tables_told
from lykt.figures.register import Register, write_register
from lykt.figures.schema import TABLES
from lykt.organisation.access import units_for
from lykt.organisation.acting import Actor
from lykt.organisation.models import Unit
from lykt.people.codes import Channel
from lykt.people.facts import merges
from lykt.privacy.reading.codes import Ground
from lykt.privacy.reading.record import note
from lykt.reports.exporting_protection import select
from lykt.reports.register import check_units, register_of


#: Bytes of chance in an id: 80 bits, so that no two are ever alike.
ID_BYTES = 10
BATCH = 20_000

#: What is read of each table once everyone has a fresh id. A contact whose person was
#: taken back between two tables being read is left out.
_SELECT = {
    "people": """
        SELECT fresh.id AS person_id, country, origin, gender, birth_year, age_band,
            age_band_year, first_contact
        FROM people JOIN fresh_people AS fresh ON fresh.old = person_id
        ORDER BY 1
    """,
    "contacts": """
        SELECT fresh.id AS contact_id, person.id AS person_id, date, unit, channel
        FROM contacts JOIN fresh_contacts AS fresh ON fresh.old = contact_id
            LEFT JOIN fresh_people AS person ON person.old = person_id
        WHERE person_id IS NULL OR person.id IS NOT NULL
        ORDER BY date, 1
    """,
    "shifts": """
        SELECT fresh.id AS shift_id, date, unit, area, staff, hours, met, seen
        FROM shifts JOIN fresh_shifts AS fresh ON fresh.old = shift_id
        ORDER BY date, 1
    """,
}
_KEYS = {name: table.key.name for name, table in TABLES.items()}

#: So many people stand in one entry of the reading record.
NOTED_TOGETHER = 5_000

Format = Literal["csv", "parquet"]


class FolderInUse(OSError):
    """The folder to write to holds something already."""


def export_register(
    folder: Path, *, by: Actor, units: Collection[UUID], format: Format = "csv"
) -> dict[str, int]:
    """Write the register of `units` to `folder`, whole or not at all; return rows by table.

    The folder must be missing or empty. Only its owner can open it.

    Raises:
        Refused: when the actor may not export one of the units.
        NobodyActs: outside `acting_as`.
        FolderInUse: when the folder holds something.
    """
    check_units(by, "export", "register", units)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderInUse(errno.ENOTEMPTY, os.strerror(errno.ENOTEMPTY), str(folder))
    closed = _closed_clinics(by, units)
    with register_of(units, clinic=not closed) as register:
        _leave_out_the_clinic(register, closed)
        selected = _selected(register, by)
        for table in selected:
            _give_fresh_ids(register, table)
        _note(by, register, units)
        tables = {
            table: _Counting(_rows(register, statement)) for table, statement in selected.items()
        }
        write_register(folder, tables, format=format)
    return {name: rows.count for name, rows in tables.items()}


def _selected(register: Register, by: Actor) -> dict[str, str]:
    """Return the statement of each table that is given out.

    Cases are seen by their teams alone, and nobody is in all of them: with what belongs to
    them they leave by the operator's hand only. A table that holds nothing is left out.
    """
    if not by.trusted:
        return dict(_SELECT)
    told = tables_told(register) | market_told(register)
    given_out = frozenset({*_SELECT, *told})
    more = {name: select(TABLES[name], given_out) for name in TABLES if name in told}
    return {**_SELECT, **more}


def _closed_clinics(by: Actor, units: Collection[UUID]) -> set[UUID]:
    """Return those of the units whose contacts at the clinic the actor may not read."""
    return set() if by.trusted else set(units) - units_for(by, "read", "health_contact")


def _leave_out_the_clinic(register: Register, closed: Collection[UUID]) -> None:
    """Take out the contacts at the clinic of these units.

    What a role may not look at on a page, it may not carry out in a file either.
    """
    names = list(Unit.objects.filter(pk__in=closed).values_list("name", flat=True))
    register.con.con.execute(
        "DELETE FROM contacts WHERE channel = ? AND list_contains(?, unit)",
        [Channel.HEALTH.value, names],
    )


def _note(by: Actor, register: Register, units: Collection[UUID]) -> None:
    """Write down in the reading record whose rows are given out, before they are.

    They are those that have been read, each with every code that was taken to be theirs.
    """
    written = {key for (key,) in register.execute("SELECT old FROM fresh_people").fetchall()}
    codes = {key for key, end in merges(units).kept.items() if end in written}
    people = sorted(map(UUID, written | codes))
    for start in range(0, len(people), NOTED_TOGETHER):
        some = people[start : start + NOTED_TOGETHER]
        note(by=by, what="export_register", subjects=some, ground=Ground.EXPORT)


def _give_fresh_ids(register: Register, table: str) -> None:
    """Make the table fresh_…: each id of the database beside one made by chance now."""
    rows = register.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
    register.execute(f"CREATE TABLE ids_{table} (id VARCHAR)")
    for start in range(0, rows, BATCH):
        _put_ids(register, table, min(BATCH, rows - start))
    # Which id meets which row is of no matter, only that each meets one.
    register.execute(
        f"CREATE TABLE fresh_{table} AS SELECT {_KEYS[table]} AS old, ids.id"  # noqa: S608
        f" FROM {table} POSITIONAL JOIN ids_{table} AS ids"
    )


def _put_ids(register: Register, table: str, count: int) -> None:
    size = 2 * ID_BYTES
    text = secrets.token_hex(ID_BYTES * count)
    ids = [table[0] + text[at : at + size] for at in range(0, len(text), size)]
    register.con.con.register("by_chance", pa.table({"id": ids}))
    register.execute(f"INSERT INTO ids_{table} SELECT id FROM by_chance")  # noqa: S608
    register.con.con.unregister("by_chance")


def _rows(register: Register, statement: str) -> Iterator[pa.RecordBatch]:
    with register.con.con.cursor() as cursor:
        yield from cursor.sql(statement).to_arrow_reader(BATCH)


class _Counting:
    """Passes batches on and counts their rows."""

    def __init__(self, batches: Iterator[pa.RecordBatch]) -> None:
        self._batches = batches
        self.count = 0

    def __iter__(self) -> Iterator[pa.RecordBatch]:
        for batch in self._batches:
            self.count += batch.num_rows
            yield batch
