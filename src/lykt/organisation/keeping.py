"""What is kept, how sensitive it is, whom it is about and for how long: one register.

Each room hands down an entry for every table it has, at start-up. The walk over all
models fails for a field that nobody has classed; erasure, backup, retention and the
person's own answer read the same entries, so that none of them can forget a table.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Sensitivity(StrEnum):
    """What it would mean if a field fell into the wrong hands, mildest first."""

    #: Says nothing of anybody: codes of the system, keys that lead nowhere outside it.
    SYSTEM = "system"
    #: About the organisation and its work, figures of others among it.
    WORK = "work"
    #: About those who work with Lykt.
    STAFF = "staff"
    #: About a person by pseudonym: a code, a date, who met them.
    PERSON = "person"
    #: About a person, of the kinds GDPR article 9 names: health, sex life, ethnic origin.
    SPECIAL = "special"
    #: Names, numbers, addresses and free text. Stands in the database sealed.
    SEALED = "sealed"
    #: Opens something: keys, hashes of passwords, secrets of second factors.
    SECRET = "secret"  # noqa: S105 - a class of data, not a password


class RecordClass(StrEnum):
    """What the law calls a kind of data, for that decides what may be erased."""

    #: A patient's journal: kept as long as the law says, whatever the person wishes.
    JOURNAL = "journal"
    #: Shows what a public body has done; kept or discarded by its archive plan.
    ARCHIVE = "archive"
    #: What is needed for the work, and goes when it is not.
    WORKING = "working"


@dataclass(frozen=True, slots=True)
class Kept:
    """One table: the sensitivity of every field, whom a row is about, how long it stays."""

    #: The table as Django names it, for instance "people.Contact".
    table: str
    fields: Mapping[str, Sensitivity]
    #: Lookups that lead from a row to the keys of whom it is about; none for other tables.
    subjects: tuple[str, ...] = ()
    #: Places of a row about others that name a subject, emptied when that subject is erased:
    #: a foreign key that may be empty, or "column__key" for a key of a JSON object.
    mentions: tuple[str, ...] = ()
    record: RecordClass = RecordClass.WORKING
    #: The rule of the rulebook that says how long, for instance "retention.contact".
    rule: str = ""
    #: The field the time is counted from.
    since: str = ""
    #: The subject is the row alone: what somebody said whom nobody knows, and who can ask for
    #: no answer about themselves.
    nobodys: bool = field(default=False)
    #: Rows are kept when whom they are about is erased, since they hold nothing of theirs.
    outlives: bool = field(default=False)


def classed(**names: str) -> dict[str, Sensitivity]:
    """Return the class of each field: `classed(system="id handle", staff="registered_by")`.

    Raises:
        ValueError: when a field is named twice, or the class is none.
    """
    told = [(name, Sensitivity(kind)) for kind in names for name in names[kind].split()]
    fields = dict(told)
    if len(fields) != len(told):
        raise ValueError("a field is in two classes")
    return fields


_register: dict[str, Kept] = {}


def add(entries: Iterable[Kept]) -> None:
    """Put entries into the register; a table stands there once."""
    for entry in entries:
        if _register.setdefault(entry.table, entry) != entry:
            raise ValueError(f"two rooms keep {entry.table}")


def register() -> list[Kept]:
    """Return the whole register, by the names of the tables."""
    return [_register[table] for table in sorted(_register)]


def kept(table: str) -> Kept:
    """Return the entry of a table; asking for one that nobody keeps is a mistake."""
    return _register[table]


def about_subjects() -> list[Kept]:
    """Return the entries whose rows are about somebody who could ask."""
    return [entry for entry in register() if entry.subjects and not entry.nobodys]
