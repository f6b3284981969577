"""What an officer sees of the record, and what is found of one person in it."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from lykt.organisation.acting import Actor
from lykt.organisation.models import Staff, StaffPost
from lykt.organisation.roles import Role
from lykt.people.models import Person
from lykt.privacy.reading import queries
from lykt.privacy.reading.codes import Ground
from lykt.privacy.reading.models import ReadingEntry
from lykt.privacy.reading.queries import MACHINE, Narrowing, Reader
from lykt.privacy.reading.record import note
from lykt.privacy.sealing.keys import destroy
from lykt.privacy.sealing.models import SealFault
from tests.access_table import make_person
from tests.support.people import World, make_staff


pytestmark = pytest.mark.usefixtures("db")

OPERATOR = Actor(kind="operator", name="olav")


def read(by: Staff | Actor, *subjects: UUID, what: str = "person_page") -> list[ReadingEntry]:
    actor = by.as_actor() if isinstance(by, Staff) else by
    return note(by=actor, what=what, subjects=subjects or [uuid4()])


def numbers(entries: object) -> list[int]:
    return [entry.number for entry in entries]  # type: ignore[attr-defined]


@pytest.fixture
def other_officer(world: World) -> Staff:
    """The officer of Elvestad."""
    return make_staff(Role.DATA_PROTECTION_OFFICER, world.elsewhere, "oline")


class TestWhoseEntries:
    """An officer sees what was read of the people that the own controller answers for."""

    def test_newest_first_and_only_ones_own(
        self, froya: Staff, ulrik: Staff, odin: Staff, other_officer: Staff
    ) -> None:
        read(froya)
        read(ulrik)
        read(froya)
        assert numbers(queries.entries_for(odin.as_actor())) == [3, 1]
        assert numbers(queries.entries_for(other_officer.as_actor())) == [2]

    def test_whoever_works_for_two_is_seen_by_each_for_their_own(
        self, world: World, froya: Staff, odin: Staff, other_officer: Staff, operator: Actor
    ) -> None:
        StaffPost.objects.create(
            staff=froya,
            controller=world.elvestad,
            unit=world.elsewhere,
            role=Role.FIELD_WORKER,
            since="2020-01-01",
        )
        here = make_person(world)
        there = Person.objects.create(
            controller=world.elvestad, unit=world.elsewhere, code="BLÅ-KRONE-7"
        )
        entries = read(froya, here.pk, there.pk)
        assert len(entries) == 2
        [own] = queries.entries_for(odin.as_actor())
        [theirs] = queries.entries_for(other_officer.as_actor())
        assert (own.controller, theirs.controller) == (world.fjordby.pk, world.elvestad.pk)
        assert len(own.subjects) == len(theirs.subjects) == 1

    def test_the_operator_is_seen_by_whose_people_are_read(
        self, world: World, odin: Staff, other_officer: Staff, operator: Actor
    ) -> None:
        read(operator, make_person(world).pk)
        assert numbers(queries.entries_for(odin.as_actor())) == [1]
        assert numbers(queries.entries_for(other_officer.as_actor())) == []

    def test_what_nobody_keeps_is_seen_by_every_officer(
        self, odin: Staff, other_officer: Staff
    ) -> None:
        read(OPERATOR)
        for officer in (odin, other_officer):
            assert numbers(queries.entries_for(officer.as_actor())) == [1]

    @pytest.mark.parametrize("role", sorted(set(Role) - {Role.DATA_PROTECTION_OFFICER}))
    def test_nobody_else_sees_any(self, world: World, role: str) -> None:
        reader = make_staff(Role(role), world.service)
        read(reader)
        read(OPERATOR)
        assert numbers(queries.entries_for(reader.as_actor())) == []

    def test_an_act_that_shows_nobody(self, odin: Staff, other_officer: Staff) -> None:
        note(by=odin.as_actor(), what="reading_csv", subjects=[], even_nobody=True)
        assert numbers(queries.entries_for(odin.as_actor())) == [1]
        assert numbers(queries.entries_for(other_officer.as_actor())) == []


class TestNarrowed:
    def narrowed(self, **by: object) -> list[int]:
        entries = ReadingEntry.objects.order_by("number")
        return numbers(queries.narrowed(entries, Narrowing(**by)))  # type: ignore[arg-type]

    def test_by_each_of_the_form(self, froya: Staff, sunniva: Staff) -> None:
        read(froya)
        read(sunniva, what="people")
        note(by=OPERATOR, what="export_register", subjects=[uuid4()])
        assert self.narrowed() == [1, 2, 3]
        assert self.narrowed(who=froya.handle) == [1]
        assert self.narrowed(who=MACHINE) == [3]
        assert self.narrowed(who="nobody") == []
        assert self.narrowed(page="people") == [2]
        assert self.narrowed(ground=Ground.MACHINE) == [3]
        assert self.narrowed(page="people", who=froya.handle) == []

    def test_days_are_whole_local_days(self, froya: Staff) -> None:
        today = timezone.localdate()
        read(froya)
        midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
        ReadingEntry.objects.update(at=midnight)
        assert self.narrowed(since=today, until=today) == [1]
        assert self.narrowed(until=today - timedelta(days=1)) == []
        assert self.narrowed(since=today + timedelta(days=1)) == []
        ReadingEntry.objects.update(at=midnight - timedelta(microseconds=1))
        assert self.narrowed(since=today) == []
        assert self.narrowed(until=today - timedelta(days=1)) == [1]

    def test_the_last_day_there_is(self, froya: Staff) -> None:
        read(froya)
        assert self.narrowed(until=timezone.localdate().max) == [1]


class TestWhoHasReadMost:
    def test_different_people_and_entries(self, froya: Staff, sunniva: Staff, odin: Staff) -> None:
        one, other = uuid4(), uuid4()
        for _ in range(3):
            read(froya, one)
        read(sunniva, one, other)
        readers = queries.readers_of_days(odin.as_actor(), 1)
        assert readers == [Reader(sunniva.pk, "", 1, 2), Reader(froya.pk, "", 3, 1)]

    def test_only_of_the_days(self, froya: Staff, odin: Staff) -> None:
        read(froya)
        ReadingEntry.objects.update(at=timezone.now() - timedelta(days=6))
        assert queries.readers_of_days(odin.as_actor(), 1) == []
        assert len(queries.readers_of_days(odin.as_actor(), 7)) == 1
        ReadingEntry.objects.update(at=timezone.now() - timedelta(days=8))
        assert queries.readers_of_days(odin.as_actor(), 7) == []

    def test_only_of_ones_own_controller(self, ulrik: Staff, odin: Staff) -> None:
        read(ulrik)
        assert queries.readers_of_days(odin.as_actor(), 7) == []

    def test_the_machine_by_its_name(self, odin: Staff) -> None:
        read(OPERATOR)
        assert queries.readers_of_days(odin.as_actor(), 1) == [Reader(None, "olav", 1, 1)]


class TestReadingsOf:
    """What a person may ask: who has read of me."""

    def test_every_entry_newest_first(self, froya: Staff) -> None:
        me, somebody = uuid4(), uuid4()
        read(froya, me)
        read(froya, somebody)
        read(froya, somebody, me)
        assert numbers(queries.readings_of([me])) == [3, 1]

    def test_under_every_code_and_once(self, froya: Staff) -> None:
        me, also_me = uuid4(), uuid4()
        read(froya, me, also_me)
        read(froya, also_me)
        assert numbers(queries.readings_of([me, also_me])) == [2, 1]

    def test_of_every_controller(self, froya: Staff, ulrik: Staff) -> None:
        me = uuid4()
        read(froya, me)
        read(ulrik, me)
        assert numbers(queries.readings_of([me])) == [2, 1]

    def test_nobody_is_in_none_and_gets_no_key(self, froya: Staff) -> None:
        read(froya)
        stranger = uuid4()
        assert numbers(queries.readings_of([stranger])) == []
        assert queries.stored_keys([stranger]) == {}
        assert numbers(queries.readings_of([])) == []

    def test_an_erased_person_is_in_none(self, froya: Staff) -> None:
        me = uuid4()
        read(froya, me)
        destroy([me])
        assert numbers(queries.readings_of([me])) == []


class TestFaults:
    """Sealed fields that did not open, of rows the officer's controller answers for."""

    def fault(self, table: str, row: object, column: str = "code") -> SealFault:
        return SealFault.objects.create(table=table, column=column, row=str(row), found="f")

    def test_those_of_ones_own_and_those_nobody_can_place(
        self,
        world: World,
        odin: Staff,
        other_officer: Staff,
        acting: Callable[[Staff], Actor],
    ) -> None:
        person = make_person(world)
        self.fault("people_person", person.pk)
        self.fault("people_person", uuid4())
        self.fault("no_such_table", "x")
        officer = acting(odin)
        assert len(queries.faults_for(officer)) == 3
        officer = acting(other_officer)
        assert len(queries.faults_for(officer)) == 2

    def test_what_it_says(
        self, world: World, odin: Staff, acting: Callable[[Staff], Actor]
    ) -> None:
        person = make_person(world)
        self.fault("people_person", person.pk)
        [found] = queries.faults_for(acting(odin))
        assert (found.table, found.field) == ("person", "code")
        assert str(person.pk).endswith(found.row)
        assert len(found.row) == 6

    def test_a_column_that_is_there_no_more(
        self, world: World, odin: Staff, acting: Callable[[Staff], Actor]
    ) -> None:
        self.fault("people_person", make_person(world).pk, column="old")
        assert queries.faults_for(acting(odin))[0].field == "old"


def test_what_was_found_last(odin: Staff) -> None:
    assert queries.last_check() is None
    for entries in (1, 2):
        queries.ReadingCheck.objects.create(by="odin", intact=True, entries=entries)
    found = queries.last_check()
    assert found is not None
    assert found.entries == 2
