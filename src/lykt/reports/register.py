"""The register as the database holds it: put together from what each room gives."""

from collections.abc import Collection, Iterator
from hashlib import blake2b
from itertools import chain
from uuid import UUID

import pyarrow as pa
from django.utils.translation import gettext as _

from lykt.cases.case import facts as case_facts
from lykt.cases.housing import facts as housing_facts
from lykt.concerns import facts as concern_facts
from lykt.field import facts as field_facts
from lykt.field.adverts import facts as advert_facts
from lykt.field.online import facts as online_facts
from lykt.field.places import facts as place_facts
from lykt.field.scenes import facts as scene_facts
from lykt.figures.arrow import conform
from lykt.figures.register import Register, register_from_batches
from lykt.learning.events import facts as event_facts
from lykt.organisation.access import Refused, check_may, units_for
from lykt.organisation.acting import Actor
from lykt.people import facts as people_facts


def register_for(actor: Actor, units: Collection[UUID]) -> Register:
    """Return the register of `units` in memory, for counting; close it after use.

    All channels count, whoever asks: a figure about a unit is the same for everyone who
    may see it. The ids inside are those of the database and must not be shown.

    Raises:
        Refused: when the actor may not see the figures of one of the units.
        NobodyActs: outside `acting_as`.
    """
    check_units(actor, "read", "figures", units)
    return register_of(units)


def register_of(units: Collection[UUID], *, clinic: bool = True) -> Register:
    """Return the register of `units`; whoever calls has asked whether the actor may.

    Without `clinic`, nobody's first day is one at the clinic that no contact tells any more.
    """
    register = register_from_batches({})
    try:
        for table, batches in _facts(units, clinic):
            _fill(register, table, batches)
    except BaseException:
        register.close()
        raise
    return register


def _facts(
    units: Collection[UUID], clinic: bool
) -> Iterator[tuple[str, Iterator[pa.RecordBatch]]]:
    """Give the tables one after the other; a room that gives more is added here.

    The people come last: someone met for the first time while the contacts are being read
    is then among them.
    """
    merged = people_facts.merges(units, clinic=clinic)
    yield from protection(units, merged)
    yield from outreach(units)
    yield from market(units)
    yield "trainings", event_facts.trainings(units)
    yield "shifts", field_facts.shifts(units)
    yield "contacts", people_facts.contacts(units, merged)
    yield "people", people_facts.people(units, merged, clinic=clinic)


def market(units: Collection[UUID]) -> Iterator[tuple[str, Iterator[pa.RecordBatch]]]:
    """Give the tables of the market, one after the other."""
    yield "advert_rounds", advert_facts.rounds(units)
    yield "adverts", advert_facts.adverts(units)
    yield "chats", online_facts.chats(units)
    yield "chat_themes", online_facts.themes(units)
    yield "calls", online_facts.calls(units)


def protection(
    units: Collection[UUID], merged: people_facts.Merges
) -> Iterator[tuple[str, Iterator[pa.RecordBatch]]]:
    """Give the tables of protection, one after the other."""
    yield "concerns", concern_facts.concerns(units)
    yield "consultations", concern_facts.consultations(units)
    yield "cases", case_facts.cases(units, merged)
    yield "stays", _kept(housing_facts.stays(units), merged)


def outreach(units: Collection[UUID]) -> Iterator[tuple[str, Iterator[pa.RecordBatch]]]:
    """Give the tables of outreach, but for the shifts, one after the other."""
    yield "counts", field_facts.counts(units)
    yield "indoor_places", place_facts.openings(units)
    yield "indoor_visits", place_facts.visits(units)
    yield "signals", scene_facts.signals(units)


def _kept(
    batches: Iterator[pa.RecordBatch], merged: people_facts.Merges
) -> Iterator[pa.RecordBatch]:
    """Put whoever stands for a merged code in its place."""
    for batch in batches:
        place = batch.schema.get_field_index("person_id")
        keys = [people_facts.key_text(UUID(key)) for key in batch.column(place).to_pylist()]
        people = [merged.kept.get(key, key) for key in keys]
        yield batch.set_column(place, "person_id", pa.array(people, pa.string()))


def protection_digest(units: Collection[UUID]) -> str:
    """Return what differs as soon as anything counted of protection or outreach does."""
    digest = blake2b(digest_size=16)
    for table, batches in chain(
        protection(units, people_facts.merges(units)),
        outreach(units),
        (("trainings", event_facts.trainings(units)),),
    ):
        digest.update(table.encode())
        for batch in batches:
            digest.update(batch.serialize())
    return digest.hexdigest()


def _fill(register: Register, table: str, batches: Iterator[pa.RecordBatch]) -> None:
    """Put batches into a table, each read in this thread.

    The engine would read a stream in a thread of its own, where nobody acts and where the
    database has another connection.
    """
    con = register.con.con
    for batch in batches:
        con.register("incoming", pa.Table.from_batches([conform(batch, table)]))
        con.execute(f"INSERT INTO {table} SELECT * FROM incoming")  # noqa: S608
        con.unregister("incoming")


def check_units(actor: Actor, act: str, thing: str, units: Collection[UUID]) -> None:
    """Refuse unless the actor may do this in every one of `units`."""
    check_may(actor, act, thing)
    if not actor.trusted and not set(units) <= units_for(actor, act, thing):
        raise Refused(_("You do not work in all of these units."))
