"""Taking in a register: all of it or nothing, and the same one twice changes nothing.

The register has been checked before the first row is written. Its own ids are kept beside
ours, so that rows are known again, with a digest of what the register said: a row that
has since been corrected, undone or merged here stays as it is, and comes again unharmed.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import pyarrow as pa
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from lykt.field.models import Shift
from lykt.figures.market.counting import tables_told as market_told
from lykt.figures.protection.counting import tables_told
from lykt.figures.register import Register, open_register
from lykt.figures.rows import UNKNOWN
from lykt.organisation.access import check_may, units_for
from lykt.organisation.acting import Actor
from lykt.organisation.bulk import Inserter, new_handles, new_ids
from lykt.organisation.models import Controller, Unit
from lykt.people.models import Contact, Person
from lykt.reports import fits, reading
from lykt.reports.fresh_codes import CodeMaker
from lykt.reports.import_units import units_of_register


Progress = Callable[[str, int], None]

#: Stands for the digest of a row that the importer may not know of: no row has it.
OUT_OF_REACH = "-"

#: Rows that are looked up and written together.
BATCH = 5_000
#: People whose keys are remembered from one batch of contacts to the next.
REMEMBERED = 100_000


@dataclass
class Counted:
    """How many rows of a table came in, and how many were here already."""

    new: int = 0
    known: int = 0


@dataclass
class Imported:
    """What an import did."""

    tables: dict[str, Counted] = field(default_factory=dict)
    units: list[str] = field(default_factory=list)
    #: People whose passport the register told. No figure asks for it, so it is not kept.
    passports: int = 0
    #: Tables of protection and of the market that told anything. Lykt keeps its own alone.
    left_out: list[str] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        """Tell whether anything came in at all."""
        return any(table.new for table in self.tables.values())

    def lines(self) -> list[str]:
        """Say what was done, one sentence for each table."""
        names = {
            "people": pgettext("the people themselves", "People"),
            "contacts": _("Contacts"),
            "shifts": _("Shifts"),
        }
        text = [
            _("%(table)s: %(new)s new, %(known)s already here")
            % {"table": names[table], "new": count.new, "known": count.known}
            for table, count in self.tables.items()
        ]
        if self.units:
            made = ngettext("New unit: %(names)s", "New units: %(names)s", len(self.units))
            text.append(made % {"names": ", ".join(self.units)})
        if self.passports:
            text.append(_("The passport of %(people)s was left out") % {"people": self.passports})
        if self.left_out:
            text.append(
                _("Left out, since they are written here one by one: %(tables)s")
                % {"tables": ", ".join(self.left_out)}
            )
        if not self.changed:
            text.append(_("Nothing has changed: everything was here already."))
        return text


def import_register(
    folder: Path,
    *,
    by: Actor,
    controller: Controller,
    into: Unit | None = None,
    progress: Progress | None = None,
) -> Imported:
    """Check the register in `folder` and take it in for `controller`.

    `into` is where a leader of several units wants a register whose one unit nobody here
    calls by that name.

    Raises:
        BadRegister: when the register does not hold, or an id is here with other content.
        Refused: when the actor may not take in a register, or not into one of its units.
    """
    # Asked before anything of the folder is read.
    check_may(by, "import", "register")
    with open_register(folder) as register:
        return take_in(register, by=by, controller=controller, into=into, progress=progress)


@transaction.atomic
def take_in(
    register: Register,
    *,
    by: Actor,
    controller: Controller,
    into: Unit | None = None,
    progress: Progress | None = None,
) -> Imported:
    """Take in a register that is open, and thereby checked. See `import_register`."""
    check_may(by, "import", "register")
    fits.check(register)
    done = Imported(
        passports=reading.count(register, "people", "passport"),
        left_out=sorted(tables_told(register) | market_told(register)),
    )
    units, done.units = units_of_register(register, by=by, controller=controller, into=into)
    write = _Writer(register, by, controller, units, progress)
    done.tables["people"] = write.people()
    done.tables["contacts"] = write.contacts()
    done.tables["shifts"] = write.shifts()
    # Raised at the end, so that every id in conflict is told of; what was written is undone.
    write.conflicts.raise_any()
    return done


class _Writer:
    """Writes the tables of one register, batch by batch, in the caller's transaction."""

    def __init__(
        self,
        register: Register,
        by: Actor,
        controller: Controller,
        units: dict[str | None, UUID],
        progress: Progress | None,
    ) -> None:
        self._register = register
        self._by = by
        self._controller = controller
        self._units = {name: key.hex for name, key in units.items()}
        self._progress = progress
        self._remembered: dict[str, str] = {}
        self.conflicts = fits.Conflicts(register)
        now = timezone.now()
        self._alike = {
            "controller": controller.pk,
            "registered_by": by.staff,
            "registered_at": now,
            "changed_at": now,
        }

    def people(self) -> Counted:
        """Write the people who are new, each with a fresh code."""
        here = Person.objects.filter(controller=self._controller).count()
        maker = CodeMaker(
            self._controller.pk, people=here + reading.count(self._register, "people")
        )
        insert = Inserter(Person, _PERSON, **self._alike)
        done = Counted()
        for batch in self._new("people", Person, done):
            ids = new_ids(batch.num_rows)
            column = reading.columns(batch)
            codes, keys = maker.codes(batch.num_rows)
            insert.insert(
                {
                    **column,
                    "id": ids,
                    "handle": new_handles(len(ids)),
                    "code": codes,
                    "code_key": keys,
                    "unit": [self._units[name] for name in column["unit"]],
                    "country": [value or "" for value in column["country"]],
                    "age_band": list(map(_band, column["age_band"])),
                }
            )
        return done

    def contacts(self) -> Counted:
        """Write the contacts that are new, each by the key of its person here."""
        insert = Inserter(Contact, _CONTACT, **self._alike)
        done = Counted()
        for batch in self._new("contacts", Contact, done):
            column = reading.columns(batch)
            keys = self._people(set(column["person_id"]))
            insert.insert(
                {
                    **column,
                    "id": new_ids(batch.num_rows),
                    "handle": new_handles(batch.num_rows),
                    "unit": [self._units[name] for name in column["unit"]],
                    "person": list(map(keys.get, column["person_id"])),
                }
            )
        return done

    def shifts(self) -> Counted:
        """Write the shifts that are new."""
        insert = Inserter(Shift, _SHIFT, **self._alike)
        done = Counted()
        for batch in self._new("shifts", Shift, done):
            column = reading.columns(batch)
            insert.insert(
                {
                    **column,
                    "id": new_ids(batch.num_rows),
                    "handle": new_handles(batch.num_rows),
                    "unit": [self._units[name] for name in column["unit"]],
                    "hours": list(map(str, column["hours"])),
                }
            )
        return done

    def _new(self, table: str, model: Any, done: Counted) -> Iterator[pa.RecordBatch]:
        """Give the rows of a table that are not here, and count them all."""
        here = model.objects.filter(controller=self._controller)
        first_time = not here.exclude(register_id=None).exists()
        for batch in reading.batches(self._register, table, BATCH):
            kept = batch if first_time else self._unknown(table, here, batch)
            done.new += kept.num_rows
            done.known += batch.num_rows - kept.num_rows
            if kept.num_rows and not self.conflicts:
                yield kept
            if self._progress:
                self._progress(table, done.new + done.known)

    def _unknown(self, table: str, here: Any, batch: pa.RecordBatch) -> pa.RecordBatch:
        """Return the rows of a batch whose ids are not here; put down those in conflict."""
        ids, digests = (batch.column(name).to_pylist() for name in _KNOWN_BY)
        known = {
            key: digest if self._reaches(unit) else OUT_OF_REACH
            for key, digest, unit in here.filter(register_id__in=ids).values_list(
                *_KNOWN_BY, "unit"
            )
        }
        for place, (key, digest) in enumerate(zip(ids, digests, strict=True)):
            if known.get(key, digest) != digest:
                self.conflicts.add(table, batch.slice(place, 1).to_pylist()[0], here)
        return batch.filter(pa.array([key not in known for key in ids], pa.bool_()))

    def _reaches(self, unit: UUID) -> bool:
        """Tell whether rows of that unit may be known again by whoever imports.

        A leader who could hang a contact on a person of another unit would see their code.
        """
        return self._by.trusted or unit in units_for(self._by, "import", "register")

    def _people(self, ids: set[str | None]) -> dict[str | None, str]:
        """Return the keys here of people of the register, remembering a bounded number."""
        if len(self._remembered) > REMEMBERED:
            self._remembered.clear()
        if missing := [key for key in ids if key and key not in self._remembered]:
            found = Person.objects.filter(controller=self._controller, register_id__in=missing)
            for register_id, key in found.values_list("register_id", "pk"):
                self._remembered[register_id] = key.hex
        return {key: self._remembered[key] for key in ids if key}


def _band(text: str | None) -> str:
    """Return an age band as the database keeps it: one that is unknown is none."""
    return "" if text is None or text == UNKNOWN else text


_KNOWN_BY = ("register_id", "register_digest")
_KEPT = ("id", "handle", "unit", *_KNOWN_BY)
_PERSON = (
    *_KEPT,
    *("code", "code_key", "country", "origin", "gender", "birth_year"),
    *("age_band", "age_band_year", "first_contact"),
)
_CONTACT = (*_KEPT, "person", "date", "channel")
_SHIFT = (*_KEPT, "date", "area", "staff", "hours", "met", "seen")
