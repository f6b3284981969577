"""Giving a register out: the same figures, under ids that tell nothing."""

import csv
import json
import re
from pathlib import Path
from typing import Any, Literal

import pytest

from lykt.figures.engine import portfolio
from lykt.figures.register import Register, open_register
from lykt.organisation.access import Refused
from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.models import Staff, StaffPost
from lykt.organisation.roles import Role
from lykt.people.actions import correct_contact, merge_people, register_contact
from lykt.people.models import Contact, Person
from lykt.privacy.reading.models import ReadingEntry
from lykt.privacy.reading.record import names_in_record
from lykt.reports import exporting
from lykt.reports.exporting import FolderInUse, export_register
from lykt.reports.importing import import_register
from lykt.reports.register import register_of
from tests.reports.folders import folder
from tests.support.people import World


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture
def lived_in(world: World, operator: Actor, tmp_path: Path) -> World:
    """A register that was taken in, and worked with since."""
    import_register(folder(tmp_path / "first"), by=operator, controller=world.fjordby)
    register_contact(
        by=operator,
        unit=world.service,
        date=Contact.objects.latest("date").date,
        channel="street",
        count=3,
    )
    keep, other = (Person.objects.get(register_id=key) for key in ("p1", "p2"))
    merge_people(by=operator, keep=keep, other=other, reason="mistake")
    slip = Contact.objects.get(register_id="c2")
    correct_contact(by=operator, contact=slip, reason="mistyped", channel="phone")
    return world


@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_taken_in_elsewhere_an_export_gives_the_same_figures(
    lived_in: World, operator: Actor, tmp_path: Path, format: Literal["csv", "parquet"]
) -> None:
    out = tmp_path / "out"
    count = export_register(out, by=operator, units={lived_in.service.pk}, format=format)
    assert count == {"people": 2, "contacts": 7, "shifts": 2}
    with open_register(out) as register:
        wanted = portfolio(register)
    import_register(out, by=operator, controller=lived_in.elvestad)
    units = set(lived_in.elvestad.units.values_list("pk", flat=True))
    from lykt.reports.register import register_for

    with register_for(operator, units) as register:
        assert portfolio(register) == wanted
    with register_for(operator, {lived_in.service.pk}) as register:
        assert portfolio(register) == wanted


def test_the_ids_are_made_for_one_export(lived_in: World, operator: Actor, tmp_path: Path) -> None:
    exports = [tmp_path / "one", tmp_path / "other"]
    for out in exports:
        export_register(out, by=operator, units={lived_in.service.pk})
    one, other = ({row["person_id"] for row in rows(out / "people.csv")} for out in exports)
    assert not one & other
    inside = {key.hex for key in Person.objects.values_list("pk", flat=True)}
    inside |= set(Person.objects.values_list("code", flat=True))
    inside |= set(Person.objects.values_list("handle", flat=True))
    text = "".join(path.read_text(encoding="utf-8") for path in exports[0].iterdir())
    # As a word of its own: two letters of a short id may well stand inside a random one.
    told = [one for one in inside if re.search(rf"(?<![\w-]){re.escape(one)}(?![\w-])", text)]
    assert not told
    # Too short to be looked for in any place: a fresh id may begin like one of these.
    assert not set(Person.objects.values_list("register_id", flat=True)) & one
    met = {row["person_id"] for row in rows(exports[0] / "contacts.csv")} - {""}
    assert met <= one


def test_the_order_of_people_does_not_tell_when_they_came(
    world: World, operator: Actor, tmp_path: Path
) -> None:
    people = "    person_id,country,origin,gender,birth_year\n" + "".join(
        f"    p{n},,unknown,unknown,{1950 + n}\n" for n in range(50)
    )
    import_register(
        folder(tmp_path / "in", people=people, contacts=NO_CONTACTS),
        by=operator,
        controller=world.fjordby,
    )
    export_register(tmp_path / "out", by=operator, units={world.service.pk})
    found = rows(tmp_path / "out" / "people.csv")
    ids = [row["person_id"] for row in found]
    assert ids == sorted(ids)
    years = [row["birth_year"] for row in found]
    assert len(years) == 50
    assert years != sorted(years)


NO_CONTACTS = """
    contact_id,person_id,date,unit,channel
"""


def test_only_its_owner_can_open_it(lived_in: World, operator: Actor, tmp_path: Path) -> None:
    out = tmp_path / "out"
    export_register(out, by=operator, units={lived_in.service.pk})
    assert {path.stat().st_mode & 0o077 for path in (out, *out.iterdir())} == {0}
    package = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
    assert [one["path"] for one in package["resources"]] == [
        "people.csv", "contacts.csv", "shifts.csv",
    ]  # fmt: skip


def test_a_folder_that_holds_something_is_left_alone(
    lived_in: World, operator: Actor, tmp_path: Path
) -> None:
    taken = folder(tmp_path / "taken")
    before = {path.name: path.read_bytes() for path in taken.iterdir()}
    with pytest.raises(FolderInUse):
        export_register(taken, by=operator, units={lived_in.service.pk})
    assert {path.name: path.read_bytes() for path in taken.iterdir()} == before


def test_what_fails_leaves_nothing(
    lived_in: World, operator: Actor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from lykt.figures import writing

    def fail(*_arguments: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(writing, "datapackage", fail)
    place = tmp_path / "place"
    place.mkdir()
    with pytest.raises(OSError, match="disk"):
        export_register(place / "out", by=operator, units={lived_in.service.pk})
    assert list(place.iterdir()) == []


@pytest.mark.parametrize("name", ["froya", "aksel", "pal", "astrid", "odin", "parisa", "kaja"])
def test_nobody_but_leaders_gives_a_register_out(
    world: World, tmp_path: Path, name: str, request: pytest.FixtureRequest
) -> None:
    actor = request.getfixturevalue(name).as_actor()
    with acting_as(actor), pytest.raises(Refused):
        export_register(tmp_path / "out", by=actor, units={world.service.pk})
    assert not (tmp_path / "out").exists()


def test_a_leader_gives_out_their_own_units_alone(
    world: World, leila: Staff, tmp_path: Path
) -> None:
    with acting_as(leila.as_actor()) as leader:
        export_register(tmp_path / "own", by=leader, units={world.service.pk})
        with pytest.raises(Refused):
            export_register(tmp_path / "all", by=leader, units={world.service.pk, world.clinic.pk})


@pytest.mark.parametrize(("post", "given"), [(None, False), (Role.HEALTH_WORKER, True)])
def test_the_clinic_is_left_out_for_those_who_do_not_read_it(
    world: World, operator: Actor, leila: Staff, tmp_path: Path, post: Role | None, given: bool
) -> None:
    import_register(folder(tmp_path / "first"), by=operator, controller=world.fjordby)
    if post:
        StaffPost.objects.create(
            staff=leila, controller=world.fjordby, unit=world.service, role=post
        )
    with acting_as(leila.as_actor()) as leader:
        export_register(tmp_path / "out", by=leader, units={world.service.pk})
    channels = {row["channel"] for row in rows(tmp_path / "out" / "contacts.csv")}
    assert ("health" in channels) is given
    assert "street" in channels


@pytest.mark.parametrize(
    ("post", "first"), [(None, "2026-02-01"), (Role.HEALTH_WORKER, "2020-01-01")]
)
def test_a_first_day_at_the_clinic_is_left_out_too(
    world: World, leila: Staff, tmp_path: Path, post: Role | None, first: str
) -> None:
    if post:
        StaffPost.objects.create(
            staff=leila, controller=world.fjordby, unit=world.service, role=post
        )
    kept = {"controller": world.fjordby, "unit": world.service}
    with acting_as(leila.as_actor()) as leader:
        days = {"first_contact": "2026-02-01", "first_at_clinic": "2020-01-01"}
        one = Person.objects.create(**kept, code="BLÅ-BRO-7", first_contact="2026-02-01")
        Person.objects.create(**kept, code="GUL-BRO-7", merged_into=one, **days)
        export_register(tmp_path / "out", by=leader, units={world.service.pk})
    assert [row["first_contact"] for row in rows(tmp_path / "out" / "people.csv")] == [first]


def test_those_are_noted_who_are_written(
    lived_in: World, operator: Actor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody met for the first time while the register is being read is in it."""

    def meet_more(*args: Any, **kwargs: Any) -> Register:
        for _one in range(2):
            register_contact(
                by=operator,
                unit=lived_in.service,
                date=Contact.objects.latest("date").date,
                channel="street",
                new_person={},
            )
        return register_of(*args, **kwargs)

    monkeypatch.setattr(exporting, "register_of", meet_more)
    count = export_register(tmp_path / "out", by=operator, units={lived_in.service.pk})
    noted = {name for entry in ReadingEntry.objects.all() for name in entry.subjects}
    everybody = set(Person.objects.values_list("pk", flat=True))
    # Two codes are one person: their rows are given out as one, and both are noted.
    assert (count["people"], len(everybody)) == (4, 5)
    assert noted == names_in_record(everybody)
