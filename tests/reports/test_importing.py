"""Taking a register in: whole, once, and never over what was put right here."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from lykt.field.models import Shift
from lykt.figures.register import BadRegister, write_register
from lykt.organisation.access import Refused
from lykt.organisation.acting import Actor, acting_as
from lykt.organisation.models import Staff, StaffPost, Unit
from lykt.organisation.roles import Role
from lykt.people.actions import correct_contact, merge_people
from lykt.people.models import Contact, Person
from lykt.reports import importing
from lykt.reports.importing import Imported, import_register
from tests.reports.folders import CONTACTS, PEOPLE, SHIFTS, folder
from tests.support.people import World


def counts(done: Imported) -> dict[str, tuple[int, int]]:
    return {name: (table.new, table.known) for name, table in done.tables.items()}


def everything() -> list[list[Any]]:
    """Return all that an import could have changed."""
    tables = (Person, Contact, Shift, Unit)
    return [list(table.objects.order_by("pk").values()) for table in tables]


def test_what_a_register_says_is_here_afterwards(
    world: World, operator: Actor, tmp_path: Path
) -> None:
    done = import_register(folder(tmp_path), by=operator, controller=world.fjordby)
    assert counts(done) == {"people": (3, 0), "contacts": (4, 0), "shifts": (2, 0)}
    assert done.units == []
    one = Person.objects.get(register_id="p1")
    assert (one.country, one.origin, one.gender, one.birth_year) == (
        "NG",
        "foreign",
        "female",
        1990,
    )
    assert (one.controller, one.unit, one.first_contact) == (world.fjordby, world.service, None)
    assert Person.objects.get(register_id="p2").first_contact == date(2009, 5, 1)
    assert list(one.contacts.order_by("date").values_list("date", "channel", "register_id")) == [
        (date(2012, 1, 2), "street", "c1"),
        (date(2012, 2, 3), "health", "c2"),
    ]
    assert Contact.objects.get(register_id="c4").person is None
    shift = Shift.objects.get(register_id="s1")
    assert (shift.area, shift.staff, float(shift.hours), shift.met) == ("Havna", 2, 3.5, 14)
    assert shift.seen is None


def test_codes_are_fresh_speakable_and_never_the_registers_own(
    world: World, operator: Actor, tmp_path: Path
) -> None:
    import_register(folder(tmp_path), by=operator, controller=world.fjordby)
    codes = list(Person.objects.values_list("code", "code_key"))
    assert len({key for _code, key in codes}) == 3
    assert all(code.count("-") == 2 for code, _key in codes)
    found = Person.objects.order_by("code_key").first()
    assert found is not None
    stored = found.code_key
    found.save()
    assert found.code_key == stored


def test_the_same_register_twice_changes_nothing(
    world: World, operator: Actor, tmp_path: Path
) -> None:
    import_register(folder(tmp_path), by=operator, controller=world.fjordby)
    before = everything()
    again = import_register(tmp_path, by=operator, controller=world.fjordby)
    assert not again.changed
    assert counts(again) == {"people": (0, 3), "contacts": (0, 4), "shifts": (0, 2)}
    assert again.lines()[-1] == "Nothing has changed: everything was here already."
    assert everything() == before


def test_the_same_register_as_parquet_is_the_same_register(
    world: World, operator: Actor, tmp_path: Path
) -> None:
    from lykt.figures.register import open_register

    import_register(folder(tmp_path / "csv"), by=operator, controller=world.fjordby)
    with open_register(tmp_path / "csv") as register:
        tables = {name: list(register.batches(name)) for name in ("people", "contacts", "shifts")}
    write_register(tmp_path / "parquet", tables, format="parquet")
    again = import_register(tmp_path / "parquet", by=operator, controller=world.fjordby)
    assert not again.changed


def test_a_register_that_has_grown_brings_what_is_new(
    world: World, operator: Actor, tmp_path: Path
) -> None:
    import_register(folder(tmp_path / "a"), by=operator, controller=world.fjordby)
    grown = folder(
        tmp_path / "b",
        people=PEOPLE + "    p4,RO,foreign,female,,\n",
        contacts=CONTACTS + "    c5,p4,2012-05-05,Møteplassen,phone\n"
        "    c6,p1,2012-05-05,Møteplassen,phone\n",
    )
    done = import_register(grown, by=operator, controller=world.fjordby)
    assert counts(done) == {"people": (1, 3), "contacts": (2, 4), "shifts": (0, 2)}
    assert Person.objects.get(register_id="p1").contacts.count() == 3


OTHER_CONTENT = [
    ("people", PEOPLE, "p2,NO", "p2,SE", "people.csv, line 3, field country"),
    ("people", PEOPLE, "1990", "1991", "people.csv, line 2, field birth_year"),
    ("people", PEOPLE, "2009-05-01", "2009-05-02", "people.csv, line 3, field first_contact"),
    ("contacts", CONTACTS, "c2,p1", "c2,p2", "contacts.csv, line 3, field person_id"),
    ("contacts", CONTACTS, "c4,,2012-02-04", "c4,,2012-02-06", "contacts.csv, line 5, field date"),
    ("contacts", CONTACTS, "drop_in", "phone", "contacts.csv, line 4, field channel"),
    (
        "contacts",
        CONTACTS,
        "Møteplassen,drop_in",
        "Klinikken,drop_in",
        "contacts.csv, line 4, field unit",
    ),
    ("shifts", SHIFTS, "3.5", "3.25", "shifts.csv, line 2, field hours"),
    ("shifts", SHIFTS, "20,31", "20,", "shifts.csv, line 3, field seen"),
]


@pytest.mark.parametrize(("table", "text", "said", "says", "where"), OTHER_CONTENT)
def test_the_same_id_with_other_content_is_refused(
    world: World,
    operator: Actor,
    tmp_path: Path,
    table: str,
    text: str,
    said: str,
    says: str,
    where: str,
) -> None:
    import_register(folder(tmp_path / "a"), by=operator, controller=world.fjordby)
    before = everything()
    assert said in text
    changed = text.replace(said, says)
    extra = {"people": "    p9,,unknown,unknown,,\n"}.get(table, "")
    other = folder(tmp_path / "b", **{table: changed + extra})
    with pytest.raises(BadRegister) as refusal:
        import_register(other, by=operator, controller=world.fjordby)
    assert str(refusal.value).startswith(where)
    assert len(refusal.value.faults) == 1
    assert everything() == before


def test_every_id_in_conflict_is_counted_and_the_first_are_told(
    world: World, operator: Actor, tmp_path: Path
) -> None:
    head = "    person_id,country,origin,gender\n"
    people = head + "".join(f"    p{n},NO,norwegian,male\n" for n in range(30))
    none = CONTACTS.splitlines()[1] + "\n"
    import_register(
        folder(tmp_path / "a", people=people, contacts=none),
        by=operator,
        controller=world.fjordby,
    )
    other = folder(tmp_path / "b", people=people.replace("NO", "SE"), contacts=none)
    with pytest.raises(BadRegister) as refusal:
        import_register(other, by=operator, controller=world.fjordby)
    assert (len(refusal.value.faults), refusal.value.more) == (20, 10)


def test_what_was_put_right_here_stays_when_the_register_comes_again(
    world: World, operator: Actor, tmp_path: Path
) -> None:
    import_register(folder(tmp_path), by=operator, controller=world.fjordby)
    slip = Contact.objects.get(register_id="c1")
    correct_contact(by=operator, contact=slip, reason="wrong_date", date=date(2012, 1, 3))
    keep, other = (Person.objects.get(register_id=key) for key in ("p1", "p3"))
    merge_people(by=operator, keep=keep, other=other, reason="mistake")
    keep.birth_year = 1989
    keep.save()
    before = everything()
    assert not import_register(tmp_path, by=operator, controller=world.fjordby).changed
    assert everything() == before


def test_another_controller_keeps_the_same_ids_apart(
    world: World, operator: Actor, tmp_path: Path
) -> None:
    import_register(folder(tmp_path), by=operator, controller=world.fjordby)
    done = import_register(tmp_path, by=operator, controller=world.elvestad)
    assert counts(done)["people"] == (3, 0)
    assert done.units == ["Møteplassen"]
    assert Person.objects.filter(register_id="p1").count() == 2


def test_a_person_is_kept_by_the_unit_that_met_them_first(
    world: World, operator: Actor, tmp_path: Path
) -> None:
    contacts = """
        contact_id,person_id,date,unit,channel
        c1,p1,2012-05-01,Møteplassen,street
        c2,p1,2012-01-01,Klinikken,health
        c3,p2,2012-05-01,Møteplassen,street
    """
    import_register(folder(tmp_path, contacts=contacts), by=operator, controller=world.fjordby)
    units = dict(Person.objects.values_list("register_id", "unit__name"))
    # Whom nobody has met is kept by the unit with most contacts.
    assert units == {"p1": "Klinikken", "p2": "Møteplassen", "p3": "Møteplassen"}


REFUSED_BY_THE_DATABASE = [
    ("2,3.5,14", "0,3.5,14", "shifts.csv, line 2, field staff, value '0'"),
    ("2,3.5,14", "2,0,14", "shifts.csv, line 2, field hours, value '0.00'"),
    ("2,3,20", "2,3,40000", "shifts.csv, line 3, field met, value '40000'"),
    ("20,31", "20,40000", "shifts.csv, line 3, field seen, value '40000'"),
]


@pytest.mark.parametrize(("said", "says", "where"), REFUSED_BY_THE_DATABASE)
def test_what_the_database_could_not_keep_is_told_as_a_fault(
    world: World, operator: Actor, tmp_path: Path, said: str, says: str, where: str
) -> None:
    assert said in SHIFTS
    place = folder(tmp_path, shifts=SHIFTS.replace(said, says))
    with pytest.raises(BadRegister) as refusal:
        import_register(place, by=operator, controller=world.fjordby)
    assert str(refusal.value).startswith(where)


def test_an_age_band_that_is_unknown_is_none(
    world: World, operator: Actor, tmp_path: Path
) -> None:
    people = """
        person_id,country,origin,gender,age_band,age_band_year
        p1,,unknown,unknown,unknown,
        p2,,unknown,unknown,18-23,2012
    """
    import_register(folder(tmp_path, people=people), by=operator, controller=world.fjordby)
    bands = dict(Person.objects.values_list("register_id", "age_band"))
    assert bands == {"p1": "", "p2": "18-23"}


def test_a_passport_is_left_out_and_that_is_said(
    world: World, operator: Actor, tmp_path: Path
) -> None:
    people = """
        person_id,country,origin,gender,passport
        p1,NG,foreign,unknown,IT
        p2,,unknown,unknown,
    """
    done = import_register(folder(tmp_path, people=people), by=operator, controller=world.fjordby)
    assert "The passport of 1 was left out" in done.lines()


def test_a_failure_in_the_middle_leaves_nothing(
    world: World, operator: Actor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise RuntimeError("the power went")

    before = everything()
    monkeypatch.setattr(importing._Writer, "shifts", fail)
    with pytest.raises(RuntimeError):
        import_register(folder(tmp_path), by=operator, controller=world.fjordby)
    assert everything() == before


def test_many_batches_are_as_one(
    world: World, operator: Actor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "BATCH", 2)
    monkeypatch.setattr(importing, "REMEMBERED", 1)
    told: list[tuple[str, int]] = []
    done = import_register(
        folder(tmp_path),
        by=operator,
        controller=world.fjordby,
        progress=lambda table, rows: told.append((table, rows)),
    )
    assert counts(done) == {"people": (3, 0), "contacts": (4, 0), "shifts": (2, 0)}
    assert told == [
        ("people", 2), ("people", 3), ("contacts", 2), ("contacts", 4), ("shifts", 2),
    ]  # fmt: skip


def test_a_leader_takes_in_for_the_units_they_lead(
    world: World, leila: Staff, tmp_path: Path
) -> None:
    with acting_as(leila.as_actor()) as leader:
        import_register(folder(tmp_path), by=leader, controller=world.fjordby)
        assert set(Person.objects.values_list("registered_by", flat=True)) == {leila.pk}


def test_a_leader_of_one_unit_takes_in_a_register_that_calls_it_otherwise(
    world: World, leila: Staff, tmp_path: Path
) -> None:
    strange = {
        "contacts": CONTACTS.replace("Møteplassen", "Pro Sentret"),
        "shifts": SHIFTS.replace("Møteplassen", "Pro Sentret"),
    }
    with acting_as(leila.as_actor()) as leader:
        done = import_register(folder(tmp_path, **strange), by=leader, controller=world.fjordby)
        assert set(Contact.objects.values_list("unit", flat=True)) == {world.service.pk}
    assert done.units == []
    assert not Unit.objects.filter(name="Pro Sentret").exists()
    assert StaffPost.objects.filter(staff=leila).count() == 1


def test_a_leader_of_several_units_says_into_which(
    world: World, leila: Staff, tmp_path: Path
) -> None:
    StaffPost.objects.create(
        staff=leila, controller=world.fjordby, unit=world.clinic, role=Role.UNIT_LEADER
    )
    strange = {
        "contacts": CONTACTS.replace("Møteplassen", "Pro Sentret"),
        "shifts": SHIFTS.replace("Møteplassen", "Pro Sentret"),
    }
    place = folder(tmp_path, **strange)
    with acting_as(leila.as_actor()) as leader:
        # One of another organisation is none of theirs here, though they should lead it too.
        StaffPost.objects.create(
            staff=leila, controller=world.elvestad, unit=world.elsewhere, role=Role.UNIT_LEADER
        )
        leader = leila.as_actor()
        for into in (None, world.elsewhere):
            with pytest.raises(Refused):
                import_register(place, by=leader, controller=world.fjordby, into=into)
        import_register(place, by=leader, controller=world.fjordby, into=world.clinic)
        assert set(Contact.objects.values_list("unit", flat=True)) == {world.clinic.pk}


def test_the_page_asks_a_leader_of_several_units_into_which(
    world: World, leila: Staff, client_of: Callable[[Staff], Client], tmp_path: Path
) -> None:
    client, page = client_of(leila), reverse("register")
    assert 'name="into"' not in client.get(page).content.decode()
    StaffPost.objects.create(
        staff=leila, controller=world.fjordby, unit=world.clinic, role=Role.UNIT_LEADER
    )
    assert 'name="into"' in client.get(page).content.decode()
    strange = {
        "contacts": CONTACTS.replace("Møteplassen", "Pro Sentret"),
        "shifts": SHIFTS.replace("Møteplassen", "Pro Sentret"),
    }
    place = folder(tmp_path, **strange)

    def sent(into: str) -> HttpResponse:
        files = [SimpleUploadedFile(one.name, one.read_bytes()) for one in place.iterdir()]
        told = {"controller": "Fjordby", "into": into, "register": files}
        return client.post(reverse("register_import"), told)

    assert sent("").status_code == 422
    assert "Choose into which of your units" in sent("").content.decode()
    assert sent(world.elsewhere.handle).status_code == 422
    assert sent(world.clinic.handle).status_code == 302
    with acting_as(leila.as_actor()):
        assert set(Contact.objects.values_list("unit", flat=True)) == {world.clinic.pk}


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("Klinikken", "it is somebody else's"),
        ("Møteplassen,street\n    c9,,2012-02-04,Klinikken", "one of two is somebody else's"),
        ("Nye,street\n    c9,,2012-02-04,Nyere", "which of two unknown ones is it"),
    ],
)
def test_a_leader_does_not_take_in_for_others(
    world: World, leila: Staff, tmp_path: Path, said: str, why: str
) -> None:
    contacts = CONTACTS.replace("2012-02-04,Møteplassen", f"2012-02-04,{said}")
    with acting_as(leila.as_actor()) as leader:
        place = folder(tmp_path, contacts=contacts)
        with pytest.raises(Refused):
            import_register(place, by=leader, controller=world.fjordby)
        with pytest.raises(Refused):
            import_register(folder(tmp_path), by=leader, controller=world.elvestad)
        assert not Person.objects.exists()


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.UNIT_LEADER])
def test_nobody_but_leaders_takes_a_register_in(world: World, tmp_path: Path, role: Role) -> None:
    from tests.support.people import make_staff

    actor = make_staff(role, world.service).as_actor()
    with acting_as(actor), pytest.raises(Refused):
        # Refused before the folder is read: this one is not even there.
        import_register(tmp_path / "none", by=actor, controller=world.fjordby)


def test_a_leader_cannot_hang_a_contact_on_a_person_of_another_unit(
    world: World, operator: Actor, leila: Staff, tmp_path: Path
) -> None:
    """Whoever guesses the id and every fact of a person elsewhere is still refused."""
    nobody = "shift_id,date,unit,area,staff,hours,met,seen\n"
    here = "contact_id,person_id,date,unit,channel\n{},p1,2012-01-02,{},street\n"
    person = (
        "person_id,country,origin,gender,birth_year,first_contact\np1,NG,foreign,female,1990,\n"
    )
    theirs = here.format("c1", "Klinikken")
    place = folder(tmp_path / "theirs", people=person, contacts=theirs, shifts=nobody)
    import_register(place, by=operator, controller=world.fjordby)
    guessed = here.format("c9", "Møteplassen")
    place = folder(tmp_path / "guessed", people=person, contacts=guessed, shifts=nobody)
    with acting_as(leila.as_actor()) as leader:
        with pytest.raises(BadRegister) as refused:
            import_register(place, by=leader, controller=world.fjordby)
        assert [fault.field for fault in refused.value.faults] == ["person_id"]
        assert Contact.objects.filter(unit=world.service).count() == 0
