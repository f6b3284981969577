"""What this room gives the register: people and contacts, in the shapes of the schema.

The batches are for counting in memory. They name people by the key inside the database,
which tells when someone was first written down, so they never leave the machine as they
are: an export puts fresh ids in their place.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from itertools import chain, count, islice, repeat
from typing import Any
from uuid import UUID

import pyarrow as pa
from django.db import connection
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast

from lykt.organisation.models import Unit
from lykt.people.models import Contact, Person


#: Rows of one batch: large enough for the engine, small enough for the memory.
BATCH = 20_000

PEOPLE = pa.schema(
    [
        ("person_id", pa.string()),
        ("country", pa.string()),
        ("origin", pa.string()),
        ("gender", pa.string()),
        ("birth_year", pa.int32()),
        ("age_band", pa.string()),
        ("age_band_year", pa.int32()),
        ("first_contact", pa.date32()),
    ]
)
CONTACTS = pa.schema(
    [
        ("contact_id", pa.string()),
        ("person_id", pa.string()),
        ("date", pa.date32()),
        ("unit", pa.string()),
        ("channel", pa.string()),
    ]
)


@dataclass(frozen=True)
class Merges:
    """Who is taken to be whom at one moment, read once, so that two tables agree.

    `kept` leads from the key of a merged person to that of the one who stands for them;
    `first_contact` holds the earliest day that a merged code knew of, by the one kept.
    """

    kept: dict[str, str] = field(default_factory=dict)
    first_contact: dict[str, str] = field(default_factory=dict)


def merges(units: Collection[UUID], *, clinic: bool = True) -> Merges:
    """Read the merges of the controllers that run `units`, chains followed to their end.

    `clinic` as for `people`.
    """
    rows = (
        Person.objects.filter(controller__in=_controllers(units))
        .exclude(merged_into=None)
        .order_by()
        .values_list(_text("id"), _text("merged_into"), *_first(clinic))
    )
    into, days = {}, {}
    for key, target, met, at_clinic in rows:
        into[key] = target
        if day := _earlier(met, at_clinic):
            days[key] = day
    found = Merges()
    for key in into:
        end = key
        while end in into:
            end = into[end]
        found.kept[key] = end
        if key in days:
            found.first_contact[end] = min(days[key], found.first_contact.get(end, days[key]))
    return found


def people(
    units: Collection[UUID], merged: Merges, *, clinic: bool = True
) -> Iterator[pa.RecordBatch]:
    """Give each person met or kept in `units` once, as batches of the table `people`.

    Without `clinic`, no first day is one at the clinic that no contact tells any more.

    Raises:
        NobodyActs: outside `acting_as`.
    """
    rows = _people_of(units, merged).values_list(
        _text("id"),
        "country",
        "origin",
        "gender",
        "birth_year",
        "age_band",
        "age_band_year",
        *_first(clinic),
    )
    for batch in _batches(rows):
        ids, country, origin, gender, born, band, band_year, met, visited = zip(
            *batch, strict=True
        )
        first = tuple(map(_earlier, met, visited))
        if merged.first_contact:
            first = tuple(map(_earlier, first, map(merged.first_contact.get, ids)))
        yield pa.record_batch(
            [
                pa.array(ids, pa.string()),
                _known(country),
                pa.array(origin, pa.string()),
                pa.array(gender, pa.string()),
                pa.array(born, pa.int32()),
                _known(band),
                pa.array(band_year, pa.int32()),
                pa.array(first, pa.string()).cast(pa.date32()),
            ],
            schema=PEOPLE,
        )


def contacts(units: Collection[UUID], merged: Merges) -> Iterator[pa.RecordBatch]:
    """Give the contacts of `units` that stand, as batches of the table `contacts`.

    An entry for several anonymous people gives as many rows. A contact of a merged code is
    one of the person who stands for it.
    """
    names = dict(Unit.objects.filter(pk__in=units).values_list(_text("id"), "name"))
    rows = (
        Contact.objects.filter(unit__in=units, undone_at=None)
        .order_by()
        .values_list(_text("person"), _text("date"), _text("unit"), "channel", "count")
    )
    numbers = count(1)
    for batch in _batches(rows):
        person, date, unit, channel, several = map(list, zip(*batch, strict=True))
        if any(n != 1 for n in several):
            person, date, unit, channel = (
                list(chain.from_iterable(map(repeat, column, several)))
                for column in (person, date, unit, channel)
            )
        if merged.kept:
            person = [merged.kept.get(key, key) for key in person]
        yield pa.record_batch(
            [
                pa.array(list(map(str, islice(numbers, len(person)))), pa.string()),
                pa.array(person, pa.string()),
                pa.array(date, pa.string()).cast(pa.date32()),
                pa.array([names[key] for key in unit], pa.string()),
                pa.array(channel, pa.string()),
            ],
            schema=CONTACTS,
        )


def _people_of(units: Collection[UUID], merged: Merges) -> QuerySet[Person]:
    """Return those who stand for themselves and are kept or met in `units`."""
    controllers = _controllers(units)
    people: QuerySet[Person] = Person.objects.filter(merged_into=None).order_by()
    if not Unit.objects.filter(controller__in=controllers).exclude(pk__in=units).exists():
        return people.filter(controller__in=controllers)
    met = Contact.objects.filter(person=OuterRef("pk"), unit__in=units, undone_at=None)
    here = Q(unit__in=units) | Q(Exists(met))
    away = Person.objects.filter(here, controller__in=controllers).exclude(merged_into=None)
    ends = {merged.kept.get(key, key) for (key,) in away.values_list(_text("id"))}
    return people.filter(here | Q(pk__in=ends), controller__in=controllers)


def _controllers(units: Collection[UUID]) -> list[UUID]:
    found = Unit.objects.filter(pk__in=units).order_by().values_list("controller_id", flat=True)
    return list(found.distinct())


def _text(name: str) -> Cast:
    """Ask the database for text: converting keys and days one by one is what takes time."""
    return Cast(name, CharField())


def _first(clinic: bool) -> tuple[Any, Any]:
    """Ask for the first days that no contact tells any more: elsewhere, and at the clinic."""
    at_clinic = _text("first_at_clinic") if clinic else Value(None, output_field=CharField())
    return _text("first_contact"), at_clinic


def key_text(key: UUID) -> str:
    """Return a key as the tables of this room write it: as the database makes text of it."""
    return str(key) if connection.features.has_native_uuid_field else key.hex


def _batches(rows: Any) -> Iterator[list[tuple[Any, ...]]]:
    stream = rows.iterator(chunk_size=BATCH)
    while batch := list(islice(stream, BATCH)):
        yield batch


def _known(values: Collection[str]) -> pa.Array:
    return pa.array([value or None for value in values], pa.string())


def _earlier(one: str | None, other: str | None) -> str | None:
    return min(filter(None, (one, other)), default=None)
