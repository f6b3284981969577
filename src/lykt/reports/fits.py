"""What the database asks of a register beyond what the schema does, told as faults.

The public format allows a shift of no hours or nobody on it, and numbers as large as one
likes. The tables here do not, and a refusal by them would name no file and no line.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from lykt.figures.faults import SHOWN, Fault, Findings
from lykt.figures.register import Register
from lykt.figures.words import N_
from lykt.organisation.access import units_for
from lykt.organisation.acting import current_actor
from lykt.reports.reading import CONTENT, IDS, file_of, line_of


#: The largest number a column of small integers holds.
LARGEST = 32_767

MESSAGES = {
    "does_not_fit": N_("The number does not fit. Allowed: %(allowed)s."),
    "other_content": N_(
        "The id was imported before with other content. Allowed: the same content as then, "
        "or another id."
    ),
}

#: Table, field, what a row must not be (SQL), and what is allowed.
LIMITS = (
    ("shifts", "staff", f"staff NOT BETWEEN 1 AND {LARGEST}", f"1–{LARGEST}"),
    ("shifts", "hours", "hours <= 0 OR hours > 24", "0.01–24"),
    ("shifts", "met", f"met > {LARGEST}", f"0–{LARGEST}"),
    ("shifts", "seen", f"seen > {LARGEST}", f"0–{LARGEST}"),
)


class ImportFault(Fault):
    """A fault that shows only beside the database."""

    @property
    def message(self) -> str:
        """The message to translate, to be filled with `params`."""
        return MESSAGES.get(self.code) or super().message


def check(register: Register) -> None:
    """Refuse a register that the database could not keep.

    Raises:
        BadRegister: with the first faults by line.
    """
    findings = Findings()
    for table, field, amiss, allowed in LIMITS:
        wrong = f"FROM {table} WHERE {amiss}"
        count = register.execute(f"SELECT count(*) {wrong}").fetchone()[0]
        if not count:
            continue
        shown = f"SELECT {IDS[table]}, {field} {wrong} LIMIT {SHOWN}"
        file, params = file_of(register, table), {"allowed": allowed}
        faults: list[Fault] = [
            ImportFault(
                file, line_of(register, table, key), field, str(value), "does_not_fit", params
            )
            for key, value in register.execute(shown).fetchall()
        ]
        findings.add_many(faults, count)
    findings.raise_any()


class Conflicts:
    """Ids that are here with other content: all are counted, the first are told."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._findings = Findings()

    def __bool__(self) -> bool:
        return bool(self._findings.count)

    def add(self, table: str, row: Mapping[str, Any], here: QuerySet[Any]) -> None:
        """Put one down: `row` as the register has it, `here` the rows of its table."""
        if len(self._findings.faults) >= SHOWN:
            self._findings.count += 1
            return
        key = row["register_id"]
        line = line_of(self._register, table, key)
        field = _difference(table, row, here)
        file = file_of(self._register, table)
        self._findings.add(ImportFault(file, line, field, "", "other_content"))

    def raise_any(self) -> None:
        """Raise BadRegister when any was put down."""
        self._findings.raise_any()


def _difference(table: str, row: Mapping[str, Any], here: QuerySet[Any]) -> str:
    """Return the first field in which a row differs from ours; the id when none does.

    None does when ours was corrected here and by chance says what the register says now.
    Of a row in a unit out of reach it is the id, too: field by field, one could guess what
    another unit has been told about someone.
    """
    actor, row_here = current_actor(), here.filter(register_id=row["register_id"])
    reach = units_for(actor, "import", "register")
    if not actor.trusted and not row_here.filter(unit__in=reach).exists():
        return IDS[table]
    fields = [field for field in CONTENT[table] if field != "unit"]
    paths = [_PATHS.get(field, field) for field in fields]
    ours = row_here.values_list(*paths).first() or ()
    for field, value in zip(fields, ours, strict=False):
        if _plain(value) != _plain(row[field]):
            return field
    return "unit" if "unit" in CONTENT[table] else IDS[table]


_PATHS = {"person_id": "person__register_id"}


def _plain(value: Any) -> str:
    if isinstance(value, Decimal | float):
        return f"{value:.4f}"
    return "" if value is None else str(value)
