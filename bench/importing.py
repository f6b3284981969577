"""Taking a register in, beside Django's `bulk_create` and a bare `executemany`.

All three write the same rows to the same tables of SQLite, each committed at the end. Only
the first reads the files, checks them and looks for what is there already.
"""

import csv
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from bench.ground import fresh_installation, most_memory


ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "data" / "register"
ROUNDS = 3
#: How many times larger the register is whose memory is held against the first one's.
LARGER = 4
#: What the import may take, as a multiple of bulk_create.
MOST = 1.5


class Way(NamedTuple):
    """One way of writing the rows, and its times in seconds."""

    name: str
    times: list[float]

    @property
    def median(self) -> float:
        """The time in the middle."""
        return statistics.median(self.times)


def source(folder: Path, *, small: bool) -> Path:
    """Return the register to take in: the shared one, or a made-up one of its size."""
    if SHARED.is_dir() and not small:
        return SHARED
    from datetime import date

    from lykt.figures.register import write_register
    from lykt.figures.synthetic import make_register

    write_register(folder / "made", make_register(1, last_day=date(2025, 12, 31)))
    return folder / "made"


def rows_of(folder: Path) -> dict[str, list[dict[str, str]]]:
    """Read the tables as plain rows, before anything is timed."""
    tables = {}
    for name in ("people", "contacts", "shifts"):
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            tables[name] = list(csv.DictReader(file))
    return tables


def by_objects(tables: dict[str, list[dict[str, str]]], controller: Any, unit: Any) -> None:
    """Write the rows as one would with Django: an object for each, and bulk_create."""
    from django.db import transaction

    from lykt.field.models import Shift
    from lykt.people.models import Contact, Person
    from lykt.reports.fresh_codes import CodeMaker

    kept = {"controller": controller, "unit": unit}
    with transaction.atomic():
        codes, keys = CodeMaker(controller.pk, people=len(tables["people"])).codes(
            len(tables["people"])
        )
        people = {}
        for row, code, key in zip(tables["people"], codes, keys, strict=True):
            people[row["person_id"]] = Person(
                **kept,
                code=code,
                code_key=key,
                register_id=row["person_id"],
                country=row["country"],
                origin=row["origin"],
                gender=row["gender"],
                birth_year=row["birth_year"] or None,
                first_contact=row["first_contact"] or None,
            )
        Person.objects.bulk_create(people.values(), batch_size=5000)
        contacts = (
            Contact(
                **kept,
                register_id=row["contact_id"],
                person=people.get(row["person_id"]),
                date=row["date"],
                channel=row["channel"],
            )
            for row in tables["contacts"]
        )
        while batch := list(islice(contacts, 5000)):
            Contact.objects.bulk_create(batch)
        Shift.objects.bulk_create(
            [
                Shift(
                    **kept,
                    register_id=row["shift_id"],
                    date=row["date"],
                    area=row["area"],
                    staff=row["staff"],
                    hours=row["hours"],
                    met=row["met"],
                    seen=row["seen"] or None,
                )
                for row in tables["shifts"]
            ],
            batch_size=5000,
        )


def taken_out() -> dict[str, tuple[str, list[tuple[Any, ...]]]]:
    """Return every row that lies in the tables, with the statement that would write it."""
    from django.db import connection

    from lykt.field.models import Shift
    from lykt.people.models import Contact, Person

    found = {}
    with connection.cursor() as cursor:
        for model in (Person, Contact, Shift):
            table = model._meta.db_table
            cursor.execute(f"SELECT * FROM {table}")
            rows = cursor.fetchall()
            marks = ", ".join("?" * len(cursor.description))
            found[table] = (f"INSERT INTO {table} VALUES ({marks})", rows)
    return found


def by_hand(rows: dict[str, tuple[str, list[tuple[Any, ...]]]]) -> None:
    """Write finished rows with nothing between them and SQLite."""
    from django.db import connection, transaction

    with transaction.atomic():
        for statement, values in rows.values():
            connection.connection.executemany(statement, values)


def timed(work: Callable[[], object]) -> float:
    """Return how long `work` took, in seconds."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def compared(folder: Path, *, rounds: int) -> list[Way]:
    """Measure the three ways in turns, each into empty tables."""
    from lykt.organisation.acting import Actor, acting_as
    from lykt.organisation.models import Controller, Unit
    from lykt.reports.importing import import_register

    tables = rows_of(folder)
    ways = [Way(name, []) for name in ("lykt import register", "bulk_create", "executemany")]
    with acting_as(Actor(kind="job", name="bench")) as actor:

        def empty() -> tuple[Any, Any]:
            fresh_installation()
            controller = Controller.objects.create(name="Bench")
            return controller, Unit.objects.create(controller=controller, name="Bench")

        for _round in range(rounds):
            controller, _unit = empty()
            ways[0].times.append(
                timed(lambda: import_register(folder, by=actor, controller=controller))  # noqa: B023
            )
            controller, unit = empty()
            ways[1].times.append(timed(lambda: by_objects(tables, controller, unit)))  # noqa: B023
            finished = taken_out()
            kept = list(Controller.objects.all()), list(Unit.objects.all())
            fresh_installation()
            Controller.objects.bulk_create(kept[0])
            Unit.objects.bulk_create(kept[1])
            ways[2].times.append(timed(lambda: by_hand(finished)))  # noqa: B023
    return ways


def enlarged(folder: Path, into: Path, times: int) -> Path:
    """Write a register `times` as large: everyone so many times, under other ids."""
    into.mkdir()
    for name, ids in {"people": 1, "contacts": 2, "shifts": 1}.items():
        lines = (folder / f"{name}.csv").read_text(encoding="utf-8").splitlines()
        with (into / f"{name}.csv").open("w", encoding="utf-8") as out:
            out.write(lines[0] + "\n")
            for time_ in range(times):
                for line in lines[1:]:
                    *first, rest = line.split(",", ids)
                    keys = [f"{key}-{time_}" if key else "" for key in first]
                    out.write(",".join([*keys, rest]) + "\n")
    return into


def peak(folder: Path) -> float:
    """Return the most memory a process of its own held while it took the register in, in MiB."""
    with tempfile.TemporaryDirectory(prefix="lykt-bench-") as home:
        environment = {k: v for k, v in os.environ.items() if not k.startswith("LYKT_")}
        environment["LYKT_DATA_DIR"] = home
        done = subprocess.run(
            [sys.executable, "-m", "bench.importing", str(folder)],
            cwd=ROOT,
            env=environment,
            check=True,
            capture_output=True,
            text=True,
        )
    return int(done.stdout.split()[-1]) / 1024


def take_in_and_tell(folder: str) -> None:
    """Take a register in as the command line does, and print the most memory held, in KiB."""
    from lykt.web.cli import run as run_lykt

    if run_lykt(["import", "register", folder]):
        raise SystemExit(1)
    print(most_memory())


def run(*, small: bool) -> str:
    """Measure, print as it goes, and return this part of the page as Markdown."""
    fresh_installation()
    with tempfile.TemporaryDirectory(prefix="lykt-bench-") as place:
        folder = source(Path(place), small=small)
        rows = sum(1 for _ in (folder / "contacts.csv").open(encoding="utf-8")) - 1
        ways = compared(folder, rounds=1 if small else ROUNDS)
        large = enlarged(folder, Path(place) / "large", LARGER)
        memory = (peak(folder), peak(large))
    base = ways[1].median
    lines = [
        "## Taking in a register",
        "",
        f"{rows:,} contacts, with their people and shifts, into empty tables of SQLite;"
        f" medians of {len(ways[0].times)}. Allowed: {MOST} × bulk_create.",
        "",
        "| Way | Seconds | Beside bulk_create |",
        "|---|---:|---:|",
        *(f"| {way.name} | {way.median:.2f} | {way.median / base:.2f} × |" for way in ways),
        "",
        f"Most memory held: {memory[0]:.0f} MiB, and {memory[1]:.0f} MiB for a register"
        f" {LARGER} times as large.",
    ]
    print("\n".join(lines), file=sys.stderr)
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    take_in_and_tell(sys.argv[1])
