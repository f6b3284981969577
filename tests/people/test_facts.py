"""What this room gives the register: who is counted, and as whom."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import pyarrow as pa
import pytest
from django.utils import timezone

from lykt.figures.arrow import arrow_schema
from lykt.organisation.acting import Actor, NobodyActs, acting_as
from lykt.organisation.models import Staff, Unit
from lykt.people import facts
from lykt.people.models import Contact, Person
from tests.support.people import World


Acting = Callable[[Staff], Actor]
DAY = date(2012, 3, 1)


def person(unit: Unit, code: str, **known: Any) -> Person:
    return Person.objects.create(unit=unit, controller=unit.controller, code=code, **known)


def contact(unit: Unit, who: Person | None, **said: Any) -> Contact:
    said = {"date": DAY, "channel": "street", **said}
    return Contact.objects.create(unit=unit, controller=unit.controller, person=who, **said)


def rows(batches: Iterable[pa.RecordBatch]) -> list[dict[str, Any]]:
    return [row for batch in batches for row in batch.to_pylist()]


def given(*units: Unit) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the people and the contacts of units, as the register gets them."""
    keys = {unit.pk for unit in units}
    merged = facts.merges(keys)
    return rows(facts.people(keys, merged)), rows(facts.contacts(keys, merged))


def known(people: list[dict[str, Any]], *fields: str) -> set[tuple[Any, ...]]:
    return {tuple(row[field] for field in fields) for row in people}


@pytest.fixture
def _someone_acts(operator: Actor) -> None:
    """Let the operator act."""


pytestmark = pytest.mark.usefixtures("_someone_acts")


def test_a_person_is_given_as_they_are_known(world: World) -> None:
    one = person(
        world.service,
        "BLÅ-BRO-7",
        country="NG",
        origin="foreign",
        gender="female",
        birth_year=1990,
        first_contact=date(2009, 5, 1),
    )
    other = person(world.service, "GUL-BRO-7", age_band="18-23", age_band_year=2011)
    contact(world.service, one, channel="health")
    people, contacts = given(world.service)
    assert known(people, "country", "origin", "gender", "birth_year", "first_contact") == {
        ("NG", "foreign", "female", 1990, date(2009, 5, 1)),
        (None, "unknown", "unknown", None, None),
    }
    assert known(people, "age_band", "age_band_year") == {(None, None), ("18-23", 2011)}
    assert known(contacts, "date", "unit", "channel") == {(DAY, "Møteplassen", "health")}
    assert contacts[0]["person_id"] in {row["person_id"] for row in people}
    assert not {one.code, other.code} & {row["person_id"] for row in people}


def test_the_shape_is_the_schemas(world: World) -> None:
    for table, schema in (("people", facts.PEOPLE), ("contacts", facts.CONTACTS)):
        wanted = arrow_schema(table)
        for field in schema:
            assert wanted.field(field.name).type == field.type


def test_an_entry_of_several_anonymous_people_is_as_many_contacts(world: World) -> None:
    contact(world.service, None, count=3)
    contact(world.service, person(world.service, "BLÅ-BRO-7"))
    _people, contacts = given(world.service)
    assert [row["person_id"] is None for row in contacts].count(True) == 3
    assert len({row["contact_id"] for row in contacts}) == len(contacts) == 4


def test_what_was_undone_is_not_given(world: World) -> None:
    contact(world.service, None, undone_at=timezone.now())
    assert given(world.service)[1] == []


def test_a_chain_of_merges_ends_in_one_person(world: World) -> None:
    first = person(world.service, "BLÅ-BRO-7", first_contact=date(2010, 1, 1))
    second = person(world.service, "GUL-BRO-7", merged_into=first, first_contact=date(2008, 2, 2))
    third = person(world.service, "RØD-BRO-7", merged_into=second)
    for who in (first, second, third):
        contact(world.service, who)
    people, contacts = given(world.service)
    assert len(people) == 1
    assert people[0]["first_contact"] == date(2008, 2, 2)
    assert {row["person_id"] for row in contacts} == {people[0]["person_id"]}
    assert len(contacts) == 3


@pytest.mark.parametrize(
    ("met", "clinic", "merged_met", "merged_clinic"),
    [
        (None, date(2008, 2, 2), None, None),
        (date(2010, 1, 1), date(2008, 2, 2), None, None),
        (date(2008, 2, 2), date(2010, 1, 1), date(2011, 1, 1), None),
        (date(2010, 1, 1), None, date(2011, 1, 1), date(2008, 2, 2)),
    ],
)
def test_the_first_day_is_the_first_wherever_it_was(
    met: date, clinic: date, merged_met: date, merged_clinic: date, world: World
) -> None:
    one = person(world.service, "BLÅ-BRO-7", first_contact=met, first_at_clinic=clinic)
    person(
        world.service,
        "GUL-BRO-7",
        merged_into=one,
        first_contact=merged_met,
        first_at_clinic=merged_clinic,
    )
    assert given(world.service)[0][0]["first_contact"] == date(2008, 2, 2)


def test_a_unit_gives_those_it_keeps_or_has_met_and_no_others(world: World) -> None:
    kept_here = person(world.service, "BLÅ-BRO-7", birth_year=1980)
    met_here = person(world.clinic, "GUL-BRO-7", birth_year=1981)
    person(world.clinic, "RØD-BRO-7", birth_year=1982)
    person(world.elsewhere, "STØ-BRO-7", birth_year=1983)
    contact(world.service, met_here)
    contact(world.clinic, kept_here)
    people, contacts = given(world.service)
    assert known(people, "birth_year") == {(1980,), (1981,)}
    assert len(contacts) == 1
    assert known(given(world.service, world.clinic)[0], "birth_year") == {
        (1980,),
        (1981,),
        (1982,),
    }


def test_whoever_was_merged_away_counts_as_the_one_kept_in_another_unit(world: World) -> None:
    kept = person(world.clinic, "BLÅ-BRO-7", birth_year=1980)
    away = person(world.service, "GUL-BRO-7", merged_into=kept)
    contact(world.service, away)
    people, contacts = given(world.service)
    assert known(people, "birth_year") == {(1980,)}
    assert contacts[0]["person_id"] == people[0]["person_id"]


def test_the_queries_do_not_grow_with_the_rows(
    world: World, django_assert_num_queries: Callable[[int], Any]
) -> None:
    def count(rows: int) -> None:
        for number in range(rows):
            contact(world.service, person(world.service, f"BLÅ-BRO-{rows}{number}"))
        with django_assert_num_queries(8):
            given(world.service)

    count(1)
    count(20)


def test_nobody_reads_unnamed(world: World) -> None:
    from contextvars import Context

    def alone() -> None:
        with pytest.raises(NobodyActs):
            given(world.service)

    Context().run(alone)


def test_many_rows_come_in_several_batches(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facts, "BATCH", 3)
    for _number in range(7):
        contact(world.service, None)
    keys = {world.service.pk}
    with acting_as(Actor(kind="job", name="test")):
        sizes = [batch.num_rows for batch in facts.contacts(keys, facts.merges(keys))]
    assert sizes == [3, 3, 1]
